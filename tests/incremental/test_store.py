"""The store: a cache. Whatever happened to it, it gives what was saved, or says that it can't."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.fingerprint import checksum
from generator.incremental.store import FORMAT, NAME, State, StateError, nothing

ROWS = {
    "record": {"a": b"one", "b-“quoted”": b"two", "c": b""},
    "pages": {"reads": bytes(range(256)) * 200, "": b"of the empty key"},
}
"""With a row that is empty, and one that takes several pages of the database."""

MAKER = "engine"


def _kept(state: State) -> dict[str, dict[str, bytes]]:
    return {part: dict(state.rows(part)) for part in ("other", "pages", "record")}


def _saved(folder: Path, maker: str = MAKER) -> Path:
    state = State(folder, maker)
    state.save(ROWS)
    state.close()
    return folder / NAME


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """The store as it was saved, opened anew."""
    _saved(tmp_path)
    opened = State(tmp_path, MAKER)
    yield opened
    opened.close()


def test_a_store_makes_the_folders_that_it_needs(tmp_path: Path) -> None:
    _saved(tmp_path / "state" / "of-it")
    with closing(State(tmp_path / "state" / "of-it", MAKER)) as opened:
        assert _kept(opened) == {**ROWS, "other": {}}


def test_a_store_that_is_closed_holds_nothing_any_more(state: State) -> None:
    state.made["templates"] = object()
    state.close()
    assert state.empty
    assert state.made == {}
    assert _kept(state) == {"other": {}, "pages": {}, "record": {}}


def test_what_is_saved_is_found_again_by_part_and_key(state: State) -> None:
    assert _kept(state) == {**ROWS, "other": {}}
    assert not state.empty
    assert state.get("record", "b-“quoted”") == b"two"
    assert state.get("record", "c") == b""
    assert state.get("record", "reads") is None
    assert state.get("maker", "") == MAKER.encode()


def test_keys_are_told_in_order_and_by_what_they_begin_with(state: State) -> None:
    listed = ["said\ta", "said\tb", "say\tc", "said", "saie"]
    state.save({"entry": dict.fromkeys(listed, b"")})
    assert state.keys("entry", "said\t") == ["said\ta", "said\tb"]
    assert state.keys("entry") == sorted(listed)
    assert state.keys("nothing") == []


def test_rows_are_replaced_and_taken_away_one_by_one(state: State) -> None:
    state.save({"record": {"a": b"new", "b-“quoted”": None, "d": b"four", "not there": None}})
    assert _kept(state)["record"] == {"a": b"new", "c": b"", "d": b"four"}
    assert _kept(state)["pages"] == ROWS["pages"]


def test_rows_are_changed_all_or_none(state: State) -> None:
    """What fails in the middle changes nothing, and does not stand in the way of the next."""
    with pytest.raises(TypeError):
        state.save({"record": {"a": b"new"}, "pages": None})  # type: ignore[dict-item]
    assert _kept(state) == {**ROWS, "other": {}}
    state.save({"record": {"a": b"new"}})
    assert state.get("record", "a") == b"new"


def test_a_first_save_that_fails_leaves_a_store_that_is_empty(tmp_path: Path) -> None:
    state = State(tmp_path, MAKER)
    with pytest.raises(AttributeError):
        state.save({"record": {"a": b"new"}, "pages": None})  # type: ignore[dict-item]
    assert State(tmp_path, MAKER).empty
    _saved(tmp_path)
    with closing(State(tmp_path, MAKER)) as again:
        assert _kept(again) == {**ROWS, "other": {}}


def test_rows_of_another_maker_are_never_seen_and_are_all_replaced(tmp_path: Path) -> None:
    _saved(tmp_path, "another engine")
    state = State(tmp_path, MAKER)
    assert state.empty
    assert _kept(state) == {"record": {}, "pages": {}, "other": {}}
    assert (state.get("record", "a"), state.keys("record")) == (None, [])
    state.save({"record": {"z": b"mine"}})
    with closing(State(tmp_path, MAKER)) as mine:
        assert _kept(mine) == {"record": {"z": b"mine"}, "pages": {}, "other": {}}
    assert State(tmp_path, "another engine").empty


def _sql(folder: Path, *orders: str) -> None:
    with closing(sqlite3.connect(_saved(folder))) as store, store:
        for order in orders:
            store.execute(order)


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = _saved(folder)
        path.write_bytes(change(path.read_bytes()))

    return damage


def _swapped(folder: Path) -> None:
    """Give two rows each other's bytes, checksums and all."""
    _sql(
        folder,
        "UPDATE kept SET key = 'x' WHERE part = 'record' AND key = 'a'",
        "UPDATE kept SET key = 'a' WHERE part = 'record' AND key = 'c'",
        "UPDATE kept SET key = 'c' WHERE part = 'record' AND key = 'x'",
    )


