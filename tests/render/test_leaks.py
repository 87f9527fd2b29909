"""Words of what is held back are found in whatever form a file writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.formats.calendar import Calendar, Event
from generator.formats.cards.card import Card
from generator.formats.feed import Entry, Feed
from generator.formats.writers import WRITERS
from generator.model.claim import Claim
from generator.render.failures import Failure
from generator.render.leaks import Guarded, secrets_of

TITLES = {
    "plain": "Target will sell no more phones of Huawei",
    "for XML": "Target & Huawei <still> agree on nothing",
    "for JSON": 'Target calls "Huawei" a \\ thing of the past',
    "for calendars": "Target; Huawei, and others, part ways\\for good",
    "with an apostrophe": "Target can't sell Huawei's phones any more",
    "long": "Target sells no phones of Huawei, " * 9 + "and that is that",
    "in another script": "\N{HEBREW LETTER SHIN}" * 30,
}
WHEN = "2026-01-05T00:00:00Z"
HERE = "https://a.example/"


class Writing:
    """A maker that knows writers alone."""

    def render(
        self, template: str, _route: str, view: object
    ) -> tuple[bytes | None, tuple[Failure, ...]]:
        """Return what a writer makes of a view."""
        return WRITERS[template](view), ()


def feed(text: str) -> Feed:
    """Return a feed that has a text in it."""
    entry = Entry(id=HERE, link=HERE, title=text, updated=WHEN, tags=(), paragraphs=())
    return Feed(
        id=HERE,
        own=HERE,
        home=HERE,
        title="Feed",
        subtitle="Feed",
        language="en",
        author="Desk",
        author_home=HERE,
        rights="",
        updated=WHEN,
        entries=(entry,),
    )


def calendar(text: str) -> Calendar:
    """Return a calendar that has a text in it."""
    event = Event(
        uid="a",
        on="2026-01-05",
        summary=text,
        description="",
        link=HERE,
        status="CONFIRMED",
        stamped=WHEN,
        changes=0,
    )
    return Calendar(title="Days", description="", own=HERE, home=HERE, events=(event,))


VIEWS: Mapping[str, Callable[[str], object]] = {
    "atom": feed,
    "json-feed": feed,
    "calendar": calendar,
    "cards": lambda text: Card(site="Shelves", title=text),
    "text": str,
    "json": lambda text: [text],
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("writer", VIEWS)
def test_a_title_that_is_held_back_is_found_in_every_format(writer: str, title: str) -> None:
    text = TITLES[title]
    held = Claim(id="secret", file="secret.yaml", title=text, subject=(), action="stops")
    guarded = Guarded(Writing(), secrets_of([held], ()))
    data, problems = guarded.render(writer, "/feeds/all", VIEWS[writer](text))
    assert data is None
    assert [one.problem.code for one in problems] == ["E504"]


@pytest.mark.parametrize("writer", VIEWS)
def test_other_words_pass(writer: str) -> None:
    held = [
        Claim(id="secret", file="secret.yaml", title=text, subject=(), action="stops")
        for text in TITLES.values()
    ]
    guarded = Guarded(Writing(), secrets_of(held, ()))
    data, problems = guarded.render(writer, "/feeds/all", VIEWS[writer]("Target sells phones"))
    assert data
    assert not problems
