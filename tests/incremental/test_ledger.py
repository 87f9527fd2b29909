"""The ledger: what answers were made of and what pages read, kept and found again."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.ledger import GENERATIONS, Ledger, kept_ledger
from generator.incremental.rows import Numbered, Rows
from generator.incremental.store import NAME, State, StateError
from generator.incremental.trace import Place, Read, Trace, piece_of

PLACES: tuple[Place, ...] = (
    *(("claim", "a"), ("claim", "b"), ("year", 2018), ("year", "2018"), ("pair", ("a", 3))),
    *(("settings", ""), ("theme file", "a\tb\nc.css"), ("quoted", "'a'"), ("list", "[1]")),
)
"""Keys of every type, and texts that look like the ledger's own marks."""

PIECES = ("a", "b", "year:2018", "called:best\nbuy", "called:'", "claims*", "")
ROUTES = ("/", "/a/", "/b/")


@dataclass
class Model:
    """What a ledger says, as plain dictionaries."""

    answers: dict[Place, tuple[str, frozenset[str]]] = field(default_factory=dict)
    pages: dict[str, tuple[tuple[Place, ...], str]] = field(default_factory=dict)


def _told(ledger: Ledger) -> Model:
    """Return everything that a ledger says."""
    return Model(
        {
            place: (told, frozenset(ledger.made_of(place)))
            for place in PLACES
            if (told := ledger.mark(place)) is not None
        },
        {
            route: (tuple(read.place for read in ledger.reads(route)), page.output)
            for route, page in ledger.pages.items()
        },
    )


def _kept(ledger: Ledger, folder: Path) -> Ledger:
    """Return a ledger after a build has saved it and the next has read it."""
    state = State(folder, "maker")
    state.save({"pages": dict(ledger.packed())})
    state.close()
    state = State(folder, "maker")
    try:
        return kept_ledger(state, "pages")
    finally:
        state.close()


def _made(ledger: Ledger, route: str, reads: Iterable[Place], output: str = "output") -> None:
    told = tuple(Read(place, ledger.mark(place) or "") for place in reads)
    ledger.made(Trace(route, "template", told, output), f"why\tof {route}")


def test_what_is_kept_of_a_small_change_is_small(tmp_path: Path) -> None:
    """And after many of them, everything is kept anew."""
    state = State(tmp_path, "maker")
    ledger = Ledger()
    for number in range(100):
        ledger.learn(("claim", str(number)), "1", ["a"])
    state.save({"pages": ledger.packed()})
    sizes = []
    for number in range(GENERATIONS + 2):
        ledger.learn(("claim", "7"), str(number), ["a", "b"])
        rows = ledger.packed()
        sizes.append(sum(len(data or b"") for data in rows.values()))
        state.save({"pages": rows})
        assert kept_ledger(state, "pages").mark(("claim", "7")) == str(number)
    state.close()
    assert sum(size > 1_000 for size in sizes) == 1
    assert ledger.packed() == {}


def test_what_went_since_a_generation_is_gone_when_both_are_read_again(tmp_path: Path) -> None:
    """A page, its reads, and an answer; in a ledger so large that it is not kept anew."""
    ledger = _small()
    hundred: list[Place] = [("year", number) for number in range(100)]
    for place in (*hundred, ("claim", "b")):
        ledger.learn(place, "4", ["b"])
    _made(ledger, "/b/", hundred)
    ledger = _kept(ledger, tmp_path)
    ledger.drop(["/a/"])
    ledger.unlearn([("claim", "b")])
    with closing(State(tmp_path, "maker")) as state:
        rows = ledger.packed()
        assert {name[:2] for name in rows} == {"01"}
        state.save({"pages": rows})
        again = kept_ledger(state, "pages")
    assert _told(again) == _told(ledger)
    assert sorted(again.pages) == ["/", "/b/"]
    assert again.reads("/a/") == ()
    assert again.readers([("settings", "")]) == {}
    assert again.mark(("claim", "b")) is None


def test_what_is_made_of_what_a_piece_touches_is_told_too_and_circles_end() -> None:
    ledger = _small()
    ledger.learn(("claim", "b"), "4", [piece_of(("claim", "a")), piece_of(("pair", ("a", 3)))])
    ledger.learn(("pair", ("a", 3)), "5", [piece_of(("claim", "b"))])
    ledger.learn(("list", "[1]"), "6", ["b"])
    assert ledger.above({"claims*"}) == {
        ("claim", "a"): "1",
        ("claim", "b"): "4",
        ("pair", ("a", 3)): "5",
    }
    assert ledger.above(()) == {}


