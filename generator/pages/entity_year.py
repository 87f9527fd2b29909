"""One year of an entity that is on too much for one page: what it did, said and published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages import parts
from generator.pages.entity import PublishedSource, sources_of
from generator.pages.grouping import filters_of_groups, group_of_year
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link, StatementCard
from generator.projections.entities import (
    Published,
    entity_claims,
    entity_facts,
    entity_parts,
    entity_sources,
    statements_of_year,
)
from generator.projections.strips import ClaimGroup, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityYearView:
    """What `entity_year.html` sees: `group` is None where there are no claims."""

    title: str
    name: str
    statements: tuple[StatementCard, ...]
    published: tuple[PublishedSource, ...]
    filters: Filters
    group: ClaimGroup | None
    leaf: parts.Leaf


def pages(kind: str, ident: str, years: parts.Numbers) -> Iterator[Page]:
    """Yield the pages of an entity's years; none where one page is enough for it."""
    whole = routes.entity(kind, ident)
    for name in parts.by_year(whole, years, most=0).names()[1:]:
        yield Page(routes.part(whole, name), "entity_year.html", partial(view, ident, name))


def view(ident: str, name: str, ask: Asking) -> Shown:
    """Read what a page of a year shows; `name` ends its address."""
    facts = there(ask(entity_facts, ident))
    whole = f"{facts.kinds.route}{ident}/"
    years, by_year = ask(entity_parts, ident), ask(entity_claims, ident)
    leaf = parts.by_year(whole, years, most=0).leaf(name)
    year = there(leaf.part).key
    said = ask(statements_of_year, (ident, int(year or 0)))
    published = [one for one in ask(entity_sources, ident) if one.year == year]
    filed = dict(by_year).get(int(year) if year else None, ())
    here = leaf.cut([*said, *published, *filed])
    claims = [one for one in here if isinstance(one, tuple)]
    group = group_of_year(ask, int(year) if year else None, claims) if claims else None
    title = leaf.titled(facts.name)
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            description=facts.description,
            trail=leaf.trail(
                Link(route=whole, text=facts.name),
                Link(route=routes.NAMES, text="Who is who"),
                facts.kinds,
            ),
        ),
        EntityYearView(
            title=title,
            name=facts.name,
            statements=tuple(one for one in here if isinstance(one, StatementCard)),
            published=sources_of(one for one in here if isinstance(one, Published)),
            filters=filters_of_groups([group] if group else []),
            group=group,
            leaf=leaf,
        ),
    )
