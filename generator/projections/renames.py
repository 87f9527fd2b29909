"""Renames: the addresses that records had under earlier ids."""

from __future__ import annotations

from generator import routes
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections.cards import Link
from generator.projections.describe import link_to
from generator.projections.world import World


@projection("renamed records")
def renamed(world: World, _all: str) -> tuple[tuple[str, Link], ...]:
    """Return the route of every earlier id, with the link to the record, by route."""
    graph = world.graph
    found = {}
    for old in graph.index.keys("former"):
        for ident in graph.index.under("former", old):
            record = graph.record(ident)
            if record is not None:
                found[address_of(record, old)] = link_to(graph, ident)
    return tuple(sorted(found.items(), key=lambda one: one[0]))


def first_address(record: Record) -> str:
    """Return the first address that a record had: unlike that of today, it stays for ever."""
    return address_of(record, (*record.renamed_from, record.id)[0])


def address_of(record: Record, ident: str) -> str:
    """Return the address that a record of this kind has, or had, under an id."""
    if isinstance(record, Assertion):
        return routes.claim(ident)
    if isinstance(record, Entity):
        return routes.entity(record.kind, ident)
    if isinstance(record, Source):
        return routes.source(ident)
    if isinstance(record, Statement):
        return routes.statement(ident)
    return routes.story(ident) if isinstance(record, Story) else routes.page(ident)
