"""A feed as plain values; `atom.py` and `json_feed.py` write it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ENTRIES = 100
"""Entries of a feed; older news stands on the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news: its lasting name, where it leads, its headline, and what there is to say.

    `id` and `link` are absolute addresses; an empty `link` leads nowhere.
    `updated` is a time of RFC 3339; `tags` are words to sort by; `paragraphs` are plain text.
    """

    id: str
    link: str
    title: str
    updated: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries, newest first.

    `id` is its lasting name, `own` its address in the form that is written, `home` the page that it
    is about; all three are absolute. `updated` is that of the newest entry.
    """

    id: str
    own: str
    home: str
    title: str
    subtitle: str
    language: str
    author: str
    author_home: str
    rights: str
    updated: str
    entries: tuple[Entry, ...]
