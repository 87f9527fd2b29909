"""Pieces: the smallest parts in which the world is read, and the log of those that were.

A piece is a name: of a record, of an entry of an index, of the day.
Whoever hands out a part of the world writes its name down here; what was computed meanwhile can be
believed for as long as none of these pieces changes, and an absence is a piece like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

ALL = "*"
"""Stands for the key where a whole mapping is read."""


_PROSE = "#prose"
"""Ends the name of the piece that is a record's prose; no id has a `#`."""


def prose_piece(record: str) -> str:
    """Return the name of the piece that is the prose of a record, by the name of the record's."""
    return record + _PROSE


def record_in(piece: str) -> str:
    """Return the name of the record of which a piece is the prose; of any other its own."""
    return piece.removesuffix(_PROSE)


class Log:
    """The names of the pieces that were read; whatever reads one world shares one log."""

    __slots__ = ("pieces",)

    def __init__(self) -> None:
        self.pieces: set[str] = set()

    @contextmanager
    def apart(self) -> Iterator[set[str]]:
        """Collect in a set of its own what is read meanwhile."""
        outer, self.pieces = self.pieces, set()
        try:
            yield self.pieces
        finally:
            self.pieces = outer


class Recall(Generic[K, V]):
    """Values computed once; whoever asks again has read what they were made of."""

    __slots__ = ("_compute", "_known", "_log")

    def __init__(self, log: Log, compute: Callable[[K], V]) -> None:
        self._log = log
        self._compute = compute
        self._known: dict[K, tuple[V, tuple[str, ...]]] = {}

    def __call__(self, key: K) -> V:
        """Return the value at `key`."""
        log, known = self._log, self._known.get(key)
        if known is None:
            outer, log.pieces = log.pieces, set()
            try:
                value = self._compute(key)
                known = self._known[key] = (value, tuple(log.pieces))
            finally:
                log.pieces = outer
        log.pieces.update(known[1])
        return known[0]
