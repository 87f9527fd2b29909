"""The catalogue: every page of the site, and every projection that a page may read.

To add a page kind is to add its module in `pages/`, its template, and a line here; a data file has
a module in `exports/` and a writer in `formats/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator import routes
from generator.diagnostics.diagnostic import Diagnostic
from generator.graph.ladder import RULES
from generator.incremental.projection import Projection
from generator.pages import (
    assortment,
    availability,
    changes,
    choice,
    claim,
    contradictions,
    corrections,
    entity,
    home,
    index,
    method,
    month,
    moved,
    not_found,
    open_questions,
    page,
    source,
    statement,
    story,
    timeline,
    year,
)
from generator.pages.grouping import LONGEST_PAGE
from generator.pages.shown import DataFile, Page
from generator.projections import (
    asking,
    backlinks,
    claims,
    contradicting,
    entities,
    indexes,
    neighbours,
    renames,
    site,
    sources,
    statements,
    status_words,
)
from generator.projections import availability as shelves
from generator.projections import changes as change_log
from generator.projections import stories as told_stories
from generator.projections import timeline as times
from generator.projections.world import World

PROJECTIONS: Mapping[str, Projection[World, Any, Any]] = {
    value.name: value
    for module in (
        asking,
        backlinks,
        change_log,
        claims,
        contradicting,
        entities,
        indexes,
        neighbours,
        renames,
        shelves,
        site,
        sources,
        statements,
        status_words,
        told_stories,
        times,
    )
    for value in vars(module).values()
    if isinstance(value, Projection)
}
"""Every projection by name: how a stored trace finds what to compare with."""


def catalogue(world: World) -> tuple[tuple[Page | DataFile, ...], tuple[Diagnostic, ...]]:
    """Return every page and data file of the site by route; two on one route are an error."""
    taken: dict[str, Page | DataFile] = {}
    problems = []
    published = {None, *world.graph.settings.outputs}
    for listed in _pages(world):
        if routes.output_of(listed.route) not in published:
            continue
        if listed.route in taken:
            message = f"two pages have the address {listed.route}"
            help_ = "give one of the two another id, or take this one out of `renamed_from`"
            problems.append(Diagnostic(code="E604", message=message, help=(help_,)))
        taken[listed.route] = listed
    return tuple(taken[route] for route in sorted(taken)), tuple(problems)


def _pages(world: World) -> Iterator[Page | DataFile]:
    graph = world.graph
    outputs = graph.settings.outputs
    yield home.page()
    yield not_found.page()
    yield method.page()
    yield timeline.page()
    yield from index.pages()
    if "contradictions" in outputs:
        yield from contradictions.pages(contradicting.contradictions.read(world, ""))
    if "open-questions" in outputs:
        yield from open_questions.pages(asking.unanswered.read(world, ""))
    if "changes" in outputs:
        yield from changes.pages(change_log.change_days.read(world, ""))
        yield corrections.page()
    if "availability" in outputs:
        yield from availability.pages(shelves.days_of_change.read(world, ""))
        sellers, makers = shelves.traders.read(world, "")
        yield from assortment.pages((*sellers, *makers))
    yield from (moved.page(old) for old, _ in renames.renamed.read(world, ""))
    for number, _ in times.years.read(world, ""):
        yield year.page(number)
        yield from _months(world, number)
    if "indexes" in outputs:
        yield from _choices(world)
    yield from map(index.kind, graph.index.keys("kind"))
    for folder in graph.index.keys("kind"):
        yield from (entity.page(folder, ident) for ident in graph.index.under("kind", folder))
    yield from (claim.page(ident) for ident in graph.claims)
    yield from (statement.page(ident) for ident in graph.statements)
    yield from (source.page(ident) for ident in graph.sources)
    yield from (story.page(ident) for ident in graph.stories)
    yield from (page.page(ident) for ident in graph.pages if ident != "method")


def _choices(world: World) -> Iterator[Page]:
    for kind, _, _ in times.kinds.read(world, ""):
        yield from choice.of_kind(kind, times.claims_of_action.read(world, kind))
    for word in RULES:
        yield from choice.of_status(word, times.claims_of_status.read(world, word))


def _months(world: World, number: int) -> Iterator[Page]:
    filed = times.members.read(world, number)
    if len(filed) > LONGEST_PAGE:
        for place in sorted({one for one, _, _ in filed if one is not None}):
            yield month.page(number, place)
