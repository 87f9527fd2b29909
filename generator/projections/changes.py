"""The site's own history: what was added, updated, corrected and withdrawn, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import routes
from generator.dates.edtf import parse
from generator.dates.interval import OrderKey, filing, order_key
from generator.graph.graph import Graph
from generator.graph.names import counted, joined
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entries import WRONG
from generator.model.prose import Story
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import lengths
from generator.projections.cards import Link, SiteChange, When
from generator.projections.describe import if_published, when
from generator.projections.history import Dated, added, history, update
from generator.projections.status_words import headline_link
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedRecords:
    """The records of one kind that came into the site on one day.

    `all_of` leads to the list of all there are, or is empty where the site has none.
    `one` and `kind` are what they are in the singular and the plural ("claim", "claims").
    `links` are all that there are, by name, or none if their `number` is too large for one page.
    """

    one: str
    kind: str
    all_of: str
    number: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDay:
    """One day of the site's own history: `changes` to what was there, then what was `added`.

    `anchor` is the date as written; a date that is only a month is a "day" of its own.
    """

    day: When
    anchor: str
    year: int | None
    changes: tuple[SiteChange, ...]
    added: tuple[AddedRecords, ...]

    @property
    def entries(self) -> int:
        """How many changes and additions the day shows."""
        return len(self.changes) + sum(len(one.links) or 1 for one in self.added)


FEW = 3
"""Records added on one day that the home page names; of more it says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestDay:
    """One of the latest days of the site's own history, as the home page tells it.

    `added` are the few records that were added on it, or `number` tells how many they are ("227
    claims and 4 stories").
    """

    day: When
    anchor: str
    changes: tuple[SiteChange, ...]
    added: tuple[Link, ...]
    number: str

    @property
    def lines(self) -> int:
        """How many lines the day takes."""
        return len(self.changes) + len(self.added) + bool(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnError:
    """Something that we published and that was wrong; `since` when it stood here.

    `year` is when we put it right.
    """

    change: SiteChange
    year: int | None
    since: When
    anchor: str


@projection("changes by day")
def change_days(world: World, _all: str) -> tuple[ChangeDay, ...]:
    """Return the site's history day by day, the newest day first."""
    return tuple(world.ask(changes_on, day) for day in _days(world.graph))


@projection("changes on")
def changes_on(world: World, day: tuple[str, ...]) -> ChangeDay:
    """Return one day of the site's history: first the day, then all dates that are of it."""
    anchor, *dates = day
    return _day(world, anchor, list(_changes(world.graph, dates)))


@projection("changes per year")
def change_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years in which anything changed, each with how many changes and additions."""
    return tuple((one.year, one.entries) for one in world.ask(change_days, ""))


@projection("corrections per year")
def error_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years in which we put something right, each with how many times."""
    return tuple(Counter(one.year for one in world.ask(own_errors, "")).items())


@projection("latest changes")
def latest_changes(world: World, most: int) -> tuple[LatestDay, ...]:
    """Return the latest days of the site's history, newest first, with `most` lines at most."""
    found: list[LatestDay] = []
    for key in _days(world.graph):
        room = most - sum(one.lines for one in found)
        if room < 1:
            break
        day = world.ask(changes_on, key)
        links = tuple(link for one in day.added for link in one.links)
        named = len(links) <= FEW and all(one.links for one in day.added)
        found.append(
            LatestDay(
                day=day.day,
                anchor=day.anchor,
                changes=day.changes[:room],
                added=links[: max(0, room - len(day.changes))] if named else (),
                number=""
                if named
                else joined([counted(one.number, one.one, one.kind) for one in day.added]),
            )
        )
    return tuple(found)


@projection("last change")
def last_change(world: World, _all: str) -> When | None:
    """Return the day of the latest public change; None before the first."""
    newest = next(iter(_days(world.graph)), None)
    return when(parse(newest[0])) if newest else None


@projection("our errors")
def own_errors(world: World, _all: str) -> tuple[OwnError, ...]:
    """Return what we corrected or withdrew, the newest first, with when it had been wrong."""
    graph = world.graph
    wrong = [
        (record, one)
        for ident in graph.index.under("corrected", "")
        if (record := graph.record(ident))
        for one in history(record)
        if one.change.kind in WRONG
    ]
    return tuple(
        OwnError(
            change=_site_change(world, record, one),
            year=filing(one.change.date).year,
            since=when(one.change.since or added(graph, record)),
            anchor=f"{record.id}--{one.place}",
        )
        for record, one in sorted(wrong, key=_newest_first)
    )


def _days(graph: Graph) -> list[tuple[str, ...]]:
    """Return the days on which anything changed, newest first, each with all dates that are it."""
    days: dict[str, list[str]] = {}
    for date in graph.index.keys("changed"):
        days.setdefault(date.partition("T")[0].rstrip("~?%"), []).append(date)
    ordered = sorted(days, key=lambda one: order_key(parse(one), one), reverse=True)
    return [(anchor, *days[anchor]) for anchor in ordered]


def _changes(graph: Graph, dates: Iterable[str]) -> Iterator[tuple[Record, Dated]]:
    """Yield the changes of some dates, as written, kind by kind and then by id."""
    wanted = set(dates)
    found = {ident for date in wanted for ident in graph.index.under("changed", date)}
    for ident in graph.in_order(found):
        record = graph.record(ident)
        if record is None:
            continue
        for one in history(record):
            if one.change.date.text in wanted:
                yield record, one


def _newest_first(change: tuple[Record, Dated]) -> tuple[tuple[int, ...], str, int]:
    record, one = change
    key: OrderKey = order_key(one.change.date, record.id)
    return tuple(-part for part in key[:-1]), record.id, -one.place


def _day(world: World, anchor: str, told: list[tuple[Record, Dated]]) -> ChangeDay:
    graph = world.graph
    added: dict[tuple[str, str, str], list[str]] = {}
    for record, one in told:
        if one.change.kind == "new" and not one.change.note:
            added.setdefault(_kind(graph, record), []).append(record.id)
    rest = [(record, one) for record, one in told if one.change.kind != "new" or one.change.note]
    return ChangeDay(
        day=when(parse(anchor)),
        anchor=anchor,
        year=filing(parse(anchor)).year,
        changes=tuple(
            _site_change(world, record, one) for record, one in sorted(rest, key=_newest_first)
        ),
        added=tuple(
            AddedRecords(
                one=singular,
                kind=kind,
                all_of=if_published(graph, all_of),
                number=len(idents),
                links=_links(world, idents) if len(idents) <= lengths.LONGEST_PAGE else (),
            )
            for (singular, kind, all_of), idents in added.items()
        ),
    )


def _links(world: World, idents: Iterable[str]) -> tuple[Link, ...]:
    links = (headline_link(world, ident) for ident in idents)
    return tuple(sorted(links, key=lambda one: (one.text.casefold(), one.route)))


def _kind(graph: Graph, record: Record) -> tuple[str, str, str]:
    """Return what a record is in the singular and the plural, and the address of all of them."""
    if isinstance(record, Assertion):
        return "claim", "claims", routes.CLAIMS
    if isinstance(record, Statement):
        return "statement", "statements", routes.STATEMENTS
    if isinstance(record, Source):
        return "source", "sources", routes.SOURCES
    if isinstance(record, Story):
        return "story", "stories", routes.STORIES
    entity = graph.entities.get(record.id)
    if entity is None:
        return "page", "pages", routes.ABOUT
    kind = graph.settings.kinds[entity.kind]
    return kind.one.lower(), kind.many.lower(), routes.kind(entity.kind)


def _site_change(world: World, record: Record, one: Dated) -> SiteChange:
    return SiteChange(link=headline_link(world, record.id), update=update(world.graph, one.change))
