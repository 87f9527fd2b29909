"""What is cited where somebody cites a page: the record at its version, and where it came from."""

from __future__ import annotations

from generator import routes
from generator.dates.edtf import Edtf, Moment
from generator.formats.citations import Work
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections.cards import When
from generator.projections.claims import reports_in_order
from generator.projections.describe import cited_link, link_to, when
from generator.projections.history import changed
from generator.projections.listing import TYPES_IN_WORDS
from generator.projections.site import Identity, identity
from generator.projections.world import World

_NO_PART = ("decade", "season")
"""Precisions of which no number of a month or year tells."""


@projection("citation of")
def work_of(world: World, ident: str) -> Work | None:
    """Return a record's page as a work, at its version; the title of a claim keeps its hedge."""
    graph = world.graph
    record = graph.record(ident)
    if record is None:
        return None
    site = world.ask(identity, "")
    link = link_to(graph, ident)
    title = link.text
    if isinstance(record, Assertion):
        title = headline(record.title, status(graph, ident))
    last = changed(graph, record)
    return Work(
        key=f"{ident}-v{record.version}",
        type="webpage",
        title=title,
        authors=(site.publisher,),
        container=site.title,
        publisher=site.publisher,
        issued=_issued(last),
        issued_words=when(last).words if last else "",
        url=site.absolute(link.route) if link.route else "",
        version=record.version,
    )


@projection("citation of source")
def source_work(world: World, ident: str) -> Work | None:
    """Return the document that a source is as a work; without a title it goes by what it is."""
    graph = world.graph
    source = graph.sources.get(ident)
    if source is None:
        return None
    return Work(
        key=ident,
        type=source.type,
        title=source.title or f"[{TYPES_IN_WORDS[source.type]}]",
        authors=source.authors,
        container=graph.entities[source.publisher].name,
        publisher=graph.entities[source.publisher].name,
        issued=_issued(source.published),
        issued_words=when(source.published).words if source.published else "",
        url=(source.url or "") if source.read else "",
        archived=source.archived.url if source.archived else "",
    )


@projection("source to cite of")
def source_to_cite(world: World, ident: str) -> tuple[str, str]:
    """Return the source to cite for what a record says, and what it has that from, or "".

    That is the first that we read of those who have it first hand, else the first of all that we
    read, with the name of the one that it repeats; ("", "") where we read none.
    Of a source it is the document itself.
    """
    graph = world.graph
    record = graph.record(ident)
    if isinstance(record, Source):
        return ident, ""
    carriers: list[tuple[str, str | None]] = []
    if isinstance(record, Assertion):
        carriers = [(one.source, one.via) for one in reports_in_order(graph, record)]
    elif isinstance(record, Statement):
        via = {one.source: one.via for one in record.reports}
        carriers = [(one, via.get(one)) for one in graph.carriers(record)]
    read = [(one, via) for one, via in carriers if graph.source(one).read]
    cited, after = min(read, key=lambda one: one[1] is not None, default=("", None))
    return cited.partition("#")[0], cited_link(graph, after).text if after else ""


def cite_data(site: Identity, changed: When | None) -> str:
    """Return how to cite the data as a whole, as of its last change."""
    as_of = f"as of {changed.words}, " if changed else ""
    return (
        f"{site.title}: data on claims, statements and their sources, {as_of}{site.publisher}, "
        f"{site.absolute(routes.DATA)}; with the day on which you took it."
    )


def _issued(date: Edtf | None) -> tuple[int, ...]:
    """Return year, month and day of one date, as far as it is known; nothing of others."""
    if date is None or not isinstance(date.value, Moment) or date.value.precision in _NO_PART:
        return ()
    moment = date.value
    parts = (moment.year, moment.month, moment.day)
    return tuple(one for one in parts if one is not None)
