"""Changes: what was added, updated, corrected and withdrawn on this site, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from generator import routes
from generator.pages import parts
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.cards import Link, SiteChange
from generator.projections.changes import AddedRecords, ChangeDay, change_days

Entry = SiteChange | AddedRecords
"""A change, a record that was added, or very many of them, of which only the number is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What `changes.html` sees.

    `days` are the newest first; those of the first page of a long history are the latest alone.
    """

    title: str
    days: tuple[ChangeDay, ...]
    leaf: parts.Leaf


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of all changes, and more where they are too many for it.

    `years` are those that have any, each with how many.
    """
    return tuple(
        Page(routes.part(routes.CHANGES, name), "changes.html", partial(view, name))
        for name in parts.by_year(routes.CHANGES, years).names()
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` ends its address."""
    days = ask(change_days, "")
    leaf = parts.by_year(routes.CHANGES, ((one.year, one.entries) for one in days)).leaf(name)
    entries = [(day, entry) for day in days for entry in _entries(day)]
    here = leaf.of((one[0].year, one) for one in entries) if name else entries
    title = leaf.titled("Changes")
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            description="What was added, updated, corrected and withdrawn on this site, and when.",
            trail=leaf.trail(Link(route=routes.CHANGES, text="Changes")),
        ),
        ChangesView(title=title, days=tuple(_days(here[: lengths.LONGEST_PAGE])), leaf=leaf),
    )


def _entries(day: ChangeDay) -> Iterator[Entry]:
    yield from day.changes
    for added in day.added:
        if added.links:
            yield from (replace(added, links=(link,)) for link in added.links)
        else:
            yield added


def _days(entries: Iterable[tuple[ChangeDay, Entry]]) -> Iterator[ChangeDay]:
    """Put entries together again: days that have what stands on this page, and no more."""
    for _, of_day in groupby(entries, key=lambda one: one[0].anchor):
        told = list(of_day)
        added: dict[str, AddedRecords] = {}
        for _, entry in told:
            if isinstance(entry, AddedRecords):
                held = added[entry.kind].links if entry.kind in added else ()
                added[entry.kind] = replace(entry, links=held + entry.links)
        yield replace(
            told[0][0],
            changes=tuple(entry for _, entry in told if isinstance(entry, SiteChange)),
            added=tuple(added.values()),
        )
