"""What a claim's page reads: facts, evidence, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.dates.interval import filing, order_key
from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.names import joined
from generator.graph.questions import open_questions
from generator.graph.quotations import wordings
from generator.graph.responses import responses
from generator.graph.standing import parties
from generator.graph.status import missing, status
from generator.incremental.projection import projection
from generator.model.claim import Assertion, Claim
from generator.model.statement import Report
from generator.projections import listing, showing
from generator.projections.cards import (
    ClaimCard,
    Link,
    Prose,
    SourceCard,
    StatementCard,
    StatusMark,
    Update,
    When,
)
from generator.projections.contradicting import contradictions_of
from generator.projections.describe import (
    cited_link,
    date_of,
    happened,
    link_to,
    speaker_in_full,
    when,
)
from generator.projections.exhibits import (
    Contradiction,
    Counts,
    Explanation,
    Origin,
    Question,
    ReportNode,
    Response,
    Variant,
)
from generator.projections.history import added, updates, withdrawal
from generator.projections.prose import prose
from generator.projections.stances import STANCE_TERM
from generator.projections.world import World

_ORIGIN_STANCES = {"affirms", "expects", "denies", "retracts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """What the editor wrote of a claim, in readers' words, and when it came into the record."""

    id: str
    file: str
    headline: str
    period: str
    happened: When
    reported: When | None
    reported_by: Link | None
    added: When
    changed: When | None
    version: int
    details: tuple[tuple[str, str], ...]
    known: tuple[Prose, ...]
    unknown: tuple[Question, ...]
    body: Prose | None
    ruling: tuple[Prose, StatusMark, tuple[SourceCard, ...]] | None
    withdrawn: tuple[When, Prose] | None
    explains: tuple[str, ...]
    explained_by: tuple[str, ...]
    year: int | None
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvidence:
    """What stands behind a claim: who said what, where it comes from, why it has its status.

    Framings of an answer stand with the answer, not among `contradictions`.
    `voices` are (statement, label, rule, the other value it gives) for those who are neither an
    origin nor a party.
    """

    counts: Counts
    responses: tuple[Response, ...]
    voices: tuple[tuple[StatementCard, str, str, str], ...]
    origins: tuple[Origin, ...]
    unread: int
    wordings: tuple[tuple[Link, tuple[Variant, ...]], ...]
    contradictions: tuple[Contradiction, ...]
    why: Explanation


@projection("claim")
def claim_card(world: World, ident: str) -> ClaimCard | None:
    """Return a claim as an entry of a list; None: there is none of this id."""
    claim = world.graph.claims.get(ident)
    return None if claim is None else listing.claim_card(world.graph, claim)


@projection("facts of claim")
def claim_facts(world: World, ident: str) -> ClaimFacts | None:
    """Return what the editor wrote of a claim."""
    graph = world.graph
    if ident not in graph.claims:
        return None
    claim = graph.written(ident)
    told = status(graph, ident)
    period, date = happened(claim)
    first = next((one.source for one in reports_in_order(graph, claim)), None)
    listed = updates(graph, claim)
    because = prose(graph, claim.ruling.because) if claim.ruling else None
    return ClaimFacts(
        id=ident,
        file=claim.file,
        headline=headline(claim.title, told),
        period=period,
        happened=date,
        reported=when(graph.source(first).published) if first else None,
        reported_by=_outlet(graph, first) if first else None,
        added=when(added(graph, claim)),
        changed=listed[0].date if claim.version > 1 else None,
        version=claim.version,
        details=_details(graph, claim),
        known=_proses(graph, claim.known),
        unknown=_unknown(graph, claim, world.today),
        body=prose(graph, claim.body),
        ruling=(
            because,
            listing.mark(graph, told.derived),
            tuple(listing.source_card(graph, one) for one in claim.ruling.sources),
        )
        if claim.ruling and because and told.derived
        else None,
        withdrawn=withdrawal(graph, claim.withdrawn),
        explains=claim.explains,
        explained_by=tuple(graph.index.under("explains", ident)),
        year=filing(date_of(claim)).year,
        updates=listed,
    )


