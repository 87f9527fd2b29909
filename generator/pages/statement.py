"""A statement: whose words, to whom, with which stance, and who printed them how."""

from dataclasses import dataclass

from generator.projections.cards import Link, Prose, Quote, StatementCard, When
from generator.projections.exhibits import Backlink, Framing, ReportNode, StanceRow, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """What `statement.html` sees.

    `speaker_note` completes `speaker` ("spokesperson, not named"); `form` says what kind of voice
    it is ("On the record", "1 unnamed person", "Document", "We looked").
    `summary` says in our words what was said; `note` is the editor's remark.
    `counting` says in a sentence what it counts for among origins.
    `different_from` are statements of people known to be others.
    `earlier` and `later` are by the same speaker, near in time.
    """

    title: str
    id: str
    speaker: Link
    speaker_note: str
    form: str
    counting: str
    rule: str
    to: tuple[Link, ...]
    said: When
    quote: Quote | None
    summary: Prose | None
    note: Prose | None
    stances: tuple[StanceRow, ...]
    framings: tuple[Framing, ...]
    disagreement: str
    variants: tuple[Variant, ...]
    articles: int
    roots: tuple[ReportNode, ...]
    revises: Link | None
    revised_by: tuple[Link, ...]
    different_from: tuple[Link, ...]
    earlier: tuple[StatementCard, ...]
    later: tuple[StatementCard, ...]
    backlinks: tuple[Backlink, ...]
    held: str | None = None
