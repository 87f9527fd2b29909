"""What all pages, and the home page, read of the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from generator.incremental.projection import projection
from generator.projections.cards import Prose, Update
from generator.projections.history import updates
from generator.projections.listing import held_back
from generator.projections.prose import plain_text, prose
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What site.yaml says of the site itself."""

    title: str
    tagline: str
    description: Prose | None
    url: str
    base_path: str
    language: str
    publisher: str
    licence: tuple[str, str]
    edit: str
    report_errors: str | None
    featured: tuple[str, ...]
    outputs: tuple[str, ...]


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
    return Identity(
        title=settings.title,
        tagline=settings.tagline,
        description=prose(world.graph, settings.description),
        url=settings.url,
        base_path=settings.base_path,
        language=settings.language,
        publisher=settings.publisher,
        licence=(settings.licence.name, settings.licence.url),
        edit=settings.edit,
        report_errors=settings.report_errors,
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
