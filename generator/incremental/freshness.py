"""Freshness: which pages of the last build may stand, and why the others may not. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.incremental.ledger import Ledger
from generator.incremental.trace import Place, in_words


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a page has to be made again, as a sentence for people."""

    reason: str


def stale_pages(
    pages: Iterable[tuple[str, str]],
    ledger: Ledger,
    *,
    readers: Mapping[str, Place],
    gone: Collection[str],
    on_disk: Mapping[str, str | None],
) -> dict[str, Stale]:
    """Return the pages to make, each with the first reason; the others are fresh.

    `pages` are routes with the fingerprint of their template's closure. `readers` are those that
    read an answer which is not what it was, with the first such; `gone` are projections that no
    longer exist.
    `on_disk` is the fingerprint of the file that stands at each page's place.
    """
    found = {}
    for route, template in pages:
        told = ledger.pages.get(route)
        there = on_disk[route]
        if told and told.template == template and there == told.output and route not in readers:
            continue
        if told is None:
            found[route] = Stale("it is new")
        elif told.template != template:
            found[route] = Stale("its template, or one that it uses, changed")
        elif route in readers:
            name, _ = place = readers[route]
            found[route] = Stale(
                f"it read `{name}`, which no longer exists"
                if name in gone
                else f"{in_words(place)} changed"
            )
        elif there is None:
            found[route] = Stale("its file is missing")
        else:
            found[route] = Stale("its file was changed by somebody else")
    return found