def _small() -> Ledger:
    ledger = Ledger()
    ledger.learn(("claim", "a"), "1", ["a", "claims*"])
    ledger.learn(("year", 2018), "2", ["year:2018", "a", "b"])
    ledger.learn(("settings", ""), "3", [])
    _made(ledger, "/a/", [("settings", ""), ("claim", "a"), ("year", 2018)])
    _made(ledger, "/", [("year", 2018)])
    return ledger


def test_an_answer_is_known_by_place_with_its_mark_and_pieces() -> None:
    ledger = _small()
    assert ledger.mark(("year", 2018)) == "2"
    assert ledger.mark(("year", "2018")) is None, "a text is not a number"
    assert sorted(ledger.made_of(("claim", "a"))) == ["a", "claims*"]
    assert ledger.made_of(("claim", "b")) == []


def test_what_a_piece_touches_is_told_with_what_was_answered() -> None:
    ledger = _small()
    assert ledger.touched({"a"}) == {("claim", "a"): "1", ("year", 2018): "2"}
    assert ledger.touched({"b", "unheard of"}) == {("year", 2018): "2"}
    assert ledger.touched(()) == {}


def test_an_answer_that_is_learnt_again_is_touched_by_its_new_pieces_alone() -> None:
    ledger = _small()
    ledger.learn(("claim", "a"), "new", ["b"])
    assert ledger.touched({"a"}) == {("year", 2018): "2"}
    assert ledger.touched({"b"}) == {("claim", "a"): "new", ("year", 2018): "2"}


def test_the_readers_of_an_answer_are_told_with_the_first_that_they_read() -> None:
    ledger = _small()
    assert ledger.readers([("year", 2018), ("claim", "a")]) == {
        "/a/": ("claim", "a"),
        "/": ("year", 2018),
    }
    assert ledger.readers([("claim", "b")]) == {}


def test_a_page_s_reads_are_told_in_the_order_of_its_reading() -> None:
    ledger = _small()
    assert ledger.reads("/a/") == (
        Read(("settings", ""), "3"),
        Read(("claim", "a"), "1"),
        Read(("year", 2018), "2"),
    )
    assert ledger.reads("/unheard/of/") == ()


def test_a_page_that_goes_takes_along_the_answers_that_nobody_else_read() -> None:
    ledger = _small()
    ledger.drop(["/a/"])
    assert list(ledger.pages) == ["/"]
    assert ledger.touched({"a", "claims*"}) == {("year", 2018): "2"}
    assert ledger.readers([("year", 2018)]) == {"/": ("year", 2018)}
    assert ledger.mark(("settings", "")) is None


def test_what_is_unlearnt_is_no_answer_any_more() -> None:
    ledger = _small()
    ledger.unlearn([("claim", "a"), ("never", "learnt")])
    assert ledger.mark(("claim", "a")) is None
    assert ledger.touched({"a"}) == {("year", 2018): "2"}


def test_the_answers_that_are_not_as_most_are_told() -> None:
    ledger = _small()
    ledger.unlearn([("year", 2018)])
    assert ledger.unlike("1") == {("settings", "")}


def test_a_ledger_that_was_never_kept_is_empty(tmp_path: Path) -> None:
    assert _told(kept_ledger(State(tmp_path, "maker"), "pages")) == Model()
    assert _told(_kept(Ledger(), tmp_path)) == Model()


@pytest.mark.parametrize("row", sorted(dict(_small().packed())))
def test_a_ledger_of_which_a_row_is_lost_is_damaged(tmp_path: Path, row: str) -> None:
    state = State(tmp_path, "maker")
    state.save({"pages": dict(_small().packed())})
    with closing(sqlite3.connect(tmp_path / NAME)) as store, store:
        store.execute("DELETE FROM kept WHERE key = ?", (row,))
    state = State(tmp_path, "maker")
    with pytest.raises(StateError, match="of the rows pages only"):
        kept_ledger(state, "pages")
    state.close()


def test_why_a_page_was_made_is_kept_as_it_was_told(tmp_path: Path) -> None:
    pages = _kept(_small(), tmp_path).pages
    assert pages == _small().pages
    assert pages["/a/"].why == "why\tof /a/"


