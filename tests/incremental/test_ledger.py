"""The ledger: what answers were made of and what pages read, kept and found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.ledger import GENERATIONS, Ledger, kept_ledger
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
    listed: tuple[Place, ...] = ()

    def read(self) -> set[Place]:
        """Return what pages read, or what decided which pages there are."""
        return {*self.listed, *(one for reads, _ in self.pages.values() for one in reads)}


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
        tuple(read.place for read in ledger.reads("")),
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


def _kept_over(ledger: Ledger, folder: Path) -> Ledger:
    """Return a ledger as it is read after what is new in it was saved over what was kept."""
    with closing(State(folder, "maker")) as state:
        rows = ledger.packed()
        assert {name[:2] for name in rows} == {"01"}
        state.save({"pages": rows})
        return kept_ledger(state, "pages")


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


def test_what_is_kept_is_not_kept_again() -> None:
    """Nor is what was forgotten already forgotten again when a page goes."""
    ledger = _large()
    ledger.learn(("claim", "b"), "4", ["b"])
    ledger.unlearn([("claim", "b")])
    assert ledger.packed()
    assert ledger.packed() == {}
    ledger.drop(())
    assert ledger.packed() == {}


def test_generations_are_numbered_on_in_a_process_that_stays() -> None:
    ledger = _large()
    for number in ("00", "01", "02"):
        ledger.learn(("claim", "b"), number, ["b"])
        assert {name[:2] for name in ledger.packed()} == {number}


def test_where_much_changed_all_is_kept_anew() -> None:
    """What was kept beside it goes."""
    ledger = _large()
    ledger.packed()
    ledger.learn(("claim", "b"), "4", ["b"])
    assert ledger.packed()
    for number in range(50):
        ledger.learn(("year", number), "5", ["c"])
    rows = ledger.packed()
    assert {name[:2] for name, data in rows.items() if data is not None} == {"00"}
    assert {name[:2] for name, data in rows.items() if data is None} == {"01"}


def test_what_went_since_a_generation_is_gone_when_both_are_read_again(tmp_path: Path) -> None:
    """A page, its reads, and an answer; in a ledger so large that it is not kept anew."""
    ledger = _large()
    ledger.learn(("claim", "b"), "4", ["b"])
    ledger = _kept(ledger, tmp_path)
    ledger.drop(["/a/"])
    ledger.unlearn([("claim", "b")])
    again = _kept_over(ledger, tmp_path)
    assert _told(again) == _told(ledger)
    assert sorted(again.pages) == ["/", "/b/"]
    assert again.reads("/a/") == ()
    assert again.readers([("settings", "")]) == {}
    assert again.mark(("claim", "b")) is None


def test_what_another_process_found_is_there_when_both_generations_are_read_again(
    tmp_path: Path,
) -> None:
    """Answers, and what pages read; of these the other process may have believed some."""
    ledger, other = _kept(_large(), tmp_path), Ledger()
    other.learn(("claim", "b"), "4", ["b", "c"])
    _made(other, "/c/", [("settings", ""), ("claim", "b")])
    ledger.add(other)
    again = _kept_over(ledger, tmp_path)
    assert _told(again) == _told(ledger)
    assert again.pages["/c/"].why == "why\tof /c/"
    assert again.reads("/c/") == (Read(("settings", ""), "3"), Read(("claim", "b"), "4"))
    assert sorted(again.made_of(("claim", "b"))) == ["b", "c"]
    assert again.packed() == {}


def test_what_decides_which_pages_there_are_is_kept_though_no_page_reads_it(
    tmp_path: Path,
) -> None:
    place = ("claim", "b")
    ledger, other = _kept(_large(), tmp_path), Ledger()
    other.learn(place, "4", ["b"])
    other.listed([Read(place, "4")])
    ledger.add(other)
    ledger = _kept(ledger, tmp_path)
    ledger.drop(["/a/"])
    assert ledger.mark(place) == "4"
    assert ledger.readers([place]).keys() == {""}


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


def _large() -> Ledger:
    """Return one with so many answers that a change of a few is a generation of its own."""
    ledger = _small()
    hundred: list[Place] = [("year", number) for number in range(100)]
    for place in hundred:
        ledger.learn(place, "4", ["b"])
    _made(ledger, "/b/", hundred)
    return ledger


def test_an_answer_is_known_by_place_with_its_mark_and_pieces() -> None:
    ledger = _small()
    assert Ledger().empty
    assert not ledger.empty
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


def test_an_answer_stays_as_long_as_one_that_is_made_of_it_is_read() -> None:
    ledger = _small()
    ledger.learn(("claim", "b"), "4", ["b"])
    ledger.learn(("year", 2018), "2", [piece_of(("claim", "b")), piece_of(("never", "learnt"))])
    ledger.drop(["/a/"])
    assert ledger.mark(("claim", "b")) == "4"
    ledger.drop(["/"])
    assert ledger.mark(("claim", "b")) is None


def test_what_is_unlearnt_is_no_answer_any_more() -> None:
    ledger = _small()
    ledger.unlearn([("claim", "a"), ("never", "learnt")])
    assert ledger.mark(("claim", "a")) is None
    assert ledger.touched({"a"}) == {("year", 2018): "2"}
    assert ledger.made_of(("claim", "a")) == []


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
LISTED = st.tuples(st.just("listed"), st.lists(st.sampled_from(PLACES), unique=True, max_size=2))
DROP = st.tuples(st.just("drop"), st.frozensets(st.sampled_from(ROUTES)))
UNLEARN = st.tuples(st.just("unlearn"), st.frozensets(st.sampled_from(PLACES)))
KEEP = st.tuples(st.just("keep"))
TURN = st.tuples(st.just("turn"))
ADD = st.tuples(st.just("add"), st.lists(LEARN | MADE | LISTED, max_size=6))


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
        case "listed", places:
            reads = [place for place in places if place in model.answers]
            ledger.listed(Read(place, model.answers[place][0]) for place in reads)
            model.listed = tuple(reads)
        case "drop", routes:
            there = [route for route in sorted(routes) if route in model.pages]
            ledger.drop(there)
            for route in there:
                del model.pages[route]
            read = model.read()
            model.answers = {one: told for one, told in model.answers.items() if one in read}
        case "unlearn", places:
            unread = places - model.read()
            ledger.unlearn(sorted(unread, key=str))
            for place in unread:
                model.answers.pop(place, None)
        case ("turn",):
            ledger.turn_around()


def _add(steps: list[Any], ledger: Ledger, model: Model) -> None:
    """Do some things to another ledger, and have one take over what it says."""
    other, beside = Ledger(), Model()
    for step in steps:
        _step(step, other, beside)
    ledger.add(other)
    model.answers |= beside.answers
    model.pages |= beside.pages
    if any(step[0] == "listed" for step in steps):
        model.listed = beside.listed


@given(st.lists(LEARN | LEARN | MADE | LISTED | DROP | UNLEARN | KEEP | TURN | ADD, max_size=14))
def test_a_ledger_says_what_plain_dictionaries_would_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Any]
) -> None:
    """Whatever is done to it, and however often it is kept and read again in between."""
    ledger, model = Ledger(), Model()
    folder = tmp_path_factory.mktemp("state")
    for step in steps:
        if step == ("keep",):
            ledger = _kept(ledger, folder)
        elif step[0] == "add":
            _add(step[1], ledger, model)
        else:
            _step(step, ledger, model)
        assert _told(ledger) == model
        for piece in PIECES:
            made = {one: told for one, (told, parts) in model.answers.items() if piece in parts}
            assert ledger.touched({piece}) == made
        for place in PLACES:
            readers = {route for route, (reads, _) in model.pages.items() if place in reads}
            readers |= {""} if place in model.listed else set()
            assert ledger.readers([place]).keys() == readers
        for mark in ("1", "2"):
            unlike = {one for one, (told, _) in model.answers.items() if told != mark}
            assert ledger.unlike(mark) == unlike
