"""What is wrong in the content, where, and what to do about it.

`diagnostic.py` is the value, `codes.py` the table of everything that can be wrong, `text.py` the
report for a terminal.
A stage of the build returns `(value, diagnostics)`; an exception is a bug of the generator.
"""
