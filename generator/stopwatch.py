"""A stopwatch: how long each stage of the work took, over all processes that shared it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Seconds by stage; a stage within another is taken off it, so that the sum is the whole."""

    __slots__ = ("_inner", "spent")

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inner = 0.0

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Add what happens meanwhile to a stage."""
        outer, self._inner = self._inner, 0.0
        began = perf_counter()
        try:
            yield
        finally:
            took = perf_counter() - began
            self.spent[stage] = self.spent.get(stage, 0.0) + took - self._inner
            self._inner = outer + took

    def add(self, spent: Mapping[str, float]) -> None:
        """Add what another process measured."""
        for stage, seconds in spent.items():
            self.spent[stage] = self.spent.get(stage, 0.0) + seconds
