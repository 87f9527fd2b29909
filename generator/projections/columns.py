"""Columns: what a cell of a table holds, and how it is read from a row; the tables stand on this.

Where a cell holds several values, `SEPARATOR` stands between them; a cell without a value is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from generator.formats.sheet import Cell
from generator.projections.rows import (
    Dated,
    Named,
)

SEPARATOR = "; "

Absolute = Callable[[str], str]
"""Makes the full web address of a route."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Table Schema `type` (string, uri, integer, boolean, date), its sense.

    `read` takes a row and what makes addresses.
    """

    name: str
    type: str
    about: str
    read: Callable[[Any, Absolute], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `name` is that of its file, `one` what a row is, `key` the columns that tell rows.

    `refers` are (column, table) where each value is an id of that table.
    """

    name: str
    one: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    refers: tuple[tuple[str, str], ...] = ()


def plain(name: str, about: str, kind: str = "string", field: str = "") -> Column:
    """Return the column of a value of the row, in a field of the same name or another."""
    get = attrgetter(field or name)
    return Column(name, kind, about, lambda row, _to: get(row))


def address(about: str, route: Callable[[Any], str], name: str = "url") -> Column:
    """Return the column of a web address, made of a route; empty where that is."""
    return Column(name, "uri", about, lambda row, to: to(route(row)) if route(row) else "")


def listed(name: str, about: str, values: Callable[[Any], Iterable[str]]) -> Column:
    """Return the column of several values."""
    told = f"{about}, with a semicolon between several"
    return Column(name, "string", told, lambda row, _to: SEPARATOR.join(values(row)))


def dates(name: str, about: str, field: str = "") -> tuple[Column, Column, Column]:
    """Return the three columns of a date: as it was written, its first and its last day."""
    get: Callable[[Any], Dated] = attrgetter(field or name)
    return (
        Column(
            f"{name}_as_written",
            "string",
            f"{about}, as precise as it is known (EDTF)",
            lambda row, _to: get(row).as_written,
        ),
        Column(
            f"{name}_earliest",
            "date",
            f"{about}: the first day that it may be; empty where that is open",
            lambda row, _to: get(row).earliest,
        ),
        Column(
            f"{name}_latest",
            "date",
            f"{about}: the last day that it may be; empty where that is open",
            lambda row, _to: get(row).latest,
        ),
    )


def bounds(name: str, about: str) -> tuple[Column, Column]:
    """Return the two columns of a pair of days."""
    get = attrgetter(name)
    return (
        Column(
            f"{name}_earliest",
            "date",
            f"{about}: the first day that it may be; empty where not known",
            lambda row, _to: get(row)[0],
        ),
        Column(
            f"{name}_latest",
            "date",
            f"{about}: the last day that it may be; empty where not known",
            lambda row, _to: get(row)[1],
        ),
    )


def ids(named: Iterable[Named]) -> list[str]:
    """Return the ids of other records."""
    return [one.id for one in named]


def names(named: Iterable[Named]) -> list[str]:
    """Return the names of other records."""
    return [one.name for one in named]
