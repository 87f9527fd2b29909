"""How often each status occurs, with an example, for the page that defines them."""

from __future__ import annotations

from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections.cards import Link
from generator.projections.describe import link_to
from generator.projections.world import World


@projection("claims of status")
def status_example(world: World, word: str) -> tuple[int, Link | None]:
    """Return how many claims have a status, and the first of them by id."""
    graph = world.graph
    found = [ident for ident in sorted(graph.claims) if status(graph, ident).word == word]
    return len(found), link_to(graph, found[0]) if found else None
