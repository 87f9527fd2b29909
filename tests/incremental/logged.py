"""A small world of which each look is logged, as the tables of a graph log theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from generator.incremental.pieces import ALL, Log

V = TypeVar("V")


class Logged(Mapping[str, V]):
    """A mapping of which each look is logged, as `name` and the key; going through it, as `*`."""

    __slots__ = ("_log", "_name", "_rows")

    def __init__(self, log: Log, name: str, rows: Mapping[str, V]) -> None:
        self._log = log
        self._name = name
        self._rows = rows

    def __getitem__(self, key: str) -> V:
        self._log.pieces.add(self._name + key)
        return self._rows[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands at `key`, else `default`; both are reads."""
        self._log.pieces.add(self._name + key)
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._log.pieces.add(f"{self._name}{key}")
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        self._log.pieces.add(self._name + ALL)
        return iter(self._rows)

    def __len__(self) -> int:
        self._log.pieces.add(self._name + ALL)
        return len(self._rows)
