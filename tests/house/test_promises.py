"""What SECURITY.md promises is tested: every test that it names is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.project import ROOT, modules

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
REQUIREMENTS = 25
UNTESTED = {21}
"""Out of scope, and said so."""


SKIPS = re.compile(r"\b(skip(if)?|xfail|importorskip)\b")


def _always_run(module: ast.Module) -> Iterator[str]:
    """Yield the tests of a module that no mark and no line of their own leaves out."""
    marks = [one for one in module.body if "pytestmark" in ast.unparse(one)]
    if any(SKIPS.search(ast.unparse(one)) for one in marks):
        return
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not SKIPS.search(_code(node)):
            yield node.name


def _code(test: ast.FunctionDef) -> str:
    """Return what a test does, and how it is marked, without what it says of itself."""
    said = 1 if ast.get_docstring(test) else 0
    return "\n".join(map(ast.unparse, [*test.decorator_list, *test.body[said:]]))


def test_every_test_that_is_named_exists_and_is_run_everywhere() -> None:
    """By file and name; a test that is left out for root or for want of something proves nothing.

    Those of the browser are left out where there is none, but fail in CI.
    """
    named = set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", SECURITY))
    assert named
    found = {f"{name}::{test}" for name, module in modules("tests") for test in _always_run(module)}
    assert sorted(named - found) == []


def test_a_test_that_is_skipped_is_no_proof() -> None:
    """By a mark, of its own or of its module, or by a call."""
    module = "import pytest\n{}\n{}\ndef test_a():\n    'Why it may skip.'\n    {}\n"
    runs = module.format("pytestmark = pytest.mark.browser", "@pytest.mark.hypothesis", "assert 1")
    assert [*_always_run(ast.parse(runs))] == ["test_a"]
    for skipped in (
        module.format("pytestmark = [pytest.mark.skipif(1)]", "", "assert 1"),
        module.format("", "@pytest.mark.skip", "assert 1"),
        module.format("", "@pytest.mark.xfail(strict=True)", "assert 1"),
        module.format("", "", "pytest.skip('no')"),
    ):
        assert not [*_always_run(ast.parse(skipped))]


def test_every_requirement_has_a_row_and_a_test() -> None:
    """But for what is out of scope."""
    rows = dict(re.findall(r"^\| (\d+) \| (.*) \|$", SECURITY, re.MULTILINE))
    assert set(map(int, rows)) == set(range(1, REQUIREMENTS + 1))
    without = {int(number) for number, row in rows.items() if "::test_" not in row}
    assert without == UNTESTED
    assert "Out of scope" in rows["21"]
