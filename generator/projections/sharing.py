"""What is shown of a record where a link to it is shared."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from generator import routes
from generator.dates.interval import order_key
from generator.formats.cards.card import Card
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.prose import Story
from generator.projections import listing
from generator.projections.cards import Link, StatusMark, When
from generator.projections.describe import capitalised, happened, link_to, when
from generator.projections.history import history, updates
from generator.projections.prose import plain_text
from generator.projections.world import World

MOST = 10
"""Claims of a timeline."""
_HEAD, _TALLEST = 150, 530
"""Pixels of what stands around claims, and of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedClaim:
    """A claim as it stands on pages of others.

    `period` is what `happened` is ("Due"); `as_of` the day on which the claim, or a statement on
    it, changed last; `headline` the title with its hedge, for where nothing stands beside it.
    """

    route: str
    title: str
    headline: str
    status: StatusMark
    period: str
    happened: When
    as_of: When


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTimeline:
    """The ids of an entity's newest claims, of so many `claims`, and when they changed last."""

    entity: Link
    newest: tuple[str, ...]
    claims: int
    as_of: When


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameMark:
    """What a frame for a page's embed is made of; its `title` keeps the hedge of a claim.

    `height` are the pixels that it takes in a column of text; in a narrow one it scrolls.
    `pictured`: the page has a card of its own.
    """

    route: str
    title: str
    height: int
    pictured: bool = False


@projection("entities that did something")
def with_claims(world: World, _all: str) -> tuple[tuple[str, str], ...]:
    """Return kind and id of every entity that a claim names, in the order of kinds."""
    graph = world.graph
    return tuple(
        (folder, ident)
        for folder in graph.index.keys("kind")
        for ident in graph.index.under("kind", folder)
        if graph.claims_of[ident]
    )


@projection("frame of")
def frame_of(world: World, ident: str) -> FrameMark | None:
    """Return the frame of a claim, or of an entity that has claims; None: there is no embed."""
    claim = shared_claim.read(world, ident)
    if claim:
        basis = claim.status.basis
        lines = 27 * ceil(len(claim.title) / 42) + 24 * ceil(len(basis) / 62)
        height = min(_HEAD + lines, _TALLEST)
        pictured = "cards" in world.graph.settings.outputs
        return FrameMark(route=claim.route, title=claim.headline, height=height, pictured=pictured)
    told = shared_timeline.read(world, ident)
    if told is None:
        return None
    height = min(_HEAD + 95 * len(told.newest), _TALLEST)
    return FrameMark(route=told.entity.route, title=told.entity.text, height=height)


@projection("claim as shared")
def shared_claim(world: World, ident: str) -> SharedClaim | None:
    """Return what is shown of a claim on pages of others; None: there is none of this id."""
    graph = world.graph
    claim = graph.claims.get(ident)
    if claim is None:
        return None
    told = status(graph, ident)
    period, date = happened(claim)
    return SharedClaim(
        route=routes.claim(ident),
        title=claim.title,
        headline=headline(claim.title, told),
        status=listing.mark(graph, told),
        period=period,
        happened=date,
        as_of=_as_of(graph, claim),
    )


@projection("timeline as shared")
def shared_timeline(world: World, ident: str) -> SharedTimeline | None:
    """Return what is shown of an entity's claims on pages of others; None: it has none."""
    graph = world.graph
    listed = graph.claims_of[ident] if ident in graph.entities else ()
    if not listed:
        return None
    dated = [one for one, (order, *_) in reversed(listed) if not order[0]]
    newest = (*dated, *(one for one, (order, *_) in listed if order[0]))[:MOST]
    return SharedTimeline(
        entity=link_to(graph, ident),
        newest=newest,
        claims=len(listed),
        as_of=_as_of(graph, *(graph.claims[one] for one in newest)),
    )


def _as_of(graph: Graph, *claims: Assertion) -> When:
    """Return the day of the last change to claims or to what was said about them."""
    said = (one.statement for claim in claims for one in graph.said_about[claim.id])
    changed = [one.change.date for record in (*claims, *said) for one in history(record)]
    return when(max(changed, key=lambda day: order_key(day, ""), default=None))


@projection("social card of")
def social_card(world: World, ident: str) -> Card | None:
    """Return the card of a claim or a story, or of the site itself for "".

    None: what it names has none, or the site leaves cards out.
    """
    graph = world.graph
    if "cards" not in graph.settings.outputs:
        return None
    if not ident:
        return _of_site(graph)
    if claim := graph.claims.get(ident):
        return _of_claim(graph, claim)
    story = graph.stories.get(ident)
    return _of_story(graph, story) if story else None


def _of_site(graph: Graph) -> Card:
    settings = graph.settings
    return Card(
        site=settings.title,
        title=settings.tagline,
        text=plain_text(graph, settings.description),
    )


def _of_claim(graph: Graph, claim: Assertion) -> Card:
    """Say how sure a claim is before what it claims; a title alone would be taken for a fact."""
    mark = listing.mark(graph, status(graph, claim.id))
    period, date = happened(claim)
    return Card(
        site=graph.settings.title,
        label=mark.label,
        family=mark.family,
        title=claim.title,
        struck=mark.word == "withdrawn",
        text=f"{capitalised(mark.basis)}.",
        foot=f"{period} {date.words}",
    )


def _of_story(graph: Graph, story: Story) -> Card:
    told = updates(graph, story)
    return Card(
        site=graph.settings.title,
        label="Story",
        title=story.title,
        text=plain_text(graph, story.summary),
        foot=f"{told[0].label} {told[0].date.words}" if told else "",
    )
