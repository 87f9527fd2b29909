"""Backlinks: which records refer to one, and as what."""

from __future__ import annotations

from generator.graph.graph import Graph, derivation
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.source import Source
from generator.projections.describe import link_to
from generator.projections.exhibits import Backlink
from generator.projections.world import World


@projection("backlinks of")
def backlinks(world: World, ident: str) -> tuple[Backlink, ...]:
    """Return the records that refer to a record, each once, with what the reference says."""
    graph = world.graph
    found: dict[str, str] = {}
    for record_id in graph.referred_from[ident]:
        record = graph.record(record_id)
        context = _context(graph, record, ident) if record else None
        if context is not None and record_id != ident:
            found[record_id] = context
    listed = [Backlink(link=link_to(graph, one), context=found[one]) for one in found]
    return tuple(sorted(listed, key=lambda one: (one.link.kind, one.link.text, one.link.route)))


def _context(graph: Graph, record: Record, ident: str) -> str | None:
    """Say how a record refers to another; None where another part of the page shows it already.

    What a page shows in a list of its own (statements on a claim, claims of an entity, reports of a
    source) is not said again.
    """
    if isinstance(record, Assertion):
        if record.after == ident:
            return "happened after this"
        if record.prolongs == ident:
            return "prolongs this"
        if ident in record.contradicts:
            return "can't both hold"
        if record.ruling and ident in {one.partition("#")[0] for one in record.ruling.sources}:
            return "our ruling rests on this"
    if isinstance(record, Source) and record.republishes == ident:
        return "is a copy of this"
    return "in its text" if record.id in links_to(graph, ident) else None


@derivation
def links_to(graph: Graph, ident: str) -> frozenset[str]:
    """Return the ids of the records that link a record in their prose, by its id or a name."""
    names = {ident}
    record = graph.record(ident)
    if isinstance(record, Entity):
        spoken = {one.casefold() for one in (record.name, *record.aliases)}
        names |= {one for one in spoken if graph.meaning(one) == ident}
    return frozenset(one for name in names for one in graph.index.under("linked", name))
