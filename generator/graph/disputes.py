"""Disputes: what is contradictory over the whole record, each matter once with all its sides.

A contradiction is told on each claim that it touches; a dispute gathers those that are one matter:
claims that exclude each other, at whatever distance, and every value that one detail is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.dates.interval import order_key
from generator.graph.contradictions import (
    HOLDING,
    KINDS,
    Clash,
    ContrarySide,
    contradictions,
    standing,
)
from generator.graph.evidence import evidence
from generator.graph.graph import Graph, derivation
from generator.graph.names import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One matter on which the record contradicts itself; nobody is declared right.

    `kind` is a key of `KINDS`; `anchor` is unique among all disputes and stays while its claims do.
    `claims` are those it touches, in order of time; `sentence` says what clashes, without a full
    stop. `sides` are two or more.
    """

    kind: str
    anchor: str
    claims: tuple[str, ...]
    sentence: str
    sides: tuple[ContrarySide, ...]

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains this kind."""
        return f"contradiction-{self.kind}"


def disputes(graph: Graph, claim_ids: Iterable[str]) -> tuple[Dispute, ...]:
    """Return the disputes that touch any of some claims: by kind, then by the first in time."""
    found: dict[str, Dispute] = {}
    for ident in sorted(claim_ids):
        for one in disputes_of(graph, ident):
            known = found.get(one.anchor)
            found[one.anchor] = _with_claims(graph, known, one) if known else one
    rank = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (
                rank[one.kind],
                order_key(graph.claims[one.claims[0]].dated, one.claims[0]),
                one.anchor,
            ),
        )
    )


@derivation
def disputes_of(graph: Graph, claim_id: str) -> tuple[Dispute, ...]:
    """Return the disputes that touch one claim; none for a claim that we withdrew."""
    if graph.claims[claim_id].withdrawn:
        return ()
    group = _excluding(graph, claim_id)
    shared = _shared_details(graph, group)
    return (
        *(
            _of_clash(one)
            for one in contradictions(graph, claim_id)
            if one.kind != "claims" and one.detail not in shared
        ),
        *(_of_values(graph, group, key) for key in shared),
        *(() if shared or len(group) < 2 else (_of_claims(graph, group),)),
    )


def _of_clash(clash: Clash) -> Dispute:
    """Return what one claim alone tells; one answer that was framed is one dispute for all."""
    about = clash.sides[0].statements[0] if clash.kind == "framing" else clash.claim
    return Dispute(
        kind=clash.kind,
        anchor="--".join((clash.kind, about, *([clash.detail] if clash.detail else []))),
        claims=(clash.claim,),
        sentence=clash.sentence,
        sides=clash.sides,
    )


def _of_claims(graph: Graph, group: tuple[str, ...]) -> Dispute:
    """Return claims that exclude each other, each with those who hold it."""
    titles = [graph.claims[one].title for one in group]
    if len(group) == 2:
        sentence = f"“{titles[0]}” against “{titles[1]}”"
    elif middle := _excluded_by_all(graph, group):
        sentence = f"“{graph.claims[middle].title}” against {len(group) - 1} other claims"
    else:
        sentence = f"{len(group)} claims that can't all hold"
    return Dispute(
        kind="claims",
        anchor=f"claims--{min(group)}",
        claims=group,
        sentence=sentence,
        sides=tuple(
            ContrarySide(
                label=graph.claims[one].title,
                claims=(one,),
                statements=tuple(_holding(graph, one)),
            )
            for one in group
        ),
    )


def _of_values(graph: Graph, group: tuple[str, ...], key: str) -> Dispute:
    """Return the values that claims which exclude each other give to the same detail."""
    held: dict[str, tuple[list[str], list[str]]] = {}
    for ident in group:
        written = graph.claims[ident].detail[key]
        held.setdefault(written, ([], []))[0].append(ident)
        for statement, but in _holding(graph, ident).items():
            held.setdefault(but.get(key, written), ([], []))[1].append(statement)
    return Dispute(
        kind="values",
        anchor=f"values--{min(group)}--{key}",
        claims=group,
        sentence=f"{key.replace('-', ' ')}: {joined(list(held))}",
        sides=tuple(
            ContrarySide(label=value, claims=tuple(claims), statements=tuple(statements))
            for value, (claims, statements) in held.items()
        ),
    )


def _holding(graph: Graph, claim_id: str) -> dict[str, dict[str, str]]:
    """Map the statements that hold a claim to the other values that they give, by day."""
    return {
        one.statement.id: one.target.but
        for one in standing(evidence(graph, claim_id))
        if one.stance in HOLDING
    }


def _excluding(graph: Graph, claim_id: str) -> tuple[str, ...]:
    """Return a claim and all that exclude it or each other, at whatever distance, in time order."""
    found = {claim_id}
    waiting = [claim_id]
    while waiting:
        for other in graph.opposed[waiting.pop()]:
            if other not in found and not graph.claims[other].withdrawn:
                found.add(other)
                waiting.append(other)
    return tuple(_in_time(graph, found))


def _shared_details(graph: Graph, group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the details that every claim of a group gives and on which they differ."""
    details = [graph.claims[one].detail for one in group]
    shared = set(details[0]).intersection(*details[1:])
    return tuple(key for key in sorted(shared) if len({one[key] for one in details}) > 1)


def _excluded_by_all(graph: Graph, group: tuple[str, ...]) -> str | None:
    """Return the one claim against which all others of a group stand, if that is all there is."""
    pairs = sum(len(set(graph.opposed[one]) & set(group)) for one in group) // 2
    if pairs != len(group) - 1:
        return None
    full = (one for one in group if len(set(graph.opposed[one]) & set(group)) == pairs)
    return next(full, None)


def _with_claims(graph: Graph, known: Dispute, more: Dispute) -> Dispute:
    return Dispute(
        kind=known.kind,
        anchor=known.anchor,
        claims=tuple(_in_time(graph, {*known.claims, *more.claims})),
        sentence=known.sentence,
        sides=known.sides,
    )


def _in_time(graph: Graph, ids: set[str]) -> Iterator[str]:
    yield from sorted(ids, key=lambda one: order_key(graph.claims[one].dated, one))
