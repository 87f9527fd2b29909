"""Which files of data a site has: tables, their archive, and what is beside records' pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from generator import routes
from generator.exports import citations, package, records, schema, tables
from generator.exports.asking import Asking
from generator.model.settings import OUTPUTS
from generator.projections.columns import Table
from generator.projections.tables import TABLES
from generator.projections.world import World

File = tuple[str, str, Callable[[Asking], object]]
"""A route, the name of a writer, and the view that it takes."""


def tables_of(outputs: Collection[str]) -> tuple[Table, ...]:
    """Return the tables of a site: not those of pages that it leaves out."""
    return tuple(one for one in TABLES if one.name not in OUTPUTS or one.name in outputs)


def files(world: World, listed: tuple[Table, ...]) -> Iterator[File]:
    """Yield every file of data; `listed` are the tables."""
    yield routes.ARCHIVE, "zip", partial(package.archive, listed)
    yield routes.DATA_PACKAGE, "json", partial(package.describe, listed)
    for one in listed:
        yield routes.table(one.name), "csv", partial(tables.view, one)
    for kind in schema.KINDS:
        yield routes.schema(kind), "json", partial(schema.view, kind)
    graph = world.graph
    yield from _beside(graph.claims, routes.claim, records.claim)
    yield from _beside(graph.sources, routes.source, records.source)
    if "statements" in world.outputs:
        yield from _beside(graph.statements, routes.statement, records.statement)
    if "stories" in world.outputs:
        yield from _beside(graph.stories, routes.story, records.story)
    for kind in graph.index.keys("kind"):
        for ident in graph.index.under("kind", kind):
            route = routes.as_data(routes.entity(kind, ident))
            yield route, "json", partial(records.entity, ident)


def cited(world: World) -> Iterator[File]:
    """Yield the files for reference managers, beside the page of each record that is cited."""
    graph = world.graph
    pages = [(ident, routes.claim(ident)) for ident in graph.claims]
    pages += [(ident, routes.source(ident)) for ident in graph.sources]
    if "statements" in world.outputs:
        pages += [(ident, routes.statement(ident)) for ident in graph.statements]
    if "stories" in world.outputs:
        pages += [(ident, routes.story(ident)) for ident in graph.stories]
    for ident, page in pages:
        for ending, writer in (("bib", "bibtex"), ("json", "csl"), ("ris", "ris")):
            yield routes.citation(page, ending), writer, partial(citations.view, ident)


def _beside(
    idents: Iterable[str], page: Callable[[str], str], view: Callable[[str, Asking], object]
) -> Iterator[File]:
    for ident in idents:
        yield routes.as_data(page(ident)), "json", partial(view, ident)
