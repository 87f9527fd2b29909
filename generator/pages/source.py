"""A source: what the document is, what it carries, and what would be left without it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.citing import Cite, cite
from generator.pages.layout import as_json, chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.backlinks import backlinks
from generator.projections.cards import (
    ClaimCard,
    Link,
    Prose,
    SourceCard,
    When,
)
from generator.projections.claims import claim_card
from generator.projections.exhibits import Backlink
from generator.projections.sources import CarriedReport, resting, source_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVersion:
    """One state of a document that changed: `label` in words ("Rewritten without a note")."""

    anchor: str
    at: When
    label: str
    was: str = ""
    now: str = ""


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
    `falls` say that it was removed or taken back: what happened, the rule, and the statements that
    were taken back and that do so. `fallen` says in a sentence what would be left without it.
    `repeats` and `repeated_by`: sources it rests on, sources that rest on it.
    """

    title: str
    card: SourceCard
    falls: tuple[tuple[str, str, tuple[Link, ...]], ...]
    heading_note: str
    authors: tuple[str, ...]
    accessed: When | None
    archived_at: When | None
    republishes: Link | None
    note: Prose | None
    part: str
    rule: str
    versions: tuple[SourceVersion, ...]
    carried: tuple[CarriedReport, ...]
    repeats: tuple[SourceCard, ...]
    repeated_by: tuple[SourceCard, ...]
    resting: tuple[Resting, ...]
    fallen: str
    backlinks: tuple[Backlink, ...]
    cite: Cite | None


def page(ident: str) -> Page:
    """Return the page of a source."""
    return Page(routes.source(ident), "source.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what a source's page shows."""
    facts = there(ask(source_facts, ident))
    rest = tuple(
        Resting(claim=there(ask(claim_card, claim)), alone=alone)
        for claim, alone in ask(resting, ident)
    )
    cited = cite(ask, ident, routes.source(ident))
    shown = SourceView(
        title=facts.card.link.text,
        card=facts.card,
        falls=facts.fallen,
        heading_note=facts.heading_note,
        authors=facts.authors,
        accessed=facts.accessed,
        archived_at=facts.archived_at,
        republishes=facts.republishes,
        note=facts.note,
        part=facts.part,
        rule=facts.rule,
        versions=tuple(
            SourceVersion(anchor=anchor, at=at, label=label, was=was, now=now)
            for anchor, at, label, was, now in facts.versions
        ),
        carried=facts.carried,
        repeats=facts.repeats,
        repeated_by=facts.repeated_by,
        resting=rest,
        fallen=_fallen(rest),
        backlinks=ask(backlinks, ident),
        cite=cited,
    )
    return Shown(
        chrome(
            ask,
            route=routes.source(ident),
            title=facts.card.link.text,
            description=f"{facts.card.title or facts.heading_note}. {facts.part}",
            trail=(
                Link(route=routes.SOURCES, text="Sources"),
                facts.card.publisher,
            ),
            file=facts.file,
            updates=facts.updates,
            downloads=as_json(routes.source(ident)),
            meta=cited.meta if cited else (),
        ),
        shown,
    )


def _fallen(rest: tuple[Resting, ...]) -> str:
    """Say what would be left if the source fell."""
    alone = sum(one.alone for one in rest)
    if not rest:
        return ""
    if len(rest) == 1:
        return (
            "Without this source, the claim would have nothing else."
            if alone
            else "Without this source, the claim would still have others."
        )
    if not alone:
        return f"Without this source, all {len(rest)} claims would still have others."
    if alone == len(rest):
        return f"Without this source, all {len(rest)} claims would have nothing else."
    return f"Without this source, {alone} of these {len(rest)} would have nothing else."