FINGERPRINTS = st.sampled_from(["1", "2", "3"])
LEARN = st.tuples(
    st.just("learn"), st.sampled_from(PLACES), FINGERPRINTS, st.frozensets(st.sampled_from(PIECES))
)
MADE = st.tuples(
    st.just("made"), st.sampled_from(ROUTES), st.lists(st.sampled_from(PLACES), unique=True)
)
DROP = st.tuples(st.just("drop"), st.frozensets(st.sampled_from(ROUTES)))
UNLEARN = st.tuples(st.just("unlearn"), st.frozensets(st.sampled_from(PLACES)))
KEEP = st.tuples(st.just("keep"))
TURN = st.tuples(st.just("turn"))
ADD = st.tuples(st.just("add"), st.lists(LEARN | MADE, max_size=6))


def _step(step: Any, ledger: Ledger, model: Model) -> None:
    """Do one thing to a ledger, and to its model."""
    match step:
        case "learn", place, told, pieces:
            ledger.learn(place, told, sorted(pieces))
            model.answers[place] = (told, pieces)
        case "made", route, places:
            reads = [place for place in places if place in model.answers]
            _made(ledger, route, reads, f"{len(places)}")
            model.pages[route] = (tuple(reads), f"{len(places)}")
        case "drop", routes:
            there = [route for route in sorted(routes) if route in model.pages]
            ledger.drop(there)
            for route in there:
                del model.pages[route]
            used = {place for reads, _ in model.pages.values() for place in reads}
            model.answers = {one: told for one, told in model.answers.items() if one in used}
        case "unlearn", places:
            read = {place for reads, _ in model.pages.values() for place in reads}
            ledger.unlearn(sorted(places - read, key=str))
            for place in places - read:
                model.answers.pop(place, None)


@given(st.lists(LEARN | LEARN | MADE | DROP | UNLEARN | KEEP | TURN | ADD, max_size=14))
def test_a_ledger_says_what_plain_dictionaries_would_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Any]
) -> None:
    """Whatever is done to it, and however often it is kept and read again in between."""
    ledger, model = Ledger(), Model()
    folder = tmp_path_factory.mktemp("state")
    for step in steps:
        if step == ("keep",):
            ledger = _kept(ledger, folder)
        elif step == ("turn",):
            ledger.turn_around()
        elif step[0] == "add":
            other, beside = Ledger(), Model()
            for one in step[1]:
                _step(one, other, beside)
            ledger.add(other)
            model.answers |= beside.answers
            model.pages |= beside.pages
        else:
            _step(step, ledger, model)
        assert _told(ledger) == model
        for piece in PIECES:
            expected = {one: t for one, (t, pieces) in model.answers.items() if piece in pieces}
            assert ledger.touched({piece}) == expected
        for place in PLACES:
            readers = {route for route, (reads, _) in model.pages.items() if place in reads}
            assert ledger.readers([place]).keys() == readers
        for told in ("1", "2"):
            assert ledger.unlike(told) == {
                one for one, (t, _) in model.answers.items() if t != told
            }


ROWS = st.dictionaries(st.integers(0, 12), st.lists(st.integers(0, 9), max_size=4), max_size=8)


@given(st.lists(st.tuples(ROWS, st.booleans()), max_size=4))
def test_rows_are_what_was_last_put_in_their_places(
    layers: list[tuple[dict[int, list[int]], bool]],
) -> None:
    """Each layer is put over those that were packed and read again before."""
    rows, model = Rows(), dict[int, list[int]]()
    for layer, turned in layers:
        if turned:
            rows.turn_around()
        for place, row in layer.items():
            rows.put(place, row)
        model |= layer
        for _ in range(2):
            assert [list(rows[place]) for place in range(15)] == [
                model.get(place, []) for place in range(15)
            ]
            for wanted in ({0}, {3, 9}, set[int]()):
                touching = {place for place, row in model.items() if wanted & {*row}}
                assert rows.touching(wanted) == touching
            assert len(rows) == max(model, default=-1) + 1
            rows = Rows(*(array("I", data) for data in rows.packed()))


@given(st.lists(st.text(max_size=3)))
def test_a_text_keeps_the_number_that_it_was_first_given(texts: list[str]) -> None:
    numbered = Numbered()
    first = {text: numbered.number(text) for text in texts}
    assert numbered.all(texts) == [first[text] for text in texts]
    assert [numbered.texts[number] for number in first.values()] == list(first)
    again = Numbered(numbered.texts)
    assert all(again.known(text) == number for text, number in first.items())
    assert again.known("unheard of") is None
