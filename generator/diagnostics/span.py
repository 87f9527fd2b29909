"""Where something stands in a source file."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text file, as editors count: lines and columns from 1, the end exclusive.

    Columns count characters (code points), not bytes.
    A tuple, so that spans sort by position and are cheap: a record has some fifty of them.
    """

    line: int
    column: int
    end_line: int
    end_column: int


def source_lines(text: str) -> tuple[str, ...]:
    r"""The lines of a file as spans count them: parted by `\n`, `\r\n` or `\r` and nothing else.

    `str.splitlines` would also part at form feeds and U+2028, which editors show within a line.
    """
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""The line and the column, from 1, of a place in a text whose lines are parted by `\n`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
