"""Codes on the command line: prefixes, both letters, and what is none."""

from __future__ import annotations

import pytest

from generator.diagnostics.codes import CODES
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.selection import UnknownCodeError, codes_beginning, selected

FOUND = tuple(Diagnostic(code=code, message=code) for code in ("E201", "E204", "W301", "E401"))


@pytest.mark.parametrize(
    ("only", "ignored", "expected"),
    [
        ([], [], "E201 E204 W301 E401"),
        (["E2"], [], "E201 E204"),
        (["e204"], [], "E204"),
        (["E2", "W"], [], "E201 E204 W301"),
        ([], ["E2"], "W301 E401"),
        (["E"], ["E4"], "E201 E204"),
        (["E204"], ["E"], ""),
    ],
)
def test_problems_are_kept_by_the_beginning_of_their_code(
    only: list[str], ignored: list[str], expected: str
) -> None:
    found = selected(FOUND, only=only, ignored=ignored)
    assert " ".join(one.code for one in found) == expected


def test_a_prefix_means_every_code_that_begins_so() -> None:
    assert codes_beginning("E") | codes_beginning("w") == set(CODES)


@pytest.mark.parametrize(
    ("prefix", "hint"), [("E9", "codes begin with E or W"), ("E240", "E204"), ("", "E or W")]
)
def test_what_begins_no_code_is_refused_with_what_is_near(prefix: str, hint: str) -> None:
    with pytest.raises(UnknownCodeError, match=hint):
        codes_beginning(prefix)
