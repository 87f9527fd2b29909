"""Tables and indexes: every record by kind and id, and by what it says; each look is logged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from generator.incremental.pieces import ALL, Log
from generator.loading.indexed import Indexed, Under
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement

R = TypeVar("R", bound=Record)

KINDS: Mapping[str, type[Record]] = {
    "claims": Claim,
    "statements": Statement,
    "sources": Source,
    "entities": Entity,
    "stories": Story,
    "pages": Page,
}
"""Kinds of record by the name of their table, in the order in which they are told."""

TABLE_OF = {kind.__name__: name for name, kind in KINDS.items()}
"""The table of a record by the name of its class."""


Ids = Mapping[str, Mapping[str, None]]
"""The ids of records in order, by the name of their table."""


class Table(Mapping[str, R], Generic[R]):
    """The records of one kind by id; an id is the name of its piece, there or not."""

    __slots__ = ("_ids", "_log", "_name", "_records")

    def __init__(
        self, name: str, ids: Mapping[str, None], records: Mapping[str, Record], log: Log
    ) -> None:
        self._name = name
        self._ids = ids
        self._records = records
        self._log = log

    def __getitem__(self, ident: str) -> R:
        self._log.pieces.add(ident)
        if ident not in self._ids:
            raise KeyError(ident)
        return cast("R", self._records[ident])

    def get(self, ident: str, default: Any = None) -> R | Any:
        """Return the record of an id, else `default`; both are reads."""
        self._log.pieces.add(ident)
        return cast("R", self._records[ident]) if ident in self._ids else default

    def __contains__(self, ident: object) -> bool:
        self._log.pieces.add(cast("str", ident))
        return ident in self._ids

    def __iter__(self) -> Iterator[str]:
        self._log.pieces.add(f"{self._name}:ids")
        return iter(self._ids)

    def __len__(self) -> int:
        self._log.pieces.add(f"{self._name}:ids")
        return len(self._ids)

    def values(self) -> Any:
        """Return all records in order of id; this depends on every one of them."""
        self._log.pieces.add(self._name + ALL)
        return [cast("R", self._records[ident]) for ident in self._ids]


class Index:
    """Which records are found under which keys (see `generator.model.entries`), hidden ones apart.

    Every look is logged, as the index and the key.
    """

    __slots__ = ("_hidden", "_rows", "log")

    def __init__(self, log: Log, rows: Indexed, hidden: frozenset[str] = frozenset()) -> None:
        self.log = log
        self._rows = rows
        self._hidden = hidden

    def under(self, name: str, key: str) -> Under:
        """Return the ids under a key, in order; none where there is no such key."""
        self.log.pieces.add(f"{name}:{key}")
        return self._shown(self._rows.row((name, key)))

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of an index that have any record, in order."""
        self.log.pieces.add(name + ALL)
        listed = self._rows.keys(name)
        if self._hidden:
            listed = [key for key in listed if self._shown(self._rows.row((name, key)))]
        return tuple(listed)

    def _shown(self, row: Under) -> Under:
        if self._hidden.isdisjoint(row):
            return row
        return {ident: told for ident, told in row.items() if ident not in self._hidden}
