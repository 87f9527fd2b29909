"""The editor's desk: what helps to write, find, move and compare records; nothing here prints.

Each command of `generator/cli/` that is not `check` or `build` has its work done here.
"""
