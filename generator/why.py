"""Why a page is as it is: what made the last build make it, and what it read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build import STATE, state_of
from generator.built import PAGES
from generator.diagnostics.nearest import nearest
from generator.incremental.ledger import kept_ledger
from generator.incremental.store import StateError
from generator.incremental.trace import answer_in, in_words


@dataclass(frozen=True, slots=True)
class PageStory:
    """A page of the site: why it was last made, and what it read.

    `reads` are answers by their names, each with the pieces of the content that it was made of:
    ids of records, keys of the index ("party:huawei": the claims that name Huawei), and other
    answers by name.
    """

    route: str
    why: str
    reads: tuple[tuple[str, tuple[str, ...]], ...]


def page_story(root: Path, route: str) -> PageStory | tuple[str, ...]:
    """Return the story of the page at an address, else the addresses that are near to it.

    Nothing is near where no build has left anything.
    """
    state = state_of(root / STATE)
    try:
        ledger = kept_ledger(state, PAGES)
    except StateError:
        return ()
    finally:
        state.close()
    page = ledger.pages.get(route)
    if page is None:
        return nearest(route, ledger.pages)
    reads = tuple(
        (in_words(one.place), tuple(sorted(map(_in_words, ledger.made_of(one.place)))))
        for one in ledger.reads(route)
    )
    return PageStory(route, page.why, reads)


def _in_words(piece: str) -> str:
    place = answer_in(piece)
    return piece if place is None else in_words(place)
