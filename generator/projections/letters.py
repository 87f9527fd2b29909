"""Names in alphabetical order, and the letters under which lists file them."""

from __future__ import annotations

import unicodedata

OTHER = "other"
"""Files what begins with no letter from A to Z."""


def plain(name: str) -> str:
    """Return a name as it is sorted: without marks on letters, in small letters."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def letter_of(name: str) -> str:
    """Return the small letter that files a name, or `OTHER`."""
    first = plain(name)[:1]
    return first if first.isascii() and first.isalpha() else OTHER


def place_of(letter: str) -> tuple[bool, str]:
    """Return a letter's place in order: what begins with none comes first."""
    return letter != OTHER, letter


def in_words(letter: str) -> str:
    """Return a letter as a heading."""
    return "0 to 9, and other" if letter == OTHER else letter.upper()
