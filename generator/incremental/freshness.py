"""Freshness: may a page of the last build stand, and if not, why not. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.incremental.projection import Key
from generator.incremental.trace import Trace

Fingerprints = Callable[[str, Key], str | None]
"""The fingerprint of a projection's value now; None: there is no such projection any more."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a page has to be made again, as a sentence for people."""

    reason: str


def staleness(
    trace: Trace | None,
    *,
    engine: str,
    template: str,
    on_disk: str | None,
    now: Fingerprints,
) -> Stale | None:
    """Compare a trace with the present up to the first difference; None: the page is fresh.

    `on_disk` is the fingerprint of the file that stands at the page's place.
    """
    if trace is None:
        return Stale("it is new")
    if trace.engine != engine:
        return Stale("the generator itself changed")
    if trace.template != template:
        return Stale("its template, or one that it uses, changed")
    for read in trace.reads:
        told = now(read.projection, read.key)
        if told is None:
            return Stale(f"it read `{read.projection}`, which no longer exists")
        if told != read.fingerprint:
            return Stale(f"{read.projection} of {_in_words(read.key)} changed")
    if on_disk is None:
        return Stale("its file is missing")
    if on_disk != trace.output:
        return Stale("its file was changed by somebody else")
    return None


def _in_words(key: Key) -> str:
    if isinstance(key, tuple):
        return " ".join(str(part) for part in key)
    return str(key) or "the site"
