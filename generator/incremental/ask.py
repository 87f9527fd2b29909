"""`ask`: the only way from a page to the world; it writes down every read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from generator.fingerprint import fingerprint
from generator.incremental.pieces import Log
from generator.incremental.projection import Key, Projection
from generator.incremental.trace import Place, Read

W = TypeVar("W")
K = TypeVar("K", bound=Key)
V = TypeVar("V")


EXACT = "="
"""Begins the fingerprint of a short word, which is the word itself."""

_WORD = re.compile(r"[a-z-]{0,24}", re.ASCII)


def mark(value: object) -> str:
    """Return a value's fingerprint; of a short word, which need not be computed again, the word."""
    if type(value) is str and _WORD.fullmatch(value):
        return EXACT + value
    return fingerprint(value)


class Answer(NamedTuple):
    """What a projection said at a key; `pieces` is None where the ledger knows them already."""

    value: Any
    fingerprint: str
    pieces: tuple[str, ...] | None


class Answers(Generic[W]):
    """Every answer of one world so far; pages of one build share it.

    `log` is the one that the world writes to; without one the answers are made of nothing.
    `believed` gives the fingerprint of an answer of an earlier build that still holds: nobody has
    to compute it again to know that it did not change.
    """

    def __init__(
        self,
        world: W,
        log: Log | None = None,
        believed: Callable[[Place], str | None] = lambda _place: None,
    ) -> None:
        self.world = world
        self.log = log or Log()
        self.believed = believed
        self.known: dict[Place, Answer] = {}

    def answer(self, projection: Projection[W, K, V], key: K) -> Answer:
        """Return what the projection says at `key`, computed once."""
        place = (projection.name, key)
        known = self.known.get(place)
        if known is None:
            told = self.believed(place)
            if told is not None and told[0] == EXACT:
                self.known[place] = known = Answer(told[1:], told, None)
                return known
            log = self.log
            outer, log.pieces = log.pieces, set()
            try:
                value = projection.read(self.world, key)
                pieces = tuple(log.pieces)
            finally:
                log.pieces = outer
            known = (
                Answer(value, mark(value), pieces) if told is None else Answer(value, told, None)
            )
            self.known[place] = known
        return known


class Ask(Generic[W]):
    """Hands projections' values to one page and records what it read, each read once, in order."""

    __slots__ = ("_answers", "_reads")

    def __init__(self, answers: Answers[W]) -> None:
        self._answers = answers
        self._reads: dict[Place, str] = {}

    def __call__(self, projection: Projection[W, K, V], key: K) -> V:
        """Return what `projection` says at `key`."""
        answer = self._answers.answer(projection, key)
        self._reads.setdefault((projection.name, key), answer.fingerprint)
        value: V = answer.value
        return value

    @property
    def reads(self) -> tuple[Read, ...]:
        """What was read so far, in the order of first reading."""
        return tuple(Read(place, told) for place, told in self._reads.items())
