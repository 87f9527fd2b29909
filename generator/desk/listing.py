"""Lists of records for editors: all of them, or those that need somebody's attention."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.dates.edtf import Moment, parse
from generator.desk.lookup import kind_folder, title_of
from generator.graph.graph import Graph
from generator.graph.questions import open_questions
from generator.graph.status import status
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a list; `status` is that of a claim, "" for others or where it is not known."""

    kind: str
    id: str
    title: str
    file: str
    status: str = ""
    draft: bool = False
    embargo_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; everything given has to hold.

    `stale`: due on a day that has passed, and nothing says whether it happened.
    `orphans`: entities and sources that nothing names, claims that no statement bears on.
    """

    kind: str = ""
    status: str = ""
    drafts: bool = False
    embargoed: bool = False
    stale: bool = False
    orphans: bool = False

    @property
    def needs_graph(self) -> bool:
        """Whether only a content without errors can tell."""
        return bool(self.status or self.stale or self.orphans)


def rows(
    records: Iterable[Record],
    graph: Graph | None,
    wanted: Wanted,
    held: Collection[str],
    now: datetime,
) -> Iterator[Row]:
    """Yield what is wanted of the records, by kind and id.

    `held` are the ids that readers don't see yet, `now` decides what is past; without a graph no
    claim has a status.
    """
    for record in sorted(records, key=lambda one: (kind_folder(one), one.id)):
        claim = graph.claims.get(record.id) if graph else None
        word = status(graph, claim.id).word if graph and claim else ""
        under_embargo = record.embargo_until is not None and record.id in held
        if (
            (not wanted.kind or wanted.kind == kind_folder(record))
            and (not wanted.status or wanted.status == word)
            and (not wanted.drafts or record.draft)
            and (not wanted.embargoed or under_embargo)
            and (not wanted.stale or (graph and claim and _stale(graph, claim, now)))
            and (not wanted.orphans or (graph and _orphan(graph, record)))
        ):
            yield Row(
                kind=kind_folder(record),
                id=record.id,
                title=title_of(record),
                file=record.file,
                status=word,
                draft=record.draft,
                embargo_until=record.embargo_until.text
                if record.embargo_until and under_embargo
                else "",
            )


def next_build(listed: Iterable[Row]) -> str | None:
    """Return when the first embargo of all ends, as its editor wrote it; a build is due then."""
    ends = [one.embargo_until for one in listed if one.embargo_until]
    return min(ends, key=_instant, default=None)


def _instant(written: str) -> int:
    value = parse(written).value
    return (value.instant or 0) if isinstance(value, Moment) else 0


def _stale(graph: Graph, claim: Assertion, now: datetime) -> bool:
    today = now.astimezone(UTC).date()
    return any(one.kind == "outcome" for one in open_questions(graph, claim, today))


def _orphan(graph: Graph, record: Record) -> bool:
    if isinstance(record, Assertion):
        return not graph.said_about[record.id]
    return isinstance(record, Entity | Source) and not graph.referred_from[record.id]
