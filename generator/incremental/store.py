"""The store: what the last good build left for the next, in SQLite; a cache, whose loss costs time.

Rows of bytes by part and key, each with its own digest, read only when they are asked for, and
changed in one transaction: rows of two builds never mix, and a damaged one is noticed.
The rows of each part are counted, so that one that is lost is noticed too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.fingerprint import checksum

FORMAT = 4
NAME = "state.sqlite"

_COUNTS = "count"
"""The part in which the number of rows of each other part is kept."""

Rows = Mapping[str, Mapping[str, bytes | None]]
"""By part and key, what is to stand there; None deletes a row."""


class StateError(Exception):
    """The store is damaged; whoever reads it has to begin anew without it."""


class State:
    """The store in a folder, as of its last transaction; empty where it can't be used.

    `maker` says who can use the rows: the fingerprint of the code that made them. Rows of another
    maker are never seen, and are all replaced at the next `save`.
    `made` are values that were made of the rows, for a process that builds again and again: it
    holds on to them as long as each build is good.
    """

    def __init__(self, folder: Path, maker: str) -> None:
        self.made: dict[str, Any] = {}
        self._path = folder / NAME
        self._maker = maker
        self._store = _opened(self._path, maker)

    @property
    def empty(self) -> bool:
        """Whether there is nothing that this maker could use."""
        return self._store is None

    def get(self, part: str, key: str) -> bytes | None:
        """Return a row; raises `StateError`."""
        if self._store is None:
            return None
        with _damage_told():
            row = self._store.execute(
                "SELECT body FROM kept WHERE part = ? AND key = ?", (part, key)
            ).fetchone()
        return None if row is None else _checked(part, key, row[0])

    def rows(self, part: str) -> Iterator[tuple[str, bytes]]:
        """Yield the rows of a part by key; raises `StateError`."""
        if self._store is None:
            return
        with _damage_told():
            found = self._store.execute(
                "SELECT key, body FROM kept WHERE part = ? ORDER BY key", (part,)
            )
            for key, body in found:
                yield key, _checked(part, key, body)

    def keys(self, part: str, prefix: str = "") -> list[str]:
        """Return the keys of a part that begin with `prefix`, in order; raises `StateError`."""
        if self._store is None:
            return []
        with _damage_told():
            found = self._store.execute(
                "SELECT key FROM kept WHERE part = ? AND key >= ? AND key < ? ORDER BY key",
                (part, prefix, f"{prefix}\U0010ffff"),
            )
            return [key for (key,) in found]

    def miss_nothing(self, part: str) -> None:
        """Raise `StateError` if rows of a part are lost, where an absence would tell something."""
        if self._store is None:
            return
        with _damage_told():
            found = _counted(self._store, part)
        if str(found).encode() != (self.get(_COUNTS, part) or b"0"):
            raise StateError(f"of the rows {part} only {found} are left")

    def save(self, changes: Rows) -> None:
        """Change rows, in one transaction; a store that can't be used is made anew.

        With an empty store before, `changes` are all that there is.
        Where they can't be kept the next build begins anew: that costs time and no more.
        """
        try:
            if self._store is not None:
                _write(self._store, changes)
            else:
                self._begin(changes)
        except (sqlite3.Error, StateError):
            with suppress(OSError):
                self.forget()

    def _begin(self, changes: Rows) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.forget()
        with closing(sqlite3.connect(self._path)) as store:
            store.execute("PRAGMA journal_mode = MEMORY")  # a torn new file has no maker's row
            with store:
                store.execute(
                    "CREATE TABLE kept (part TEXT, key TEXT, body BLOB, PRIMARY KEY (part, key))"
                    " WITHOUT ROWID"
                )
                store.execute(f"PRAGMA user_version = {FORMAT}")
            _write(store, {**changes, "maker": {"": self._maker.encode()}})
        self._store = _opened(self._path, self._maker)

    def forget(self) -> None:
        """Delete the store's files."""
        self.close()
        for name in (NAME, f"{NAME}-journal", f"{NAME}-wal", f"{NAME}-shm"):
            with suppress(FileNotFoundError):
                (self._path.parent / name).unlink()

    def close(self) -> None:
        """Let go of the file and of what was made of it; nothing more can be read."""
        self.made.clear()
        if self._store is not None:
            self._store.close()
            self._store = None


def nothing() -> State:
    """Return a state of which nothing is kept."""
    return State(Path(), "")


def _opened(path: Path, maker: str) -> sqlite3.Connection | None:
    if not maker or not path.is_file():
        return None
    store = None
    with suppress(StateError), _damage_told():
        store = sqlite3.connect(path)
        if store.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            told = store.execute("SELECT body FROM kept WHERE part = 'maker'").fetchone()
            if told and _checked("maker", "", told[0]) == maker.encode():
                return store
    if store is not None:
        store.close()
    return None


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise `StateError` for whatever SQLite says of a file that it can't make sense of."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # even its own message may be damaged
        raise StateError(str(error)) from None


def _write(store: sqlite3.Connection, changes: Rows) -> None:
    with store:
        for part, rows in changes.items():
            told = store.execute(
                "SELECT body FROM kept WHERE part = ? AND key = ?", (_COUNTS, part)
            ).fetchone()
            count = int(_checked(_COUNTS, part, told[0])) if told else 0
            count -= _taken(store, part, rows) if count else 0
            listed = [(key, body) for key, body in sorted(rows.items()) if body is not None]
            _put(store, part, listed)
            _put(store, _COUNTS, [(part, str(count + len(listed)).encode())])


def _taken(store: sqlite3.Connection, part: str, keys: Iterable[str]) -> int:
    """Take rows away; return how many of them there were."""
    gone = store.executemany(
        "DELETE FROM kept WHERE part = ? AND key = ?", ((part, key) for key in keys)
    )
    return gone.rowcount


def _put(store: sqlite3.Connection, part: str, rows: Iterable[tuple[str, bytes]]) -> None:
    store.executemany(
        "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
        ((part, key, checksum(part, key, body) + body) for key, body in rows),
    )


def _counted(store: sqlite3.Connection, part: str) -> int:
    found: int = store.execute("SELECT count(*) FROM kept WHERE part = ?", (part,)).fetchone()[0]
    return found


def _checked(part: str, key: str, body: object) -> bytes:
    """Return a row's bytes without the digest before them, if they are what was written."""
    if isinstance(body, bytes) and body[:8] == checksum(part, key, body[8:]):
        return body[8:]
    raise StateError(f"the row {part} {key} is damaged")
