"""Entries: under which keys each record is found, told from the record alone.

Since nothing else is looked at, a record that changes changes just the keys that it had or gets.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.interval import filing, order_key
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.references import references
from generator.model.source import Source
from generator.model.statement import Statement

Place = tuple[tuple[int, ...], int | None, bool, bool]
"""Where a claim stands in time: the order of `order_key` but for the id, the month under which it
is filed, whether its day is known, and whether the entity that it is listed under is a party."""

Entry = tuple[str, str, Place | None]
"""The name of an index, a key in it, and what is told there of the record."""

NO_YEAR = ""
"""The key of claims of which no date is known."""


def entries(record: Record) -> Iterator[Entry]:
    """Yield where a record is found; one key may come twice.

    `said`: claim or statement → statements that take a stance on it, and `carried`: source →
    statements that it reports, both without what we withdrew.
    `named`: id → records that name it, `linked`: name in small letters → records that link it.
    `called`: name in small letters → entities. `kind`: kind of entity → entities.
    `year`: year → claims; `party`: entity → claims that name it; `action`: action → claims.
    `opposed`, `explains`, `after`, `prolongs`: claim → claims that can't hold with it, explain it,
    come after it, prolong it; `revises`: statement → statements; `republishes`: source → sources.
    `parent`: entity → entities that belong to it.
    `voice`: entity → statements of which it is the speaker, looked, or is spoken for;
    `document`: source → statements whose speaker it is.
    `published`: entity → sources. `former`: earlier id → records.
    """
    for reference in references(record):
        if reference.kinds == ("link",):
            yield "linked", reference.target.casefold(), None
        else:
            yield "named", reference.target, None
    for former in record.renamed_from:
        yield "former", former, None
    if isinstance(record, Claim):
        yield from _of_claim(record)
    elif isinstance(record, Statement):
        yield from _of_statement(record)
    elif isinstance(record, Source):
        yield "published", record.publisher, None
        if record.republishes:
            yield "republishes", record.republishes, None
    elif isinstance(record, Entity):
        yield "kind", record.kind, None
        for parent in record.parent:
            yield "parent", parent.id, None
        for name in (record.name, *record.aliases):
            yield "called", name.casefold(), None


def _of_claim(claim: Claim) -> Iterator[Entry]:
    filed = filing(claim.dated)
    order = order_key(claim.dated, "")[:-1]
    place = (order, filed.month, filed.day is not None)
    yield "year", NO_YEAR if filed.year is None else str(filed.year), (*place, False)
    yield "action", claim.action, None
    parties = {*claim.subject, *claim.object}
    for ident in sorted(parties | {*claim.scope.products}):
        yield "party", ident, (*place, ident in parties)
    for other in claim.contradicts:
        yield "opposed", other, None
    for explained in claim.explains:
        yield "explains", explained, None
    if claim.after:
        yield "after", claim.after, None
    if claim.prolongs:
        yield "prolongs", claim.prolongs, None


def _of_statement(statement: Statement) -> Iterator[Entry]:
    speaker = statement.speaker
    for ident in sorted({speaker.who or "", speaker.for_ or "", speaker.looked or ""} - {""}):
        yield "voice", ident, None
    if speaker.document:
        yield "document", speaker.document.partition("#")[0], None
    if statement.revises:
        yield "revises", statement.revises, None
    if statement.withdrawn:
        return
    for _, target in statement.stances:
        yield "said", target.id, None
    for report in statement.reports:
        yield "carried", report.source.partition("#")[0], None
