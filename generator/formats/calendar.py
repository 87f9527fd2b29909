"""A calendar as plain values; `ics.py` writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST_CLAIMS = 500
"""Claims of a calendar; programs fetch all of it again every day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day, or one moment, on which something happened or is to happen.

    `uid` is its lasting name; `on` is a day or a time of RFC 3339.
    `stamped` is when what we say of it last changed, `changes` how often it did.
    """

    uid: str
    on: str
    summary: str
    description: str
    link: str
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    stamped: str
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar with its events; `own` is its address, `home` the page that it is about."""

    title: str
    description: str
    own: str
    home: str
    events: tuple[Event, ...]
