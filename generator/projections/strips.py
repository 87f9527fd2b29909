"""Lists of claims by time, and the strip of small bars above them."""

from dataclasses import dataclass

from generator.projections.cards import ClaimCard, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StripCell:
    """One bar: `label` is its full name ("March 2018"), `short` fits under it ("Mar").

    `route` is empty where nothing happened.
    """

    route: str
    label: str
    short: str
    claims: int
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Claims per year or per month; `peak` is the largest count, at least 1."""

    label: str
    cells: tuple[StripCell, ...]
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCount:
    """One status family as a filter: the words it covers ("Reported, planned") and how often."""

    family: str
    label: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list of claims can be filtered by; `claims` counts the entries of the list."""

    claims: int
    families: tuple[FamilyCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """Claims under one heading of a list: a month of a year, or a year of an entity.

    `dated` are in order of date; `undated` follow under `undated_heading` ("March 2018, day not
    known").
    A group that has a page of its own instead of entries has `link` and only `key` claims in
    `dated`.
    """

    heading: str
    anchor: str
    claims: int
    dated: tuple[ClaimCard, ...]
    undated: tuple[ClaimCard, ...] = ()
    undated_heading: str = ""
    link: Link | None = None
