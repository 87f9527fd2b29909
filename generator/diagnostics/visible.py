"""Text of unknown origin made safe and measurable for a terminal.

Content can hold escape sequences, invisible characters and characters that reorder a line; none of
them may reach the editor's terminal or a log, and each pointer has to stand below its word.
"""

import unicodedata
from typing import NamedTuple

_TAB = "    "
_JOINERS = "\u200c\u200d"


class Cell(NamedTuple):
    """What is shown for one character of the source, and how many columns that takes."""

    text: str
    width: int


def cells(text: str) -> list[Cell]:
    """One cell for each character; controls and invisible characters as `<U+202E>`.

    Widths follow Unicode's East Asian Width (UAX #11): wide and fullwidth take two columns,
    combining marks none.
    """
    return [_cell(character) for character in text]


def visible(text: str, limit: int) -> str:
    """The text on one line, escaped, cut with an ellipsis so that it has `limit` characters."""
    cut = _cut(text, limit)
    if cut.isascii() and cut.isprintable():
        return cut
    line = cut.replace("\n", " ").replace("\t", " ")
    return _cut("".join(cell.text for cell in cells(line)), limit)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _cell(character: str) -> Cell:
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        return Cell(_TAB, len(_TAB))
    category = unicodedata.category(character)
    if character in _JOINERS or category in ("Mn", "Me"):
        return Cell(character, 0)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        name = f"<U+{ord(character):04X}>"
        return Cell(name, len(name))
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)
