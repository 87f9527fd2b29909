"""A claim: what is claimed, how sure it is, who says so, and who answered what. The core page."""

from dataclasses import dataclass

from generator.projections.cards import (
    ClaimCard,
    Link,
    Party,
    Prose,
    SourceCard,
    StatementCard,
    StatusMark,
    When,
)
from generator.projections.exhibits import (
    Backlink,
    Contradiction,
    Counts,
    Explanation,
    Origin,
    Question,
    Response,
    Variant,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A further line of the facts at the top: scope ("Products", "phones"), place, stages."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVoice:
    """A statement about the claim that is neither an origin nor a party's answer."""

    statement: StatementCard
    label: str
    rule: str
    but: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A quotation that was printed in more than one way; `statement` is whose words they are."""

    statement: Link
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """An editor's ruling: `derived` is the status that the rules alone give, shown beside it."""

    because: Prose
    derived: StatusMark
    sources: tuple[SourceCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """We should not have published it: since when, and why."""

    date: When
    because: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One ready-made citation; `label` names the style ("APA")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What `claim.html` sees.

    `period` names what `happened` is: "Happened", "In force", "Due".
    `reported` is the first report; `added` and `changed` are ours, with `version` as a count from
    1.
    `known` and `body` are the editor's; `unknown` the editor's unknowns, then the derived
    questions.
    `flags` leave out what `disagreement` of a response already says.
    `responses` cover every party, in the order of `parties`; `origins` affirm, expect or deny.
    `unread` counts the sources in the trees that are known only through others.
    `before` and `after` are the neighbours in time about the same parties.
    """

    title: str
    id: str
    status: StatusMark
    counts: Counts
    flags: tuple[Link, ...]
    period: str
    happened: When
    reported: When | None
    reported_by: Link | None
    added: When
    changed: When | None
    version: int
    parties: tuple[Party, ...]
    details: tuple[Detail, ...]
    known: tuple[Prose, ...]
    body: Prose | None
    unknown: tuple[Question, ...]
    responses: tuple[Response, ...]
    voices: tuple[OtherVoice, ...]
    origins: tuple[Origin, ...]
    unread: int
    wordings: tuple[Wording, ...]
    explains: tuple[ClaimCard, ...]
    explained_by: tuple[ClaimCard, ...]
    contradictions: tuple[Contradiction, ...]
    before: ClaimCard | None
    after: ClaimCard | None
    backlinks: tuple[Backlink, ...]
    why: Explanation
    citations: tuple[Citation, ...]
    ruling: Overruled | None = None
    withdrawn: Withdrawn | None = None
    held: str | None = None
