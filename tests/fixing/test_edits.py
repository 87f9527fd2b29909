"""Edits on text: which go together, and that nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span, source_lines
from generator.fixing.edits import MisplacedError, compatible, edited


def edit(place: str, text: str, file: str = "a.yaml") -> Edit:
    """Return an edit at `line:column-end_line:end_column`."""
    (line, column), (end_line, end_column) = (part.split(":") for part in place.split("-"))
    return Edit(file, Span(int(line), int(column), int(end_line), int(end_column)), text)


def problem(*edits: Edit, title: str = "mend it") -> Diagnostic:
    """Return a problem with a fix of these edits."""
    return Diagnostic(code="E201", message="a problem", fix=Fix(title, edits))


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("a: b\n", [edit("1:4-1:5", "c")], "a: c\n"),
        ("a: b\r\nc: d\r\n", [edit("2:4-2:5", "e")], "a: b\r\nc: e\r\n"),
        ("a: b\rc: d", [edit("2:1-2:2", "e")], "a: b\re: d"),
        ("\ufeffa: b", [edit("1:1-1:2", "c")], "\ufeffc: b"),
        ("a: 漢字 # x\n", [edit("1:5-1:6", "z")], "a: 漢z # x\n"),
        ("a: b\u2028c\nd: e", [edit("2:4-2:5", "f")], "a: b\u2028c\nd: f"),
        ("a: b", [edit("1:5-1:5", "c")], "a: bc"),
        ("a: b\n", [edit("2:1-2:1", "c: d\n")], "a: b\nc: d\n"),
        ("a: b\nc: d\n", [edit("1:1-2:1", "")], "c: d\n"),
        ("a: b\n", [edit("1:1-1:2", "x"), edit("1:4-1:5", "y")], "x: y\n"),
        ("a: b\n", [edit("1:4-1:5", "y"), edit("1:1-1:2", "x")], "x: y\n"),
        ("a: b\n", [edit("1:1-1:4", "x"), edit("1:4-1:5", "y")], "xy\n"),
        ("a: b\n", [edit("1:4-1:5", "y"), edit("1:4-1:5", "y")], "a: y\n"),
    ],
)
def test_an_edit_replaces_its_place_and_nothing_else(
    text: str, edits: list[Edit], expected: str
) -> None:
    assert edited(text, edits) == expected


@pytest.mark.parametrize("place", ["1:7-1:8", "3:1-3:2", "0:1-1:1", "1:0-1:1", "1:3-1:2"])
def test_a_place_that_the_text_does_not_have_is_refused(place: str) -> None:
    with pytest.raises(MisplacedError):
        edited("a: b\nc", [edit(place, "x")])


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        ([["1:1-1:3"], ["1:3-1:5"]], [0, 1]),
        ([["1:1-1:3"], ["1:2-1:5"]], [0]),
        ([["1:1-1:9"], ["1:3-1:4"]], [0]),
        ([["1:3-1:4"], ["1:1-1:9"]], [0]),
        ([["1:1-3:1"], ["2:5-2:6"]], [0]),
        ([["1:3-1:3"], ["1:3-1:3"]], [0]),
        ([["1:1-1:3"], ["1:2-1:2"]], [0]),
        ([["1:1-1:3", "2:1-2:3"], ["2:2-2:4", "3:1-3:2"], ["3:1-3:2"]], [0, 2]),
        ([[]], []),
    ],
)
def test_of_fixes_that_touch_each_other_the_first_is_made_as_a_whole(
    fixes: list[list[str]], expected: list[int]
) -> None:
    problems = [
        problem(*(edit(place, f"{number}") for place in places))
        for number, places in enumerate(fixes)
    ]
    assert compatible(problems) == tuple(problems[number] for number in expected)


def test_equal_fixes_are_made_by_one_edit_and_other_files_are_never_in_the_way() -> None:
    one, same = problem(edit("1:1-1:2", "x")), problem(edit("1:1-1:2", "x"), title="the same")
    other = problem(edit("1:1-1:2", "y", file="b.yaml"))
    assert compatible([one, same, other, Diagnostic(code="E201", message="none")]) == (
        one,
        same,
        other,
    )


LETTERS = st.text(alphabet="ab漢\t\n\r\u2028: ", max_size=40)


@given(LETTERS, st.data())
def test_taking_a_stretch_out_by_its_span_is_what_slicing_does(
    text: str, data: st.DataObject
) -> None:
    """Whatever breaks the lines: spans count as `source_lines` parts them.

    But where what parted the two halves of one break is taken out, there are fewer lines.
    """
    lines = source_lines(text)
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(column, len(lines[line - 1]) + 1))
    new = edited(text, [Edit("a", Span(line, column, line, end), "")])
    assume(new.count("\r\n") == text.count("\r\n"))
    kept = source_lines(new)
    whole = lines[line - 1]
    assert kept == (*lines[: line - 1], whole[: column - 1] + whole[end - 1 :], *lines[line:])
