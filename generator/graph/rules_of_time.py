"""Checks of dates: within a record, between a statement and its event, and of the changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds, certainly_before, ordering_bounds
from generator.dates.wording import in_words
from generator.graph.finding import Finding, RelatedPlace
from generator.graph.graph import Graph
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.references import Path
from generator.model.source import Source
from generator.model.statement import Statement


def time_findings(graph: Graph, record: Record) -> Iterator[Finding]:
    """Yield dates of a record that can't be right together."""
    if isinstance(record, Claim):
        yield from _event_or_period(record)
        yield from _ends_first(record, (), record.from_, record.until)
    elif isinstance(record, Entity):
        for position, one in enumerate(record.parent):
            yield from _ends_first(record, ("parent", position), one.from_, one.until)
    elif isinstance(record, Source):
        yield from _looked_up_early(record)
    elif isinstance(record, Statement):
        yield from _affirmed_early(graph, record)
    yield from _changes(record)


def _event_or_period(claim: Claim) -> Iterator[Finding]:
    if claim.happened is None:
        return
    for name, value in (("from", claim.from_), ("until", claim.until)):
        if value:
            yield Finding(
                code="E214",
                record_id=claim.id,
                path=(name,),
                on="key",
                message=f"`happened` and `{name}` exclude each other",
                help=("an event has `happened`; what was in force for a while, `from`, `until`",),
                related=(RelatedPlace(claim.id, ("happened",), "an event"),),
            )


def _ends_first(
    record: Record, path: Path, start: Edtf | None, end: Edtf | None
) -> Iterator[Finding]:
    if start and end and certainly_before(bounds(end), bounds(start)):
        yield Finding(
            code="E403",
            record_id=record.id,
            path=(*path, "until"),
            message=f"`until` {end} lies before `from` {start}",
            related=(RelatedPlace(record.id, (*path, "from"), "it starts here"),),
        )


def _looked_up_early(source: Source) -> Iterator[Finding]:
    if source.published is None:
        return
    archived = source.archived.at if source.archived else None
    for path, looked in ((("accessed",), source.accessed), (("archived", "at"), archived)):
        if looked and certainly_before(bounds(looked), bounds(source.published)):
            yield Finding(
                code="W404",
                record_id=source.id,
                path=path,
                message=f"{looked} is before {source.published}, when it was published",
                related=(RelatedPlace(source.id, ("published",), "published"),),
            )


def _affirmed_early(graph: Graph, statement: Statement) -> Iterator[Finding]:
    public = graph.public_on(statement)
    for position, target in enumerate(statement.affirms):
        claim = graph.claims.get(target.id)
        event = claim.happened or claim.from_ if claim else None
        if event is None or public is None:
            continue
        first = ordering_bounds(event).earliest
        if first and public < first:
            yield Finding(
                code="E305",
                record_id=statement.id,
                path=("affirms", position),
                message=(
                    f"this was published by {public}, before it can have happened "
                    f"({in_words(event, 'event')})"
                ),
                label=f"`{target.id}` was still to come",
                help=("use `expects` for what was announced, or correct one of the dates",),
            )


def _changes(record: Record) -> Iterator[Finding]:
    for position, change in enumerate(record.changes):
        if change.kind == "correction" and not change.was:
            yield Finding(
                code="E411",
                record_id=record.id,
                path=("changes", position),
                message="this correction does not say what was wrong",
                help=("add `was:` and `now:`, so that those who read the old version can tell",),
            )
        if change.since and certainly_before(bounds(change.date), bounds(change.since)):
            yield Finding(
                code="E403",
                record_id=record.id,
                path=("changes", position, "since"),
                message=f"it was corrected on {change.date}, before it was wrong ({change.since})",
                related=(RelatedPlace(record.id, ("changes", position, "date"), "corrected"),),
            )
        if position == 0:
            if change.kind != "new":
                yield _out_of_order(record, position, "the first entry is not `kind: new`")
        elif certainly_before(bounds(change.date), bounds(record.changes[position - 1].date)):
            message = f"{change.date} comes after {record.changes[position - 1].date}"
            yield _out_of_order(record, position, message)


def _out_of_order(record: Record, position: int, message: str) -> Finding:
    return Finding(
        code="E412",
        record_id=record.id,
        path=("changes", position),
        message=message,
        help=("list the oldest change first; the first of all is `kind: new`",),
    )
