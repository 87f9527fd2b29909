"""The rows of the index: changed record by record, they are what building them anew would give."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.loading.indexed import Indexed
from generator.model.entries import Entry, Place

PLACE: Place = ((0, 2018, 3), 201803, True, False)
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["said", "year", "yearly"]),
        st.sampled_from(["", "a", "b", "a\tb", "“c”"]),
        st.sampled_from([None, PLACE, ((1,), None, False, True)]),
    ),
    max_size=5,
)
RECORDS = st.dictionaries(st.sampled_from("abcdef"), ENTRIES)
NAMES = ("said", "year", "yearly", "nothing")
KEYS = ("", "a", "b", "a\tb", "“c”", "d")

Rows = dict[str, list[tuple[str, Place | None]]]


def _filled(records: dict[str, list[Entry]]) -> Indexed:
    rows = Indexed()
    for ident in sorted(records):
        rows.fill(ident, records[ident])
    return rows


def _kept(rows: Indexed, below: dict[str, bytes]) -> Indexed:
    """Return the rows as the next build finds them; `below` is what was kept so far."""
    for name, data in rows.packed():
        below.pop(name, None)
        if data is not None:
            below[name] = data
    return Indexed(
        lambda key: below.get("\t".join(key)),
        lambda name: sorted(
            key.removeprefix(f"{name}\t") for key in below if key.startswith(f"{name}\t")
        ),
    )


def _pieces(rows: Indexed) -> dict[str, object]:
    """Return every piece of the index with its value; the order of ids is part of it."""
    told: dict[str, object] = {f"{name}*": rows.keys(name) for name in NAMES}
    for name in NAMES:
        told |= {f"{name}:{key}": list(rows.row((name, key)).items()) for key in KEYS}
    return told


def _changes(
    before: dict[str, list[Entry]], after: dict[str, list[Entry]]
) -> Iterable[tuple[str, list[Entry], list[Entry]]]:
    for ident in sorted(before.keys() | after.keys(), reverse=True):
        yield ident, before.get(ident, []), after.get(ident, [])


@given(st.lists(RECORDS, min_size=2, max_size=4))
def test_rows_that_are_changed_one_by_one_are_those_that_are_built_anew(
    steps: list[dict[str, list[Entry]]],
) -> None:
    """And each piece that has another value is told; over several builds, in any order of ids."""
    below: dict[str, bytes] = {}
    rows = _kept(_filled(steps[0]), below)
    for before, after in pairwise(steps):
        old = _pieces(rows)
        told: set[str] = set()
        for ident, was, now in _changes(before, after):
            told |= set(rows.replace(ident, was, now))
        expected = _pieces(_filled(after))
        assert _pieces(rows) == expected
        assert {name for name in old if old[name] != expected[name]} <= told
        rows = _kept(rows, below)
        assert _pieces(rows) == expected
        assert below.keys() == {name for name, data in _filled(after).packed() if data}


@given(RECORDS)
def test_a_record_that_says_the_same_changes_nothing(records: dict[str, list[Entry]]) -> None:
    rows = _kept(_filled(records), {})
    told = [set(rows.replace(ident, was, was)) for ident, was in records.items()]
    assert not any(told)
    assert rows.changed == {}


def test_a_key_that_comes_or_goes_is_told_with_the_list_of_keys() -> None:
    rows = Indexed()
    new: list[Entry] = [("year", "2018", None)]
    assert set(rows.replace("a", [], new)) == {"year:2018", "year*"}
    assert set(rows.replace("b", [], new)) == {"year:2018"}
    assert set(rows.replace("a", new, [])) == {"year:2018"}
    assert set(rows.replace("b", new, [])) == {"year:2018", "year*"}
    assert rows.keys("year") == []
    rows.fill("a", new)
    assert rows.keys("year") == ["2018"]


def test_a_record_that_moves_within_a_key_is_told_without_the_list_of_keys() -> None:
    rows = Indexed()
    later: Place = ((0, 2018, 4), 201804, True, False)
    rows.fill("a", [("year", "2018", PLACE)])
    told = rows.replace("a", [("year", "2018", PLACE)], [("year", "2018", later)])
    assert list(told) == ["year:2018"]
    assert rows.row(("year", "2018")) == {"a": later}
