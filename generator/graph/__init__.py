"""The whole record at once: who says what about what, and everything that follows from it.

`graph` holds the records and their indexes; each other module derives one thing by pure functions.
"""
