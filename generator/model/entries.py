"""Entries: under which keys each record is found, told from the record alone.

Since nothing else is looked at, a record that changes changes just the keys that it had or gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.dates.interval import filing, order_key
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Record, Withdrawal
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

    `named`: id → records that name it, `linked`: name in small letters → records that link it.
    `former`: earlier id → records; `changed`: date as written → records that changed then, but for
    minor changes; `corrected`: one key, of records that were corrected or withdrawn.
    """
    for reference in references(record):
        if reference.kinds == ("link",):
            yield "linked", reference.target.casefold(), None
        else:
            yield "named", reference.target, None
    for former in record.renamed_from:
        yield "former", former, None
    for change in record.changes:
        if not change.minor:
            yield "changed", change.date.text, None
            if change.kind in WRONG:
                yield "corrected", "", None
    of_its_kind = _OF_KIND.get(type(record))
    if of_its_kind is not None:
        yield from of_its_kind(record)


WRONG = frozenset({"correction", "withdrawal"})
"""Kinds of change by which we say that we were wrong."""


def _withdrawn(withdrawal: Withdrawal | None) -> Iterator[Entry]:
    if withdrawal:
        yield "changed", withdrawal.date.text, None
        yield "corrected", "", None


def _of_claim(claim: Claim) -> Iterator[Entry]:
    """Yield where a claim is found.

    `year`: year → claims; `party`: entity → claims that name it; `action`: action → claims;
    `opposed`, `explains`, `after`, `prolongs`: claim → claims that can't hold with it, explain it,
    come after it, prolong it.
    """
    yield from _withdrawn(claim.withdrawn)
    filed = filing(claim.dated)
    order = order_key(claim.dated, "")[:-1]
    place = (order, filed.month, filed.day is not None)
    yield "year", NO_YEAR if filed.year is None else str(filed.year), (*place, False)
    yield "action", claim.action, (*place, False)
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
    """Yield where a statement is found.

    `said`: claim or statement → statements that take a stance on it, and `carried`: source →
    statements that it reports, both without what we withdrew.
    `voice`: entity → statements of which it is the speaker, looked, or is spoken for; `document`:
    source → statements whose speaker it is; `revises`: statement → statements.
    """
    yield from _withdrawn(statement.withdrawn)
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


def _of_source(source: Source) -> Iterator[Entry]:
    """Yield where a source is found: `published` by an entity, `republishes` another source."""
    yield "published", source.publisher, None
    if source.republishes:
        yield "republishes", source.republishes, None


def _of_entity(entity: Entity) -> Iterator[Entry]:
    """Yield where an entity is found: by `kind`, what it is `called` in small letters, `parent`."""
    yield "kind", entity.kind, None
    for parent in entity.parent:
        yield "parent", parent.id, None
    for name in (entity.name, *entity.aliases):
        yield "called", name.casefold(), None


_OF_KIND: Mapping[type[Record], Callable[[Any], Iterator[Entry]]] = {
    Claim: _of_claim,
    Statement: _of_statement,
    Source: _of_source,
    Entity: _of_entity,
}
