"""Reading feeds, calendars and site maps back, with other people's parsers and by their rules."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import feedparser
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from lxml import etree

from tests.minisite import MiniSite

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
NEW = {"date": "2026-01-05", "kind": "new"}
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)


def atom(site: MiniSite, about: str = "all") -> Any:
    """Return an Atom feed as a feed reader understands it, once it keeps the format's rules."""
    data = (site.out / f"feeds/{about}.atom").read_bytes()
    assert_atom(data)
    read = feedparser.parse(data)
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    return read


def titles(site: MiniSite, about: str = "all") -> list[str]:
    """Return the titles of a feed's entries in order, dashes as on a typewriter.

    Both forms of the feed say the same.
    """
    found = [entry.title for entry in atom(site, about).entries]
    assert [one["title"] for one in json_feed(site, about)["items"]] == found
    return [plain(title) for title in found]


def plain(text: str) -> str:
    """Write dashes as on a typewriter."""
    return text.replace("\N{EN DASH}", "-")


def ids(site: MiniSite, about: str = "all") -> list[str]:
    """Return the names of a feed's entries in order; both forms of it say the same."""
    found = [entry.id for entry in atom(site, about).entries]
    assert [one["id"] for one in json_feed(site, about)["items"]] == found
    return found


def assert_atom(data: bytes) -> None:
    """Check what RFC 4287 asks of a feed and of its entries (section 4.1)."""
    root = etree.fromstring(data, STRICT)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (told,) = element.findall(ATOM + name)
            assert told.text
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme in {"http", "https"}
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
        alternates = element.findall(f"{ATOM}link[@rel='alternate']")
        assert len(alternates) <= 1
        has_content = element.find(f"{ATOM}content") is not None
        assert element.tag.endswith("feed") or alternates or has_content
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.find(f"{ATOM}link[@rel='self']").get("href").startswith("http")
    for content in root.iter(f"{ATOM}content"):
        (body,) = content
        assert (content.get("type"), body.tag) == ("xhtml", "{http://www.w3.org/1999/xhtml}div")
    names = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(names) == len(set(names))


def json_feed(site: MiniSite, about: str = "all") -> dict[str, Any]:
    """Return a JSON Feed, once it keeps the rules of version 1.1."""
    told: dict[str, Any] = json.loads((site.out / f"feeds/{about}.json").read_bytes())
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert told["feed_url"].endswith(".json")
    for item in told["items"]:
        assert item["id"]
        assert item["content_text"] or item["title"]
        assert RFC3339.fullmatch(item["date_published"])
    return told


def calendar(site: MiniSite, about: str = "all") -> Calendar:
    """Return a calendar as a strict parser of RFC 5545 reads it."""
    data = (site.out / f"feeds/{about}.ics").read_bytes()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return IcsCalendarStream.calendar_from_ics(data.decode())


def days(site: MiniSite, about: str = "all") -> dict[str, str]:
    """Return what stands on each day of a calendar, by the day or time."""
    return {str(one.dtstart): plain(str(one.summary)) for one in calendar(site, about).events}
