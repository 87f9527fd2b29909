"""Each code's case: the text that a terminal shows, and that its help mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.case import Case, cases

pytestmark = pytest.mark.usefixtures("in_plain_theme")

ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.code)
def test_a_case_shows_its_text(case: Case, tmp_path: Path) -> None:
    site = case.project(tmp_path)
    assert case.text(site) == case.shown
    assert f"[{case.code}]: " in case.shown


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.code)
def test_what_the_help_says_mends_a_case(case: Case, tmp_path: Path) -> None:
    site = case.project(tmp_path)
    if case.fixed:
        case.fix(site)
        assert {name: (site.root / name).read_text() for name in case.fixed} == case.fixed
    case.write(site, case.mended)
    assert case.text(site) == ""


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.code)
def test_a_case_says_what_is_wrong_and_how_it_is_mended(case: Case) -> None:
    assert case.about.endswith(".")
    assert case.fixed or case.mended
    assert "\nhelp: " in case.shown
    assert bool(case.fixed) == ("[fixable]" in case.shown)


def test_the_report_below_all_cases_has_no_problem(tmp_path: Path) -> None:
    """So that each shows its own alone."""
    bare = Case("E201", "", {}, "", {}, {})
    assert bare.text(bare.project(tmp_path)) == ""
