"""What a source's page reads: what it carries, and what would be left without it."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.dates.interval import order_key
from generator.graph.chains import FRAMED, VERBS
from generator.graph.fallen import Fall, falls, rests_alone
from generator.graph.graph import Graph
from generator.graph.names import counted
from generator.incremental.projection import projection
from generator.model.source import Source, Version
from generator.projections import listing
from generator.projections.cards import (
    Link,
    Prose,
    Quote,
    SourceCard,
    StatementCard,
    Update,
    When,
)
from generator.projections.describe import capitalised, cited_link, link_to, when
from generator.projections.entities import PARTS, part_of
from generator.projections.history import updates
from generator.projections.prose import prose
from generator.projections.world import World

CHANGED = {
    "appended": "Something was added",
    "corrected": "Corrected",
    "rewritten": "Rewritten",
    "removed": "Removed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedReport:
    """A statement that a source reports, with how and from where it has it."""

    statement: StatementCard
    verb: str
    after: Link | None
    quote: Quote | None
    presents_as: str | None
    attributes_to: Link | None
    maybe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """A source as its page shows it; `versions` are (anchor, date, label, was, now).

    `fallen` are (what happened, its rule, the statements that are taken back and that do so).
    """

    id: str
    file: str
    card: SourceCard
    fallen: tuple[tuple[str, str, tuple[Link, ...]], ...]
    heading_note: str
    authors: tuple[str, ...]
    accessed: When | None
    archived_at: When | None
    republishes: Link | None
    note: Prose | None
    part: str
    rule: str
    versions: tuple[tuple[str, When, str, str, str], ...]
    carried: tuple[CarriedReport, ...]
    repeats: tuple[SourceCard, ...]
    repeated_by: tuple[SourceCard, ...]
    held: str | None
    updates: tuple[Update, ...]


@projection("source")
def source_card(world: World, ident: str) -> SourceCard | None:
    """Return a source as an entry of a list."""
    return listing.source_card(world.graph, ident) if ident in world.graph.sources else None


@projection("facts of source")
def source_facts(world: World, ident: str) -> SourceFacts | None:
    """Return a source with the statements that it carries and its place among reports."""
    graph = world.graph
    source = graph.sources.get(ident)
    if source is None:
        return None
    above, below = _repeats(graph, source), _repeated_by(graph, source)
    return SourceFacts(
        id=ident,
        file=source.file,
        card=listing.source_card(graph, ident),
        fallen=tuple(_fallen(graph, one) for one in falls(graph, ident)),
        heading_note="" if source.title else "Its title is not known",
        authors=source.authors,
        accessed=when(source.accessed) if source.accessed else None,
        archived_at=when(source.archived.at) if source.archived and source.archived.at else None,
        republishes=link_to(graph, source.republishes) if source.republishes else None,
        note=prose(graph, source.note),
        part=_part(graph, source, len(below)),
        rule=routes.method(f"part-{part_of(graph, source)}"),
        versions=tuple(_version(one) for one in source.versions),
        carried=_carried(graph, source),
        repeats=tuple(listing.source_card(graph, one) for one in above),
        repeated_by=tuple(listing.source_card(graph, one) for one in below),
        held=listing.held_back(source),
        updates=updates(graph, source),
    )


@projection("claims resting on source")
def resting(world: World, ident: str) -> tuple[tuple[str, bool], ...]:
    """Return the claims to which a source brings a stance, and whether nothing else does."""
    graph = world.graph
    found: dict[str, bool] = {}
    for carried in graph.carried_by[ident]:
        for _, target in carried.statement.stances:
            if target.id in graph.claims:
                found[target.id] = rests_alone(graph, target.id, ident)
    return tuple(sorted(found.items()))


def _fallen(graph: Graph, fall: Fall) -> tuple[str, str, tuple[Link, ...]]:
    statements = tuple(link_to(graph, one) for one in (fall.what, fall.by) if one)
    return capitalised(fall.sentence), routes.method(fall.rule), statements


def _part(graph: Graph, source: Source, repeated: int) -> str:
    """Say what a source is among reports, and how many others rest on it."""
    part = PARTS[part_of(graph, source)]
    return f"{part} {counted(repeated, 'source')} took from it." if repeated else part


def _carried(graph: Graph, source: Source) -> tuple[CarriedReport, ...]:
    rows = []
    for one in graph.carried_by[source.id]:
        report = one.statement.reports[one.position]
        rows.append(
            CarriedReport(
                statement=listing.statement_card(graph, one.statement),
                verb=VERBS["repeats"]
                if report.via
                else VERBS[_first_hand(one.statement.speaker.way)],
                after=cited_link(graph, report.via) if report.via else None,
                quote=Quote(text=report.quote, language=report.lang or None)
                if report.quote
                else None,
                presents_as=FRAMED[report.presents_as] if report.presents_as else None,
                attributes_to=link_to(graph, report.attributes_to)
                if report.attributes_to
                else None,
                maybe=report.maybe,
            )
        )
    return tuple(rows)


def _first_hand(way: str) -> str:
    return {
        "look": "looked",
        "own-words": "asserts",
        "document": "saw",
        "untraced": "gathers",
    }.get(way, "heard")


def _repeats(graph: Graph, source: Source) -> list[str]:
    """Return the sources from which a source took what it reports, oldest first."""
    found = {
        via.partition("#")[0]
        for one in graph.carried_by[source.id]
        if (via := one.statement.reports[one.position].via)
    }
    return _in_time(graph, found | ({source.republishes} if source.republishes else set()))


def _repeated_by(graph: Graph, source: Source) -> list[str]:
    """Return the sources that took from a source what they report, oldest first."""
    found = {
        report.source.partition("#")[0]
        for record in graph.referred_from[source.id]
        if (statement := graph.statements.get(record)) and not statement.withdrawn
        for report in statement.reports
        if report.via and report.via.partition("#")[0] == source.id
    }
    copies = {
        record
        for record in graph.referred_from[source.id]
        if record in graph.sources and graph.sources[record].republishes == source.id
    }
    return _in_time(graph, found | copies)


def _in_time(graph: Graph, ids: set[str]) -> list[str]:
    return sorted(ids, key=lambda one: order_key(graph.sources[one].published, one))


def _version(version: Version) -> tuple[str, When, str, str, str]:
    noted = "with a note" if version.noted else "without a note"
    label = f"{CHANGED[version.change]}, {noted}"
    return f"version-{version.id}", when(version.at), label, version.was, version.now
