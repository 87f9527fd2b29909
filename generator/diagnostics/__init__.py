"""What is wrong in the content, where, and what to do about it.

`diagnostic.py` is the value, `codes.py` the table of everything that can be wrong, and one module
each makes it readable: `text.py` for a terminal, `json_document.py` for programs, `sarif.py` for
code scanning, `github.py` for a job's log.
A stage of the build returns `(value, diagnostics)`; an exception is a bug of the generator.
"""
