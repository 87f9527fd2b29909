"""One month of the timeline, for years too full for one page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.dates.values import MONTHS
from generator.pages.grouping import filters_of_groups, group_of_month, month_strip
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, Filters, Strip
from generator.projections.timeline import members


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """What `month.html` sees; `months` is the strip of the year that it belongs to."""

    title: str
    claims: int
    year: Link
    months: Strip
    filters: Filters
    group: ClaimGroup
    previous: Link | None = None
    following: Link | None = None


def page(year: int, month: int) -> Page:
    """Return the page of a month, for years too full for one page."""
    return Page(routes.year(year, month), "month.html", partial(view, year, month))


def view(year: int, month: int, ask: Asking) -> Shown:
    """Read what a month's page shows."""
    filed = ask(members, year)
    group = group_of_month(ask, year, month, filed)
    listed = sorted({place for place, _, _ in filed if place is not None})
    here = listed.index(month)
    title = f"{MONTHS[month - 1]} {year}"
    shown = MonthView(
        title=title,
        claims=group.claims,
        year=Link(route=routes.year(year), text=str(year)),
        months=month_strip(ask, year, split=True, current=month),
        filters=filters_of_groups((group,)),
        group=group,
        previous=_neighbour(year, listed[here - 1]) if here else None,
        following=_neighbour(year, listed[here + 1]) if here + 1 < len(listed) else None,
    )
    return Shown(
        chrome(
            ask,
            route=routes.year(year, month),
            title=title,
            description=f"What happened in {title}, according to whom, and how sure that is.",
            trail=(
                Link(route=routes.TIMELINE, text="Timeline"),
                Link(route=routes.year(year), text=str(year)),
            ),
        ),
        shown,
    )


def _neighbour(year: int, month: int) -> Link:
    return Link(route=routes.year(year, month), text=f"{MONTHS[month - 1]} {year}")
