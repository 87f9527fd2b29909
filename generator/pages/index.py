"""Lists of everything of one sort: entities of a kind, all names, claims, statements, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.layout import as_csv, chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import EntityCard, Link, LinkGroup
from generator.projections.entities import entity_card
from generator.projections.indexes import (
    claim_index,
    entity_index,
    source_index,
    statement_index,
    stories,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """What `index.html` sees.

    `intro` says in a sentence what the list holds; `groups` are links under headings, whose own
    route may be empty; `entities` are cards instead, and `stories` links with their summaries.
    """

    title: str
    intro: str
    groups: tuple[LinkGroup, ...] = ()
    entities: tuple[EntityCard, ...] = ()
    stories: tuple[tuple[Link, str], ...] = ()


_TABLES = {
    routes.NAMES: "entities",
    routes.CLAIMS: "claims",
    routes.STATEMENTS: "statements",
    routes.SOURCES: "sources",
}
"""Lists that can be had as a table."""


def pages() -> tuple[Page, ...]:
    """Return the lists that every site has."""
    return (
        _page(routes.NAMES, _names),
        _page(routes.CLAIMS, _claims),
        _page(routes.STATEMENTS, _statements),
        _page(routes.SOURCES, _sources),
        _page(routes.STORIES, _stories),
    )


def kind(folder: str) -> Page:
    """Return the page of all entities of a kind."""
    trail = (Link(route=routes.NAMES, text="Who is who"),)
    return _page(routes.kind(folder), partial(_kind, folder), trail)


def _page(route: str, fill: Callable[[Asking], IndexView], trail: tuple[Link, ...] = ()) -> Page:
    def view(ask: Asking) -> Shown:
        filled = fill(ask)
        about = chrome(
            ask,
            route=route,
            title=filled.title,
            description=filled.intro,
            trail=trail,
            downloads=as_csv(_TABLES[route]) if route in _TABLES else (),
        )
        return Shown(about, filled)

    return Page(route, "index.html", view)


def _names(ask: Asking) -> IndexView:
    return IndexView(
        title="Who is who",
        intro="Everybody and everything that this record names, by kind.",
        groups=ask(entity_index, ""),
    )


def _claims(ask: Asking) -> IndexView:
    return IndexView(
        title="All claims",
        intro="Every claim in order of time, with how sure it is.",
        groups=ask(claim_index, ""),
    )


def _statements(ask: Asking) -> IndexView:
    return IndexView(
        title="All statements",
        intro="Every statement under whoever made it, oldest first.",
        groups=ask(statement_index, ""),
    )


def _sources(ask: Asking) -> IndexView:
    return IndexView(
        title="Sources",
        intro="Every document that this record rests on, under its publisher, oldest first.",
        groups=ask(source_index, ""),
    )


def _stories(ask: Asking) -> IndexView:
    return IndexView(
        title="Stories",
        intro="Reports told from the record; every link in them leads to what they rest on.",
        stories=ask(stories, ""),
    )


def _kind(folder: str, ask: Asking) -> IndexView:
    route = routes.kind(folder)
    group = there(next((one for one in ask(entity_index, "") if one.heading.route == route), None))
    ids = [link.route.removeprefix(route).strip("/") for link in group.links]
    return IndexView(
        title=group.heading.text,
        intro="",
        entities=tuple(there(ask(entity_card, ident)) for ident in ids),
    )
