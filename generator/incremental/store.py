"""The store: traces of the last good build, in SQLite; a cache, whose loss costs time alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from generator.incremental.ask import Read
from generator.incremental.projection import Key
from generator.incremental.trace import Trace

FORMAT = 1
NAME = "state.sqlite"


def load_traces(folder: Path) -> dict[str, Trace]:
    """Return the stored traces by route; none where the store is missing or unusable."""
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as store:
            if store.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                return {}
            rows = store.execute("SELECT route, body FROM trace").fetchall()
            return {route: _decoded(route, body) for route, body in rows}
    except (sqlite3.Error, ValueError, KeyError, TypeError, RecursionError):
        return {}


def save_traces(folder: Path, traces: Iterable[Trace]) -> None:
    """Replace all stored traces, in one transaction; a store that can't be used is made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [(trace.route, _encoded(trace)) for trace in traces]
    try:
        _write(folder / NAME, rows)
    except sqlite3.Error:
        for name in (NAME, f"{NAME}-journal", f"{NAME}-wal", f"{NAME}-shm"):
            with suppress(FileNotFoundError):
                (folder / name).unlink()
        _write(folder / NAME, rows)


def forget(folder: Path) -> None:
    """Drop the traces before the site changes: a build that dies half-way must not be believed."""
    if load_traces(folder):
        save_traces(folder, ())


def _write(path: Path, rows: list[tuple[str, str]]) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("BEGIN")
        store.execute("DROP TABLE IF EXISTS trace")
        store.execute("CREATE TABLE trace (route TEXT PRIMARY KEY, body TEXT NOT NULL)")
        store.executemany("INSERT INTO trace VALUES (?, ?)", rows)
        store.execute(f"PRAGMA user_version = {FORMAT}")


def _encoded(trace: Trace) -> str:
    return json.dumps(
        {
            "engine": trace.engine,
            "template": trace.template,
            "reads": [(read.projection, read.key, read.fingerprint) for read in trace.reads],
            "view": trace.view,
            "output": trace.output,
        },
        separators=(",", ":"),
    )


def _decoded(route: str, body: str) -> Trace:
    told: dict[str, Any] = json.loads(body)
    return Trace(
        route=route,
        engine=told["engine"],
        template=told["template"],
        reads=tuple(Read(name, _key(key), value) for name, key, value in told["reads"]),
        view=told["view"],
        output=told["output"],
    )


def _key(key: Any) -> Key:
    told: Key = tuple(key) if isinstance(key, list) else key
    hash(told)  # raises TypeError for what no page can have read at
    return told
