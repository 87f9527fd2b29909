"""An entity: who it is, what it did, what it said, and for an outlet what it published."""

from dataclasses import dataclass

from generator.projections.cards import Link, Prose, SourceCard, StatementCard
from generator.projections.strips import ClaimGroup, FamilyCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A parent, brand, product or person: `role` in words ("Parent"), `during` too, or empty."""

    role: str
    who: Link
    during: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCount:
    """How often an entity answered in one way; `rule` leads to what the word means."""

    label: str
    statements: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """A source of an outlet; `part` says what it is here: "origin", "repeats", "own words"."""

    source: SourceCard
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """What `entity.html` sees.

    `kind` is the kind in words ("Retailer"); `same_as` are (name of the register, address).
    `groups` are its claims by year, newest year first.
    `published` and `published_counts` (label, number) are for outlets: counts, no ranking.
    """

    title: str
    kind: str
    aliases: tuple[str, ...]
    country: str
    homepage: str | None
    same_as: tuple[tuple[str, str], ...]
    summary: Prose | None
    relations: tuple[Relation, ...]
    claims: int
    filters: tuple[FamilyCount, ...]
    groups: tuple[ClaimGroup, ...]
    answers: tuple[StanceCount, ...]
    statements: tuple[StatementCard, ...]
    published: tuple[PublishedSource, ...] = ()
    published_counts: tuple[tuple[str, int], ...] = ()
