"""Every code of a diagnostic is raised somewhere and has a case, or is reserved for a reason."""

from __future__ import annotations

import ast
import re

from generator.diagnostics.codes import CODES
from tests.house.project import ROOT, modules

RESERVED = (
    ("E206", "needs the record of what was published"),
    ("W410", "needs the record of what was published"),
    ("E601", "belongs to the check of what was written"),
    ("E602", "belongs to the check of what was written"),
)
"""Codes of the next milestones; a code that comes into use is taken out here."""
OF_THE_DESK = {"W503"}
"""Codes that `doctor` raises, which needs a git repository: see tests/desk/test_set_up.py."""


def _raised() -> set[str]:
    return {
        node.value
        for name, tree in modules("generator")
        if name != "generator/diagnostics/codes.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[EW]\d{3}", node.value)
    }


def test_every_code_is_raised_or_reserved() -> None:
    """A code that nothing raises would promise a check that does not exist."""
    assert set(CODES) - _raised() == {code for code, _ in RESERVED}


def test_every_code_that_is_raised_is_in_the_table() -> None:
    """And so has its explanation."""
    assert _raised() <= set(CODES)


def test_every_code_that_is_raised_has_a_case() -> None:
    """What a terminal shows of a problem, and what mends it, is there to be read."""
    with_case = {path.stem for path in (ROOT / "tests/cases").glob("*.txt")}
    assert with_case == set(CODES) - {code for code, _ in RESERVED} - OF_THE_DESK
