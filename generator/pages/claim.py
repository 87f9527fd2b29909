"""A claim: what is claimed, how sure it is, who says so, and who answered what. The core page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.formats.citations import Work
from generator.pages import linked_data
from generator.pages.citing import Cite, cite
from generator.pages.embed import Embedding, embedding_of_claim
from generator.pages.layout import as_json, chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.backlinks import backlinks
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
from generator.projections.claims import (
    ClaimFacts,
    claim_card,
    claim_evidence,
    claim_facts,
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
from generator.projections.neighbours import claim_neighbours
from generator.projections.site import identity


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
    cite: Cite | None
    embedding: Embedding | None
    ruling: Overruled | None = None
    withdrawn: Withdrawn | None = None
    held: str | None = None


def page(ident: str) -> Page:
    """Return the page of a claim."""
    return Page(routes.claim(ident), "claim.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what a claim's page shows."""
    card = there(ask(claim_card, ident))
    facts = there(ask(claim_facts, ident))
    told = there(ask(claim_evidence, ident))
    cited = cite(ask, ident, routes.claim(ident))
    before, after = ask(claim_neighbours, ident)
    shown = ClaimView(
        title=card.link.text,
        status=card.status,
        counts=told.counts,
        flags=tuple(flag for flag in card.flags if "#answer-" not in flag.route),
        period=facts.period,
        happened=facts.happened,
        reported=facts.reported,
        reported_by=facts.reported_by,
        added=facts.added,
        changed=facts.changed,
        version=facts.version,
        parties=card.parties,
        details=tuple(Detail(label=label, text=text) for label, text in facts.details),
        known=facts.known,
        body=facts.body,
        unknown=facts.unknown,
        responses=told.responses,
        voices=tuple(
            OtherVoice(statement=statement, label=label, rule=rule, but=but)
            for statement, label, rule, but in told.voices
        ),
        origins=told.origins,
        unread=told.unread,
        wordings=tuple(
            Wording(statement=statement, variants=variants) for statement, variants in told.wordings
        ),
        explains=_cards(ask, facts.explains),
        explained_by=_cards(ask, facts.explained_by),
        contradictions=told.contradictions,
        before=ask(claim_card, before) if before else None,
        after=ask(claim_card, after) if after else None,
        backlinks=ask(backlinks, ident),
        why=told.why,
        cite=cited,
        embedding=embedding_of_claim(ask, ident),
        ruling=Overruled(because=facts.ruling[0], derived=facts.ruling[1], sources=facts.ruling[2])
        if facts.ruling
        else None,
        withdrawn=Withdrawn(date=facts.withdrawn[0], because=facts.withdrawn[1])
        if facts.withdrawn
        else None,
        held=card.held,
    )
    trail = [Link(route=routes.TIMELINE, text="Timeline")]
    if facts.year:
        trail.append(Link(route=routes.year(facts.year), text=str(facts.year)))
    description = (
        f"{facts.period}: {facts.happened.words}. {card.status.label}: {card.status.basis}."
    )
    return Shown(
        chrome(
            ask,
            route=routes.claim(ident),
            title=facts.headline,
            description=description,
            trail=tuple(trail),
            file=facts.file,
            card=ident,
            updates=facts.updates,
            downloads=as_json(routes.claim(ident)),
            meta=cited.meta if cited else (),
            nodes=(
                linked_data.claim(
                    ask(identity, ""),
                    cited.work,
                    [party.who for party in card.parties],
                    cited.source,
                    first=_is_first(cited.source, facts),
                ),
            )
            if cited
            else (),
        ),
        shown,
    )


def _cards(ask: Asking, ids: tuple[str, ...]) -> tuple[ClaimCard, ...]:
    return tuple(there(ask(claim_card, one)) for one in ids)


def _is_first(origin: Work | None, facts: ClaimFacts) -> bool:
    """Whether the source to cite, the first that we read, is the first report of all."""
    if origin is None or facts.reported is None or facts.reported_by is None:
        return False
    told = origin.issued_words, origin.publisher
    return told == (facts.reported.words, facts.reported_by.text)
