"""What feeds read: the public changes of records one by one, and whose changes a feed tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.dates.edtf import Edtf, parse
from generator.dates.values import DAY_SECONDS
from generator.formats.feed import MOST_ENTRIES
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.entries import WRONG
from generator.model.prose import Page, Story
from generator.model.record import Change, Record
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import listing
from generator.projections.cards import Link
from generator.projections.describe import capitalised, happened, link_to
from generator.projections.history import LABELS, history
from generator.projections.prose import plain_text
from generator.projections.renames import first_address
from generator.projections.stories import shown_in
from generator.projections.world import World

Listed = tuple[tuple[str, int], ...]
"""Versions of records by id and number, the newest first, no more than a feed holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a record was from one public change on: its number, from 1, and when that was.

    `second` counts on the UTC time line; `wrong` says that we had been wrong before.
    """

    record: str
    number: int
    second: int
    wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A version of a record as a feed tells it.

    `first` is the first address that the record had: with the number of the version, the name that
    the news keeps. `link` leads to the record as it is now, and is its kind; its route may be
    empty.
    `title` has the hedge in it; `updated` is a time of RFC 3339; `paragraphs` are plain text.
    `change` and `status` are labels; only claims have a status.
    """

    first: str
    link: Link
    title: str
    updated: str
    change: str
    status: str
    paragraphs: tuple[str, ...]


@projection("versions of")
def versions(world: World, ident: str) -> tuple[Version, ...]:
    """Return the versions of a record, in the order in which its changes are written."""
    record = world.graph.record(ident)
    return tuple(
        Version(
            record=ident,
            number=number,
            second=_second(one.change.date),
            wrong=one.change.kind in WRONG,
        )
        for number, one in enumerate(history(record) if record else (), 1)
    )


@projection("news of")
def news(world: World, place: tuple[str, int]) -> News | None:
    """Return a version of a record, by its id and number, as news; None: there is no such."""
    ident, number = place
    graph = world.graph
    record = graph.record(ident)
    told = history(record)[number - 1 : number] if record else ()
    if record is None or not told:
        return None
    change = told[0].change
    title, hedge, known = _said_of(graph, record)
    label = LABELS[change.kind]
    if change.kind != "new" and not title.startswith(f"{label}:"):
        title = f"{label}: {title}"
    held = listing.held_back(record)
    return News(
        first=first_address(record),
        link=link_to(graph, ident),
        title=f"{held}: {title}" if held else title,
        updated=change.date.moment.rfc3339,
        change=label,
        status=hedge,
        paragraphs=(*_change_in_words(graph, label, change), *(one for one in known if one)),
    )


@projection("newest")
def newest(world: World, _all: str) -> Listed:
    """Return what is new on the whole site.

    The index knows the dates, so that few records are read; of one day's the first by id are taken.
    """
    index = world.graph.index
    found: dict[str, None] = {}
    left = MOST_ENTRIES
    for date in sorted(index.keys("changed"), key=lambda one: _second(parse(one)), reverse=True):
        some = tuple(index.under("changed", date))[:left]
        found |= dict.fromkeys(some)
        left -= len(some)
        if not left:
            break
    return _newest(world, found)


@projection("newest corrections")
def newest_corrections(world: World, _all: str) -> Listed:
    """Return what we had to correct or to withdraw."""
    return _newest(world, world.graph.index.under("corrected", ""), lambda one: one.wrong)


@projection("newest of entity")
def newest_of_entity(world: World, ident: str) -> Listed:
    """Return what is new of an entity: itself, claims that name it, its words, its sources."""
    index = world.graph.index
    rows = (index.under(name, ident) for name in ("party", "voice", "published"))
    return _newest(world, dict.fromkeys((ident, *(one for row in rows for one in row))))


@projection("newest of story")
def newest_of_story(world: World, ident: str) -> Listed:
    """Return what is new of a story: itself, and the records that it shows."""
    return _newest(world, shown_in(world.graph, ident))


def _newest(
    world: World, records: Iterable[str], wanted: Callable[[Version], bool] = lambda _version: True
) -> Listed:
    found = [one for ident in records for one in world.ask(versions, ident) if wanted(one)]
    found.sort(key=lambda one: (-one.second, one.record, -one.number))
    return tuple((one.record, one.number) for one in found[:MOST_ENTRIES])


@projection("lasting name of")
def lasting_name(world: World, ident: str) -> tuple[Link, str] | None:
    """Return the link to a record, and the first address that it had; None: there is none."""
    graph = world.graph
    record = graph.record(ident)
    return (link_to(graph, ident), first_address(record)) if record else None


def _second(date: Edtf) -> int:
    instant = date.moment.instant
    return date.moment.earliest.toordinal() * DAY_SECONDS if instant is None else instant


def _said_of(graph: Graph, record: Record) -> tuple[str, str, tuple[str, ...]]:
    """Return a record's headline, its status in words or "", and what is known of it."""
    name = link_to(graph, record.id).text
    if isinstance(record, Assertion):
        told = status(graph, record.id)
        mark = listing.mark(graph, told)
        period, date = happened(record)
        known = (f"{mark.label}: {mark.basis}.", f"{period}: {date.words}.")
        return headline(record.title, told), mark.label, known
    if isinstance(record, Statement):
        card = listing.statement_card(graph, record)
        gone = f"{LABELS['withdrawal']}: " if record.withdrawn else ""
        return f"{gone}{name}", "", (f"{capitalised(card.label)}.", card.summary)
    if isinstance(record, Source):
        return name, "", (record.title or "",)
    summary = record.summary if isinstance(record, Entity | Story | Page) else ""
    return name, "", (plain_text(graph, summary),)


def _change_in_words(graph: Graph, label: str, change: Change) -> Iterator[str]:
    """Say what changed; that a record is new goes without saying."""
    if change.note:
        yield f"{label}: {plain_text(graph, change.note)}"
    for name, text in (("Was", change.was), ("Now", change.now), ("Why", change.why)):
        if text:
            yield f"{name}: {text}"
