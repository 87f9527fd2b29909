"""Claims in time: which years and months have any, and which claims each lists, in order."""

from __future__ import annotations

from collections.abc import Iterable

from generator.graph.graph import Graph
from generator.incremental.projection import projection
from generator.loading.indexed import Under
from generator.model.entries import NO_YEAR, Place
from generator.projections.status_words import status_word
from generator.projections.world import World

Filed = tuple[int | None, bool, str]
"""A claim's place within a year: the month, whether its day is known, and its id."""

ByYear = tuple[tuple[int | None, tuple[Filed, ...]], ...]
"""Claims by year, newest year first; those without a date come last."""


@projection("claims per year")
def years(world: World, _all: str) -> tuple[tuple[int, int], ...]:
    """Return every year in which a claim is filed, with how many; the earliest first."""
    index = world.graph.index
    return tuple(
        sorted((int(year), len(index.under("year", year))) for year in index.keys("year") if year)
    )


@projection("claims of year")
def members(world: World, year: int) -> tuple[Filed, ...]:
    """Return the claims that are filed in a year, in order."""
    return tuple(
        (month, known, ident)
        for ident, (_, month, known, _) in in_order(world.graph.index.under("year", str(year)))
    )


def in_order(listed: Under) -> list[tuple[str, Place]]:
    """Return claims of an index with their places, in the order of timelines."""
    placed = [(ident, place) for ident, place in listed.items() if place is not None]
    return sorted(placed, key=lambda one: (one[1][0], one[0]))


@projection("claims without a date")
def undated(world: World, _all: str) -> tuple[str, ...]:
    """Return the ids of the claims of which no date is known."""
    return tuple(world.graph.index.under("year", NO_YEAR))


@projection("latest claims")
def latest(world: World, number: int) -> tuple[str, ...]:
    """Return the ids of the latest claims by when things happened, newest first."""
    index = world.graph.index
    found: list[str] = []
    for year in sorted((int(key) for key in index.keys("year") if key), reverse=True):
        found += [ident for ident, _ in reversed(in_order(index.under("year", str(year))))]
        if len(found) >= number:
            break
    return tuple(found[:number])


@projection("kinds of claims")
def kinds(world: World, _all: str) -> tuple[tuple[str, str, int], ...]:
    """Return every action that a claim has: its key, its label, how many claims; by label."""
    index = world.graph.index
    told = [
        (key, label_of_action.read(world, key), len(index.under("action", key)))
        for key in index.keys("action")
    ]
    return tuple(sorted(told, key=lambda one: (one[1].casefold(), one[0])))


@projection("label of action")
def label_of_action(world: World, action: str) -> str:
    """Return an action in words."""
    told = world.graph.settings.actions.get(action)
    return told.label if told else action


@projection("claims of action")
def claims_of_action(world: World, action: str) -> ByYear:
    """Return the claims of a kind."""
    return by_year(in_order(world.graph.index.under("action", action)))


@projection("claims of status")
def claims_of_status(world: World, word: str) -> ByYear:
    """Return the claims that have a status."""
    listed = everything_in_time(world.graph)
    return by_year(one for one in listed if world.ask(status_word, one[0]) == word)


def by_year(claims: Iterable[tuple[str, Place]]) -> ByYear:
    """Group claims, given in order, by year, newest year first, claims without a date last."""
    groups: dict[int | None, list[Filed]] = {}
    for ident, (order, month, known, _) in claims:
        groups.setdefault(order[1] or None, []).append((month, known, ident))
    ordered = sorted(groups, key=lambda year: (year is None, -(year or 0)))
    return tuple((year, tuple(groups[year])) for year in ordered)


def everything_in_time(graph: Graph) -> list[tuple[str, Place]]:
    """Return all claims with their places, in order; those without a date come last."""
    index = graph.index
    keys = sorted(index.keys("year"), key=lambda year: (not year, int(year or 0)))
    return [one for key in keys for one in in_order(index.under("year", key))]
