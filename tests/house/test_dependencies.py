"""What the project needs is declared, and locked without a word of where it came from."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.project import ROOT, imported, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMES_WITH = {"pydantic-core": "pydantic", "markupsafe": "jinja2"}
"""Distributions that are part of another one that is declared."""


def normal(name: str) -> str:
    """Return a distribution's name as packaging tools compare it, without its version."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", name)[0]).lower()


@pytest.mark.parametrize(
    ("folder", "declared"),
    [
        ("generator", PROJECT["dependencies"]),
        ("tests", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
)
def test_every_library_that_is_imported_is_declared(folder: str, declared: list[str]) -> None:
    """What happens to be there on one machine is not there on another."""
    known = {normal(one) for one in declared}
    owners = packages_distributions()
    ours = {"generator", "tests", *sys.stdlib_module_names}
    for name, tree in modules(folder):
        for module in {one.partition(".")[0] for one in imported(tree)} - ours:
            distributions = {normal(one) for one in owners.get(module, [module])}
            wanted = {COMES_WITH.get(one, one) for one in distributions}
            assert wanted & known, f"{name} imports {module}"


def test_the_lock_holds_every_declared_dependency() -> None:
    """With hashes, at one version each."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock, re.MULTILINE)
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {normal(one) for one in declared} <= {normal(one) for one in locked}
    assert lock.count("==") <= lock.count("--hash=sha256:")


def test_the_lock_names_no_host() -> None:
    """Where packages come from is for whoever installs to say."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", lock)
