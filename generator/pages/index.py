"""Lists of everything of one sort: entities of a kind, all names, claims, statements, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import itemgetter

from generator import routes
from generator.incremental.projection import Projection
from generator.pages import parts
from generator.pages.layout import as_csv, chrome, there
from generator.pages.parts import Leaf
from generator.pages.shown import Asking, Page, Shown
from generator.pages.timeline import undated_link
from generator.projections import indexes, lengths
from generator.projections import timeline as times
from generator.projections.cards import EntityCard, Link, LinkGroup
from generator.projections.entities import entity_card
from generator.projections.letters import letter_of
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """What `index.html` sees.

    `intro` says in a sentence what the list holds; `nouns` are what its entries are called, one and
    many.
    `groups` are links under headings, whose own route may be empty; `entities` are cards instead,
    and `stories` links with their summaries.
    """

    title: str
    intro: str
    leaf: Leaf
    nouns: tuple[str, str]
    groups: tuple[LinkGroup, ...] = ()
    entities: tuple[EntityCard, ...] = ()
    stories: tuple[tuple[Link, str], ...] = ()


Groups = Projection[World, str, tuple[LinkGroup, ...]]

_TABLES = {
    routes.NAMES: "entities",
    routes.CLAIMS: "claims",
    routes.STATEMENTS: "statements",
    routes.SOURCES: "sources",
}
"""Lists that can be had as a table."""


def names() -> Page:
    """Return the page of everybody; if they are too many, it leads to the kinds."""
    return _page(routes.NAMES, "", _names)


def claims() -> Page:
    """Return the page of all claims; if they are too many, it leads to the timeline's years."""
    return _page(routes.CLAIMS, "", _claims)


def statements(letters: parts.Letters) -> Iterator[Page]:
    """Yield the list of all statements; `letters` are those with which speakers begin."""
    for name in parts.by_letter(routes.STATEMENTS, letters).names():
        yield _page(routes.STATEMENTS, name, _statements)


def sources(letters: parts.Letters) -> Iterator[Page]:
    """Yield the list of all sources; `letters` are those with which publishers begin."""
    for name in parts.by_letter(routes.SOURCES, letters).names():
        yield _page(routes.SOURCES, name, _sources)


def stories(letters: parts.Letters) -> Iterator[Page]:
    """Yield the list of all stories; `letters` are those with which their titles begin."""
    for name in parts.by_letter(routes.STORIES, letters).names():
        yield _page(routes.STORIES, name, _stories)


def kind(folder: str, letters: parts.Letters) -> Iterator[Page]:
    """Yield the list of a kind's entities; `letters` are those with which their names begin."""
    above = Link(route=routes.NAMES, text="Who is who")
    for name in parts.by_letter(routes.kind(folder), letters).names():
        yield _page(routes.kind(folder), name, partial(_kind, folder), above)


def _page(route: str, name: str, fill: Callable[[str, Asking], IndexView], *above: Link) -> Page:
    def view(ask: Asking) -> Shown:
        filled = fill(name, ask)
        leaf = filled.leaf
        about = chrome(
            ask,
            route=leaf.route,
            title=leaf.titled(filled.title),
            description=filled.intro,
            trail=leaf.trail(Link(route=route, text=filled.title), *above),
            downloads=as_csv(_TABLES[route]) if route in _TABLES else (),
        )
        return Shown(about, replace(filled, title=leaf.titled(filled.title)))

    return Page(routes.part(route, name), "index.html", view)


def _names(_name: str, ask: Asking) -> IndexView:
    groups = ask(indexes.few_entities, lengths.LONGEST_PAGE)
    whole = all(one.links for one in groups)
    kinds = tuple((one.heading, one.number) for one in groups)
    return IndexView(
        title="Who is who",
        intro="Everybody and everything that this record names, by kind.",
        leaf=Leaf(routes.NAMES, whole, parts=() if whole else kinds),
        nouns=("entry", "entries"),
        groups=groups if whole else (),
    )


def _claims(_name: str, ask: Asking) -> IndexView:
    years = ask(times.years, "")
    filed = [
        (Link(route=routes.year(year), text=str(year)), number) for year, number in years[::-1]
    ]
    if number := len(ask(times.undated, "")):
        filed.append((undated_link(number), number))
    whole = sum(number for _, number in filed) <= lengths.LONGEST_PAGE
    return IndexView(
        title="All claims",
        intro="Every claim in order of time, with how sure it is.",
        leaf=Leaf(routes.CLAIMS, whole, parts=() if whole else tuple(filed)),
        nouns=("claim", "claims"),
        groups=ask(indexes.claim_index, "") if whole else (),
    )


def _statements(name: str, ask: Asking) -> IndexView:
    leaf = _leaf(ask, routes.STATEMENTS, indexes.statement_letters, name)
    return IndexView(
        title="All statements",
        intro="Every statement under whoever made it, oldest first.",
        leaf=leaf,
        nouns=("statement", "statements"),
        groups=_groups(ask, leaf, indexes.statement_index, indexes.statements_under),
    )


def _sources(name: str, ask: Asking) -> IndexView:
    leaf = _leaf(ask, routes.SOURCES, indexes.source_letters, name)
    return IndexView(
        title="Sources",
        intro="Every document that this record rests on, under its publisher, oldest first.",
        leaf=leaf,
        nouns=("source", "sources"),
        groups=_groups(ask, leaf, indexes.source_index, indexes.sources_under),
    )


def _leaf(
    ask: Asking, route: str, letters: Projection[World, str, parts.Letters], name: str
) -> Leaf:
    told = ask(letters, "")
    return parts.by_letter(route, told).leaf(name)


def _groups(ask: Asking, leaf: Leaf, all_of: Groups, under: Groups) -> tuple[LinkGroup, ...]:
    """Return the groups of a page; one that began on an earlier page goes on."""
    if leaf.whole:
        return ask(all_of, "")
    groups = ask(under, str(leaf.part.key)) if leaf.part else ()
    here = leaf.cut([(group, link) for group in groups for link in group.links])
    return tuple(
        replace(group, links=tuple(link for _, link in told))
        for group, told in groupby(here, key=itemgetter(0))
    )


def _stories(name: str, ask: Asking) -> IndexView:
    leaf = _leaf(ask, routes.STORIES, indexes.story_letters, name)
    return IndexView(
        title="Stories",
        intro="Reports told from the record; every link in them leads to what they rest on.",
        leaf=leaf,
        nouns=("story", "stories"),
        stories=leaf.of((letter_of(one[0].text), one) for one in ask(indexes.stories, "")),
    )


def _kind(folder: str, name: str, ask: Asking) -> IndexView:
    letters = ask(indexes.kind_letters, folder)
    leaf = parts.by_letter(routes.kind(folder), letters).leaf(name)
    listed = ask(indexes.kind_index, folder)
    here = leaf.of(listed)
    called, note = ask(indexes.kind_name, folder)
    return IndexView(
        title=called,
        intro=note,
        leaf=leaf,
        nouns=("entry", "entries"),
        entities=tuple(there(ask(entity_card, ident)) for ident in here),
    )
