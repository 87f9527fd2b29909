"""How often each status occurs, with an example, for the page that defines them."""

from __future__ import annotations

from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections.cards import Link
from generator.projections.describe import link_to
from generator.projections.world import World


@projection("ids of claims")
def claim_ids(world: World, _all: str) -> tuple[str, ...]:
    """Return the ids of all claims, in order."""
    return tuple(world.graph.claims)


@projection("status of")
def status_word(world: World, ident: str) -> str:
    """Return the status of a claim, one word; nothing where there is no such claim."""
    return status(world.graph, ident).word if ident in world.graph.claims else ""


@projection("link to claim")
def claim_link(world: World, ident: str) -> Link | None:
    """Return the link to a claim; None: there is none of this id."""
    return link_to(world.graph, ident) if ident in world.graph.claims else None
