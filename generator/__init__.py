"""Onrecord: a static-site generator for claims, statements and their sources.

Read `generator/build.py` first: it tells the whole story.
"""

__version__ = "0.1.0"
