"""What a story's page reads: its prose, and the records that it shows in between."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates.edtf import Edtf
from generator.dates.interval import Bounds, bounds, overlap
from generator.dates.wording import in_words
from generator.graph.graph import Graph
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.embeds import Embed, parts
from generator.model.entity import Entity
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import lengths, listing
from generator.projections.cards import Link, Prose, SourceCard, StatementCard
from generator.projections.describe import date_of, link_to
from generator.projections.prose import prose
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a story; `kind` says which of the other fields is filled.

    `prose`; `claim` and `timeline`: `claims`, ids in order of time; `quotation`: `statement`;
    `source`; `availability`: `about` and `day`, an ISO date or "" for today.
    `about` is the entity that a timeline or a table is about, `heading` its time in words, or "";
    `later` counts the claims of a timeline that were too many to be shown.
    """

    kind: str
    prose: Prose | None = None
    claims: tuple[str, ...] = ()
    statement: StatementCard | None = None
    source: SourceCard | None = None
    about: Link | None = None
    heading: str = ""
    day: str = ""
    later: int = 0


@projection("parts of story")
def story_blocks(world: World, ident: str) -> tuple[Block, ...]:
    """Return a story's prose and embeds in order; none where there is no such story."""
    story = world.graph.stories.get(ident)
    if story is None:
        return ()
    return tuple(_block(world.graph, part) for part in parts(story.body))


def shown_in(graph: Graph, ident: str) -> tuple[str, ...]:
    """Return a story's own id, and those of the claims, statements and sources that it shows."""
    story = graph.stories.get(ident)
    shown = {ident: None} if story else {}
    for part in parts(story.body) if story else ():
        record = graph.linked(part.name) if isinstance(part, Embed) else None
        if isinstance(part, Embed) and isinstance(record, Entity):
            shown |= dict.fromkeys(_about(graph, record, part).claims)
        elif record:
            shown[record.id] = None
    return tuple(shown)


def _block(graph: Graph, part: str | Embed) -> Block:
    if isinstance(part, str):
        return Block(kind="prose", prose=prose(graph, part))
    record = graph.linked(part.name)
    if isinstance(record, Assertion):
        return Block(kind="claim", claims=(record.id,))
    if isinstance(record, Statement):
        return Block(kind="quotation", statement=listing.statement_card(graph, record))
    if isinstance(record, Source):
        return Block(kind="source", source=listing.source_card(graph, record.id))
    if isinstance(record, Entity):
        return _about(graph, record, part)
    raise LookupError(f"an embed of {part.name} passed the checks and names no record")


def _about(graph: Graph, entity: Entity, embed: Embed) -> Block:
    about = link_to(graph, entity.id)
    if embed.way == "availability":
        latest = bounds(embed.time).latest if embed.time else None
        return Block(kind="availability", about=about, day=latest.isoformat() if latest else "")
    named = [graph.claims[one] for one, _ in graph.claims_of[entity.id]]
    within = [one.id for one in named if _within(date_of(one), embed.time)]
    shown = within[: lengths.LONGEST_TIMELINE]
    return Block(
        kind="timeline",
        claims=tuple(shown),
        about=about,
        heading=in_words(embed.time, "period") if embed.time else "",
        later=len(within) - len(shown),
    )


def _within(date: Edtf | None, time: Edtf | None) -> bool:
    """Whether a claim's date may lie in the time that an embed shows."""
    if time is None:
        return True
    return date is not None and overlap(_closed(bounds(date)), bounds(time))


def _closed(told: Bounds) -> Bounds:
    """Take a date known from one side alone as that day: "by 21 March" is shown under March."""
    return Bounds(told.earliest or told.latest, told.latest or told.earliest)
