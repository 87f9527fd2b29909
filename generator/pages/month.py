"""One month of the timeline, for years too full for one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.grouping import (
    filters_of_groups,
    group_of_part,
    in_part,
    month_strip,
    parts_of_year,
)
from generator.pages.layout import chrome, there
from generator.pages.parts import Leaf
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, Filters, Strip
from generator.projections.timeline import Filed, members


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """What `month.html` sees; `months` is the strip of the year that it belongs to."""

    title: str
    claims: int
    year: Link
    months: Strip
    filters: Filters
    group: ClaimGroup
    leaf: Leaf


def pages(year: int, filed: tuple[Filed, ...]) -> Iterator[Page]:
    """Yield the pages of a year's months, and of what has none; none where one page is enough."""
    for name in parts_of_year(year, filed).names()[1:]:
        yield Page(routes.part(routes.year(year), name), "month.html", partial(view, year, name))


def view(year: int, name: str, ask: Asking) -> Shown:
    """Read what a page of a month shows; `name` ends its address."""
    filed = ask(members, year)
    leaf = parts_of_year(year, filed).leaf(name)
    part = there(leaf.part)
    group = group_of_part(ask, part, leaf.cut(in_part(filed, part)))
    of_year = Link(route=routes.year(year), text=str(year))
    shown = MonthView(
        title=leaf.label,
        claims=group.claims,
        year=of_year,
        months=month_strip(
            ask, year, split=True, current=part.key if isinstance(part.key, int) else 0
        ),
        filters=filters_of_groups((group,)),
        group=group,
        leaf=leaf,
    )
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=leaf.label,
            description=f"What happened in {part.label}, according to whom, and how sure that is.",
            trail=leaf.trail(of_year, Link(route=routes.TIMELINE, text="Timeline")),
        ),
        shown,
    )
