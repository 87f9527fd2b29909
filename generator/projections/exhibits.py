"""What a claim or statement rests on, in shapes that a template can draw.

Origins are statements; articles are reports of them. A tree of reports hangs from each origin.
"""

from dataclasses import dataclass

from generator.projections.cards import (
    ClaimCard,
    Link,
    Prose,
    Quote,
    SourceCard,
    StatementCard,
    StatusMark,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many origins, articles and newsrooms: counted apart, never added.

    `origins` is the range in words ("1 origin", "between 1 and 3 origins"); `least` and `most`
    its ends.
    `people` is the head count of those who spoke, in words ("1 unnamed person"), or empty.
    `rule` leads to how origins are counted.
    """

    origins: str
    least: int
    most: int
    articles: int
    newsrooms: int
    rule: str
    people: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNode:
    """A source in the tree of reports of one statement.

    `verb` says how it stands to the node above, or to the speaker at a root: "heard it first hand",
    "repeats", "republishes". `notes` are what else is worth knowing, one short sentence each.
    `presents_as` is the framing in words ("presents it as confirmed"), None where it is plain.
    `attributes_to` is set where the source gave the words to somebody else.
    `children` are the sources that rest on this one, oldest first.
    """

    source: SourceCard
    verb: str
    notes: tuple[str, ...] = ()
    quote: Quote | None = None
    presents_as: str | None = None
    attributes_to: Link | None = None
    maybe: bool = False
    children: tuple["ReportNode", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One statement that bears on a claim, with everything that reports it.

    `words` names the origin ("1 unnamed person, described as a source familiar with the matter").
    `stance` and `label` are its stance on this claim. `counts` is False where it adds nothing to
    the number of origins (own words, untraced, retracted); `why_not` says which.
    `roots` are the reports that don't rest on another report.
    """

    statement: Link
    anchor: str
    words: str
    stance: str
    label: str
    rule: str
    articles: int
    roots: tuple[ReportNode, ...]
    counts: bool = True
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """An outlet's article where it is named in passing; `after` is the source it took it from."""

    source: SourceCard
    after: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """How some outlets present one statement.

    `label` completes "presented as" ("a confirmation").
    `odd` is True where that goes beyond or against the statement's own stance.
    """

    word: str
    label: str
    reporters: tuple[Reporter, ...]
    odd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of a quotation and who printed it.

    `parts` are (text, mark) with mark `same`, `out` (left out here) or `in` (only here).
    `difference` says it in words ("leaves out “to change”"), empty for the wording compared with.
    """

    parts: tuple[tuple[str, str], ...]
    difference: str
    sources: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAnswer:
    """A further answer of the same party, beside the one that its response is headed by."""

    label: str
    rule: str
    said: When
    statement: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a party named in a claim answered, as far as is known.

    `word`: confirmed, denied, commented, declined, silent or not-asked; `label` that in words.
    `anchor` is its fragment on the claim's page ("answer-best-buy").
    `statement` is None where nobody is known to have asked.
    `framings` is non-empty only where outlets differ; `disagreement` then completes "Outlets
    disagree on what Best Buy answered:" ("USA TODAY and, after it, iDrop News present it as a
    confirmation"), without a full stop.
    `variants` counts the wordings of the quotation, 0 without one.
    `others` are what the party said beside that, oldest first.
    """

    party: Link
    anchor: str
    word: str
    label: str
    rule: str
    said: When | None = None
    statement: Link | None = None
    speaker_note: str = ""
    quote: Quote | None = None
    articles: int = 0
    framings: tuple[Framing, ...] = ()
    disagreement: str = ""
    variants: int = 0
    others: tuple[OtherAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds one side, in short: the origin, when it spoke, and how many articles report it.

    `statement.text` names the origin ("1 unnamed source of CNET"); `label` is its stance, `rule`
    where that is explained. `uncounted` is where the method page says why it counts as no origin,
    empty where it counts.
    """

    statement: Link
    label: str
    rule: str
    said: When
    articles: int
    uncounted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction: what is held (`label`) and by whom.

    `claim` and `status` are given where the side is a claim of its own, of which `label` is the
    title. `sources` are the outlets' articles, where the side is a way to present an answer.
    """

    label: str
    claim: Link | None = None
    status: StatusMark | None = None
    holders: tuple[Holder, ...] = ()
    sources: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRuling:
    """What our editors ruled on a claim that a contradiction touches."""

    claim: Link
    status: StatusMark
    because: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Records that can't all be right; no winner is chosen.

    `kind` is a machine word, `label` that in words ("Different values"); `sentence` says what
    clashes. `claims` are all that it touches, in order of time; `happened` is when the first of
    them did, `year` where lists file it. `anchor` is its fragment on the page of contradictions.
    `answer` is the statement, where outlets differ on how to present one.
    """

    kind: str
    label: str
    anchor: str
    sentence: str
    claims: tuple[Link, ...]
    happened: When
    year: int | None
    sides: tuple[Side, ...]
    rule: str
    rulings: tuple[SideRuling, ...] = ()
    answer: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that is not known; `rule` is what derived it, empty where the editor wrote it."""

    text: Prose
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of a derivation, with the records that it read."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a claim has its status: the rule that held, why, and what would change it.

    `rule` is a link whose text is the rule in one sentence. `stronger` are the stronger rules
    that did not hold, strongest first, each with what is missing.
    """

    rule: Link
    reasons: tuple[Reason, ...]
    stronger: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """A statement's stance on a claim or statement; `but` is another value it affirms, in words."""

    stance: str
    label: str
    rule: str
    claim: ClaimCard | None = None
    statement: StatementCard | None = None
    but: str = ""
    maybe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """A page that refers to this one, with the words around the reference."""

    link: Link
    context: str
