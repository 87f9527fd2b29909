"""The project's files speak of the project alone."""

from __future__ import annotations

import re

import pytest

from tests.house.project import ROOT, files

FOREIGN = {
    "a path of somebody's machine": re.compile(
        r"(?<![\w.])/(?:home|root|work|Users|mnt|scratch)/\w|[A-Z]:\\{1,2}Users\\"
    ),
    "work that was put off": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
}
_NOT_OURS = ("tests/data/", "content/")


@pytest.mark.parametrize(("what", "pattern"), FOREIGN.items(), ids=list(FOREIGN))
def test_no_file_holds_a_trace_of_how_it_came_about(what: str, pattern: re.Pattern[str]) -> None:
    """Names of machines and notes to oneself are of no use to anybody else."""
    found = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(_NOT_OURS):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match.group()}" for match in pattern.finditer(text)]
    assert found == [], what
