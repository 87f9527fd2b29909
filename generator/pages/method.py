"""The method page: every word that the site derives, what it means, and the rule behind it."""

from dataclasses import dataclass

from generator.projections.cards import Link, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """One status word; `anchor` is the fragment that a status links to ("status-reported")."""

    anchor: str
    word: str
    label: str
    family: str
    rule: str
    claims: int
    example: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """One other derived word: a stance, a response, a verb of reports, a kind of contradiction."""

    anchor: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """Derived words of one sort, under a heading; `intro` is what they have in common."""

    anchor: str
    heading: str
    intro: Prose | None
    terms: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """What `method.html` sees.

    `body` is the editor's prose; `statuses` in the order in which the rules are tried.
    """

    title: str
    body: Prose | None
    statuses: tuple[StatusEntry, ...]
    groups: tuple[TermGroup, ...]
