"""`ask`: the only way from a page to the world; it writes down every read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Generic, NamedTuple, TypeVar

from generator.incremental.ledger import Ledger
from generator.incremental.marks import is_exact, mark, value_of
from generator.incremental.pieces import Log
from generator.incremental.projection import Key, Projection
from generator.incremental.trace import Place, Read, piece_of

W = TypeVar("W")
K = TypeVar("K", bound=Key)
V = TypeVar("V")


class Answer(NamedTuple):
    """What a projection said at a key, and its mark."""

    value: Any
    mark: str


class Computed(NamedTuple):
    """An answer that no ledger knows yet: its mark, and the pieces and answers it was made of."""

    place: Place
    mark: str
    pieces: Collection[str]


class Answers(Generic[W]):
    """Every answer of one world so far; pages of one build share it.

    `log` is the one that the world writes to; without one the answers are made of nothing.
    `believed` gives the mark of an answer of an earlier build that still holds: nobody has to
    compute it again to know that it did not change.
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
        self._untold: list[Computed] = []

    def answer(self, projection: Projection[W, K, V], key: K) -> Answer:
        """Return what the projection says at `key`, computed once."""
        place = (projection.name, key)
        known = self.known.get(place)
        if known is None:
            told = self.believed(place)
            known = self.known.get(place)  # to find out what can be believed may compute it
            if known is not None:
                return known
            if told is None:
                return self.compute(projection, key)
            value = value_of(told) if is_exact(told) else self._value(projection, key)[0]
            known = self.known[place] = Answer(value, told)
        return known

    def within(self, projection: Projection[W, K, V], key: K) -> V:
        """Return what the projection says at `key` to another, which is made of this answer."""
        self.log.pieces.add(piece_of((projection.name, key)))
        value: V = self.answer(projection, key).value
        return value

    def compute(self, projection: Projection[W, K, V], key: K) -> Answer:
        """Return what the projection says at `key`, whatever was known of it."""
        place = (projection.name, key)
        value, pieces = self._value(projection, key)
        known = self.known[place] = Answer(value, mark(value))
        self._untold.append(Computed(place, known.mark, pieces))
        return known

    def _value(self, projection: Projection[W, K, V], key: K) -> tuple[V, Collection[str]]:
        log = self.log
        outer, log.pieces = log.pieces, set()
        try:
            return projection.read(self.world, key), log.pieces
        finally:
            log.pieces = outer

    def teach(self, ledger: Ledger) -> None:
        """Have a ledger learn every answer that was computed since the last was taught."""
        for place, told, pieces in self._untold:
            ledger.learn(place, told, pieces)
        self._untold.clear()


class Ask(Generic[W]):
    """Hands projections' values to one page and records what it read, each read once, in order."""

    __slots__ = ("_answers", "_reads")

    def __init__(self, answers: Answers[W]) -> None:
        self._answers = answers
        self._reads: dict[Place, str] = {}

    def __call__(self, projection: Projection[W, K, V], key: K) -> V:
        """Return what `projection` says at `key`."""
        answer = self._answers.answer(projection, key)
        self._reads.setdefault((projection.name, key), answer.mark)
        value: V = answer.value
        return value

    @property
    def reads(self) -> tuple[Read, ...]:
        """What was read so far, in the order of first reading."""
        return tuple(Read(place, told) for place, told in self._reads.items())
