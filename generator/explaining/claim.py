"""A claim: why it has its status, what would raise it, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import routes
from generator.explaining.account import Account, Line, part, with_status
from generator.graph.graph import Graph
from generator.graph.names import unlinked
from generator.graph.questions import open_questions
from generator.graph.status import missing, status
from generator.model.claim import Assertion


def claim_account(graph: Graph, claim: Assertion, today: date) -> Account:
    """Tell a claim's derivation; `today` tells what was due from what is still to come."""
    told = status(graph, claim.id)
    because = (Line(one.text, (*one.statements, *one.sources)) for one in told.reasons)
    raising = (Line(f"{one.rule.label}: {one.text}") for one in missing(graph, claim.id))
    opposed = (graph.claims[one] for one in graph.opposed[claim.id])
    return Account(
        kind="claim",
        id=claim.id,
        name=claim.title,
        file=claim.file,
        address=routes.claim(claim.id),
        verdict=f"{told.label}: {told.basis}",
        parts=(
            *part("Because", because),
            *part("What would raise it", raising),
            *part(
                "Can't hold together with",
                (Line(with_status(graph, one), (one.id,)) for one in opposed),
            ),
            *part("Not known", _not_known(graph, claim, today)),
        ),
    )


def _not_known(graph: Graph, claim: Assertion, today: date) -> Iterator[Line]:
    yield from (Line(unlinked(one)) for one in graph.written(claim.id).unknowns)
    yield from (Line(one.text, one.about) for one in open_questions(graph, claim, today))
