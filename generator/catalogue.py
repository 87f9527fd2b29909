"""The catalogue: every page and data file of the site.

To add a page kind is to add its module in `pages/`, its template, and a line here; a data file has
a module in `exports/` and a writer in `formats/`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from generator import routes
from generator.diagnostics.diagnostic import Diagnostic
from generator.exports import calendars, cards, crawling, embeds, feeds, hosting, listing
from generator.exports.search import SearchIndex
from generator.formats.feed import Feed
from generator.graph.ladder import RULES
from generator.incremental.ask import Ask
from generator.incremental.projection import Key, Projection
from generator.incremental.run import Products
from generator.incremental.trace import Place, Read
from generator.pages import (
    assortment,
    availability,
    changes,
    choice,
    claim,
    contradictions,
    corrections,
    data,
    embed,
    entity,
    entity_year,
    following,
    home,
    index,
    method,
    month,
    moved,
    not_found,
    open_questions,
    page,
    search,
    source,
    statement,
    story,
    timeline,
    year,
)
from generator.pages.shown import Asking, DataFile, Page
from generator.projections import asking, contradicting, entities, indexes, renames, sharing
from generator.projections import availability as shelves
from generator.projections import changes as change_log
from generator.projections import search as found
from generator.projections import timeline as times
from generator.projections.world import Plan, World

K = TypeVar("K", bound=Key)
V = TypeVar("V")


class Asks(Protocol):
    """What hands answers over, to a page or to another answer."""

    def __call__(self, projection: Projection[World, K, V], key: K, /) -> V:
        """Return what `projection` says at `key`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The catalogue as it was made once, with the answers and the pieces that it was made of."""

    products: Products
    clashes: tuple[Diagnostic, ...]
    reads: tuple[Read, ...]
    pieces: frozenset[str]

    @staticmethod
    def of(world: World) -> Listing:
        """Make it."""
        ask = Ask(world.answers)
        with world.graph.log.apart() as pieces:
            products, clashes = catalogue(world, ask)
        return Listing(Products.of(products), clashes, ask.reads, frozenset(pieces))

    def holds(self, changed: Collection[str], differing: Collection[Place]) -> bool:
        """Whether it would be the same again after these pieces and answers changed."""
        unchanged = self.pieces.isdisjoint(changed)
        return unchanged and not any(read.place in differing for read in self.reads)


def plan(world: World) -> Plan:
    """Return which files the site will have, for files that tell of all others."""
    return tuple((one.route, one.listed) for one in catalogue(world, world.ask)[0])


def catalogue(
    world: World, ask: Asks
) -> tuple[tuple[Page | DataFile, ...], tuple[Diagnostic, ...]]:
    """Return every page and data file of the site by route; two on one route are an error.

    `ask` is for what decides which lists are parted.
    """
    taken: dict[str, Page | DataFile] = {}
    problems = []
    published = {None, *world.outputs}
    for listed in (*_pages(world, ask), *_for_hosts()):
        if routes.output_of(listed.route) not in published:
            continue
        if listed.route in taken:
            message = f"two pages have the address {listed.route}"
            help_ = "give one of the two another id, or take this one out of `renamed_from`"
            problems.append(Diagnostic(code="E604", message=message, help=(help_,)))
        taken[listed.route] = listed
    for listed in _sitemaps(sum(one.listed for one in taken.values())):
        taken[listed.route] = listed
    return tuple(taken[route] for route in sorted(taken)), tuple(problems)


def search_index(world: World) -> SearchIndex | None:
    """Return the search index, where the site has one."""
    return SearchIndex() if "search" in world.outputs else None


def _pages(world: World, ask: Asks) -> Iterator[Page | DataFile]:
    graph = world.graph
    outputs = world.outputs
    yield home.page()
    yield not_found.page()
    yield method.page()
    yield from timeline.pages(len(ask(times.undated, "")))
    yield from _lists(outputs, ask)
    if "availability" in outputs:
        yield from availability.pages(ask(shelves.days_of_change, ""))
        sellers, makers = ask(shelves.traders, "")
        yield from assortment.pages((*sellers, *makers))
    if "feeds" in outputs:
        yield following.page()
        yield from _feeds(routes.ALL, feeds.everything)
        yield from _feeds(routes.CORRECTIONS, feeds.corrections)
        yield DataFile(routes.feed(routes.ALL, "ics"), "calendar", calendars.everything)
        yield from _followed(world, ask)
    yield from _data(world)
    yield from (moved.page(old) for old, _ in ask(renames.renamed, ""))
    for number, _ in ask(times.years, ""):
        yield year.page(number)
        yield from month.pages(number, ask(times.members, number))
    if "indexes" in outputs:
        yield from _choices(ask)
    for folder in graph.index.keys("kind"):
        if "indexes" in outputs:
            yield from index.kind(folder, ask(indexes.kind_letters, folder))
        yield from _entities(folder, graph.index.under("kind", folder), ask)
    yield from (claim.page(ident) for ident in graph.claims)
    yield from (statement.page(ident) for ident in graph.statements)
    yield from (source.page(ident) for ident in graph.sources)
    yield from (story.page(ident) for ident in graph.stories)
    yield from (page.page(ident) for ident in graph.pages if ident != "method")
    yield from _shared(world, ask)


def _lists(outputs: Collection[str], ask: Asks) -> Iterator[Page]:
    """Yield the lists of everything of one sort."""
    if "indexes" in outputs:
        yield index.names()
        yield index.claims()
        yield from index.sources(ask(indexes.source_letters, ""))
    if "statements" in outputs:
        yield from index.statements(ask(indexes.statement_letters, ""))
    if "stories" in outputs:
        yield from index.stories(ask(indexes.story_letters, ""))
    if "contradictions" in outputs:
        yield from contradictions.pages(ask(contradicting.contradiction_years, ""))
    if "open-questions" in outputs:
        yield from open_questions.pages(ask(asking.question_years, ""))
    if "search" in outputs:
        yield from search.pages(ask(found.name_letters, ""))
    if "changes" in outputs:
        yield from changes.pages(ask(change_log.change_years, ""))
        yield from corrections.pages(ask(change_log.error_years, ""))


def _shared(world: World, ask: Asks) -> Iterator[Page | DataFile]:
    if "cards" in world.outputs:
        yield from _cards(world)
    if "embeds" in world.outputs:
        yield from _embeds(world, ask(sharing.with_claims, ""))


def _cards(world: World) -> Iterator[DataFile]:
    """Yield the pictures for shared links: of the site, of claims, and of stories."""
    graph = world.graph
    shown = [("", routes.HOME)]
    shown += [(ident, routes.claim(ident)) for ident in graph.claims]
    if "stories" in graph.settings.outputs:
        shown += [(ident, routes.story(ident)) for ident in graph.stories]
    for ident, route in shown:
        yield DataFile(routes.card(route), "cards", partial(cards.view, ident))


def _embeds(world: World, named: tuple[tuple[str, str], ...]) -> Iterator[Page | DataFile]:
    """Yield what others show in frames, each with its oEmbed answer; `named` have timelines."""
    claims = world.graph.claims
    yield from (embed.of_claim(ident) for ident in claims)
    yield from (embed.of_entity(folder, ident) for folder, ident in named)
    shown = [(ident, routes.claim(ident)) for ident in claims]
    shown += [(ident, routes.entity(folder, ident)) for folder, ident in named]
    for ident, route in shown:
        yield DataFile(routes.oembed(route), "json", partial(embeds.view, ident))


def _entities(folder: str, ids: Iterable[str], ask: Asks) -> Iterator[Page]:
    for ident in ids:
        yield entity.page(folder, ident)
        yield from entity_year.pages(folder, ident, ask(entities.entity_parts, ident))


def _choices(ask: Asks) -> Iterator[Page]:
    for kind, _, _ in ask(times.kinds, ""):
        yield from choice.of_kind(kind, ask(times.claims_of_action, kind))
    for word in RULES:
        yield from choice.of_status(word, ask(times.claims_of_status, word))


def _for_hosts() -> Iterator[DataFile]:
    yield DataFile(routes.ROBOTS, "text", crawling.robots)
    yield DataFile(routes.HEADERS, "text", hosting.headers)
    yield DataFile(routes.REDIRECTS, "text", hosting.redirects)


def _sitemaps(pages: int) -> Iterator[DataFile]:
    """Yield the site map of so many pages, or several and their index."""
    maps = crawling.maps_for(pages)
    if maps == 1:
        yield DataFile(routes.SITEMAP, "sitemap", partial(crawling.sitemap, 1))
        return
    yield DataFile(routes.SITEMAP, "sitemap", crawling.sitemaps)
    for number in range(1, maps + 1):
        yield DataFile(routes.sitemap(number), "sitemap", partial(crawling.sitemap, number))


def _followed(world: World, ask: Asks) -> Iterator[DataFile]:
    """Yield the feeds of entities and stories; whoever follows an earlier address finds them too.

    A feed can't lead on as a page does, so it stands there as well.
    """
    graph = world.graph
    former: dict[str, list[str]] = {}
    for old, now in ask(renames.renamed, ""):
        former.setdefault(now.route, []).append(old)
    for folder in graph.index.keys("kind"):
        for ident in graph.index.under("kind", folder):
            route = routes.entity(folder, ident)
            for address in (route, *former.get(route, ())):
                yield from _feeds(address, partial(feeds.entity, ident))
                calendar = partial(calendars.entity, ident)
                yield DataFile(routes.feed(address, "ics"), "calendar", calendar)
    for ident in graph.stories if "stories" in graph.settings.outputs else ():
        route = routes.story(ident)
        for address in (route, *former.get(route, ())):
            yield from _feeds(address, partial(feeds.story, ident))


def _feeds(about: str, view: Callable[[str, Asking], Feed]) -> Iterator[DataFile]:
    for form, writer in (("atom", "atom"), ("json", "json-feed")):
        yield DataFile(routes.feed(about, form), writer, partial(view, form))


def _data(world: World) -> Iterator[Page | DataFile]:
    """Yield the page about the data, the data, and what reference managers take."""
    if "data" in world.outputs:
        tables = listing.tables_of(world.outputs)
        yield data.page(tables)
        for route, writer, view in listing.files(world, tables):
            yield DataFile(route, writer, view)
    if "metadata" in world.outputs:
        for route, writer, view in listing.cited(world):
            yield DataFile(route, writer, view)
