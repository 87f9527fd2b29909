"""A source: what the document is, what it carries, and what would be left without it."""

from dataclasses import dataclass

from generator.projections.cards import ClaimCard, Link, Prose, Quote, SourceCard, StatementCard, When
from generator.projections.exhibits import Backlink


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVersion:
    """One state of a document that changed: `label` in words ("Rewritten without a note")."""

    anchor: str
    at: When
    label: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A statement that the source reports: `verb` and `after` say from where it has it."""

    statement: StatementCard
    verb: str
    after: Link | None = None
    quote: Quote | None = None
    presents_as: str | None = None
    attributes_to: Link | None = None
    maybe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A claim that rests on the source; `alone` where it would have no source without it."""

    claim: ClaimCard
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What `source.html` sees.

    `heading_note` says what is unusual about the title ("Title not known"), else empty.
    `part` says in a sentence what it is among reports ("Origin of 1 statement; repeated by 9
    sources").
    `fallen` says in a sentence what would be left without it.
    `repeats` and `repeated_by`: sources it rests on, sources that rest on it.
    """

    title: str
    id: str
    card: SourceCard
    heading_note: str
    authors: tuple[str, ...]
    accessed: When | None
    archived_at: When | None
    republishes: Link | None
    note: Prose | None
    part: str
    rule: str
    versions: tuple[SourceVersion, ...]
    carried: tuple[Carried, ...]
    repeats: tuple[SourceCard, ...]
    repeated_by: tuple[SourceCard, ...]
    resting: tuple[Resting, ...]
    fallen: str
    backlinks: tuple[Backlink, ...]