@projection("evidence on claim")
def claim_evidence(world: World, ident: str) -> ClaimEvidence | None:
    """Return what stands behind a claim."""
    graph = world.graph
    claim = graph.claims.get(ident)
    if claim is None:
        return None
    told = status(graph, ident)
    voices = evidence(graph, ident)
    named = parties(graph, claim)
    answers = responses(graph, ident)
    answered = {one.statement.id for each in answers for one in each.answers}
    behind = [one for one in voices if one.stance in _ORIGIN_STANCES]
    origins = tuple(showing.origin(graph, one) for one in behind)
    others = [one for one in voices if one.statement.id not in answered and one not in behind]
    return ClaimEvidence(
        counts=showing.counts(told.origins, _people(graph, behind)),
        responses=tuple(showing.response(graph, one) for one in answers if one.party in named),
        voices=tuple(_voice(graph, one) for one in others),
        origins=origins,
        unread=len({one for each in origins for node in each.roots for one in _unread(node)}),
        wordings=tuple(
            (link_to(graph, one.id), showing.variants(graph, one))
            for one in {voice.statement.id: voice.statement for voice in voices}.values()
            if len(wordings(one)) > 1
        ),
        contradictions=contradictions_of(graph, ident),
        why=showing.explanation(graph, told, missing(graph, ident)),
    )


def _voice(graph: Graph, voice: Voice) -> tuple[StatementCard, str, str, str]:
    term = STANCE_TERM[voice.stance]
    card = listing.statement_card(graph, voice.statement, voice.stance)
    return card, term.label, routes.method(term.anchor), other_value(voice.target.but)


def other_value(but: dict[str, str]) -> str:
    """Say the other value that a statement gives: "chiefs: four"."""
    return ", ".join(f"{name}: {value}" for name, value in sorted(but.items()))


def _people(graph: Graph, voices: list[Voice]) -> str:
    """Say which unnamed people spoke to whom: "1 unnamed source of CNET"."""
    told = {
        one.statement.id: speaker_in_full(graph, one.statement)
        for one in voices
        if one.counts and one.statement.speaker.way == "unnamed"
    }
    return joined(list(told.values()))


def _unread(node: ReportNode) -> set[str]:
    found = {one for child in node.children for one in _unread(child)}
    return found if node.source.read else found | {node.source.anchor}


def reports_in_order(graph: Graph, claim: Assertion) -> list[Report]:
    """Return the dated reports that carried the claim as being so, or to come, the first one first.

    On one day, a source that has it first hand comes before those that repeat it.
    """
    reports = [
        report
        for said in graph.said_about[claim.id]
        if said.stance in {"affirms", "expects"}
        for report in said.statement.reports
        if graph.source(report.source).published
    ]
    reports.sort(
        key=lambda one: (
            order_key(graph.source(one.source).published, "")[:-1],
            one.via is not None,
            one.source,
        )
    )
    return reports


def _outlet(graph: Graph, cited: str) -> Link:
    """Return the link to a source under its publisher's name alone: the date stands beside it."""
    link = cited_link(graph, cited)
    return Link(
        route=link.route, text=graph.entities[graph.source(cited).publisher].name, kind=link.kind
    )


def _proses(graph: Graph, texts: tuple[str, ...]) -> tuple[Prose, ...]:
    return tuple(one for text in texts if (one := prose(graph, text)))


def _unknown(graph: Graph, claim: Claim, today: date) -> tuple[Question, ...]:
    written = [Question(text=one) for one in _proses(graph, claim.unknowns)]
    derived = [
        Question(text=Prose(text=one.text), rule=routes.method(one.rule))
        for one in open_questions(graph, claim, today)
    ]
    return (*written, *derived)


def _details(graph: Graph, claim: Assertion) -> tuple[tuple[str, str], ...]:
    """Return the further facts of a claim as label and text; what is not said is left out."""
    settings, scope = graph.settings, claim.scope
    action = settings.actions.get(claim.action)
    rows = [("What", action.label if action else claim.action)]
    if scope.products:
        rows.append(("Products", joined([graph.entities[one].name for one in scope.products])))
    if scope.extent:
        rows.append(("Extent", {"all": "all of them", "some": "some of them"}[scope.extent]))
    if scope.channel:
        rows.append(("Channel", settings.channels.get(scope.channel, scope.channel)))
    if scope.region:
        rows.append(("Place", settings.regions.get(scope.region, scope.region)))
    if claim.after:
        rows.append(("After", graph.claims[claim.after].title))
    rows += [(stage.name.capitalize(), when(stage.date).words) for stage in claim.stages]
    if claim.due and claim.happened:
        rows.append(("Due", when(claim.due, "event").words))
    if claim.prolongs:
        rows.append(("Prolongs", graph.claims[claim.prolongs].title))
    rows += [(name.capitalize(), value) for name, value in sorted(claim.detail.items())]
    return tuple(rows)
