"""A statement: which claims it bears on, whether it counts there, and who reported it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import routes
from generator.explaining.account import Account, Line, part, why_not, with_status
from generator.graph.evidence import evidence
from generator.graph.graph import Graph
from generator.graph.names import unlinked
from generator.graph.standing import settled_parties, settlers
from generator.model.claim import Assertion
from generator.model.statement import Statement
from generator.projections.describe import source_name, statement_heading


def statement_account(graph: Graph, statement: Statement) -> Account:
    """Tell what a statement does to each claim or statement that it takes a stance on."""
    verdict = ""
    if statement.withdrawn:
        verdict = f"Withdrawn, so that nothing counts it: {unlinked(statement.withdrawn.because)}"
    return Account(
        kind="statement",
        id=statement.id,
        name=statement_heading(graph, statement),
        file=statement.file,
        address=routes.statement(statement.id),
        verdict=verdict,
        parts=(
            *part("Stances", _stances(graph, statement)),
            *part("Taken up by", _taken_up(graph, statement)),
            *part("Reported by", _reports(graph, statement)),
        ),
    )


def _stances(graph: Graph, statement: Statement) -> Iterator[Line]:
    for stance, target in statement.stances:
        claim = graph.claims.get(target.id)
        if claim is None:
            heading = statement_heading(graph, graph.statements[target.id])
            yield Line(f"{stance}: {heading}", (target.id,))
            continue
        weight = _weight(graph, statement, stance, claim)
        yield Line(f"{stance}: {with_status(graph, claim)}; {weight}", (claim.id,))


def _weight(graph: Graph, statement: Statement, stance: str, claim: Assertion) -> str:
    voice = next(
        (
            one
            for one in evidence(graph, claim.id)
            if one.statement.id == statement.id and one.stance == stance
        ),
        None,
    )
    if voice is None:
        return "not counted: the statement was withdrawn"
    able = tuple(party for side in settlers(graph, claim) for party in side)
    if voice.counts and settled_parties(graph, statement, able):
        return "counts, and is the word of one who can settle it"
    return why_not(voice) or "counts"


def _taken_up(graph: Graph, statement: Statement) -> Iterator[Line]:
    """Yield the statements that take a stance on this one, or tell it anew."""
    for said in graph.said_about[statement.id]:
        heading = statement_heading(graph, said.statement)
        yield Line(f"{heading}: {said.stance} it", (said.statement.id,))
    for ident in graph.referred_from[statement.id]:
        other = graph.statements.get(ident)
        if other is not None and other.revises == statement.id:
            yield Line(f"{statement_heading(graph, other)}: tells it anew", (ident,))


def _reports(graph: Graph, statement: Statement) -> Iterator[Line]:
    for report in statement.reports:
        name = source_name(graph, graph.source(report.source), graph.published(report.source))
        via = f", took it from {report.via}" if report.via else ""
        yield Line(f"{name}{via}", (report.source,))
