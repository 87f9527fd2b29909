"""What a statement's page reads."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.dates.interval import order_key
from generator.graph.chains import chain
from generator.graph.framings import disagreement, framings
from generator.graph.graph import Graph
from generator.graph.standing import heard_from, settled_parties, settlers, voice_of
from generator.incremental.projection import projection
from generator.model.statement import Statement
from generator.projections import listing, showing
from generator.projections.cards import Link, Prose, Quote, StatementCard, Update, When
from generator.projections.claims import other_value
from generator.projections.describe import link_to, statement_heading, when
from generator.projections.exhibits import Framing, ReportNode, StanceRow, Variant
from generator.projections.history import updates, withdrawal
from generator.projections.prose import plain_text, prose
from generator.projections.stances import STANCE_TERM
from generator.projections.world import World

NEAR = 3
"""How many earlier and later statements of the same voice are shown."""

COUNTING = {
    "named": "A named voice: one origin for everything that it affirms.",
    "unnamed": "Unnamed people may be the same as others: at least no further origin, at most one.",
    "document": "A document: one origin, counted by its publisher.",
    "look": "Somebody looked: an origin of its own; a look can only show that something is so.",
    "own-words": "An outlet's own words: no origin.",
    "untraced": "Not traced to anybody: no origin.",
    "no-side": "It takes no side: no origin of anything.",
    "withdrawn": "Withdrawn by us: it counts for nothing.",
}
"""What a statement counts for among origins: by the way of its speaker, if it takes a side."""

SIDES = {"affirms", "denies", "expects"}
"""The stances that make a statement an origin of something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """A statement as its page shows it."""

    id: str
    file: str
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
    description: str
    stances: tuple[StanceRow, ...]
    framings: tuple[Framing, ...]
    disagreement: str
    variants: tuple[Variant, ...]
    articles: int
    roots: tuple[ReportNode, ...]
    revises: Link | None
    revised_by: tuple[Link, ...]
    different_from: tuple[Link, ...]
    held: str | None
    withdrawn: tuple[When, Prose] | None
    updates: tuple[Update, ...]


@projection("facts of statement")
def statement_facts(world: World, ident: str) -> StatementFacts | None:
    """Return a statement with its stances, its reports and its wordings."""
    graph = world.graph
    statement = graph.statements.get(ident)
    if statement is None:
        return None
    stance = listing.strongest_stance(statement)
    framed = framings(statement, stance, settles=_settles(graph, statement))
    counted = counting(statement)
    return StatementFacts(
        id=ident,
        file=statement.file,
        title=statement_heading(graph, statement),
        speaker=listing.speaker_link(graph, statement),
        speaker_note=listing.speaker_note(graph, statement),
        form=listing.voice_in_words(statement),
        counting=COUNTING[counted],
        rule=routes.method(f"counting-{counted}"),
        to=tuple(link_to(graph, one) for one in statement.to),
        said=when(graph.said_on(statement)),
        quote=listing.quote_of(graph, statement),
        summary=prose(graph, statement.summary),
        description=plain_text(graph, statement.summary),
        stances=tuple(_stance_rows(graph, statement)),
        framings=tuple(showing.framing(graph, one) for one in framed),
        disagreement=disagreement(graph, framed),
        variants=showing.variants(graph, statement),
        articles=len(statement.reports),
        roots=showing.report_nodes(graph, chain(graph, statement)),
        revises=link_to(graph, statement.revises) if statement.revises else None,
        revised_by=tuple(
            link_to(graph, one.id) for one in _naming(graph, ident) if one.revises == ident
        ),
        different_from=_different_from(graph, statement),
        held=listing.held_back(statement),
        withdrawn=withdrawal(graph, statement.withdrawn),
        updates=updates(graph, statement),
    )


@projection("statements near")
def statements_near(
    world: World, ident: str
) -> tuple[tuple[StatementCard, ...], tuple[StatementCard, ...]]:
    """Return the statements of the same voice just before and just after one, oldest first."""
    graph = world.graph
    statement = graph.statements.get(ident)
    voice = voice_of(graph, statement) if statement else None
    if statement is None or voice is None:
        return (), ()
    row = [one for one, gone in world.ask(said_by, voice) if not gone or one == ident]
    place = row.index(ident)
    near = row[max(0, place - NEAR) : place], row[place + 1 : place + 1 + NEAR]
    earlier, later = (
        tuple(listing.statement_card(graph, graph.statements[one]) for one in part) for part in near
    )
    return earlier, later


@projection("said by")
def said_by(world: World, voice: str) -> tuple[tuple[str, bool], ...]:
    """Return the statements of one voice, oldest first, each with whether it was withdrawn."""
    graph = world.graph
    own = [one for one in heard_from(graph, voice) if voice_of(graph, one) == voice]
    own.sort(key=lambda one: order_key(graph.said_on(one), one.id))
    return tuple((one.id, one.withdrawn is not None) for one in own)


def counting(statement: Statement) -> str:
    """Return what a statement counts for among origins, a key of `COUNTING`."""
    if statement.withdrawn:
        return "withdrawn"
    takes_side = listing.strongest_stance(statement) in SIDES
    return statement.speaker.way if takes_side else "no-side"


def _stance_rows(graph: Graph, statement: Statement) -> list[StanceRow]:
    rows = []
    for stance, target in statement.stances:
        term = STANCE_TERM[stance]
        claim = graph.claims.get(target.id)
        other = graph.statements.get(target.id)
        rows.append(
            StanceRow(
                stance=stance,
                label=term.label,
                rule=routes.method(term.anchor),
                claim=listing.claim_card(graph, claim) if claim else None,
                statement=listing.statement_card(graph, other) if other else None,
                but=other_value(target.but),
                maybe=target.maybe,
            )
        )
    return rows


def _settles(graph: Graph, statement: Statement) -> bool:
    """Whether the speaker can settle one of the claims that the statement is about."""
    return any(
        settled_parties(graph, statement, side)
        for _, target in statement.stances
        if target.id in graph.claims
        for side in settlers(graph, graph.claims[target.id])
    )


def _naming(graph: Graph, ident: str) -> list[Statement]:
    """Return the statements that name a statement."""
    named = (graph.statements.get(one) for one in graph.referred_from[ident])
    return [one for one in named if one and not one.withdrawn]


def _different_from(graph: Graph, statement: Statement) -> tuple[Link, ...]:
    """Return the statements of people known to be others, whichever side says so."""
    others = {*statement.different_from} | {
        one.id for one in _naming(graph, statement.id) if statement.id in one.different_from
    }
    return tuple(link_to(graph, one) for one in sorted(others))
