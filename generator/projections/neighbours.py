"""Neighbours of a claim: what happened just before and just after it to the same parties."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from generator.dates.interval import OrderKey, order_key
from generator.graph.graph import Graph, derivation
from generator.graph.standing import parties
from generator.incremental.projection import projection
from generator.projections.describe import date_of
from generator.projections.world import World


@projection("neighbours of claim")
def claim_neighbours(world: World, ident: str) -> tuple[str | None, str | None]:
    """Return the claims just before and after one in time among those about the same parties."""
    graph = world.graph
    claim = graph.claims.get(ident)
    if claim is None or date_of(claim) is None:
        return None, None
    here = order_key(date_of(claim), ident)
    before: list[OrderKey] = []
    after: list[OrderKey] = []
    for party in parties(graph, claim):
        row = dated_acts(graph, party)
        place = bisect_left(row, here)
        before += row[place - 1 : place] if place else ()
        after += [one for one in row[place : place + 2] if one > here][:1]
    return (
        max(before)[-1] if before else None,
        min(after)[-1] if after else None,
    )


@derivation
def dated_acts(graph: Graph, party: str) -> tuple[OrderKey, ...]:
    """Return the places in time of the claims that name a party as subject or object, in order."""
    return tuple(
        cast("OrderKey", (*order, ident))
        for ident, (order, _, _, named) in graph.claims_of[party]
        if named and order[0] == 0
    )
