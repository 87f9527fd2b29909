"""Fixes that a machine may make: which of them go together, and how they reach the files.

`edits.py` is the pure part, from a text and edits to another text; `apply.py` reads and writes.
Which problems there are is for the caller to say: a check, or one button of the preview.
"""
