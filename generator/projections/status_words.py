"""The status of a claim in a word, and its headline, for what has no room for more."""

from __future__ import annotations

from dataclasses import replace

from generator.graph.headline import headline
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


@projection("headline of")
def headlined(world: World, ident: str) -> Link | None:
    """Return the link to a record for a list that does not tell how sure it is.

    A claim goes by its headline there, which does. None: there is no record of this id.
    """
    graph = world.graph
    if graph.record(ident) is None:
        return None
    link = link_to(graph, ident)
    if ident not in graph.claims:
        return link
    return replace(link, text=headline(link.text, status(graph, ident)))


def headline_link(world: World, ident: str) -> Link:
    """Return what `headlined` says of a record that is there."""
    return world.ask(headlined, ident) or link_to(world.graph, ident)
