"""What all pages, and the home page, read of the site as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from generator import routes
from generator.incremental.projection import projection
from generator.projections.cards import Prose, Update
from generator.projections.history import updates
from generator.projections.listing import held_back
from generator.projections.prose import plain_text, prose
from generator.projections.world import Plan, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What site.yaml says of the site itself; `address` is that of its home page, in full.

    `since` is a time of RFC 3339, or empty.
    """

    title: str
    tagline: str
    description: Prose | None
    address: str
    base_path: str
    language: str
    publisher: str
    licence: tuple[str, str]
    edit: str
    report_errors: str | None
    since: str
    featured: tuple[str, ...]
    outputs: tuple[str, ...]

    def absolute(self, route: str) -> str:
        """Return the full web address of a route."""
        return self.address + route.removeprefix("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseFacts:
    """A story or a page of prose."""

    id: str
    file: str
    title: str
    description: str
    body: Prose | None
    held: str | None
    updates: tuple[Update, ...]


@projection("settings")
def identity(world: World, _all: str) -> Identity:
    """Return the site's title, address, publisher and licence."""
    settings = world.graph.settings
    began = settings.since
    return Identity(
        title=settings.title,
        tagline=settings.tagline,
        description=prose(world.graph, settings.description),
        address=urljoin(settings.url, settings.base_path),
        base_path=settings.base_path,
        language=settings.language,
        publisher=settings.publisher,
        licence=(settings.licence.name, settings.licence.url),
        edit=settings.edit,
        report_errors=settings.report_errors,
        since=began.moment.rfc3339 if began else "",
        featured=settings.featured,
        outputs=world.outputs,
    )


@projection("theme file")
def asset(world: World, name: str) -> str | None:
    """Return the route of a theme's file; None: the theme has none of this name."""
    return world.asset(name)


@projection("number of")
def number(world: World, kind: str) -> int:
    """Return how many `claims`, `sources`, `statements`, `entities` or `stories` there are."""
    return world.graph.sizes[kind]


@projection("page there")
def has_page(world: World, ident: str) -> bool:
    """Return whether editors wrote a page of prose of this id."""
    return ident in world.graph.pages


@projection("prose of")
def prose_facts(world: World, ident: str) -> ProseFacts | None:
    """Return a story or a page of prose."""
    graph = world.graph
    record = graph.stories.get(ident) or graph.pages.get(ident)
    if record is None:
        return None
    return ProseFacts(
        id=ident,
        file=record.file,
        title=record.title,
        description=plain_text(graph, record.summary),
        body=prose(graph, record.body),
        held=held_back(record),
        updates=updates(graph, record),
    )


@projection("files of site")
def site_files(world: World, _all: str) -> Plan:
    """Return the routes of all files of the site, each with whether search engines list it."""
    return world.plan(world)


@projection("addresses")
def addresses(world: World, _all: str) -> tuple[str, ...]:
    """Return the routes of all pages that search engines should list."""
    return tuple(route for route, listed in world.ask(site_files, "") if listed)


@projection("sections")
def sections(world: World, _all: str) -> tuple[str, ...]:
    """Return the first parts of the addresses that lead further down: "claims", "timeline"."""
    files = world.ask(site_files, "")
    heads = (route.removeprefix("/").partition("/") for route, _ in files)
    return tuple(sorted({first for first, slash, _ in heads if slash}))


@projection("sections of data")
def data_sections(world: World, _all: str) -> tuple[str, ...]:
    """Return those of them in which pages have data beside them."""
    ends = routes.as_data("/")
    files = world.ask(site_files, "")
    parts = (route.removesuffix(ends).split("/") for route, _ in files if route.endswith(ends))
    return tuple(sorted({one[1] for one in parts}))


@projection("last changes")
def last_changes(world: World, _all: str) -> tuple[tuple[str, str], ...]:
    """Return the routes of pages with the day on which something on them changed last.

    A record's own page changes with the record, an entity's with the claims that name it too, and
    the home page with anything. Days are those that editors wrote; no record is read for them.
    """
    graph = world.graph
    index = graph.index
    days: dict[str, str] = {}
    for date in index.keys("changed"):
        day = _DAY.match(date)
        for ident in index.under("changed", date) if day else ():
            days[ident] = max(days.get(ident, ""), date[:10])
    found = {routes.HOME: max(days.values(), default="")}
    for address, table in (
        (routes.claim, graph.claims),
        (routes.statement, graph.statements),
        (routes.source, graph.sources),
        (routes.story, graph.stories),
        (routes.page, graph.pages),
    ):
        found |= {address(ident): days.get(ident, "") for ident in table}
    for folder in index.keys("kind"):
        for ident in index.under("kind", folder):
            listed = (ident, *index.under("party", ident))
            found[routes.entity(folder, ident)] = max(days.get(one, "") for one in listed)
    return tuple((route, day) for route, day in sorted(found.items()) if day)


_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)", re.ASCII)
"""A date that is known to the day, and for certain."""
