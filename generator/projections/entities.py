"""What an entity's page reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator import routes
from generator.dates.edtf import Edtf
from generator.dates.interval import filing, order_key
from generator.dates.wording import period_in_words
from generator.graph.graph import Graph
from generator.graph.responses import responses
from generator.graph.standing import words_of
from generator.incremental.projection import projection
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import listing
from generator.projections.cards import EntityCard, Link, Prose, SourceCard, StatementCard, Update
from generator.projections.describe import link_to
from generator.projections.history import updates
from generator.projections.prose import plain_text, prose
from generator.projections.timeline import Filed, by_year
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFacts:
    """What the editor wrote of an entity; `relations` are (role, link, during)."""

    id: str
    file: str
    name: str
    kind: str
    are: str
    kinds: Link
    aliases: tuple[str, ...]
    country: str
    homepage: str | None
    same_as: tuple[tuple[str, str], ...]
    summary: Prose | None
    description: str
    relations: tuple[tuple[str, Link, str], ...]
    held: str | None
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A source of an outlet: its card, its part, a key of `PARTS`, and the year that files it."""

    source: SourceCard
    part: str
    year: int | None


MOST_CLAIMS = 120
"""Claims on the page of an entity, which says more of it than lists do; statements; and sources.

Of one that has more of any of these, each year has pages of its own.
"""

PARTS = {
    "origin": "First hand: it has at least one statement from the speaker, or looked for itself.",
    "own-words": "Own words: it says something itself, and names nobody who knows.",
    "repeats": "Repeats: all that it reports comes from other sources.",
    "mentioned": "Named only: it carries no statement of this record.",
}
"""What a source is among the reports of this record: a label before the colon, then the rule."""


@projection("facts of entity")
def entity_facts(world: World, ident: str) -> EntityFacts | None:
    """Return what the editor wrote of an entity."""
    graph = world.graph
    entity = graph.entities.get(ident)
    if entity is None:
        return None
    kind = graph.settings.kinds[entity.kind]
    return EntityFacts(
        id=ident,
        file=entity.file,
        name=entity.name,
        kind=kind.one,
        are=kind.are,
        kinds=Link(route=routes.kind(entity.kind), text=kind.many),
        aliases=entity.aliases,
        country=graph.settings.regions.get(entity.country or "", entity.country or ""),
        homepage=entity.homepage,
        same_as=tuple((urlsplit(one).hostname or one, one) for one in entity.same_as),
        summary=prose(graph, entity.summary),
        description=plain_text(graph, entity.summary),
        relations=_relations(graph, ident),
        held=listing.held_back(entity),
        updates=updates(graph, entity),
    )


@projection("entity")
def entity_card(world: World, ident: str) -> EntityCard | None:
    """Return an entity as an entry of a list."""
    graph = world.graph
    entity = graph.entities.get(ident)
    if entity is None:
        return None
    return EntityCard(
        link=link_to(graph, ident),
        kind=graph.settings.kinds[entity.kind].one,
        country=entity.country or "",
        about=plain_text(graph, entity.summary),
        claims=len(graph.claims_of[ident]),
        statements=len(_said(graph, ident)),
        sources=len(graph.index.under("published", ident)),
    )


@projection("claims of entity")
def entity_claims(world: World, ident: str) -> tuple[tuple[int | None, tuple[Filed, ...]], ...]:
    """Return the claims that name an entity by year, the newest year first."""
    return by_year(world.graph.claims_of[ident])


@projection("parts of entity")
def entity_parts(world: World, ident: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years of an entity that is on too much for one page, each with its entries.

    Entries are claims that name it, statements of it, and sources that it published. One page is
    enough where nothing is returned.
    """
    graph = world.graph
    claims, said = graph.claims_of[ident], _said(graph, ident)
    published = graph.index.under("published", ident)
    if max(map(len, (claims, said, published))) <= MOST_CLAIMS:
        return ()
    told = Counter(order[1] or None for _, (order, *_) in claims)
    told.update(_year_of(graph, one) for one in said)
    told.update(filing(graph.sources[one].published).year for one in published)
    return tuple(told.items())


@projection("answer to claim")
def answer_to(world: World, place: tuple[str, str]) -> str:
    """Return what an entity answered to a claim, a word of `ANSWERS`, or "" if it is no party.

    `place` is the claim's id and the entity's.
    """
    claim, entity = place
    graph = world.graph
    if claim not in graph.claims:
        return ""
    return next((one.word for one in responses(graph, claim) if one.party == entity), "")


@projection("statements of entity")
def entity_statements(world: World, ident: str) -> tuple[StatementCard, ...]:
    """Return what an entity said, itself or through others, newest first."""
    graph = world.graph
    return tuple(listing.statement_card(graph, one) for one in _said(graph, ident))


@projection("statements of entity in year")
def statements_of_year(world: World, place: tuple[str, int]) -> tuple[StatementCard, ...]:
    """Return what an entity said in a year, newest first; year 0 is of what has no date."""
    ident, year = place
    graph = world.graph
    spoken = [one for one in _said(graph, ident) if (_year_of(graph, one) or 0) == year]
    return tuple(listing.statement_card(graph, one) for one in spoken)


def _said(graph: Graph, ident: str) -> list[Statement]:
    return [one for one in words_of(graph, ident) if not one.withdrawn]


def _year_of(graph: Graph, statement: Statement) -> int | None:
    return filing(graph.said_on(statement)).year


@projection("sources of entity")
def entity_sources(world: World, ident: str) -> tuple[Published, ...]:
    """Return the sources that an entity published, newest first."""
    graph = world.graph
    held = [graph.sources[one] for one in graph.index.under("published", ident)]
    held.sort(key=lambda one: order_key(one.published, one.id), reverse=True)
    return tuple(
        Published(
            source=listing.source_card(graph, one.id),
            part=part_of(graph, one),
            year=filing(one.published).year,
        )
        for one in held
    )


def part_of(graph: Graph, source: Source) -> str:
    """Return what a source is among reports, a key of `PARTS`: the most original that it is."""
    carried = graph.carried_by[source.id]
    first_hand = [
        one.statement
        for one in carried
        if not one.statement.reports[one.position].via and not source.republishes
    ]
    if any(not one.speaker.own_words and not one.speaker.untraced for one in first_hand):
        return "origin"
    if any(one.speaker.own_words for one in first_hand):
        return "own-words"
    return "repeats" if carried or source.republishes else "mentioned"


def _relations(graph: Graph, ident: str) -> tuple[tuple[str, Link, str], ...]:
    """Return what an entity belongs to and what belongs to it."""
    above = [
        ("Belongs to", link_to(graph, one.id), _during(one.from_, one.until))
        for one in graph.entities[ident].parent
    ]
    below = [
        (
            graph.settings.kinds[other.kind].one,
            link_to(graph, other.id),
            _during(one.from_, one.until),
        )
        for record in graph.referred_from[ident]
        if (other := graph.entities.get(record))
        for one in other.parent
        if one.id == ident
    ]
    return (*above, *below)


def _during(from_: Edtf | None, until: Edtf | None) -> str:
    return period_in_words(from_, until) if from_ or until else ""