def _another_part(folder: Path) -> None:
    _sql(folder, "UPDATE kept SET part = 'other' WHERE part = 'record' AND key = 'a'")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "missing": lambda folder: _saved(folder).unlink(),
    "empty": _bytes(lambda _: b""),
    "no database": _bytes(lambda _: b"lorem ipsum" * 1000),
    "cut off": _bytes(lambda data: data[:5000]),
    "cut off at the end": _bytes(lambda data: data[:-4000]),
    "cut off in the header": _bytes(lambda data: data[:50]),
    "pages overwritten": _bytes(lambda data: data[:4096] + b"\xff" * (len(data) - 4096)),
    "a byte changed": _bytes(lambda data: data.replace(b"one", b"0ne")),
    "bytes changed in a long row": _bytes(lambda data: data.replace(bytes(range(99)), b"x" * 99)),
    "of another format": lambda folder: _sql(folder, f"PRAGMA user_version = {FORMAT + 1}"),
    "without its table": lambda folder: _sql(folder, "DROP TABLE kept"),
    "with another table": lambda folder: _sql(
        folder, "DROP TABLE kept", "CREATE TABLE kept (a, b)"
    ),
    "without its maker": lambda folder: _sql(folder, "DELETE FROM kept WHERE part = 'maker'"),
    "bodies of text": lambda folder: _sql(folder, "UPDATE kept SET body = 'text'"),
    "bodies of nothing": lambda folder: _sql(folder, "UPDATE kept SET body = NULL"),
    "bodies without a checksum": lambda folder: _sql(folder, "UPDATE kept SET body = x'6f6e65'"),
    "two rows exchanged": _swapped,
    "a row in another part": _another_part,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_never_gives_other_rows_and_is_made_anew(
    tmp_path: Path, damage: str
) -> None:
    """It is empty, or says so at the first row that is not as it was written."""
    DAMAGES[damage](tmp_path)
    state = State(tmp_path, MAKER)
    noticed = state.empty
    for part in ("other", "pages", "record"):
        try:
            told = dict(state.rows(part))
        except StateError:
            noticed = True
        else:
            assert told.items() <= ROWS.get(part, {}).items()
    assert noticed
    state.forget()
    assert state.empty
    _saved(tmp_path)
    with closing(State(tmp_path, MAKER)) as again:
        assert _kept(again) == {**ROWS, "other": {}}


@pytest.mark.parametrize("place", range(0, 40_000, 1_999))
def test_whichever_byte_is_damaged_no_wrong_row_is_given(tmp_path: Path, place: int) -> None:
    path = _saved(tmp_path)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0xFF
    path.write_bytes(data)
    with closing(State(tmp_path, MAKER)) as state:
        for part, rows in ROWS.items():
            try:
                found = {key: state.get(part, key) for key in rows}
            except StateError:
                continue
            assert state.empty or found == rows or None in found.values()


