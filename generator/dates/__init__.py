"""Dates as far as anybody knows them: read (`edtf`), compare (`interval`), word (`wording`).

The subset of EDTF (ISO 8601-2:2019, and https://www.loc.gov/standards/datetime/) that editors
write: level 0, and of levels 1 and 2 what reports on disputed events need.
Nothing here makes a date more precise than its author wrote it.
"""
