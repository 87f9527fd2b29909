"""Traces: what a page was made of, and what came out."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.incremental.projection import Key

Place = tuple[str, Key]
"""A projection's name, and the key at which it was read."""

FIELD = "\t"
"""What parts the fields of a row that is kept."""

_ANSWER = "?"
"""Begins the name of an answer among pieces; no record's or index's name begins so."""


@dataclass(frozen=True, slots=True)
class Read:
    """One recorded read: what was asked, and the mark of the answer."""

    place: Place
    mark: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The record of one page's last making.

    `template` is the fingerprint of the page's template with all that it extends, includes or
    imports; `output` of the bytes that came out.
    """

    route: str
    template: str
    reads: tuple[Read, ...]
    output: str


def in_words(place: Place) -> str:
    """Name a place for people: "claim of best-buy-stops-ordering-huawei"."""
    name, key = place
    told = " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
    return f"{name.removesuffix(' of')} of {told or 'the site'}"


def spelled(place: Place) -> str:
    """Write a place as one text: after the name a quote and the key, or else JSON."""
    name, key = place
    if type(key) is str and "\0" not in key:
        return f"{name}{FIELD}'{key}"
    return f"{name}{FIELD}{json.dumps(key)}"


def place_of(text: str) -> Place:
    """Return the place that `spelled` wrote."""
    name, _, key = text.partition(FIELD)
    if key[:1] == "'":
        return name, key[1:]
    told = json.loads(key)
    return name, tuple(told) if isinstance(told, list) else told


def piece_of(place: Place) -> str:
    """Name an answer as a piece of another that is made of it."""
    return _ANSWER + spelled(place)


def answer_in(piece: str) -> Place | None:
    """Return the answer that a piece is; None: it is a piece of the world itself."""
    return place_of(piece[1:]) if piece[:1] == _ANSWER else None
