"""What can be searched for: one record of each page, in readers' words, with its hedge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator import routes
from generator.dates.edtf import Edtf
from generator.dates.interval import filing
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion, Claim
from generator.model.embeds import parts
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import listing
from generator.projections.cards import Link
from generator.projections.describe import date_of, happened, if_published, link_to, when
from generator.projections.indexes import entity_index
from generator.projections.letters import letter_of, place_of, plain
from generator.projections.prose import plain_text
from generator.projections.world import World

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """A page as search finds it.

    `kind` is the first part of its address ("claims", "retailers"); `status` the machine word of a
    claim, "withdrawn" of a statement that we took back, else empty.
    `text` is what is shown of it, sentence by sentence; never empty. `also` are words by which it
    is found without being shown: other names, and whom it names.
    `name`: it is somebody or something.
    `year` is 0 and `date` empty where there is none.
    """

    route: str
    kind: str
    title: str
    text: str
    date: str = ""
    year: int = 0
    status: str = ""
    name: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of page that can be found: the first part of its address, in words, and its list."""

    word: str
    one: str
    many: str
    route: str
    number: int


@projection("kinds of pages")
def kinds(world: World, _all: str) -> tuple[Kind, ...]:
    """Return the kinds of pages that the site has any of, with how many."""
    graph = world.graph
    told = [
        (routes.CLAIMS, "Claim", "Claims", len(graph.claims)),
        (routes.STATEMENTS, "Statement", "Statements", len(graph.statements)),
        (routes.SOURCES, "Source", "Sources", len(graph.sources)),
        (routes.STORIES, "Story", "Stories", len(graph.stories)),
    ]
    for folder, kind in graph.settings.kinds.items():
        told.append(
            (routes.kind(folder), kind.one, kind.many, len(graph.index.under("kind", folder)))
        )
    return tuple(
        Kind(word=route.strip("/"), one=one, many=many, route=if_published(graph, route), number=n)
        for route, one, many, n in told
        if n and routes.output_of(f"{route}x/") in {None, *graph.settings.outputs}
    )


@projection("names by letter")
def names_by_letter(world: World, _all: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return all entities in alphabetical order under their first letters, "other" ones first."""
    names: dict[str, list[Link]] = {}
    groups = world.ask(entity_index, "")
    for link in sorted(
        (link for group in groups for link in group.links),
        key=lambda link: (plain(link.text), link.route),
    ):
        names.setdefault(letter_of(link.text), []).append(link)
    ordered = sorted(names, key=place_of)
    return tuple((first, tuple(names[first])) for first in ordered)


@projection("names per letter")
def name_letters(world: World, _all: str) -> tuple[tuple[str, int], ...]:
    """Return the letters with which names begin, each with how many."""
    return tuple((letter, len(names)) for letter, names in world.ask(names_by_letter, ""))


@projection("ids of all records")
def all_ids(world: World, _all: str) -> tuple[str, ...]:
    """Return the ids of everything on record, kind by kind, in order."""
    return world.graph.ids()


@projection("search record of")
def findable(world: World, ident: str) -> Findable | None:
    """Return what search knows of a record; None: it has no page, or is only about the site."""
    graph = world.graph
    record = graph.record(ident)
    find = _FIND.get(type(record))
    if record is None or find is None:
        return None
    route = link_to(graph, ident).route
    return find(graph, record, route) if route else None


def _claim(graph: Graph, claim: Assertion, route: str) -> Findable:
    told = status(graph, claim.id)
    shown = listing.mark(graph, told)
    written = graph.written(claim.id)
    texts = (*written.known, written.body, *written.unknowns)
    action = graph.settings.actions.get(claim.action)
    named = dict.fromkeys((*claim.subject, *claim.object))
    return Findable(
        route=route,
        kind="claims",
        title=headline(claim.title, told),
        text=f"{shown.label}: {shown.basis}. {_text(graph, texts, ())}".rstrip(),
        date="" if date_of(claim) is None else happened(claim)[1].words,
        year=_year(date_of(claim)),
        status=told.word,
        also=(
            *(name for ident in named for name in _names(graph, ident)),
            action.label if action else claim.action,
        ),
    )


def _statement(graph: Graph, statement: Statement, route: str) -> Findable:
    said = graph.said_on(statement)
    card = listing.statement_card(graph, statement)
    quotes = dict.fromkeys(one.quote for one in statement.reports if one.quote)
    heading = card.link.text
    return Findable(
        route=route,
        kind="statements",
        title=f"Withdrawn: {heading}" if statement.withdrawn else heading,
        text=_text(
            graph,
            (statement.summary,),
            (*(f"“{one}”" for one in quotes), card.label, card.speaker_note),
        ),
        date=when(said).words if said else "",
        year=_year(said),
        status=WITHDRAWN if statement.withdrawn else "",
    )


def _source(graph: Graph, source: Source, route: str) -> Findable:
    name = link_to(graph, source.id).text
    return Findable(
        route=route,
        kind="sources",
        title=source.title or name,
        text=_text(
            graph, (source.note,), (name, listing.TYPES_IN_WORDS[source.type], *source.authors)
        ),
        date=when(source.published).words if source.published else "",
        year=_year(source.published),
    )


def _entity(graph: Graph, entity: Entity, route: str) -> Findable:
    kind = graph.settings.kinds[entity.kind].one
    return Findable(
        route=route,
        kind=entity.kind,
        title=entity.name,
        text=_text(graph, (entity.summary,), (kind,)),
        name=True,
        also=entity.aliases,
    )


def _story(graph: Graph, story: Story, route: str) -> Findable:
    prose = (one for one in parts(story.body) if isinstance(one, str))
    return Findable(
        route=route,
        kind="stories",
        title=story.title,
        text=_text(graph, (story.summary, *prose), ("Story",)),
    )


def _names(graph: Graph, ident: str) -> tuple[str, ...]:
    entity = graph.entities[ident]
    return entity.name, *entity.aliases


def _text(graph: Graph, markdown: tuple[str, ...], plain: tuple[str, ...]) -> str:
    """Join texts to one, a sentence for each that is none yet."""
    told = (*(plain_text(graph, one) for one in markdown), *plain)
    return " ".join(one if one[-1] in ".!?”" else f"{one}." for one in told if one)


def _year(date: Edtf | None) -> int:
    return filing(date).year or 0


_FIND: Mapping[type, Callable[[Graph, Any, str], Findable]] = {
    Claim: _claim,
    Statement: _statement,
    Source: _source,
    Entity: _entity,
    Story: _story,
}
