"""Calendars: whatever a text holds, it is read back as it was, and begins no line of its own."""

from __future__ import annotations

import re
from typing import Any

import icalendar
import pytest

from generator.formats.calendar import Calendar, Event
from generator.formats.ics import write
from tests.hostile.strings import PUBLISHABLE


def calendar(title: str, texts: tuple[str, ...]) -> Calendar:
    """Return a calendar of that title with an event for each text."""
    events = tuple(
        Event(
            uid=f"{number}@shelves.example",
            on="2018-03-21",
            summary=text,
            description=text,
            link="https://shelves.example/",
            status="CONFIRMED",
            stamped="2018-03-21T00:00:00Z",
            changes=1,
        )
        for number, text in enumerate(texts)
    )
    own = "https://shelves.example/calendar.ics"
    return Calendar(title=title, description=title, own=own, home=own, events=events)


def read(view: Calendar) -> Any:
    """Write a calendar and read it again."""
    return icalendar.Calendar.from_ical(write(view))


def unescaped(text: str) -> str:
    """Read a text as RFC 5545, 3.3.11, has it written; icalendar does so for what it knows."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def test_every_text_is_read_back_as_it_was() -> None:
    """Line breaks, commas, backslashes and calendars' own words too."""
    events = read(calendar("A title", PUBLISHABLE)).walk("VEVENT")
    texts = [text.lstrip("\ufeff") for text in PUBLISHABLE]  # which the reader takes for its own
    assert [str(one["summary"]).lstrip("\ufeff") for one in events] == texts
    assert [str(one["description"]).lstrip("\ufeff") for one in events] == texts


@pytest.mark.parametrize("text", ["two\nlines", "END:VCALENDAR", "a;b,c:d\\n", "x" * 300])
def test_a_title_is_read_back_as_it_was(text: str) -> None:
    """A name with a line break in it was an error of ours once."""
    made = read(calendar(text, ("a",)))
    assert unescaped(str(made["name"])) == text
    assert len(made.walk("VEVENT")) == 1
