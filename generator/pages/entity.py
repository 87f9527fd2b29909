"""An entity: who it is, what it did, what it said, and for an outlet what it published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.responses import ANSWERS
from generator.pages import linked_data, parts
from generator.pages.embed import Embedding, embedding
from generator.pages.following import CALENDAR, FORMS, feeds_of
from generator.pages.grouping import filters_of_groups, group_of_year
from generator.pages.layout import as_json, chrome, there
from generator.pages.parts import Leaf
from generator.pages.shown import Asking, Page, Shown
from generator.projections.availability import over_time
from generator.projections.cards import Link, Prose, SourceCard, StatementCard
from generator.projections.entities import (
    PARTS,
    Published,
    answer_to,
    entity_claims,
    entity_facts,
    entity_parts,
    entity_sources,
    entity_statements,
)
from generator.projections.site import identity
from generator.projections.strips import ClaimGroup, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A parent, brand, product or person: `role` in words ("Parent"), `during` too, or empty."""

    role: str
    who: Link
    during: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCount:
    """How often an entity answered in one way; `rule` leads to what the word means."""

    label: str
    statements: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """A source of an outlet; `part` says what it is here: "origin", "repeats", "own words"."""

    source: SourceCard
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """What `entity.html` sees.

    `kind` is the kind in words ("Retailer"); `same_as` are (name of the register, address).
    `groups` are its claims by year, newest year first; of an entity with parts, each of these has
    pages of its own (see `generator.pages.entity_year`), and `statements` and `published` are the
    latest alone.
    `published` and `published_counts` (label, number) are for outlets: counts, no ranking.
    `availability` is the page of what it sells, or of who sells its goods; None: nothing on record.
    """

    title: str
    kind: str
    aliases: tuple[str, ...]
    country: str
    homepage: str | None
    same_as: tuple[tuple[str, str], ...]
    summary: Prose | None
    relations: tuple[Relation, ...]
    claims: int
    filters: Filters
    groups: tuple[ClaimGroup, ...]
    leaf: Leaf
    answers: tuple[StanceCount, ...]
    statements: tuple[StatementCard, ...]
    published: tuple[PublishedSource, ...] = ()
    published_counts: tuple[tuple[str, int], ...] = ()
    availability: Link | None = None
    embedding: Embedding | None = None


LATEST = 20
"""Statements, and sources, on the page of an entity whose years have pages of their own."""


def page(kind: str, ident: str) -> Page:
    """Return the page of an entity of a kind."""
    return Page(routes.entity(kind, ident), "entity.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what an entity's page shows."""
    facts = there(ask(entity_facts, ident))
    by_year = ask(entity_claims, ident)
    whole = _route(facts.kinds, ident)
    years = ask(entity_parts, ident)
    leaf = parts.by_year(whole, years, most=0).leaf("")
    groups = () if leaf.parts else tuple(group_of_year(ask, year, filed) for year, filed in by_year)
    published = ask(entity_sources, ident)
    shown = EntityView(
        title=facts.name,
        kind=facts.kind,
        aliases=facts.aliases,
        country=facts.country,
        homepage=facts.homepage,
        same_as=facts.same_as,
        summary=facts.summary,
        relations=tuple(
            Relation(role=role, who=who, during=during) for role, who, during in facts.relations
        ),
        claims=sum(len(filed) for _, filed in by_year),
        filters=filters_of_groups(groups),
        groups=groups,
        leaf=leaf,
        answers=_answers(ask, ident, [claim for _, filed in by_year for _, _, claim in filed]),
        statements=ask(entity_statements, ident)[: LATEST if leaf.parts else None],
        published=sources_of(published[: LATEST if leaf.parts else None]),
        published_counts=tuple(
            (_label(part), sum(one.part == part for one in published))
            for part in PARTS
            if any(one.part == part for one in published)
        ),
        availability=ask(over_time, ident),
        embedding=embedding(ask, ident),
    )
    return Shown(
        chrome(
            ask,
            route=whole,
            title=facts.name,
            description=facts.description,
            trail=(Link(route=routes.NAMES, text="Who is who"), facts.kinds),
            file=facts.file,
            updates=facts.updates,
            feeds=feeds_of(_route(facts.kinds, ident), (*FORMS, CALENDAR)),
            downloads=as_json(_route(facts.kinds, ident)),
            nodes=(
                linked_data.entity(
                    ask(identity, "").absolute(_route(facts.kinds, ident)),
                    facts.name,
                    facts.are,
                    facts.aliases,
                    [*filter(None, [facts.homepage]), *(address for _, address in facts.same_as)],
                ),
            ),
        ),
        shown,
    )


def sources_of(published: Iterable[Published]) -> tuple[PublishedSource, ...]:
    """Return sources of an outlet with their parts in words."""
    return tuple(
        PublishedSource(source=one.source, part=_label(one.part).lower()) for one in published
    )


def _answers(ask: Asking, ident: str, claims: list[str]) -> tuple[StanceCount, ...]:
    """Count how often an entity answered how, the strongest answer first."""
    told = Counter(ask(answer_to, (claim, ident)) for claim in claims)
    return tuple(
        StanceCount(
            label=answer.label, statements=told[answer.word], rule=routes.method(answer.anchor)
        )
        for answer in ANSWERS
        if told[answer.word]
    )


def _label(part: str) -> str:
    return PARTS[part].partition(":")[0]


def _route(kinds: Link, ident: str) -> str:
    return f"{kinds.route}{ident}/"
