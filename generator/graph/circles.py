"""Circles: records that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.graph.finding import Finding, RelatedPlace
from generator.graph.graph import Graph
from generator.model.record import Record
from generator.model.references import Path
from generator.model.statement import Statement

Edges = Mapping[str, tuple[tuple[str, Path], ...]]
"""Id → what it leads to, and the path in its record that says so."""

FIELDS: Mapping[str, tuple[str, str]] = {
    "explains": ("E307", "explains itself"),
    "after": ("E307", "comes after itself"),
    "prolongs": ("E213", "prolongs itself"),
    "revises": ("E213", "revises itself"),
    "republishes": ("E213", "republishes itself"),
    "parent": ("E213", "is its own parent"),
}
"""Fields that lead from a record to others of its kind, each with an index of its name."""


def circle_findings(graph: Graph, field: str) -> Iterator[Finding]:
    """Yield a finding for each circle of records that a field leads around, from its smallest id.

    Where there is none, as there should be, only the index is read, and no record.
    """
    index = graph.index
    leads: dict[str, tuple[tuple[str, Path], ...]] = {}
    for target in index.keys(field):
        for ident in index.under(field, target):
            leads[ident] = (*leads.get(ident, ()), (target, ()))
    if not any(circles(leads)):
        return
    code, does = FIELDS[field]
    records = (graph.record(ident) for ident in leads)
    edges = {one.id: _edges(one, field) for one in records if one is not None}
    for circle in circles(edges):
        (ident, path), *others = circle
        through = f", through {', '.join(f'`{one}`' for one, _ in others)}" if others else ""
        yield Finding(
            code=code,
            record_id=ident,
            path=path,
            message=f"`{ident}` {does}{through}",
            help=(f"take it out here or at one of the others: `{field}` never leads back",)
            if others
            else (f"take it out: `{field}` names another record",),
            related=tuple(RelatedPlace(one, at, "leads on") for one, at in others),
        )


def circles(edges: Edges) -> Iterator[tuple[tuple[str, Path], ...]]:
    """Yield circles as (id, path to the next), each from its smallest id on.

    Of several circles through the same ids one; every circle shares an id with one that is yielded.
    """
    done: set[str] = set()
    told: set[frozenset[str]] = set()
    for start in sorted(edges):
        way: list[tuple[str, Path]] = []
        inside: dict[str, int] = {}
        waiting = [(start, iter(edges[start]))] if start not in done else []
        if waiting:
            inside[start] = 0
        while waiting:
            ident, further = waiting[-1]
            step = next(further, None)
            if step is None:
                waiting.pop()
                del inside[ident]
                done.add(ident)
                if way:
                    way.pop()
                continue
            target, path = step
            if target in inside:
                circle = [*way[inside[target] :], (ident, path)]
                members = frozenset(one for one, _ in circle)
                if members not in told:
                    told.add(members)
                    first = circle.index(min(circle))
                    yield (*circle[first:], *circle[:first])
            elif target not in done:
                way.append((ident, path))
                inside[target] = len(waiting)
                waiting.append((target, iter(edges.get(target, ()))))


def _edges(record: Record, field: str) -> tuple[tuple[str, Path], ...]:
    value = getattr(record, field)
    if value is None:
        return ()
    if isinstance(value, str):
        return ((value, (field,)),)
    return tuple(
        (one if isinstance(one, str) else one.id, (field, position))
        for position, one in enumerate(value)
    )


def report_circles(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each circle in which reports of a statement rest on each other."""
    edges: dict[str, tuple[tuple[str, Path], ...]] = {}
    for position, report in enumerate(statement.reports):
        if report.via:
            source = report.source.partition("#")[0]
            step = (report.via.partition("#")[0], ("reports", position, "via"))
            edges[source] = (*edges.get(source, ()), step)
    for circle in circles(edges):
        (source, path), *others = circle
        through = f", through {', '.join(f'`{one}`' for one, _ in others)}" if others else ""
        yield Finding(
            code="E304",
            record_id=statement.id,
            path=path,
            message=f"the report in `{source}` rests on itself{through}",
            help=("one of them had it first: take away what it rests on (`< …`)",),
            related=tuple(RelatedPlace(statement.id, at, "and this") for _, at in others),
        )
