"""Changes: what was added, updated, corrected and withdrawn on this site, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages import parts
from generator.pages.grouping import LONGEST_PAGE
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.changes import ChangeDay, change_days


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What `changes.html` sees.

    `days` are the newest first; with `years`, those of the first page are the latest alone.
    Of more than `most` records that were added on one day only the number is shown.
    """

    title: str
    days: tuple[ChangeDay, ...]
    years: parts.Years
    most: int = LONGEST_PAGE


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of all changes, and one a year where they are too many for it.

    `years` are those that have any, each with how many.
    """
    return tuple(
        Page(routes.part(routes.CHANGES, name), "changes.html", partial(view, name))
        for name in parts.names(parts.years_of(routes.CHANGES, years))
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` is the part of a list that is parted by year."""
    days = ask(change_days, "")
    years = _years(days)
    if name:
        days = tuple(one for one in days if parts.name_of(one.year) == name)
    elif years:
        days = _latest(days)
    title = f"Changes: {name}" if name else "Changes"
    return Shown(
        chrome(
            ask,
            route=routes.part(routes.CHANGES, name),
            title=title,
            description="What was added, updated, corrected and withdrawn on this site, and when.",
            trail=(Link(route=routes.CHANGES, text="Changes"),) if name else (),
        ),
        ChangesView(title=title, days=days, years=() if name else years),
    )


def _latest(days: tuple[ChangeDay, ...]) -> tuple[ChangeDay, ...]:
    """Return the newest days that fit on a page, one at least."""
    total = 0
    for number, one in enumerate(days):
        total += one.entries
        if number and total > LONGEST_PAGE:
            return days[:number]
    return days


def _years(days: tuple[ChangeDay, ...]) -> parts.Years:
    return parts.years_of(routes.CHANGES, ((one.year, one.entries) for one in days))
