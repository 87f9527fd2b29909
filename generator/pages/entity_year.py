"""One year of an entity that is on too much for one page: what it did, and what it said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.grouping import filters_of_groups, group_of_year
from generator.pages.layout import chrome, there
from generator.pages.parts import UNDATED, name_of, parted
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link, StatementCard
from generator.projections.entities import (
    entity_claims,
    entity_facts,
    entity_parts,
    statements_of_year,
)
from generator.projections.strips import ClaimGroup, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityYearView:
    """What `entity_year.html` sees: `group` is None in a year in which it only spoke."""

    title: str
    statements: tuple[StatementCard, ...]
    filters: Filters
    group: ClaimGroup | None
    previous: Link | None
    following: Link | None


def pages(kind: str, ident: str, parts: tuple[tuple[int | None, int], ...]) -> Iterator[Page]:
    """Yield the pages of an entity's years; none where one page is enough for it."""
    for year, _ in parts:
        route = routes.part(routes.entity(kind, ident), name_of(year))
        yield Page(route, "entity_year.html", partial(view, ident, year))


def view(ident: str, year: int | None, ask: Asking) -> Shown:
    """Read what the page of a year shows."""
    facts = there(ask(entity_facts, ident))
    whole = f"{facts.kinds.route}{ident}/"
    filed = dict(there(ask(entity_claims, ident))).get(year)
    group = group_of_year(ask, year, filed) if filed else None
    years = ask(entity_parts, ident)
    links = [link for link, _ in parted(whole, years)]
    place = [link.route for link in links].index(routes.part(whole, name_of(year)))
    title = f"{facts.name}: {year or UNDATED}"
    return Shown(
        chrome(
            ask,
            route=links[place].route,
            title=title,
            description=facts.description,
            trail=(
                Link(route=routes.NAMES, text="Who is who"),
                facts.kinds,
                Link(route=whole, text=facts.name),
            ),
        ),
        EntityYearView(
            title=title,
            statements=ask(statements_of_year, (ident, year or 0)),
            filters=filters_of_groups([group] if group else []),
            group=group,
            previous=links[place + 1] if place + 1 < len(links) else None,
            following=links[place - 1] if place else None,
        ),
    )
