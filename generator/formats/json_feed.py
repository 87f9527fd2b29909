"""Feeds in JSON: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from typing import Any

from generator.formats.feed import Entry, Feed
from generator.formats.writers import as_json


def write(feed: Feed) -> bytes:
    """Write a feed as a JSON Feed of version 1.1."""
    return as_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.own,
            "description": feed.subtitle,
            "language": feed.language,
            "authors": [{"name": feed.author, "url": feed.author_home}],
            "items": [_item(entry) for entry in feed.entries],
        }
    )


def _item(entry: Entry) -> dict[str, Any]:
    where = {"url": entry.link} if entry.link else {}
    return {
        "id": entry.id,
        **where,
        "title": entry.title,
        "content_text": "\n\n".join(entry.paragraphs),
        "date_published": entry.updated,
        "tags": list(entry.tags),
    }
