"""Lists that may grow too long for one page, and are then parted by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import routes
from generator.pages.grouping import LONGEST_PAGE
from generator.projections.cards import Link

UNDATED = "undated"

Numbers = tuple[tuple[int | None, int], ...]
"""Years, each with how many entries; one may occur more than once."""

Years = tuple[tuple[Link, int], ...]
"""The parts of a list, the newest year first, each with how many entries it has."""


def name_of(year: int | None) -> str:
    """Return the name of the part in which a year's entries stand."""
    return UNDATED if year is None else f"{year:04}"


def years_of(whole: str, entries: Iterable[tuple[int | None, int]]) -> Years:
    """Return the parts that a list at the address `whole` needs; none if it fits on one page."""
    told: Counter[int | None] = Counter()
    for year, number in entries:
        told[year] += number
    if told.total() <= LONGEST_PAGE:
        return ()
    return parted(whole, told.items())


def parted(whole: str, years: Iterable[tuple[int | None, int]]) -> Years:
    """Return the parts of a list at the address `whole`, of which it has one a year."""
    told = dict(years)
    ordered = sorted(told, key=lambda year: (year is None, -(year or 0)))
    return tuple(
        (
            Link(
                route=routes.part(whole, name_of(year)),
                text="Date not known" if year is None else str(year),
            ),
            told[year],
        )
        for year in ordered
    )


def names(parts: Years) -> tuple[str, ...]:
    """Return the names of the pages that such a list has; "" is the first and perhaps only one."""
    return ("", *(link.route.rstrip("/").rpartition("/")[2] for link, _ in parts))
