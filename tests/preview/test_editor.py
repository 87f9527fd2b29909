"""A place is opened as each editor wants it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.preview.editor import Opening, opening
from generator.preview.messages import Place

PLACE = Place("content/a b.yaml", 3, 7)


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("code", ("code", "-g", "{file}:3:7")),
        ("/usr/bin/code --wait", ("/usr/bin/code", "--wait", "-g", "{file}:3:7")),
        ("subl", ("subl", "{file}:3:7")),
        ("emacsclient", ("emacsclient", "-n", "+3:7", "{file}")),
        ("gvim", ("gvim", "+3", "{file}")),
        ("idea", ("idea", "--line", "3", "--column", "7", "{file}")),
        ("mine --at {line},{column} {file}", ("mine", "--at", "3,7", "{file}")),
        ("'my editor' {file}", ("my editor", "{file}")),
    ],
)
def test_a_program_with_a_window_is_started(
    tmp_path: Path, named: str, command: tuple[str, ...]
) -> None:
    """With file, line and column; a name with blanks stays one word."""
    file = str(tmp_path.resolve() / PLACE.file)
    expected = tuple(word.replace("{file}", file) for word in command)
    assert opening(tmp_path, PLACE, {"EDITOR": named}) == Opening(command=expected)


@pytest.mark.parametrize("named", ["vim", "nano", "hx", "emacs -nw"])
def test_an_editor_in_a_terminal_is_told_what_to_type(tmp_path: Path, named: str) -> None:
    """It can't be started from a server."""
    file = tmp_path.resolve() / PLACE.file
    told = opening(tmp_path, PLACE, {"EDITOR": named})
    assert told == Opening(hint=f"{named} +3 '{file}'")


@pytest.mark.parametrize("environment", [{}, {"EDITOR": ""}, {"EDITOR": "'never closed"}])
def test_without_an_editor_there_is_a_link(tmp_path: Path, environment: Mapping[str, str]) -> None:
    """That VS Code follows."""
    told = opening(tmp_path, PLACE, environment)
    assert told == Opening(link=f"vscode://file{tmp_path.resolve()}/content/a%20b.yaml:3:7")


def test_our_own_variable_comes_first(tmp_path: Path) -> None:
    """Then VISUAL, then EDITOR."""
    named = {"EDITOR": "gedit", "VISUAL": "subl", "ONRECORD_EDITOR": "zed"}
    assert opening(tmp_path, PLACE, named).command[0] == "zed"
    del named["ONRECORD_EDITOR"]
    assert opening(tmp_path, PLACE, named).command[0] == "subl"


def test_a_file_as_a_whole_is_opened_at_its_beginning(tmp_path: Path) -> None:
    """Of a problem without a place."""
    told = opening(tmp_path, Place("content/a.yaml"), {"EDITOR": "subl"})
    assert told.command[1].endswith("a.yaml:1:1")
