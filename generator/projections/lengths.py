"""How long lists may be: what is longer is parted into pages of its own."""

LONGEST_PAGE = 400
"""Entries on one page; filtering more is slow on a phone."""

LONGEST_PART = 250
"""Entries on one page of a list that has several, which has no need to fill its budget."""

LONGEST_TIMELINE = 50
"""Claims of a timeline inside of a story, which may have several; the rest is one click away."""

LONGEST_INDEX = 300
"""Names on a page that shows names alone beside much else; of more, it leads to lists of them."""
