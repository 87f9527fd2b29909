"""Marks: a small plain value is its own mark, and comes back from it; others have a digest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fingerprint import fingerprint
from generator.incremental.marks import LONGEST, is_exact, mark, value_of

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=12,
)


@given(PLAIN)
def test_a_small_plain_value_comes_back_from_its_mark_as_it_was(value: object) -> None:
    told = mark(value)
    if is_exact(told):
        back = value_of(told)
        assert back == value
        assert repr(back) == repr(value), "1 is not True, and a tuple is no list"


@given(PLAIN, PLAIN)
def test_two_values_have_one_mark_only_if_they_are_the_same(one: object, other: object) -> None:
    assert (mark(one) == mark(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    "value", ["x" * LONGEST, ("a",) * LONGEST, ["a"], {"a": 1}, frozenset({"a"}), ("a", ["b"])]
)
def test_what_is_long_or_of_another_kind_has_a_digest(value: object) -> None:
    assert mark(value) == fingerprint(value)


@pytest.mark.parametrize("value", [None, "", "=", (), ("", ()), date(44, 3, 15), ("?", None, -1)])
def test_what_is_small_and_plain_is_kept_whole(value: object) -> None:
    assert is_exact(mark(value))
    assert value_of(mark(value)) == value