def test_a_store_that_breaks_while_it_is_open_is_deleted_at_the_next_save(tmp_path: Path) -> None:
    """The next build begins anew; this one has done its work."""
    _saved(tmp_path)
    state = State(tmp_path, MAKER)
    _sql(tmp_path, "DROP TABLE kept")
    with pytest.raises(StateError):
        state.get("record", "a")
    with pytest.raises(StateError):
        list(state.rows("record"))
    with pytest.raises(StateError):
        state.keys("record")
    state.save({"record": {"a": b"new"}})
    assert not (tmp_path / NAME).exists()
    assert state.empty


PAGE = 4096


@pytest.mark.parametrize("torn", ["cut off", "blank"])
def test_a_store_that_was_torn_in_its_making_is_never_taken_for_whole(
    tmp_path: Path, torn: str
) -> None:
    """Its pages reach the disk in any order, and a build may die in between."""
    path = _saved(tmp_path)
    whole = path.read_bytes()
    assert len(whole) > 10 * PAGE
    for place in range(0, len(whole), PAGE):
        rest = b"" if torn == "cut off" else bytes(PAGE) + whole[place + PAGE :]
        path.write_bytes(whole[:place] + rest)
        with closing(State(tmp_path, MAKER)) as state:
            try:
                told = _kept(state)
            except StateError:
                continue
            assert state.empty or told == {**ROWS, "other": {}}


@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_where_nothing_can_be_kept_the_next_build_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    """The site is made by then: that its state can't be kept costs time, and is no failure."""
    if known:
        _saved(tmp_path)
    state = State(tmp_path, MAKER)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("generator.incremental.store._write", full)
    state.save(ROWS)
    assert State(tmp_path, MAKER).empty
    assert not (tmp_path / NAME).exists()


def test_what_is_forgotten_leaves_no_file_behind(tmp_path: Path) -> None:
    _saved(tmp_path)
    for beside in ("-journal", "-wal", "-shm"):
        (tmp_path / f"{NAME}{beside}").write_bytes(b"left behind")
    (tmp_path / "lock").write_bytes(b"")
    State(tmp_path, MAKER).forget()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_looking_creates_nothing(tmp_path: Path) -> None:
    state = State(tmp_path / "nowhere", MAKER)
    assert state.empty
    assert _kept(state) == {"record": {}, "pages": {}, "other": {}}
    assert list(tmp_path.iterdir()) == []


def test_of_nothing_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where a store stands in the very folder."""
    _saved(tmp_path, "")
    monkeypatch.chdir(tmp_path)
    assert nothing().empty
    assert list(nothing().rows("record")) == []


def test_a_checksum_speaks_for_the_place_of_a_row_too() -> None:
    told = {checksum(part, key, b"body") for part, key in (("a", "bc"), ("ab", "c"), ("abc", ""))}
    assert len(told) == 3


def test_a_row_that_is_lost_is_missed_though_nobody_knows_its_key(state: State) -> None:
    """However often rows were replaced, added and taken away before."""
    state.save({"record": {"a": b"new", "d": b"four", "c": None, "never there": None}})
    state.save({"record": {"d": b"4", "e": b"five"}, "pages": {"reads": None}})
    for part in ("record", "pages", "nothing"):
        state.miss_nothing(part)
    state.save({"record": {"d": None}})
    state.miss_nothing("record")
    with closing(sqlite3.connect(state._path)) as store, store:
        store.execute("DELETE FROM kept WHERE part = 'record' AND key = 'e'")
    with pytest.raises(StateError, match="of the rows record only 2 are left"):
        state.miss_nothing("record")
    state.miss_nothing("pages")


def test_a_store_whose_count_is_damaged_begins_anew(state: State) -> None:
    """To be out of step for good would be worse."""
    with closing(sqlite3.connect(state._path)) as store, store:
        store.execute("UPDATE kept SET body = x'00' WHERE part = 'count'")
    with pytest.raises(StateError):
        state.miss_nothing("record")
    state.save({"record": {"a": b"new"}})
    assert state.empty
