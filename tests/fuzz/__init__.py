"""Mutations of good input for as long as one likes: `make fuzz SECONDS=600`.

What failed once stands in `corpus/` and is tried by every run of the tests.
"""
