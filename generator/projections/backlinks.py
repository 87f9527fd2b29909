"""Backlinks: which records refer to one, and as what."""

from __future__ import annotations

from generator.graph.graph import Graph
from generator.incremental.projection import projection
from generator.model.claim import Claim
from generator.model.record import Record
from generator.model.references import references
from generator.model.source import Source
from generator.projections.describe import link_to
from generator.projections.exhibits import Backlink
from generator.projections.world import World

# What a reference at a field says of the record that it leads to; what a page shows in a list of
# its own (statements on a claim, claims of an entity, reports of a source) is not said again.
_CONTEXT = {
    (Claim, "after"): "happened after this",
    (Claim, "contradicts"): "can't both hold",
    (Claim, "prolongs"): "prolongs this",
    (Claim, "ruling"): "our ruling rests on this",
    (Source, "republishes"): "is a copy of this",
}


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
    """Say how a record refers to another; None where another part of the page shows it already."""
    for reference in references(record):
        if reference.kinds == ("link",):
            if graph.meaning(reference.target) == ident:
                return "in its text"
        elif reference.target == ident:
            context = _CONTEXT.get((type(record), str(reference.path[0])))
            if context:
                return context
    return None
