"""Settling: after any change the answers are those of the new world, and no more are computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.ask import Answers, Ask
from generator.incremental.ledger import Ledger
from generator.incremental.pieces import Log
from generator.incremental.projection import Projection, projection
from generator.incremental.settling import Differing, settle
from tests.incremental.logged import Logged


class World:
    """Numbers by name, and projections that are made of numbers and of one another."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.log = Log()
        self.numbers = Logged(self.log, "", numbers)
        self.answers: Answers[World] = Answers(self, self.log)
        self.computed: list[tuple[str, str]] = []


@dataclass(frozen=True, slots=True)
class Boxed:
    """A value that is not its own mark."""

    number: int


@projection("sign")
def sign(world: World, name: str) -> int:
    """Return the sign of a number; a number that is gone has none."""
    world.computed.append(("sign", name))
    number = world.numbers.get(name) or 0
    return (number > 0) - (number < 0)


@projection("boxed")
def boxed(world: World, name: str) -> Boxed:
    """Return the half of a number, in a box."""
    world.computed.append(("boxed", name))
    return Boxed((world.numbers.get(name) or 0) // 2)


@projection("sum")
def total(world: World, names: str) -> Boxed:
    """Return the sum of the signs and halves of some numbers, named by letters."""
    world.computed.append(("sum", names))
    within = world.answers.within
    return Boxed(sum(within(sign, one) + within(boxed, one).number for one in names))


@projection("sums")
def sums(world: World, names: str) -> Boxed:
    """Return the sum of two sums, and of a number itself."""
    world.computed.append(("sums", names))
    within = world.answers.within
    half = len(names) // 2
    told = within(total, names[:half]).number + within(total, names[half:]).number
    return Boxed(told + (world.numbers.get(names[:1]) or 0))


@projection("above")
def above(world: World, names: str) -> bool:
    """Return whether a sum is above zero."""
    world.computed.append(("above", names))
    return world.answers.within(total, names).number > 0


@projection("headline")
def headline(world: World, names: str) -> str:
    """Return a number itself, and whether the sum that it begins is above zero."""
    world.computed.append(("headline", names))
    return f"{world.numbers.get(names[:1])}, {world.answers.within(above, names)}"


PROJECTIONS: Mapping[str, Projection[World, Any, Any]] = {
    one.name: one for one in (sign, boxed, total, sums, above, headline)
}
NAMES = "abcdef"
NUMBERS = st.dictionaries(st.sampled_from(NAMES), st.integers(-3, 3))
ASKED = st.lists(
    st.tuples(st.sampled_from([total, sums, headline]), st.text(NAMES, max_size=4)),
    min_size=1,
    max_size=4,
)


def _asked(world: World, asked: list[tuple[Projection[World, str, Any], str]]) -> list[object]:
    ask = Ask(world.answers)
    return [ask(one, key) for one, key in asked]


def _first(numbers: Mapping[str, int], *asked: tuple[Any, str]) -> Ledger:
    """Return the ledger of a first build that asked some questions."""
    world, ledger = World(numbers), Ledger()
    _asked(world, list(asked))
    world.answers.teach(ledger)
    return ledger


def _settled(
    ledger: Ledger, before: Mapping[str, int], after: Mapping[str, int]
) -> tuple[World, Differing]:
    world = World(after)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return world, settle(ledger, changed, world.answers, PROJECTIONS)


@given(st.lists(NUMBERS, min_size=2, max_size=4), ASKED)
def test_what_is_believed_afterwards_is_what_a_new_look_finds(
    worlds: list[dict[str, int]], asked: list[tuple[Projection[World, str, Any], str]]
) -> None:
    ledger = _first(worlds[0], *asked)
    for before, after in pairwise(worlds):
        was = {(one.name, key): ledger.mark((one.name, key)) for one, key in asked}
        world, differing = _settled(ledger, before, after)
        fresh = World(after)
        assert _asked(world, asked) == _asked(fresh, asked)
        for place, told in was.items():
            now = fresh.answers.known[place].mark
            assert ledger.mark(place) == now
            assert (place in differing.places) == (now != told)
        world.answers.teach(ledger)


def test_an_answer_is_not_computed_where_those_that_it_is_made_of_came_out_the_same() -> None:
    ledger = _first({"a": 2, "b": 1}, (total, "ab"))
    world, differing = _settled(ledger, {"a": 2, "b": 1}, {"a": 3, "b": 1})
    assert world.computed == [("sign", "a"), ("boxed", "a")]
    assert differing == Differing(frozenset(), frozenset())


def test_an_answer_is_computed_once_where_one_that_it_is_made_of_differs() -> None:
    """What did not change and is its own mark is taken from it; what is in a box is not."""
    ledger = _first({"a": 2, "b": 1, "c": 1}, (sums, "abc"))
    world, differing = _settled(ledger, {"a": 2, "b": 1, "c": 1}, {"a": 2, "b": -1, "c": 1})
    assert "".join(sorted(key for name, key in world.computed if name == "sign")) == "b"
    assert "".join(sorted(key for name, key in world.computed if name == "boxed")) == "abc"
    assert sorted(key for name, key in world.computed if name == "sum") == ["a", "bc"]
    assert world.computed.count(("sums", "abc")) == 1
    assert differing.places == {("boxed", "b"), ("sign", "b"), ("sum", "bc"), ("sums", "abc")}


def test_what_is_asked_for_while_in_doubt_is_looked_at_before_it_is_believed() -> None:
    """It is computed only where it has to be."""
    ledger = _first({"a": 2}, (headline, "a"))
    world, _ = _settled(ledger, {"a": 2}, {"a": -2})
    assert _asked(world, [(headline, "a")]) == ["-2, False"]
    ledger = _first({"a": 2}, (headline, "a"))
    world, _ = _settled(ledger, {"a": 2}, {"a": 3})
    assert _asked(world, [(headline, "a")]) == ["3, True"]
    assert {name for name, _ in world.computed} == {"sign", "boxed", "headline"}


def test_what_a_gone_projection_said_differs() -> None:
    ledger = _first({"a": 2}, (total, "a"))
    world = World({"a": 1})
    left = {name: one for name, one in PROJECTIONS.items() if name != "sign"}
    found = settle(ledger, {"a"}, world.answers, left)
    assert ("sign", "a") in found.places
    assert found.gone == {"sign"}


def test_values_of_an_earlier_build_are_kept_where_they_hold() -> None:
    """A process that stays has them at hand."""
    first, ledger = World({"a": 2, "b": 1}), Ledger()
    _asked(first, [(total, "a"), (total, "b")])
    first.answers.teach(ledger)
    world = World({"a": 5, "b": 1})
    world.answers.known.update(first.answers.known)
    settle(ledger, {"a"}, world.answers, PROJECTIONS)
    assert _asked(world, [(total, "a"), (total, "b")]) == [Boxed(3), Boxed(1)]
    assert ("sum", "b") not in world.computed
    assert ("boxed", "b") not in world.computed
