"""Claims in time: which years and months have any, and which claims each lists, in order."""

from __future__ import annotations

from collections import Counter

from generator.dates.interval import filing, order_key
from generator.incremental.projection import projection
from generator.model.claim import Claim
from generator.projections.describe import date_of
from generator.projections.world import World

Filed = tuple[int | None, bool, str]
"""A claim's place within a year: the month, whether its day is known, and its id."""


def in_time(claims: list[Claim]) -> list[Claim]:
    """Return claims in the order of timelines; those without a date come last."""
    return sorted(claims, key=lambda claim: order_key(date_of(claim), claim.id))


@projection("claims per year")
def years(world: World, _all: str) -> tuple[tuple[int, int], ...]:
    """Return every year in which a claim is filed, with how many; the earliest first."""
    told = Counter(
        year
        for claim in world.graph.claims.values()
        if (year := filing(date_of(claim)).year) is not None
    )
    return tuple(sorted(told.items()))


@projection("claims of year")
def members(world: World, year: int) -> tuple[Filed, ...]:
    """Return the claims that are filed in a year, in order."""
    found = [one for one in world.graph.claims.values() if filing(date_of(one)).year == year]
    return tuple(filed(claim) for claim in in_time(found))


def filed(claim: Claim) -> Filed:
    """Return where a claim stands within its year."""
    place = filing(date_of(claim))
    return place.month, place.day is not None, claim.id


@projection("claims without a date")
def undated(world: World, _all: str) -> tuple[str, ...]:
    """Return the ids of the claims of which no date is known."""
    return tuple(
        sorted(one.id for one in world.graph.claims.values() if filing(date_of(one)).year is None)
    )


@projection("latest claims")
def latest(world: World, number: int) -> tuple[str, ...]:
    """Return the ids of the latest claims by when things happened, newest first."""
    dated = [one for one in in_time(list(world.graph.claims.values())) if date_of(one)]
    return tuple(claim.id for claim in reversed(dated[-number:]))


def by_year(claims: list[Claim]) -> tuple[tuple[int | None, tuple[Filed, ...]], ...]:
    """Group claims by year, newest year first, claims without a date last."""
    groups: dict[int | None, list[Filed]] = {}
    for claim in in_time(claims):
        groups.setdefault(filing(date_of(claim)).year, []).append(filed(claim))
    ordered = sorted(groups, key=lambda year: (year is None, -(year or 0)))
    return tuple((year, tuple(groups[year])) for year in ordered)
