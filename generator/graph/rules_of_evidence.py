"""Checks of claims and statements against each other: who may say what, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.dates.interval import bounds, certainly_before, ordering_bounds
from generator.dates.wording import in_words
from generator.diagnostics.nearest import nearest
from generator.graph.circles import report_circles
from generator.graph.finding import Finding, RelatedPlace
from generator.graph.graph import Graph
from generator.graph.relations import Said
from generator.graph.standing import settled_parties, settlers
from generator.model.claim import Assertion
from generator.model.record import Record
from generator.model.statement import Statement

_FLAT = frozenset({"affirms", "denies"})
_ANSWERS = frozenset({*_FLAT, "comments", "declines", "silent"})


def evidence_findings(graph: Graph, record: Record) -> Iterator[Finding]:
    """Yield that a claim has no evidence, or that evidence can't be what it is said to be."""
    if isinstance(record, Assertion):
        if not graph.said_about[record.id] and not record.withdrawn:
            yield Finding(
                code="W301",
                record_id=record.id,
                path=(),
                message=f"no statement bears on `{record.id}`, so its status is “not known”",
                help=("add who said so under `statements:`",),
            )
        yield from _two_answers_on_one_source(graph, record)
    elif isinstance(record, Statement):
        yield from _details(graph, record)
        yield from _affirmed_early(graph, record)
        yield from report_circles(record)


def _details(graph: Graph, statement: Statement) -> Iterator[Finding]:
    positions: dict[str, int] = defaultdict(int)
    for stance, target in statement.stances:
        position = positions[stance]
        positions[stance] += 1
        claim = graph.claims.get(target.id)
        known = claim.detail if claim else {}
        for key in target.but:
            if key not in known:
                near = next(iter(nearest(key, known, 1)), None)
                listed = f"its details: {', '.join(known)}" if known else "it has none"
                yield Finding(
                    code="E313",
                    record_id=statement.id,
                    path=(stance, position, "but", key),
                    on="key",
                    message=f"`{target.id}` has no detail `{key}`",
                    help=(f"did you mean `{near}`?" if near else listed,),
                    suggestion=near,
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


def _two_answers_on_one_source(graph: Graph, claim: Assertion) -> Iterator[Finding]:
    """Find two answers of one party in one article: mostly a framing taken for an answer."""
    said = [one for one in graph.said_about[claim.id] if one.stance in _ANSWERS]
    if len(said) < 2 or not any(one.stance in _FLAT for one in said):
        return
    able = tuple(dict.fromkeys(party for side in settlers(graph, claim) for party in side))
    for party in able:
        own = [one for one in said if settled_parties(graph, one.statement, (party,))]
        for one, other in combinations(own, 2):
            if one.stance == other.stance or not {one.stance, other.stance} & _FLAT:
                continue
            shared = {report.source for report in one.statement.reports} & {
                report.source for report in other.statement.reports
            }
            if shared and not _told_apart(graph, one, other):
                yield _two_answers(graph, party, one, other, min(shared))


def _told_apart(graph: Graph, one: Said, other: Said) -> bool:
    """Whether one source may well report both: it tells of two days, or of a change of mind."""
    ids = {one.statement.id, other.statement.id}
    if one.statement.revises in ids or other.statement.revises in ids:
        return True
    days = [graph.said_on(said.statement) for said in (one, other)]
    first, second = (bounds(day) if day else None for day in days)
    if first is None or second is None:
        return False
    return certainly_before(first, second) or certainly_before(second, first)


def _two_answers(graph: Graph, party: str, one: Said, other: Said, source: str) -> Finding:
    name = graph.entities[party].name
    flat, plain = (one, other) if one.stance in _FLAT else (other, one)
    return Finding(
        code="E306",
        record_id=flat.statement.id,
        path=(flat.stance,),
        message=f"{name} {flat.stance} and {plain.stance} `{flat.target.id}` in one `{source}`",
        help=(
            "if the outlet only presents the words so, keep one statement and say `presents_as`",
            "if these are two answers, give both a date: `said`",
        ),
        related=(RelatedPlace(plain.statement.id, (plain.stance,), "the other answer"),),
    )
