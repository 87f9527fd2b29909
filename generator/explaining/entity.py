"""An entity: what it said, what is said of it, and what it published."""

from __future__ import annotations

from collections.abc import Iterator

from generator import routes
from generator.dates.interval import order_key
from generator.explaining.account import Account, Line, part, with_status
from generator.graph.graph import Graph
from generator.graph.names import counted
from generator.graph.responses import responses
from generator.graph.standing import words_of
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.statement import Statement
from generator.projections.describe import source_name, statement_heading


def entity_account(graph: Graph, entity: Entity) -> Account:
    """Tell an entity's part in the record, the newest first."""
    claims = _claims(graph, entity.id)
    spoken = words_of(graph, entity.id)
    verdict = f"{counted(len(claims), 'claim')} about it, {counted(len(spoken), 'statement')} by it"
    return Account(
        kind=graph.settings.kinds[entity.kind].one.lower(),
        id=entity.id,
        name=entity.name,
        file=entity.file,
        address=routes.entity(entity.kind, entity.id),
        verdict=verdict,
        parts=(
            *part("Said of it", _said_of_it(graph, entity.id, claims)),
            *part("It said", (_stance(graph, one) for one in spoken)),
            *part("Belongs to", _above(graph, entity)),
            *part("Belong to it", _below(graph, entity)),
            *part("It published", _published(graph, entity.id)),
        ),
    )


def _claims(graph: Graph, ident: str) -> list[Assertion]:
    return [graph.claims[one] for one, _ in reversed(graph.claims_of[ident])]


def _said_of_it(graph: Graph, ident: str, claims: list[Assertion]) -> Iterator[Line]:
    for claim in claims:
        answer = next((one for one in responses(graph, claim.id) if one.party == ident), None)
        told = f"; it {answer.label}" if answer and answer.answer else ""
        yield Line(f"{with_status(graph, claim)}{told}", (claim.id,))


def _stance(graph: Graph, statement: Statement) -> Line:
    stances = dict.fromkeys(stance for stance, _ in statement.stances)
    return Line(f"{statement_heading(graph, statement)}: {', '.join(stances)}", (statement.id,))


def _above(graph: Graph, entity: Entity) -> Iterator[Line]:
    yield from (Line(graph.entities[one.id].name, (one.id,)) for one in entity.parent)


def _below(graph: Graph, entity: Entity) -> Iterator[Line]:
    for ident in graph.index.under("parent", entity.id):
        yield Line(graph.entities[ident].name, (ident,))


def _published(graph: Graph, ident: str) -> Iterator[Line]:
    held = [graph.sources[one] for one in graph.index.under("published", ident)]
    for one in sorted(held, key=lambda one: order_key(one.published, one.id), reverse=True):
        yield Line(one.title or source_name(graph, one, one.published), (one.id,))
