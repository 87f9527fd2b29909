"""A story: a report for readers, with live cards, quotations and timelines in its prose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from generator import routes
from generator.dates.edtf import parse
from generator.dates.wording import in_words
from generator.pages import linked_data
from generator.pages.assortment import on_day
from generator.pages.availability import STYLE
from generator.pages.citing import Cite, cite
from generator.pages.following import feeds_of
from generator.pages.layout import as_json, chrome, there
from generator.pages.shelf_lines import ShelfLine
from generator.pages.shown import Asking, Page, Shown
from generator.projections.availability import today
from generator.projections.cards import ClaimCard, Link, Prose, SourceCard, StatementCard
from generator.projections.claims import claim_card
from generator.projections.site import identity, prose_facts
from generator.projections.stories import Block, story_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBlock:
    """A part of the story: `kind` is prose, claim, quotation, source, timeline or availability.

    `later` counts the claims of a timeline that are on the page of `about` alone.
    `shelves` are those whom the availability of `about` on a day concerns, each with its lines.
    """

    kind: str
    prose: Prose | None
    claims: tuple[ClaimCard, ...]
    statement: StatementCard | None
    source: SourceCard | None
    about: Link | None
    heading: str
    later: int
    shelves: tuple[tuple[Link, tuple[ShelfLine, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """What `story.html` sees; `deck` is the summary, perhaps empty."""

    title: str
    deck: str
    blocks: tuple[StoryBlock, ...]
    held: str | None
    cite: Cite | None


def page(ident: str) -> Page:
    """Return the page of a story."""
    return Page(routes.story(ident), "story.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what a story's page shows."""
    facts = there(ask(prose_facts, ident))
    cited = cite(ask, ident, routes.story(ident))
    shown = StoryView(
        title=facts.title,
        deck=facts.description,
        blocks=tuple(_block(ask, one) for one in ask(story_blocks, ident)),
        held=facts.held,
        cite=cited,
    )
    return Shown(
        chrome(
            ask,
            route=routes.story(ident),
            title=facts.title,
            description=facts.description,
            trail=(Link(route=routes.STORIES, text="Stories"),),
            file=facts.file,
            card=ident,
            updates=facts.updates,
            feeds=feeds_of(routes.story(ident)),
            downloads=as_json(routes.story(ident)),
            meta=cited.meta if cited else (),
            nodes=(
                linked_data.story(ask(identity, ""), cited.work, facts.description, facts.updates),
            )
            if cited
            else (),
            style=STYLE if any(one.kind == "availability" for one in shown.blocks) else "",
        ),
        shown,
    )


def _block(ask: Asking, block: Block) -> StoryBlock:
    heading = block.heading
    shelves: tuple[tuple[Link, tuple[ShelfLine, ...]], ...] = ()
    if block.kind == "availability" and block.about:
        day = date.fromisoformat(block.day) if block.day else ask(today, "")
        heading = in_words(parse(day.isoformat()), "point")
        shelves = on_day(ask, block.about.route.strip("/").rpartition("/")[2], day)
    return StoryBlock(
        kind=block.kind,
        prose=block.prose,
        claims=tuple(there(ask(claim_card, one)) for one in block.claims),
        statement=block.statement,
        source=block.source,
        about=block.about,
        heading=heading,
        later=block.later,
        shelves=shelves,
    )
