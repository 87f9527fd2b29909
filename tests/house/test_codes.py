"""Every code of a diagnostic is raised somewhere, and has a case."""

from __future__ import annotations

import ast
import re

from generator.diagnostics.codes import CODES
from tests.house.project import ROOT, modules


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


def test_every_code_is_raised() -> None:
    """A code that nothing raises would promise a check that does not exist."""
    assert set(CODES) == _raised()


def test_every_code_has_a_case() -> None:
    """What a terminal shows of a problem, and what mends it, is there to be read."""
    with_case = {path.stem for path in (ROOT / "tests/cases").glob("*.txt")}
    assert with_case == set(CODES)
