"""A statement: whose words, to whom, with which stance, and who printed them how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.citing import Cite, cite
from generator.pages.claim import Withdrawn
from generator.pages.layout import as_json, chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.backlinks import backlinks
from generator.projections.cards import Link, Prose, Quote, StatementCard, When
from generator.projections.exhibits import Backlink, Framing, ReportNode, StanceRow, Variant
from generator.projections.statements import statement_facts, statements_near


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """What `statement.html` sees.

    `speaker_note` completes `speaker` ("spokesperson, not named"); `form` says what kind of voice
    it is ("On the record", "1 unnamed person", "Document", "We looked").
    `summary` says in our words what was said.
    `counting` says in a sentence what it counts for among origins.
    `different_from` are statements of people known to be others.
    `earlier` and `later` are by the same speaker, near in time.
    """

    title: str
    speaker: Link
    speaker_note: str
    form: str
    counting: str
    rule: str
    to: tuple[Link, ...]
    said: When
    quote: Quote | None
    summary: Prose | None
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
    cite: Cite | None
    withdrawn: Withdrawn | None = None
    held: str | None = None


def page(ident: str) -> Page:
    """Return the page of a statement."""
    return Page(routes.statement(ident), "statement.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what a statement's page shows."""
    facts = there(ask(statement_facts, ident))
    earlier, later = ask(statements_near, ident)
    cited = cite(ask, ident, routes.statement(ident))
    shown = StatementView(
        title=facts.title,
        speaker=facts.speaker,
        speaker_note=facts.speaker_note,
        form=facts.form,
        counting=facts.counting,
        rule=facts.rule,
        to=facts.to,
        said=facts.said,
        quote=facts.quote,
        summary=facts.summary,
        stances=facts.stances,
        framings=facts.framings,
        disagreement=facts.disagreement,
        variants=facts.variants,
        articles=facts.articles,
        roots=facts.roots,
        revises=facts.revises,
        revised_by=facts.revised_by,
        different_from=facts.different_from,
        earlier=earlier,
        later=later,
        backlinks=ask(backlinks, ident),
        cite=cited,
        withdrawn=Withdrawn(date=facts.withdrawn[0], because=facts.withdrawn[1])
        if facts.withdrawn
        else None,
        held=facts.held,
    )
    return Shown(
        chrome(
            ask,
            route=routes.statement(ident),
            title=facts.title,
            description=facts.description or facts.counting,
            trail=(Link(route=routes.STATEMENTS, text="Statements"),),
            file=facts.file,
            updates=facts.updates,
            downloads=as_json(routes.statement(ident)),
            meta=cited.meta if cited else (),
        ),
        shown,
    )
