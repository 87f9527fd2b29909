"""How records are named, dated and linked wherever they are mentioned."""

from __future__ import annotations

from generator import routes
from generator.dates.edtf import Edtf
from generator.dates.wording import Sense, in_words, machine, period_in_words, short
from generator.graph.chains import told_to
from generator.graph.graph import Graph, derivation
from generator.graph.names import joined, speaker_name
from generator.graph.standing import parties, voice_of
from generator.model.claim import Assertion
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections.cards import Link, When

NO_DATE = When(words="not known", short="not known")


def when(edtf: Edtf | None, sense: Sense = "point", note: str = "") -> When:
    """Return a date in readers' words; one that is missing says so."""
    if edtf is None:
        return When(words=NO_DATE.words, short=NO_DATE.short, note=note or None)
    return When(
        words=in_words(edtf, sense), short=short(edtf), machine=machine(edtf), note=note or None
    )


def capitalised(text: str) -> str:
    """Return a sentence with its first letter as a capital, unless a name like iTWire leads it."""
    return text if text[1:2].isupper() else f"{text[:1].upper()}{text[1:]}"


def date_of(claim: Assertion) -> Edtf | None:
    """Return the date under which timelines list a claim."""
    return claim.dated


def happened(claim: Assertion) -> tuple[str, When]:
    """Return what a claim's date is ("Happened", "In force", "Due"), and the date."""
    if claim.happened is None and (claim.from_ or claim.until):
        edtf = claim.from_ or claim.until
        told = when(edtf, "period", claim.date_note)
        words = period_in_words(claim.from_, claim.until)
        return "In force", When(
            words=words,
            short=told.short,
            machine=told.machine if claim.until is None else None,
            note=told.note,
        )
    if claim.happened is None and claim.due:
        return "Due", when(claim.due, "point", claim.date_note)
    return "Happened", when(date_of(claim), "event", claim.date_note)


@derivation
def link_to(graph: Graph, ident: str) -> Link:
    """Return the link to a record of whatever kind, under the name that it goes by.

    Where the site leaves the pages of its kind out, the name stands alone.
    """
    record = graph.record(ident)
    if isinstance(record, Assertion):
        return Link(route=routes.claim(ident), text=record.title, kind="claim")
    if isinstance(record, Entity):
        kind = graph.settings.kinds[record.kind].one.lower()
        return Link(route=routes.entity(record.kind, ident), text=record.name, kind=kind)
    if isinstance(record, Source):
        return Link(
            route=routes.source(ident),
            text=source_name(graph, record, record.published),
            kind="source",
        )
    if isinstance(record, Statement):
        text = statement_heading(graph, record)
        return Link(route=if_published(graph, routes.statement(ident)), text=text, kind="statement")
    if isinstance(record, Story):
        return Link(route=if_published(graph, routes.story(ident)), text=record.title, kind="story")
    if isinstance(record, Page):
        return Link(route=routes.page(ident), text=record.title, kind="page")
    raise KeyError(ident)


def if_published(graph: Graph, route: str) -> str:
    """Return an address, or "" where the site leaves that part of it out."""
    return route if routes.output_of(route) in {None, *graph.settings.outputs} else ""


@derivation
def cited_link(graph: Graph, cited: str) -> Link:
    """Return the link to `source` or, at its version, to `source#version`."""
    ident, _, version = cited.partition("#")
    return Link(
        route=routes.source(ident, version),
        text=source_name(graph, graph.sources[ident], graph.published(cited)),
        kind="source",
    )


def source_name(graph: Graph, source: Source, published: Edtf | None) -> str:
    """Name a source, or a state of it, by publisher and day: "CNET, 21 March 2018"."""
    publisher = graph.entities[source.publisher].name
    return f"{publisher}, {in_words(published, 'point')}" if published else f"{publisher}, undated"


def statement_heading(graph: Graph, statement: Statement) -> str:
    """Head a statement by who speaks, about whom, and when; never by a quotation."""
    name = speaker_in_full(graph, statement)
    about = [
        graph.entities[ident].name
        for ident in topics(graph, statement)
        if ident != voice_of(graph, statement)
    ]
    said = graph.said_on(statement)
    heading = capitalised(name)
    if about:
        heading += f" on {joined(about[:2])}"
    return f"{heading}, {in_words(said, 'point')}" if said else heading


def speaker_in_full(graph: Graph, statement: Statement) -> str:
    """Name who speaks; unnamed people by the outlet that they talked to."""
    name = speaker_name(graph, statement)
    outlet = told_to(graph, statement) if statement.speaker.way == "unnamed" else None
    return f"{name} of {graph.entities[outlet].name}" if outlet else name


def topics(graph: Graph, statement: Statement) -> tuple[str, ...]:
    """Return the parties of the first claim that a statement is about."""
    for _, target in statement.stances:
        claim = graph.claims.get(target.id)
        if claim is not None:
            return parties(graph, claim)
        other = graph.statements.get(target.id)
        voice = voice_of(graph, other) if other else None
        if voice:
            return (voice,)
    return ()
