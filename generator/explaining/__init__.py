"""Why the record says what it says, told to editors: one module a kind of record.

`account.py` is the value, `record.py` finds what somebody asks about and the module that tells it.
"""
