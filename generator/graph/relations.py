"""Relations between records: what a statement says of a claim, and what a source carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.incremental.pieces import Recall
from generator.model.statement import Statement, Target

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said:
    """One stance of one statement on the claim or statement that it is listed under."""

    stance: str
    target: Target
    statement: Statement


@dataclass(frozen=True, slots=True)
class Carried:
    """That a source carries a statement: the `position`-th of its reports."""

    statement: Statement
    position: int


class Relation(Generic[V]):
    """A relation by id, computed once for each id that is asked for."""

    __slots__ = ("_recall",)

    def __init__(self, recall: Recall[str, tuple[V, ...]]) -> None:
        self._recall = recall

    def __getitem__(self, ident: str) -> tuple[V, ...]:
        """Return what is related to `ident`, which may be nothing."""
        return self._recall(ident)
