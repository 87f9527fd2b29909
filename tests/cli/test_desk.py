"""The commands of the editor's desk: what they print, their exit codes, and what they leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.main import onrecord, outcome
from tests.minisite import MiniSite, tree

AS_OF = ("--as-of", "2026-06-01")


def _run(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0
) -> tuple[str, str]:
    """Run a command and return what it printed, on both streams."""
    capsys.readouterr()
    assert outcome([str(one) for one in arguments]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out, told.err


@pytest.mark.parametrize("command", sorted(onrecord.commands))
def test_every_command_s_help_has_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of itself."""
    told, _ = _run(capsys, command, "--help")
    assert f"Example: onrecord {command}" in told


def test_new_writes_a_file_and_says_what_is_next(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """On three lines, the last of them the next step."""
    told, _ = _run(
        capsys, "new", "claim", "a", "-C", site.root, "--action", "stops-selling", *AS_OF
    )
    assert told == (
        "Created   content/claims/a.yaml\n"
        "To fill   title, subject\n"
        "Next      open content/claims/a.yaml, then onrecord check\n"
    )
    assert (site.root / "content/claims/a.yaml").is_file()


def test_new_refuses_what_exists_unless_it_is_forced(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """And an id that is taken in any case."""
    before = tree(site.root)
    told, _ = _run(capsys, "new", "retailer", "bestbuy", "-C", site.root, code=1)
    assert told.startswith("Exists    `best-buy` is like it in its name: content/retailers/best-")
    _run(capsys, "new", "retailer", "target", "-C", site.root, "--force", code=1)
    assert tree(site.root) == before
    _run(capsys, "new", "retailer", "bestbuy", "-C", site.root, "--force")
    assert set(tree(site.root)) - set(before) == {"content/retailers/bestbuy.yaml"}


def test_new_shows_what_is_wrong_and_writes_nothing(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of it at once."""
    before = tree(site.root)
    arguments = ("--subject", "tarket", "--action", "stops", "--happened", "2018-02-30")
    told, _ = _run(capsys, "new", "claim", "a", "-C", site.root, *arguments, code=1)
    assert told.count("error[") == 2
    assert told.endswith("Wrote     nothing\n")
    assert tree(site.root) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("retailor", "a"), "'retailor' is no kind of record. Did you mean 'retailer'?"),
        (
            ("xyz", "a"),
            "Kinds here: claim, page, source, statement, story, retailer, maker, outlet.",
        ),
        (("claim", "A b"), "`A b` is not an id. ids are lower-case letters"),
        (("retailer", "a", "--url", "https://a.example"), "--url is not for records of the kind"),
        (("retailer",), "Missing argument 'ID'"),
    ],
)
def test_a_mistake_in_the_words_of_new_gives_2(
    site: MiniSite, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    """With the way out."""
    assert told in _run(capsys, "new", *arguments, "-C", site.root, code=2)[1]


@pytest.mark.parametrize("arguments", [("schema",), ("new", "claim", "a")], ids=" ".join)
def test_without_a_project_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """It is said how to name one."""
    told, _ = _run(capsys, *arguments, "-C", tmp_path, code=2)
    assert "error[E806]" in told
    assert tree(tmp_path) == {}


def test_schema_writes_and_says_what_it_left_alone(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings with a comment in them are not ours to write."""
    site.write(".vscode/settings.json", "{ // mine\n}\n")
    told, _ = _run(capsys, "schema", "-C", site.root)
    assert "Wrote     .onrecord/schemas/claim.json\n" in told
    assert "Left      .vscode/settings.json: " in told
    assert (site.root / ".vscode/settings.json").read_text() == "{ // mine\n}\n"
    assert json.loads((site.root / ".onrecord/schemas/claim.json").read_text())["title"] == "claim"
