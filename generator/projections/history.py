"""A record's own history, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates.edtf import Edtf
from generator.dates.interval import order_key
from generator.graph.graph import Graph
from generator.model.claim import Assertion
from generator.model.record import Change, Record, Withdrawal
from generator.model.statement import Statement
from generator.projections.cards import Prose, Update, When
from generator.projections.describe import when
from generator.projections.prose import prose

LABELS = {
    "new": "Added",
    "update": "Updated",
    "correction": "Correction",
    "withdrawal": "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A public change and its `place` in the record's history, from 0."""

    place: int
    change: Change


def history(record: Record) -> tuple[Dated, ...]:
    """Return a record's public changes in the order in which they are written.

    A withdrawal is a change, whether or not the editor lists it among the `changes` too.
    """
    public = [Dated(place, one) for place, one in enumerate(record.changes) if not one.minor]
    gone = record.withdrawn if isinstance(record, Assertion | Statement) else None
    if gone and not any(one.change.kind == "withdrawal" for one in public):
        change = Change(date=gone.date, kind="withdrawal", note=gone.because)
        public.append(Dated(len(record.changes), change))
    return tuple(public)


def added(graph: Graph, record: Record) -> Edtf | None:
    """Return when a record came into the site: by its own history, else by the site's settings."""
    return record.added or graph.settings.since


def changed(graph: Graph, record: Record) -> Edtf | None:
    """Return when a record last changed in a way that readers should know of."""
    return record.changed or graph.settings.since


def withdrawal(graph: Graph, withdrawn: Withdrawal | None) -> tuple[When, Prose] | None:
    """Return since when we take a record back, and why; None: it stands."""
    because = prose(graph, withdrawn.because) if withdrawn else None
    return (when(withdrawn.date), because) if withdrawn and because else None


def updates(graph: Graph, record: Record) -> tuple[Update, ...]:
    """Return a record's public changes, newest first."""
    ordered = sorted(
        history(record), key=lambda one: (order_key(one.change.date, ""), one.place), reverse=True
    )
    return tuple(update(graph, one.change) for one in ordered)


def update(graph: Graph, change: Change) -> Update:
    """Return one change as it is shown."""
    return Update(
        date=when(change.date),
        kind=change.kind,
        label=LABELS[change.kind],
        note=prose(graph, change.note),
        was=change.was,
        now=change.now,
        why=change.why,
    )
