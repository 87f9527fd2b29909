"""Settling: which answers of the last build still hold, found out with as little work as it takes.

An answer is in doubt where a piece that it was made of changed, or an answer that it was made of is
in doubt. It is computed again only if one of these did come out different: so a list of all claims
is not made again for a claim of which it shows nothing new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.incremental.ask import Answer, Answers
from generator.incremental.ledger import Ledger
from generator.incremental.projection import Projection
from generator.incremental.trace import Place, piece_of
from generator.parallel import in_parts

W = TypeVar("W")

Projections = Mapping[str, Projection[W, Any, Any]]


@dataclass(frozen=True, slots=True)
class Differing:
    """The answers that are not what they were; `gone` are projections that no longer exist."""

    places: frozenset[Place]
    gone: frozenset[str]


def settle(
    ledger: Ledger, changed: Collection[str], answers: Answers[W], projections: Projections[W]
) -> Differing:
    """Look again at what is in doubt since the `changed` pieces are not as `ledger` knew them.

    Afterwards the ledger tells how each answer is now, and `answers` believe it.
    """
    settling = _Settling(ledger, changed, answers, projections)

    def part(places: Sequence[Place]) -> tuple[Ledger, list[Place]]:
        differing = [place for place in places if not settling.holds(place)]
        learnt = Ledger()
        answers.teach(learnt)
        return learnt, differing

    differing: set[Place] = set()
    for learnt, places in in_parts(part, list(settling.doubted)):
        ledger.add(learnt)
        differing.update(places)
    answers.believed = ledger.mark
    gone = {name for name, _ in differing if name not in projections}
    return Differing(frozenset(differing), frozenset(gone))


class _Settling(Generic[W]):
    """What is in doubt, and what came of it so far."""

    def __init__(
        self,
        ledger: Ledger,
        changed: Collection[str],
        answers: Answers[W],
        projections: Projections[W],
    ) -> None:
        self.doubted = ledger.above(changed)
        self._ledger = ledger
        self._changed = frozenset(changed)
        self._suspect = {piece_of(place): place for place in self.doubted}
        self._answers = answers
        self._projections = projections
        self._verdicts: dict[Place, bool] = {}
        self._before: dict[Place, Answer] = {
            place: answers.known.pop(place) for place in self.doubted if place in answers.known
        }
        answers.believed = self._believed

    def holds(self, place: Place) -> bool:
        """Whether an answer that is in doubt is what it was."""
        verdict = self._verdicts.get(place)
        if verdict is None:
            verdict = self._verdicts[place] = self._looked_at(place)
        return verdict

    def _looked_at(self, place: Place) -> bool:
        projection = self._projections.get(place[0])
        if projection is None:
            return False
        pieces = self._ledger.made_of(place)
        suspects = (self._suspect[one] for one in pieces if one in self._suspect)
        if self._changed.isdisjoint(pieces) and all(map(self.holds, suspects)):
            if place in self._before:
                self._answers.known[place] = self._before[place]
            return True
        return self._answers.compute(projection, place[1]).mark == self.doubted[place]

    def _believed(self, place: Place) -> str | None:
        """Return the mark of an answer that holds; one in doubt is looked at first."""
        if place in self.doubted and not self.holds(place):
            return None
        return self._ledger.mark(place)
