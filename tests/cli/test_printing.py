"""What the command prints: help, colours, and letters that a terminal may not know."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import console
from generator.cli.main import onrecord, outcome
from tests.command import CHECKOUT, start
from tests.minisite import mini_site

AS_OF = ("--as-of", "2026-06-01")


def test_the_version_is_told() -> None:
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"onrecord {__version__}\n")


@pytest.mark.parametrize("command", sorted(onrecord.commands))
def test_every_command_s_help_has_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for flag in ("--help", "-h"):
        assert outcome([command, flag]) == 0
        assert f"Example: onrecord {command} " in capsys.readouterr().out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["--help"]) == 0
    told = capsys.readouterr().out
    assert "onrecord build      write the site" in told
    assert re.search(r"(?m)^  check +Find every problem of the content\.$", told)


def test_help_and_version_load_no_library_that_they_don_t_need() -> None:
    code = (
        "import sys; from generator.cli.main import outcome; outcome(['--help']);"
        "print(sorted({'jinja2', 'markdown', 'nh3', 'pydantic', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n[]\n")


def test_what_is_piped_has_no_colours_and_no_progress(tmp_path: Path) -> None:
    site = mini_site(tmp_path)
    site.put("makers/huawei", name="")
    for arguments in (["check"], ["build"]):
        done = start(*arguments, "-C", str(site.root), *AS_OF)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout + done.stderr
        assert done.stderr == ""
    always = start("check", "-C", str(site.root), "--color", "always", *AS_OF)
    assert "\x1b[" in always.stdout


@pytest.mark.parametrize(
    ("choice", "terminal", "no_color", "expected"),
    [
        ("auto", True, "", True),
        ("auto", True, "1", False),
        ("auto", False, "", False),
        ("always", False, "1", True),
        ("never", True, "", False),
    ],
)
def test_colour_is_for_terminals_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, choice: str, no_color: str, *, terminal: bool, expected: bool
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert console.colored(choice) == expected


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_content_is_printed_whatever_letters_the_terminal_knows(
    tmp_path: Path, encoding: str
) -> None:
    site = mini_site(tmp_path)
    site.write("content/makers/zte.yaml", "name: 中兴 “ZTE” \ncolour: красный\n")
    done = start("check", "-C", str(site.root), *AS_OF, PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert "error[E201]" in done.stdout
    assert done.stderr == ""


def test_nothing_of_the_content_reaches_the_terminal_as_an_order(tmp_path: Path) -> None:
    site = mini_site(tmp_path)
    site.write("content/makers/zte.yaml", b"name: \x1b]0;owned\x07\x1b[2J ZTE\n")
    site.write("content/makers/a\x1b[31m.yaml", b"name: red\n")
    done = start("check", "-C", str(site.root), *AS_OF)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
