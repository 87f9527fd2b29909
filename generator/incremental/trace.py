"""Traces: what a page was made of, and what came out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.incremental.projection import Key

Place = tuple[str, Key]
"""A projection's name, and the key at which it was read."""


@dataclass(frozen=True, slots=True)
class Read:
    """One recorded read: what was asked, and the fingerprint of the answer."""

    place: Place
    fingerprint: str


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
