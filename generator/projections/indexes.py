"""Lists of everything of one sort, as links under headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator import routes
from generator.dates.interval import OrderKey, order_key
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections.cards import Link, LinkGroup
from generator.projections.describe import if_published, link_to
from generator.projections.letters import letter_of
from generator.projections.listing import speaker_link
from generator.projections.prose import plain_text
from generator.projections.timeline import by_year, everything_in_time
from generator.projections.world import World

NOWHERE = Link(route="", text="")
UNDATED = Link(route="", text="Date not known")
WITHDRAWN = Link(route="", text="Withdrawn by us")

Letters = tuple[tuple[str, int], ...]
"""Letters, each with how many entries a list has under it."""


@projection("stories")
def stories(world: World, _all: str) -> tuple[tuple[Link, str], ...]:
    """Return every story with its summary, by title."""
    graph = world.graph
    listed = sorted(graph.stories.values(), key=lambda one: (one.title, one.id))
    return tuple((link_to(graph, one.id), plain_text(graph, one.summary)) for one in listed)


@projection("letters of stories")
def story_letters(world: World, _all: str) -> Letters:
    """Return the letters with which the titles of stories begin, each with how many."""
    return _counted(one.title for one in world.graph.stories.values())


@projection("entities by kind")
def entity_index(world: World, _all: str) -> tuple[LinkGroup, ...]:
    """Return all entities by name under their kinds, in the order of site.yaml."""
    graph = world.graph
    groups = []
    for folder, kind in graph.settings.kinds.items():
        held = sorted(
            (graph.entities[one] for one in graph.index.under("kind", folder)),
            key=lambda one: (one.name.casefold(), one.id),
        )
        if held:
            heading = Link(route=if_published(graph, routes.kind(folder)), text=kind.many)
            links = tuple(link_to(graph, one.id) for one in held)
            groups.append(LinkGroup(heading=heading, links=links, number=len(links)))
    return tuple(groups)


@projection("kind in words")
def kind_name(world: World, folder: str) -> tuple[str, str]:
    """Return what many entities of a kind are called, and the editors' note on the kind, or ""."""
    kind = world.graph.settings.kinds[folder]
    return kind.many, kind.note


@projection("letters of kind")
def kind_letters(world: World, folder: str) -> Letters:
    """Return the letters with which the names of a kind's entities begin."""
    return _counted(one.text for one in _named(world, folder))


@projection("entities of kind")
def kind_index(world: World, folder: str) -> tuple[tuple[str, str], ...]:
    """Return the ids of a kind's entities by name, each with its letter."""
    return tuple(
        (letter_of(one.text), one.route.strip("/").rpartition("/")[2])
        for one in _named(world, folder)
    )


def _named(world: World, folder: str) -> tuple[Link, ...]:
    graph = world.graph
    listed = (link_to(graph, one) for one in graph.index.under("kind", folder))
    return tuple(sorted(listed, key=lambda one: (one.text.casefold(), one.route)))


@projection("names of entities")
def few_entities(world: World, most: int) -> tuple[LinkGroup, ...]:
    """Return all entities under their kinds; if there are more than `most`, the kinds alone."""
    groups = world.ask(entity_index, "")
    if sum(len(one.links) for one in groups) <= most:
        return groups
    return tuple(replace(one, links=()) for one in groups)


@projection("sources by publisher")
def source_index(world: World, _all: str) -> tuple[LinkGroup, ...]:
    """Return all sources, oldest first, under their publishers by name."""
    graph = world.graph
    index = graph.index
    held = {one: index.under("published", one) for one in index.keys("published")}
    ordered = sorted(held, key=lambda one: (graph.entities[one].name.casefold(), one))
    return tuple(
        LinkGroup(
            heading=link_to(graph, publisher),
            links=tuple(
                link_to(graph, one)
                for one in sorted(
                    held[publisher], key=lambda one: order_key(graph.sources[one].published, one)
                )
            ),
            number=len(held[publisher]),
        )
        for publisher in ordered
    )


@projection("letters of publishers")
def source_letters(world: World, _all: str) -> Letters:
    """Return the letters with which publishers begin, each with how many sources."""
    return _letters(world.ask(source_index, ""))


@projection("sources under letter")
def sources_under(world: World, letter: str) -> tuple[LinkGroup, ...]:
    """Return the sources of the publishers whose names begin with a letter."""
    return _under(world.ask(source_index, ""), letter)


@projection("claims by year")
def claim_index(world: World, _all: str) -> tuple[LinkGroup, ...]:
    """Return all claims in order of time under their years, newest first, each with its hedge."""
    return tuple(
        LinkGroup(
            heading=Link(route=routes.year(year), text=str(year)) if year else UNDATED,
            links=tuple(world.ask(claim_headline, ident) for _, _, ident in filed),
            number=len(filed),
        )
        for year, filed in by_year(everything_in_time(world.graph))
    )


@projection("headline of")
def claim_headline(world: World, ident: str) -> Link:
    """Return the link to a claim with its hedge; an empty one where there is no such claim."""
    graph = world.graph
    if ident not in graph.claims:
        return NOWHERE
    text = headline(graph.claims[ident].title, status(graph, ident))
    return Link(route=routes.claim(ident), text=text, kind="claim")


@projection("statements by speaker")
def statement_index(world: World, _all: str) -> tuple[LinkGroup, ...]:
    """Return all statements, oldest first, under the names of their speakers."""
    held: dict[tuple[str, str], list[tuple[OrderKey, Link]]] = {}
    for ident in world.graph.statements:
        if (told := world.ask(statement_entry, ident)) is not None:
            speaker, order, link = told
            held.setdefault((speaker.text, speaker.route), []).append((order, link))
    return tuple(
        LinkGroup(
            heading=Link(route=route, text=name),
            links=tuple(link for _, link in sorted(listed, key=lambda one: one[0])),
            number=len(listed),
        )
        for (name, route), listed in sorted(
            held.items(), key=lambda one: (one[0][0].casefold(), one[0][1])
        )
    )


@projection("letters of speakers")
def statement_letters(world: World, _all: str) -> Letters:
    """Return the letters with which speakers begin, each with how many statements."""
    return _letters(world.ask(statement_index, ""))


@projection("statements under letter")
def statements_under(world: World, letter: str) -> tuple[LinkGroup, ...]:
    """Return the statements of the speakers whose names begin with a letter."""
    return _under(world.ask(statement_index, ""), letter)


@projection("entry of statement")
def statement_entry(world: World, ident: str) -> tuple[Link, OrderKey, Link] | None:
    """Return under whose name a statement is listed, its place in time, and the link to it."""
    graph = world.graph
    statement = graph.statements.get(ident)
    if statement is None:
        return None
    speaker = WITHDRAWN if statement.withdrawn else speaker_link(graph, statement)
    if statement.speaker.document or statement.speaker.own_words:
        speaker = Link(route="", text=speaker.text)  # else each text would be a speaker of its own
    return speaker, order_key(graph.said_on(statement), ident), link_to(graph, ident)


def _counted(names: Iterable[str]) -> Letters:
    return tuple(Counter(map(letter_of, names)).items())


def _letters(groups: tuple[LinkGroup, ...]) -> Letters:
    return _counted(one.heading.text for one in groups for _ in one.links)


def _under(groups: tuple[LinkGroup, ...], letter: str) -> tuple[LinkGroup, ...]:
    return tuple(one for one in groups if letter_of(one.heading.text) == letter)
