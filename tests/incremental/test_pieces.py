"""Pieces: whatever is looked at is logged, by whomever it is looked at, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.pieces import ALL, Log, Recall
from tests.incremental.logged import Logged

LOOKS: dict[str, tuple[Callable[[Logged[int]], object], object, set[str]]] = {
    "an item": (lambda rows: rows["a"], 1, {"row:a"}),
    "get": (lambda rows: rows.get("a"), 1, {"row:a"}),
    "get of what is not there": (lambda rows: rows.get("c", 0), 0, {"row:c"}),
    "whether it is there": (lambda rows: "a" in rows, True, {"row:a"}),
    "whether it is there, in vain": (lambda rows: "c" in rows, False, {"row:c"}),
    "all keys": (list, ["a", "b"], {"row:*"}),
    "how many": (len, 2, {"row:*"}),
    "whether there is any": (bool, True, {"row:*"}),
    "all values": (
        lambda rows: list(rows.values()),
        [1, 2],
        {"row:*", "row:a", "row:b"},
    ),
    "all items": (
        lambda rows: list(rows.items()),
        [("a", 1), ("b", 2)],
        {"row:*", "row:a", "row:b"},
    ),
    "comparing": (lambda rows: rows == {"a": 1}, False, {"row:*", "row:a", "row:b"}),
}


@pytest.mark.parametrize("name", LOOKS)
def test_each_way_to_look_at_a_mapping_is_logged(name: str) -> None:
    look, expected, pieces = LOOKS[name]
    log = Log()
    assert look(Logged(log, "row:", {"a": 1, "b": 2})) == expected
    assert log.pieces == pieces
    assert f"row:{ALL}" == "row:*"


def test_looking_for_an_item_in_vain_is_logged_too() -> None:
    log = Log()
    with pytest.raises(KeyError):
        Logged(log, "row:", {})["missing"]
    assert log.pieces == {"row:missing"}


def test_what_is_read_apart_is_collected_apart() -> None:
    log = Log()
    rows = Logged(log, "row:", {"a": 1, "b": 2, "c": 3})
    assert rows["a"]
    with log.apart() as outer:
        assert rows["b"]
        with log.apart() as inner:
            assert rows["c"]
        assert rows["a"]
    assert (log.pieces, outer, inner) == ({"row:a"}, {"row:b", "row:a"}, {"row:c"})


def test_what_is_read_apart_stays_apart_when_it_fails() -> None:
    log = Log()
    with pytest.raises(KeyError), log.apart():
        Logged(log, "row:", {})["a"]
    assert log.pieces == set()


def _squares(log: Log, times: list[str]) -> Recall[str, int]:
    rows = Logged(log, "row:", {"a": 2, "b": 3})

    def square(key: str) -> int:
        times.append(key)
        return rows[key] ** 2

    return Recall(log, square)


def test_a_recalled_value_is_computed_once_and_read_by_everyone_who_asks() -> None:
    log, times = Log(), list[str]()
    recall = _squares(log, times)
    told = []
    for key in ("a", "a", "b", "a"):
        with log.apart() as pieces:
            told.append((recall(key), pieces))
    assert told == [(4, {"row:a"}), (4, {"row:a"}), (9, {"row:b"}), (4, {"row:a"})]
    assert times == ["a", "b"]
    assert log.pieces == set()


def test_a_value_that_fails_is_not_recalled_and_what_it_read_is_not_mixed_in() -> None:
    log, times = Log(), list[str]()
    recall = _squares(log, times)
    for _ in range(2):
        with pytest.raises(KeyError):
            recall("missing")
    assert times == ["missing", "missing"]
    assert log.pieces == set()
    assert recall("a") == 4
    assert log.pieces == {"row:a"}


@given(
    st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=3)),
    st.lists(st.integers(0, 7), max_size=6),
)
def test_values_made_of_values_are_made_of_all_the_pieces_below(
    below: dict[int, list[int]], asked: list[int]
) -> None:
    """In whatever order they are asked for, and whoever asked first."""
    log = Log()

    def reached(number: int) -> set[str]:
        steps = [one for one in below.get(number, ()) if one > number]  # no circles
        return {str(number)}.union(*(reached(one) for one in steps))

    def compute(number: int) -> int:
        log.pieces.add(str(number))
        return sum(recall(one) for one in below.get(number, ()) if one > number) + number

    recall = Recall(log, compute)
    for number in asked:
        with log.apart() as pieces:
            recall(number)
        assert pieces == reached(number)
