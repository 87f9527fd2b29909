"""Diagnostics as values."""

import pytest

from generator.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Related,
    has_errors,
    in_order,
)
from generator.diagnostics.span import Span, source_lines


def test_an_unregistered_code_is_refused_at_construction() -> None:
    with pytest.raises(ValueError, match="E000"):
        Diagnostic(code="E000", message="x")


@pytest.mark.parametrize(("code", "severity"), [("E204", "error"), ("W404", "warning")])
def test_the_first_letter_of_a_code_is_its_severity(code: str, severity: str) -> None:
    diagnostic = Diagnostic(code=code, message="x")
    assert diagnostic.severity == severity
    assert has_errors([diagnostic]) == (severity == "error")


def test_the_order_is_file_then_place_then_code_then_message_whatever_the_order_of_arrival() -> (
    None
):
    early, late = Span(2, 1, 2, 4), Span(10, 1, 10, 4)
    fix = Fix("do", (Edit("a", early, "x"),))
    wanted = [
        Diagnostic(code="E806", message="no file"),
        Diagnostic(code="E801", message="no place", file="a"),
        Diagnostic(code="E101", message="x", file="a", span=early),
        Diagnostic(code="E204", message="x", file="a", span=early),
        Diagnostic(code="E204", message="y", file="a", span=early),
        Diagnostic(code="E204", message="y", file="a", span=early, fix=fix),
        Diagnostic(
            code="E204", message="y", file="a", span=early, related=(Related("b", late, "l"),)
        ),
        Diagnostic(code="E101", message="x", file="a", span=late),
        Diagnostic(code="E101", message="x", file="b", span=early),
    ]
    for arrival in (wanted, wanted[::-1], wanted[1::2] + wanted[::2]):
        assert in_order(arrival) == tuple(wanted)


def test_lines_are_parted_as_editors_part_them() -> None:
    assert source_lines("a\r\nb\rc\nd\u2028e\x0cf\n") == ("a", "b", "c", "d\u2028e\x0cf", "")
