"""What SECURITY.md promises is tested: every test that it names is there."""

from __future__ import annotations

import ast
import re

from tests.house.project import ROOT, modules

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
REQUIREMENTS = 25
UNTESTED = {21}
"""Out of scope, and said so."""


def _tests() -> set[str]:
    return {
        f"{name}::{node.name}"
        for name, tree in modules("tests")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def test_every_test_that_is_named_exists() -> None:
    """By file and name."""
    named = set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", SECURITY))
    assert named
    assert sorted(named - _tests()) == []


def test_every_requirement_has_a_row_and_a_test() -> None:
    """But for what is out of scope."""
    rows = dict(re.findall(r"^\| (\d+) \| (.*) \|$", SECURITY, re.MULTILINE))
    assert set(map(int, rows)) == set(range(1, REQUIREMENTS + 1))
    without = {int(number) for number, row in rows.items() if "::test_" not in row}
    assert without == UNTESTED
    assert "Out of scope" in rows["21"]
