"""One year of the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.grouping import (
    filters_of_groups,
    groups_of_months,
    month_strip,
    parts_of_year,
    year_strip,
)
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, Filters, Strip
from generator.projections.timeline import members, years


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """What `year.html` sees.

    `months` has twelve cells; a cell's route is a fragment of this page or a month's own page.
    `groups` are the months that have claims, then "2018, month not known".
    """

    title: str
    claims: int
    years: Strip
    months: Strip
    filters: Filters
    groups: tuple[ClaimGroup, ...]
    previous: Link | None = None
    following: Link | None = None


def page(number: int) -> Page:
    """Return the page of a year."""
    return Page(routes.year(number), "year.html", partial(view, number))


def view(number: int, ask: Asking) -> Shown:
    """Read what a year's page shows; in a year that is too long, months have their own pages."""
    filed = ask(members, number)
    listed = [year for year, _ in ask(years, "")]
    place = listed.index(number)
    split = not parts_of_year(number, filed).whole
    groups = groups_of_months(ask, number, filed, split=split)
    shown = YearView(
        title=f"Timeline: {number}",
        claims=len(filed),
        years=year_strip(ask, number),
        months=month_strip(ask, number, split=split),
        filters=filters_of_groups(groups),
        groups=groups,
        previous=_neighbour(listed[place - 1]) if place else None,
        following=_neighbour(listed[place + 1]) if place + 1 < len(listed) else None,
    )
    return Shown(
        chrome(
            ask,
            route=routes.year(number),
            title=f"Timeline: {number}",
            description=f"What happened in {number}, according to whom, and how sure that is.",
            trail=(Link(route=routes.TIMELINE, text="Timeline"),),
        ),
        shown,
    )


def _neighbour(number: int) -> Link:
    return Link(route=routes.year(number), text=str(number))
