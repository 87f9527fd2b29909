"""What the documents say exists, and what exists is said."""

from __future__ import annotations

import re

import click
import pytest

from generator.cli.main import onrecord
from tests.house.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PARTS = sorted(
    f"generator/{path.name}/" if path.is_dir() else f"generator/{path.name}"
    for path in (ROOT / "generator").iterdir()
    if (path.is_dir() and (path / "__init__.py").exists())
    or (path.suffix == ".py" and path.name != "__init__.py")
)


@pytest.mark.parametrize("name", sorted(onrecord.commands))
def test_the_readme_names_every_command(name: str) -> None:
    """As it is typed."""
    assert f"`onrecord {name}" in README


OPTIONS = sorted(
    {
        (name, option)
        for name, command in onrecord.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts
    }
)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_the_readme_names_every_option(command: str, option: str) -> None:
    """Both its long form and its short one."""
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", README), command


@pytest.mark.parametrize("part", PARTS)
def test_the_architecture_names_every_part(part: str) -> None:
    """Whoever looks for something finds where it is."""
    assert f"`{part}`" in ARCHITECTURE


def test_the_architecture_names_nothing_that_is_not_there() -> None:
    """Every path of the project in it leads to a file or a folder."""
    named = re.findall(r"`((?:generator|templates|tests|content)/[\w./-]*)`", ARCHITECTURE)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    """Changes are told when they are made."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
