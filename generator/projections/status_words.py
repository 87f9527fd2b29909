"""How often each status occurs, with an example, for the page that defines them."""

from __future__ import annotations

from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections.cards import Link
from generator.projections.describe import link_to
from generator.projections.world import World


@projection("claims per status")
def status_examples(world: World, _all: str) -> dict[str, tuple[int, Link]]:
    """Return how many claims have each status that occurs, and the first of them by id."""
    graph = world.graph
    found: dict[str, list[str]] = {}
    for ident in sorted(graph.claims):
        found.setdefault(status(graph, ident).word, []).append(ident)
    return {word: (len(ids), link_to(graph, ids[0])) for word, ids in found.items()}
