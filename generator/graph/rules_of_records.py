"""Checks of one record alone: what its fields say together, whatever other records say.

They run on drafts too, and while other records have errors.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds, certainly_before
from generator.graph.finding import Finding, RelatedPlace
from generator.graph.rules_of_prose import markup_findings, story_findings
from generator.graph.rules_of_sources import source_findings
from generator.graph.rules_of_statements import statement_findings
from generator.graph.vocabulary import word_findings
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.record import Record
from generator.model.references import Path
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement


def record_findings(record: Record, settings: Settings | None) -> Iterator[Finding]:
    """Yield what is wrong or doubtful within one record.

    `settings` tells which words it may use; None where site.yaml can't be read.
    """
    if isinstance(record, Claim):
        yield from _event_or_period(record)
        yield from _ends_first(record, (), record.from_, record.until)
        yield from word_findings(record, settings)
    elif isinstance(record, Statement):
        yield from statement_findings(record)
    elif isinstance(record, Source):
        yield from source_findings(record)
    elif isinstance(record, Entity):
        for position, one in enumerate(record.parent):
            yield from _ends_first(record, ("parent", position), one.from_, one.until)
    elif isinstance(record, Story):
        yield from story_findings(record)
    yield from markup_findings(record)
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
            help=("correct one of the two dates",),
            related=(RelatedPlace(record.id, (*path, "from"), "it starts here"),),
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
                help=("correct one of the two dates",),
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
