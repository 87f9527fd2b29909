"""Lines: what a cell of the table says of a seller's shelves for one maker on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.graph.availability import Lineage, Notice, Shelf
from generator.graph.cells import Line, standing
from generator.graph.shelves import bearing, covers, shelves_of


def lines(notices: Iterable[Notice], above: Lineage, day: date) -> tuple[Line, ...]:
    """Return what is known on a day of all shelves that the notices name, wider shelves first.

    A part of a shelf has a line of its own only where it differs from the whole; shelves of which
    the same is known share one.
    """
    listed = tuple(notices)
    kept: list[tuple[Shelf, Line, frozenset[str]]] = []
    for shelf in shelves_of(listed, above):
        own = bearing(listed, shelf, above)
        line = standing(own, shelf, day)
        if line is None:
            continue
        known = frozenset(one.claim for one in own)
        wider = [one for one in kept if covers(one[0], shelf, above)]
        if any(_says_it(told, of, line) for _, told, of in wider):
            continue
        if any(told.expected == line.expected for _, told, _ in wider):
            line = replace(line, expected=None, passed=False)
        kept.append((shelf, line, known))
    return tuple(sorted(_joined([line for _, line, _ in kept]), key=_rank))


def _says_it(wider: Line, known: frozenset[str], line: Line) -> bool:
    """Whether the line of a wider shelf, which knows some claims, leaves nothing new to say."""
    same = (wider.word, wider.state) == (line.word, line.state)
    return line.claims <= (known if same else wider.claims)


def _rank(line: Line) -> int:
    """Put states first, then what was seen, then what is to come or only expected."""
    if line.word in {"earlier", "expected"}:
        return 2
    return 0 if line.decider or line.turn else 1


def _joined(found: list[Line]) -> tuple[Line, ...]:
    """Put shelves of which the same is known, from the same claims, into one line."""
    joined: dict[tuple[object, ...], Line] = {}
    for line in found:
        key = (line.word, line.state, line.claims, line.passed)
        first = joined.get(key)
        joined[key] = replace(first, shelves=(*first.shelves, *line.shelves)) if first else line
    return tuple(joined.values())
