"""What is looked at before somebody starts to work."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.desk import set_up as module
from generator.desk.editor_support import editor_support
from generator.desk.set_up import Found, set_up
from generator.desk.writing import write_files
from generator.loading.load import load
from tests.minisite import NOW, MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def _found(root: Path, name: str) -> Found:
    return next(one for one in set_up(root, NOW).found if one.name == name)


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True)


def test_everything_in_place_is_ok(site: MiniSite) -> None:
    """A project in git, with schemas of the day and a content without problems."""
    site.remove("claims/target-stops-selling")
    _git(site.root, "init", "-q")
    write_files(site.root, editor_support(site.root, load(site.root)).files)
    told = set_up(site.root, NOW)
    assert [(one.name, one.text, one.help) for one in told.found if one.state != "ok"] == []
    assert told.diagnostics == ()
    names = {"Python", "Project", "Content", "Writing", "Git", "Editor"}
    assert names <= {one.name for one in told.found}


@pytest.mark.parametrize(
    ("spoil", "name", "state", "help_"),
    [
        (lambda site: site.remove("site"), "Project", "settings", "onrecord init"),
        (lambda site: site.write("content/site.yaml", "a: ["), "Project", "settings", "check"),
        (lambda site: site.put("makers/huawei", parent="x"), "Content", "content", "check"),
        (lambda _site: None, "Content", "hint", ""),
        (lambda _site: None, "Git", "hint", "git init"),
        (lambda _site: None, "Editor", "hint", "onrecord schema"),
    ],
)
def test_what_is_missing_is_told_with_what_to_do(
    site: MiniSite, spoil: Callable[[MiniSite], object], name: str, state: str, help_: str
) -> None:
    """Each by itself."""
    spoil(site)
    found = _found(site.root, name)
    assert found.state == state
    assert help_ in found.help


def test_schemas_that_lack_a_new_id_are_out_of_date(site: MiniSite) -> None:
    """Whatever else is right."""
    write_files(site.root, editor_support(site.root, load(site.root)).files)
    site.write("content/makers/zte.yaml", "name: ZTE\n")
    assert "is out of date" in _found(site.root, "Editor").text


def test_vs_code_without_its_yaml_extension_is_told(
    site: MiniSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is VS Code."""
    write_files(site.root, editor_support(site.root, load(site.root)).files)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name == "code" else None)
    assert "lacks the YAML extension" in _found(site.root, "Editor").text
    (tmp_path / ".vscode/extensions/redhat.vscode-yaml-1.2.3").mkdir(parents=True)
    assert _found(site.root, "Editor").state == "ok"
    assert _found(site.root, "Git").text == "git is not installed"


def test_a_folder_that_can_t_be_written_is_told(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a build finds out."""
    site.out.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: path != site.out)
    states = [one.state for one in set_up(site.root, NOW).found if one.name == "Writing"]
    assert states == ["ok", "machine"]


def test_a_machine_that_watches_too_few_folders_is_told(
    site: MiniSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it has such a limit."""
    limit = tmp_path / "limit"
    limit.write_text("10\n")
    monkeypatch.setattr(module, "_WATCHES", limit)
    assert _found(site.root, "Watching").state == "hint"
    limit.write_text("1000\n")
    assert _found(site.root, "Watching").state == "ok"
    limit.unlink()
    assert "Watching" not in {one.name for one in set_up(site.root, NOW).found}


def test_an_embargoed_file_in_a_public_repository_is_told_at_its_line(site: MiniSite) -> None:
    """Git holds it, readers are led there, and the embargo is not over."""
    ahead = "title: A\nsubject: target\naction: stops-selling\nembargo_until: 2026-07-01T09:00Z\n"
    site.write("content/claims/secret.yaml", ahead)
    site.write("content/claims/over.yaml", ahead.replace("2026-07", "2026-01"))
    assert set_up(site.root, NOW).diagnostics == ()
    _git(site.root, "init", "-q")
    site.settle(repository="https://code.example/shelves")
    assert set_up(site.root, NOW).diagnostics == ()
    _git(site.root, "add", "-A")
    (problem,) = set_up(site.root, NOW).diagnostics
    assert (problem.code, problem.file) == ("W503", "content/claims/secret.yaml")
    assert problem.span
    assert problem.span.line == 4
