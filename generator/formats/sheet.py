"""Tables as CSV (RFC 4180): CRLF ends a line, a quote within quotes is doubled, UTF-8, one header.

A cell that a spreadsheet would run as a formula gets an apostrophe before it
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

RUN = frozenset(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""With what a text begins that a spreadsheet runs, or takes for the beginning of what it runs."""


Cell = str | int | bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, and rows of as many texts, numbers and yes-or-nos."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(view: Sheet) -> bytes:
    """Write a table as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(view.columns)
    writer.writerows([_cell(one) for one in row] for row in view.rows)
    return file.getvalue().encode()


def _cell(value: Cell, /) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value[:1] in RUN else value
