"""Records as data: each is an answer of its own, so that an edit derives anew what it touches."""

from __future__ import annotations

from generator.dates.edtf import Edtf
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.responses import responses
from generator.graph.standing import parties
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.record import Record
from generator.projections import listing
from generator.projections.claims import other_value, reports_in_order
from generator.projections.describe import link_to, source_name, statement_heading
from generator.projections.entities import part_of
from generator.projections.history import added, changed
from generator.projections.prose import plain_text
from generator.projections.rows import (
    Answered,
    ClaimRow,
    Dated,
    EntityRow,
    History,
    Named,
    SourceRow,
    StatementRow,
    dated,
)
from generator.projections.statements import counting
from generator.projections.world import World


@projection("ids of")
def ids(world: World, kind: str) -> tuple[str, ...]:
    """Return the ids of all `claims`, `statements`, `sources`, `entities` or `stories`."""
    return tuple(getattr(world.graph, kind))


@projection("row of claim")
def claim_row(world: World, ident: str) -> ClaimRow | None:
    """Return a claim as data."""
    graph = world.graph
    claim = graph.claims.get(ident)
    if claim is None:
        return None
    told = status(graph, ident)
    card_mark = listing.mark(graph, told)
    action = graph.settings.actions.get(claim.action)
    first = next((one.source for one in reports_in_order(graph, claim)), None)
    return ClaimRow(
        id=ident,
        title=claim.title,
        headline=headline(claim.title, told),
        status=told.word,
        status_label=told.label,
        basis=card_mark.basis,
        rule=card_mark.rule,
        ruled=told.derived is not None,
        origins=(told.origins.minimum, told.origins.maximum),
        articles=len(told.origins.articles),
        newsrooms=len(told.origins.newsrooms),
        responses=_answered(graph, claim),
        flags=tuple(flag.text for flag in listing.flags(graph, claim)),
        action=Named(claim.action, action.label if action else claim.action, ""),
        subjects=_each(graph, claim.subject),
        objects=_each(graph, claim.object),
        products=_each(graph, claim.scope.products),
        extent=claim.scope.extent or "",
        channel=claim.scope.channel or "",
        region=claim.scope.region or "",
        happened=dated(claim.happened),
        from_=dated(claim.from_),
        until=dated(claim.until),
        due=dated(claim.due),
        date_note=claim.date_note,
        reported=dated(graph.published(first)) if first else Dated(),
        first_source=first.partition("#")[0] if first else "",
        statements=tuple((said.stance, said.statement.id) for said in graph.said_about[ident]),
        contradicts=tuple(graph.opposed[ident]),
        explains=claim.explains,
        history=_history(graph, claim, claim.withdrawn.date if claim.withdrawn else None),
    )


@projection("row of statement")
def statement_row(world: World, ident: str) -> StatementRow | None:
    """Return a statement as data."""
    graph = world.graph
    statement = graph.statements.get(ident)
    if statement is None:
        return None
    speaker = statement.speaker
    link = listing.speaker_link(graph, statement)
    quote = listing.quote_of(graph, statement)
    return StatementRow(
        id=ident,
        heading=statement_heading(graph, statement),
        speaker=Named(speaker.who or speaker.looked or "", link.text, link.route),
        way=speaker.way,
        role=speaker.role,
        speaks_for=speaker.for_ or "",
        described_as=speaker.unnamed or speaker.untraced,
        heads=speaker.heads,
        counts_as=counting(statement),
        said=dated(graph.said_on(statement)),
        to=statement.to,
        summary=plain_text(graph, statement.summary),
        quote=quote.text if quote else "",
        quote_language=(quote.language or "") if quote else "",
        quote_source=quote.source.route if quote and quote.source else "",
        stances=tuple(
            (stance, target.id, other_value(target.but), not target.maybe)
            for stance, target in statement.stances
        ),
        reports=tuple(
            (one.source, one.via or "", one.presents_as or "") for one in statement.reports
        ),
        revises=statement.revises or "",
        history=_history(
            graph, statement, statement.withdrawn.date if statement.withdrawn else None
        ),
    )


@projection("row of source")
def source_row(world: World, ident: str) -> SourceRow | None:
    """Return a source as data."""
    graph = world.graph
    source = graph.sources.get(ident)
    if source is None:
        return None
    card = listing.source_card(graph, ident)
    return SourceRow(
        id=ident,
        name=source_name(graph, source, source.published),
        title=source.title,
        type=source.type,
        publisher=named(graph, source.publisher),
        authors=source.authors,
        address=card.address or "",
        archived=card.archived or "",
        archived_at=dated(source.archived.at if source.archived else None),
        published=dated(source.published),
        accessed=dated(source.accessed),
        read=source.read,
        public=source.public,
        part=part_of(graph, source),
        republishes=source.republishes or "",
        statements=tuple(dict.fromkeys(one.statement.id for one in graph.carried_by[ident])),
        history=_history(graph, source),
    )


@projection("row of entity")
def entity_row(world: World, ident: str) -> EntityRow | None:
    """Return an entity as data."""
    graph = world.graph
    entity = graph.entities.get(ident)
    if entity is None:
        return None
    return EntityRow(
        id=ident,
        name=entity.name,
        kind=entity.kind,
        kind_label=graph.settings.kinds[entity.kind].one,
        route=link_to(graph, ident).route,
        aliases=entity.aliases,
        country=entity.country or "",
        summary=plain_text(graph, entity.summary),
        homepage=entity.homepage or "",
        same_as=entity.same_as,
        belongs_to=tuple((one.id, dated(one.from_), dated(one.until)) for one in entity.parent),
        claims=len(graph.claims_of[ident]),
        history=_history(graph, entity),
    )


def _answered(graph: Graph, claim: Assertion) -> tuple[Answered, ...]:
    concerned = parties(graph, claim)
    return tuple(
        Answered(
            party=named(graph, one.party),
            word=one.word,
            label=one.label,
            said=dated(graph.said_on(one.answer.statement) if one.answer else None),
            statement=one.answer.statement.id if one.answer else "",
        )
        for one in responses(graph, claim.id)
        if one.party in concerned
    )


def named(graph: Graph, ident: str) -> Named:
    """Return how a record names another."""
    link = link_to(graph, ident)
    return Named(ident, link.text, link.route)


def _each(graph: Graph, idents: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple(named(graph, ident) for ident in idents)


def _history(graph: Graph, record: Record, withdrawn: Edtf | None = None) -> History:
    return History(
        version=record.version,
        added=dated(added(graph, record)),
        changed=dated(changed(graph, record)),
        withdrawn=dated(withdrawn),
    )
