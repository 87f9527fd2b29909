"""The site's own history: what was added, updated, corrected and withdrawn, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import routes
from generator.dates.edtf import parse
from generator.dates.interval import OrderKey, filing, order_key
from generator.graph.graph import Graph
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entries import WRONG
from generator.model.prose import Story
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections import lengths
from generator.projections.cards import Link, SiteChange, When
from generator.projections.describe import if_published, link_to, when
from generator.projections.history import Dated, history, update
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedRecords:
    """The records of one kind that came into the site on one day.

    `all_of` leads to the list of all there are, or is empty where the site has none.
    `one` and `kind` are what they are in the singular and the plural ("claim", "claims").
    """

    one: str
    kind: str
    all_of: str
    links: tuple[Link, ...]

    @property
    def many(self) -> bool:
        """Whether they are too many to be shown one by one."""
        return len(self.links) > lengths.LONGEST_PAGE


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
        return len(self.changes) + sum(1 if one.many else len(one.links) for one in self.added)


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
    days: dict[str, list[str]] = {}
    for date in world.graph.index.keys("changed"):
        days.setdefault(date.partition("T")[0].rstrip("~?%"), []).append(date)
    ordered = sorted(days, key=lambda one: order_key(parse(one), one), reverse=True)
    return tuple(world.ask(changes_on, (anchor, *days[anchor])) for anchor in ordered)


@projection("changes on")
def changes_on(world: World, day: tuple[str, ...]) -> ChangeDay:
    """Return one day of the site's history: first the day, then all dates that are of it."""
    anchor, *dates = day
    return _day(world.graph, anchor, list(_changes(world.graph, dates)))


@projection("changes per year")
def change_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years in which anything changed, each with how many changes and additions."""
    return tuple((one.year, one.entries) for one in world.ask(change_days, ""))


@projection("corrections per year")
def error_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years in which we put something right, each with how many times."""
    return tuple(Counter(one.year for one in world.ask(own_errors, "")).items())


@projection("latest changes")
def latest_changes(world: World, most: int) -> tuple[SiteChange, ...]:
    """Return the latest public changes of the site's records, newest first."""
    graph = world.graph
    dates = sorted(
        graph.index.keys("changed"), key=lambda date: order_key(parse(date), ""), reverse=True
    )
    found: list[tuple[Record, Dated]] = []
    for date in dates:
        found += _changes(graph, (date,))
        if len(found) >= most:
            break
    found.sort(key=_newest_first)
    return tuple(_site_change(graph, record, one) for record, one in found[:most])


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
            change=_site_change(graph, record, one),
            year=filing(one.change.date).year,
            since=when(one.change.since or record.added),
            anchor=f"{record.id}--{one.place}",
        )
        for record, one in sorted(wrong, key=_newest_first)
    )


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


def _day(graph: Graph, anchor: str, told: list[tuple[Record, Dated]]) -> ChangeDay:
    added: dict[tuple[str, str, str], list[Link]] = {}
    for record, one in told:
        if one.change.kind == "new" and not one.change.note:
            added.setdefault(_kind(graph, record), []).append(link_to(graph, record.id))
    rest = [(record, one) for record, one in told if one.change.kind != "new" or one.change.note]
    return ChangeDay(
        day=when(parse(anchor)),
        anchor=anchor,
        year=filing(parse(anchor)).year,
        changes=tuple(
            _site_change(graph, record, one) for record, one in sorted(rest, key=_newest_first)
        ),
        added=tuple(
            AddedRecords(
                one=singular,
                kind=kind,
                all_of=if_published(graph, all_of),
                links=tuple(sorted(links, key=lambda one: (one.text.casefold(), one.route))),
            )
            for (singular, kind, all_of), links in added.items()
        ),
    )


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


def _site_change(graph: Graph, record: Record, one: Dated) -> SiteChange:
    return SiteChange(link=link_to(graph, record.id), update=update(graph, one.change))
