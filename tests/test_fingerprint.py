"""Fingerprints: equal values give equal digests in every process, others differ."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fingerprint import fingerprint, of_bytes


@dataclass(frozen=True, slots=True)
class Card:
    """A value such as pages see."""

    name: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """The same fields under another name."""

    name: str
    tags: tuple[str, ...] = ()


class Colour(Enum):
    """A plain enumeration."""

    RED = "red"
    BLUE = "blue"


EQUAL: Mapping[str, tuple[Any, Any]] = {
    "a list and a tuple": ([1, "a"], (1, "a")),
    "the order of keys": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    "a frozen mapping": ({"a": 1}, MappingProxyType({"a": 1})),
    "the order of a set": (frozenset("abcdefgh"), frozenset("hgfedcba")),
    "a set and a frozen set": ({"a", "b"}, frozenset({"a", "b"})),
    "two cards": (Card("a", ("b",)), Card("a", ("b",))),
    "what a card holds": ({"one": Card("a")}, {"one": Card("a")}),
}

DIFFERENT: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    "",
    "0",
    "None",
    "a",
    "á",
    "a\u0301",
    (),
    ("a",),
    ("a", "b"),
    ("ab",),
    (("a",), "b"),
    (("a", "b"),),
    {"a": "b"},
    {"a": None},
    {"a": {"b": "c"}},
    frozenset({"a"}),
    frozenset({"a", "b"}),
    date(2018, 3, 21),
    "2018-03-21",
    Card("a"),
    Card("b"),
    Card("a", ("b",)),
    Other("a"),
    Colour.RED,
    Colour.BLUE,
    "red",
)


@pytest.mark.parametrize("name", EQUAL)
def test_equal_values_have_one_fingerprint(name: str) -> None:
    one, other = EQUAL[name]
    assert fingerprint(one) == fingerprint(other)


def test_values_that_differ_have_different_fingerprints() -> None:
    told = [(value, fingerprint(value)) for value in DIFFERENT]
    for (one, first), (other, second) in combinations(told, 2):
        assert first != second, (one, other)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4)
        | st.builds(Card, st.text("abc", max_size=3), st.tuples(inner))
    ),
    max_leaves=12,
)


def _exact(value: Any) -> Any:
    """Return a value that equals another's only if type and content do."""
    if isinstance(value, dict):
        return ("map", tuple((key, _exact(value[key])) for key in sorted(value)))
    if isinstance(value, tuple):
        return ("row", tuple(_exact(one) for one in value))
    if isinstance(value, Card):
        return ("card", value.name, _exact(value.tags))
    return (type(value).__name__, value)


@given(PLAIN, PLAIN)
def test_fingerprints_are_equal_just_where_values_are(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (_exact(one) == _exact(other))


@pytest.mark.parametrize(
    "value",
    [object(), b"bytes", 1j, len, iter(()), {("a",): 1}, ("a", object()), Card(object())],  # type: ignore[arg-type]
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        fingerprint(value)


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        fingerprint(float("nan"))


SCRIPT = """
from datetime import date
from generator.fingerprint import fingerprint
print(fingerprint({"b": frozenset("abcdef"), "a": (1, None, "é", date(2018, 3, 21))}))
"""


def test_a_fingerprint_is_the_same_in_every_process_and_under_every_hash_seed() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            check=True,
            capture_output=True,
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4242", "POSIX"))
    }
    value = {"a": (1, None, "é", date(2018, 3, 21)), "b": frozenset("fedcba")}
    assert told == {fingerprint(value).encode() + b"\n"}


def test_the_digest_of_bytes_is_blake2b_of_128_bits() -> None:
    """Checked against `b2sum -l 128` of nothing."""
    assert of_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
