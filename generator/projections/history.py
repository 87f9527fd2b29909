"""A record's own history, as its page shows it."""

from __future__ import annotations

from generator.dates.interval import order_key
from generator.graph.graph import Graph
from generator.model.record import Change, Record
from generator.projections.cards import Update
from generator.projections.describe import when
from generator.projections.prose import prose

LABELS = {
    "new": "Added",
    "update": "Updated",
    "correction": "Correction",
    "withdrawal": "Withdrawn",
}


def updates(graph: Graph, record: Record) -> tuple[Update, ...]:
    """Return a record's public changes, newest first."""
    public = [change for change in record.changes if not change.minor]
    ordered = sorted(
        enumerate(public), key=lambda one: (order_key(one[1].date, ""), one[0]), reverse=True
    )
    return tuple(update(graph, change) for _, change in ordered)


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
