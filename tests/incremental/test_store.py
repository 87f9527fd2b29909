"""The store: a cache. Whatever happened to it, it gives the last traces or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.incremental.ask import Read
from generator.incremental.store import NAME, forget, load_traces, save_traces
from generator.incremental.trace import Trace

TRACES = (
    Trace("/", "engine", "template", (), "view", "output"),
    Trace(
        "/timeline/2018/",
        "engine",
        "template",
        (
            Read("claims of year", 2018, "1"),
            Read("claim", "a-“quoted”-id", "2"),
            Read("pair", ("a", 3), "3"),
            Read("settings", "", "4"),
        ),
        "view",
        "output",
    ),
)


def _stored(folder: Path) -> Path:
    save_traces(folder, TRACES)
    return folder / NAME


def _sql(folder: Path, *orders: str) -> None:
    with closing(sqlite3.connect(_stored(folder))) as store, store:
        for order in orders:
            store.execute(order)


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = _stored(folder)
        path.write_bytes(change(path.read_bytes()))

    return damage


DAMAGES: dict[str, Callable[[Path], None]] = {
    "missing": lambda folder: _stored(folder).unlink(),
    "empty": _bytes(lambda _: b""),
    "no database": _bytes(lambda _: b"lorem ipsum" * 1000),
    "cut off": _bytes(lambda data: data[:5000]),
    "cut off in the header": _bytes(lambda data: data[:50]),
    "pages overwritten": _bytes(lambda data: data[:4096] + b"\xff" * (len(data) - 4096)),
    "of another format": lambda folder: _sql(folder, "PRAGMA user_version = 99"),
    "without its table": lambda folder: _sql(folder, "DROP TABLE trace"),
    "with another table": lambda folder: _sql(
        folder, "DROP TABLE trace", "CREATE TABLE trace (a, b)"
    ),
    "not JSON": lambda folder: _sql(folder, "UPDATE trace SET body = '{'"),
    "JSON of another shape": lambda folder: _sql(folder, "UPDATE trace SET body = '[]'"),
    "nested without end": lambda folder: _sql(
        folder, "UPDATE trace SET body = replace(hex(zeroblob(50000)), '0', '[')"
    ),
    "a trace with a part missing": lambda folder: _sql(
        folder, """UPDATE trace SET body = '{"engine": "engine"}'"""
    ),
    "a read at no possible key": lambda folder: _sql(
        folder,
        'UPDATE trace SET body = replace(body, \'"reads":[\', \'"reads":[["a",[["b"]],"1"],\')',
    ),
    "reads of another shape": lambda folder: _sql(
        folder,
        "UPDATE trace SET body = replace(body, '\"reads\":[', '\"reads\":[[1],')",
    ),
}


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    save_traces(tmp_path / "new" / "folder", TRACES)
    assert load_traces(tmp_path / "new" / "folder") == {one.route: one for one in TRACES}


def test_keys_come_back_as_what_they_were(tmp_path: Path) -> None:
    _stored(tmp_path)
    reads = load_traces(tmp_path)["/timeline/2018/"].reads
    assert [read.key for read in reads] == [2018, "a-“quoted”-id", ("a", 3), ""]
    assert {hash(read) for read in reads}


def test_saving_replaces_all_that_was_there(tmp_path: Path) -> None:
    _stored(tmp_path)
    save_traces(tmp_path, TRACES[:1])
    assert list(load_traces(tmp_path)) == ["/"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_an_empty_one_and_is_made_anew(tmp_path: Path, damage: str) -> None:
    DAMAGES[damage](tmp_path)
    assert load_traces(tmp_path) == {}
    forget(tmp_path)
    save_traces(tmp_path, TRACES)
    assert load_traces(tmp_path) == {one.route: one for one in TRACES}


def test_loading_creates_nothing(tmp_path: Path) -> None:
    assert load_traces(tmp_path / "nowhere") == {}
    assert list(tmp_path.iterdir()) == []


def test_what_is_forgotten_is_not_believed(tmp_path: Path) -> None:
    _stored(tmp_path)
    forget(tmp_path)
    assert load_traces(tmp_path) == {}
