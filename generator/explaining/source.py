"""A source: what it carries, what rests on it, and who took from it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import routes
from generator.dates.interval import order_key
from generator.explaining.account import Account, Line, part, with_status
from generator.graph.fallen import falls, rests_alone
from generator.graph.graph import Graph
from generator.graph.names import counted
from generator.model.source import Source
from generator.projections.describe import source_name, statement_heading


def source_account(graph: Graph, source: Source) -> Account:
    """Tell what a source brings to the record, and what would be left without it."""
    claims = _claims(graph, source.id)
    alone = [one for one in claims if rests_alone(graph, one, source.id)]
    verdict = f"{counted(len(claims), 'claim')} of the record rest on it"
    if len(claims) == 1:
        verdict = "1 claim of the record rests on it"
    verdict += f"; without it nothing would be left of {len(alone)}" if alone else ""
    return Account(
        kind="source",
        id=source.id,
        name=source.title or source_name(graph, source, source.published),
        file=source.file,
        address=routes.source(source.id),
        verdict=verdict if claims else "No claim of the record rests on it",
        parts=(
            *part("It is no longer what it was", _fallen(graph, source)),
            *part("It carries", _carried(graph, source)),
            *part("Rests on it alone", _told(graph, alone)),
            *part("Rests on others too", _told(graph, [one for one in claims if one not in alone])),
            *part("Took from it", _took(graph, source)),
        ),
    )


def _claims(graph: Graph, ident: str) -> list[str]:
    """Return the claims that a source brings a stance to."""
    targets = (
        target.id for carried in graph.carried_by[ident] for _, target in carried.statement.stances
    )
    return [one for one in dict.fromkeys(targets) if one in graph.claims]


def _told(graph: Graph, ids: list[str]) -> Iterator[Line]:
    yield from (Line(with_status(graph, graph.claims[one]), (one,)) for one in ids)


def _fallen(graph: Graph, source: Source) -> Iterator[Line]:
    for fall in falls(graph, source.id):
        yield Line(fall.sentence, tuple(one for one in (fall.what, fall.by) if one))


def _carried(graph: Graph, source: Source) -> Iterator[Line]:
    for one in graph.carried_by[source.id]:
        via = one.statement.reports[one.position].via
        after = f", took it from {via}" if via else ""
        yield Line(f"{statement_heading(graph, one.statement)}{after}", (one.statement.id,))


def _took(graph: Graph, source: Source) -> Iterator[Line]:
    """Yield the sources that republish it, or report something after it."""
    found = set()
    for ident in graph.referred_from[source.id]:
        other, statement = graph.sources.get(ident), graph.statements.get(ident)
        if other is not None and other.republishes == source.id:
            found.add(ident)
        for report in statement.reports if statement is not None else ():
            if report.via and report.via.partition("#")[0] == source.id:
                found.add(report.source.partition("#")[0])
    for ident in sorted(found, key=lambda one: order_key(graph.sources[one].published, one)):
        taker = graph.sources[ident]
        yield Line(source_name(graph, taker, taker.published), (ident,))
