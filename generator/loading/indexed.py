"""The rows of the index: which ids stand under which key, as kept, with what changed laid over."""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.model.entries import Entry, Place

Under = Mapping[str, Place | None]
"""The ids of the records under one key of an index, in order, with what is told of each."""

Key = tuple[str, str]
"""An index, and a key in it."""


class Indexed:
    """Rows by index and key; `kept` reads those of the last build and `kept_keys` lists them."""

    __slots__ = ("_kept", "_kept_keys", "_keys", "changed")

    def __init__(
        self,
        kept: Callable[[Key], bytes | None] = lambda _key: None,
        kept_keys: Callable[[str], list[str]] = lambda _name: [],
    ) -> None:
        self._kept = kept
        self._kept_keys = kept_keys
        self._keys: dict[str, list[str]] = {}
        self.changed: dict[Key, dict[str, Place | None]] = {}

    def row(self, key: Key) -> Under:
        """Return the ids under a key; none where there is no such key."""
        changed = self.changed.get(key)
        return changed if changed is not None else _unpacked(self._kept(key))

    def keys(self, name: str) -> list[str]:
        """Return the keys of an index under which anything stands, in order."""
        if name not in self._keys:
            found = set(self._kept_keys(name))
            for (index, key), row in self.changed.items():
                if index == name:
                    (found.add if row else found.discard)(key)
            self._keys[name] = sorted(found)
        return self._keys[name]

    def fill(self, ident: str, entries: Iterable[Entry]) -> None:
        """Lay over what is new: the entries of one record after another, in order of id."""
        for name, key, told in entries:
            row = self.changed.get((name, key))
            if row is None:
                row = self.changed[name, key] = {}
            row[ident] = told
        self._keys.clear()

    def replace(self, ident: str, old: Iterable[Entry], new: Iterable[Entry]) -> Iterator[str]:
        """Give a record other entries than it had; yield the names of the pieces that change."""
        before = {(name, key): told for name, key, told in old}
        after = {(name, key): told for name, key, told in new}
        for name, key in before.keys() | after.keys():
            place = (name, key)
            if place in before and place in after and before[place] == after[place]:
                continue
            yield f"{name}:{key}"
            row = dict(self.row(place))
            was_empty = not row
            if place in after:
                row = _with(row, ident, after[place])
            else:
                row.pop(ident, None)
            if was_empty or not row:
                yield f"{name}*"
            self.changed[place] = row
        self._keys.clear()

    def packed(self) -> Iterator[tuple[str, bytes | None]]:
        """Yield the changed rows as they are kept; None for those that are empty now."""
        for (name, key), row in self.changed.items():
            yield f"{name}\t{key}", json.dumps(row, separators=(",", ":")).encode() if row else None


def _with(row: dict[str, Place | None], ident: str, told: Place | None) -> dict[str, Place | None]:
    """Return a row with one more id, in order."""
    if ident in row:
        return {**row, ident: told}
    ids = list(row)
    insort(ids, ident)
    row[ident] = told
    return {one: row[one] for one in ids}


def _unpacked(data: bytes | None) -> Under:
    if data is None:
        return {}
    told = json.loads(data)
    return {ident: _place(place) for ident, place in told.items()}


def _place(told: list[object] | None) -> Place | None:
    if told is None:
        return None
    order, month, known, party = told
    return tuple(order), month, known, party  # type: ignore[arg-type,return-value]
