"""Calendars in iCalendar: https://www.rfc-editor.org/rfc/rfc5545, names by RFC 7986."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar

from generator.formats.calendar import Calendar, Event


def write(view: Calendar) -> bytes:
    """Write a calendar to which people can subscribe."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Onrecord//EN")
    calendar.add("version", "2.0")
    calendar.add("name", icalendar.vText(view.title))
    calendar.add("x-wr-calname", icalendar.vText(view.title))  # no name of a standard
    calendar.add("description", view.description)
    calendar.add("url", view.home)
    calendar.add("source", view.own, {"VALUE": "URI"})
    calendar.add("refresh-interval", timedelta(days=1), {"VALUE": "DURATION"})
    for event in view.events:
        calendar.add_component(_event(event))
    data: bytes = calendar.to_ical()
    return data


def _event(told: Event) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", told.uid)
    event.add("dtstamp", _moment(told.stamped))
    event.add("dtstart", _moment(told.on) if "T" in told.on else date.fromisoformat(told.on))
    event.add("summary", told.summary)
    event.add("description", told.description)
    event.add("url", told.link)
    event.add("status", told.status)
    event.add("sequence", told.changes)
    # The day is a note in the margin: it keeps nobody busy.
    event.add("transp", "TRANSPARENT")
    return event


def _moment(text: str) -> datetime:
    """Return a time in UTC; at both ends of the calendar, where UTC has no such day, as written."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)
