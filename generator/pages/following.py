"""Feeds: how to hear of what is new, and every feed and calendar that there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import routes
from generator.formats.calendar import MOST_CLAIMS
from generator.formats.feed import MOST_ENTRIES
from generator.pages.chrome import Download
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.cards import Link, LinkGroup
from generator.projections.indexes import few_entities, stories
from generator.projections.site import identity

FORMS = (
    ("Atom feed", "application/atom+xml", "atom"),
    ("JSON feed", "application/feed+json", "json"),
)
CALENDAR = ("Calendar", "text/calendar", "ics")

Followed = tuple[Link, tuple[Download, ...]]
"""What can be followed, with its feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingView:
    """What `following.html` sees.

    `everything` and `corrections` are the feeds of the whole site, `calendars` its calendar.
    `entities` stand under the plural of their kind; they are left out where there are too many.
    `entries` and `claims` are how many of them a feed and a calendar hold.
    """

    title: str
    everything: tuple[Download, ...]
    corrections: tuple[Download, ...]
    calendars: tuple[Download, ...]
    stories: tuple[Followed, ...]
    entities: tuple[tuple[Link, tuple[Followed, ...]], ...]
    entries: int = MOST_ENTRIES
    claims: int = MOST_CLAIMS


def page() -> Page:
    """Return the page of all feeds."""
    return Page(routes.FEEDS, "following.html", view)


def view(ask: Asking) -> Shown:
    """Read what the page shows."""
    kinds = ask(few_entities, lengths.LONGEST_INDEX)
    told = ask(stories, "") if "stories" in ask(identity, "").outputs else ()
    return Shown(
        chrome(
            ask,
            route=routes.FEEDS,
            title="Feeds",
            description="Feeds and calendars that tell what is new on this site.",
        ),
        FollowingView(
            title="Feeds",
            everything=feeds_of(routes.ALL),
            corrections=feeds_of(routes.CORRECTIONS),
            calendars=feeds_of(routes.ALL, (CALENDAR,)),
            stories=tuple(
                (link, feeds_of(link.route)) for link, _ in told[: lengths.LONGEST_INDEX]
            ),
            entities=tuple(_of_kind(kind) for kind in kinds if kind.links),
        ),
    )


def feeds_of(about: str, forms: Iterable[tuple[str, str, str]] = FORMS) -> tuple[Download, ...]:
    """Return the feeds of what has a page at the address `about`."""
    return tuple(
        Download(label=label, media_type=media_type, route=routes.feed(about, form))
        for label, media_type, form in forms
    )


def _of_kind(kind: LinkGroup) -> tuple[Link, tuple[Followed, ...]]:
    forms = (*FORMS, CALENDAR)
    return kind.heading, tuple((link, feeds_of(link.route, forms)) for link in kind.links)
