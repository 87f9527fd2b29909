"""`ask`: the only way from a page to the world; it writes down every read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.fingerprint import fingerprint
from generator.incremental.projection import Key, Projection

W = TypeVar("W")
K = TypeVar("K", bound=Key)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Read:
    """One recorded read: which projection, at which key, and the fingerprint of what came back."""

    projection: str
    key: Key
    fingerprint: str


@dataclass(slots=True)
class Answers(Generic[W]):
    """Every answer of one world so far, with its fingerprint; pages of one build share it."""

    world: W
    known: dict[tuple[str, Key], tuple[Any, str]] = field(default_factory=dict)

    def answer(self, projection: Projection[W, K, V], key: K) -> tuple[V, str]:
        """Return the projection's value at `key` and its fingerprint, computed once."""
        place = (projection.name, key)
        if place not in self.known:
            value = projection.read(self.world, key)
            self.known[place] = (value, fingerprint(value))
        return self.known[place]


class Ask(Generic[W]):
    """Hands projections' values to one page and records what it read, each read once, in order."""

    __slots__ = ("_answers", "_reads")

    def __init__(self, answers: Answers[W]) -> None:
        self._answers = answers
        self._reads: dict[tuple[str, Key], str] = {}

    def __call__(self, projection: Projection[W, K, V], key: K) -> V:
        """Return what `projection` says at `key`."""
        value, told = self._answers.answer(projection, key)
        self._reads.setdefault((projection.name, key), told)
        return value

    @property
    def reads(self) -> tuple[Read, ...]:
        """What was read so far, in the order of first reading."""
        return tuple(Read(name, key, told) for (name, key), told in self._reads.items())
