"""Contradictions as pages show them: each matter once, every side with who holds it."""

from __future__ import annotations

from collections import Counter

from generator import routes
from generator.dates.interval import filing
from generator.graph.contradictions import HOLDING, KINDS, ContrarySide
from generator.graph.disputes import Dispute, disputes, disputes_of
from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections.cards import Link
from generator.projections.describe import (
    capitalised,
    cited_link,
    happened,
    link_to,
    speaker_in_full,
    when,
)
from generator.projections.exhibits import Contradiction, Holder, Side, SideRuling
from generator.projections.listing import mark
from generator.projections.prose import prose
from generator.projections.stances import STANCE_TERM
from generator.projections.world import World

DENYING = frozenset({"denies"})


@projection("contradictions")
def contradictions(world: World, _all: str) -> tuple[Contradiction, ...]:
    """Return everything on which the record contradicts itself, by kind, then in order of time."""
    touched = [ident for ident in world.graph.claims if world.ask(matters_of, ident)]
    return tuple(_shown(world.graph, one) for one in disputes(world.graph, touched))


@projection("contradictions per year")
def contradiction_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years in which a contradiction is filed, each with how many."""
    return tuple(Counter(one.year for one in world.ask(contradictions, "")).items())


@projection("matters of")
def matters_of(world: World, claim_id: str) -> tuple[str, ...]:
    """Return the anchors of the disputes that touch a claim; none where there is no such claim."""
    graph = world.graph
    found = disputes_of(graph, claim_id) if claim_id in graph.claims else ()
    return tuple(one.anchor for one in found)


def contradictions_of(graph: Graph, claim_id: str) -> tuple[Contradiction, ...]:
    """Return those that touch one claim; how outlets frame an answer stands with the answer."""
    found = disputes_of(graph, claim_id)
    return tuple(_shown(graph, one) for one in found if one.kind != "framing")


def _shown(graph: Graph, dispute: Dispute) -> Contradiction:
    first = graph.claims[dispute.claims[0]]
    return Contradiction(
        kind=dispute.kind,
        label=KINDS[dispute.kind],
        anchor=dispute.anchor,
        sentence=capitalised(dispute.sentence),
        claims=tuple(link_to(graph, one) for one in dispute.claims),
        happened=happened(first)[1],
        year=filing(first.dated).year,
        sides=tuple(_side(graph, dispute, side) for side in dispute.sides),
        rule=routes.method(dispute.rule),
        answer=link_to(graph, dispute.sides[0].statements[0])
        if dispute.kind == "framing"
        else None,
        rulings=tuple(
            SideRuling(
                claim=link_to(graph, one), status=mark(graph, status(graph, one)), because=because
            )
            for one in dispute.claims
            if (ruling := graph.claims[one].ruling) and (because := prose(graph, ruling.because))
        ),
    )


def _side(graph: Graph, dispute: Dispute, side: ContrarySide) -> Side:
    own = side.claims[0] if dispute.kind == "claims" else None
    against = dispute.kind == "answers" and side is dispute.sides[-1]
    stances = DENYING if against else HOLDING
    voices = {
        voice.statement.id: voice
        for ident in ((own,) if own else dispute.claims)
        for voice in evidence(graph, ident)
        if voice.stance in stances
    }
    return Side(
        label=capitalised(side.label),
        claim=link_to(graph, own) if own else None,
        status=mark(graph, status(graph, own)) if own else None,
        holders=()
        if side.sources
        else tuple(_holder(graph, voices[one]) for one in side.statements),
        sources=tuple(cited_link(graph, one) for one in side.sources),
    )


def _holder(graph: Graph, voice: Voice) -> Holder:
    statement, term = voice.statement, STANCE_TERM[voice.stance]
    link = link_to(graph, statement.id)
    name = capitalised(speaker_in_full(graph, statement))
    return Holder(
        statement=Link(route=link.route, text=name, kind=link.kind),
        label=term.label,
        rule=routes.method(term.anchor),
        said=when(graph.said_on(statement)),
        articles=len(statement.reports),
        uncounted=routes.method(f"not-{voice.why_not}") if voice.why_not else "",
    )
