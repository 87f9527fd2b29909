"""`onrecord check`: its formats, what it mends, what it leaves out, and when it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.main import outcome
from tests.minisite import MiniSite, tree
from tests.repository import committed

pytestmark = pytest.mark.usefixtures("in_plain_theme")

AS_OF = ("--as-of", "2026-06-01")
TYPO = "title: Target stops selling\nsubject: tarket # so\naction: stops-seling\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def broken(site: MiniSite) -> MiniSite:
    """The small report with two mistakes that can be fixed, and one warning."""
    site.write("content/claims/target-stops-selling.yaml", TYPO)
    site.put("claims/bb-stops-selling", title="Best Buy stops amid pressure")
    return site


def checked(site: MiniSite, *arguments: str) -> int:
    """Run the command in the project's folder."""
    return outcome(["check", "-C", str(site.root), *AS_OF, *arguments])


def last_lines(told: str) -> str:
    """Return what stands below the last frame."""
    return told[told.index("Checked") :]


def test_a_check_ends_with_what_can_be_done(
    broken: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(broken) == 1
    assert last_lines(capsys.readouterr().out) == (
        "Checked   2 errors, 1 warning in 2 files (15 checked)\n"
        "Fixable   2 of them: onrecord check --fix\n"
        "Read on   onrecord explain E203\n"
        "Next      mend the errors above; until then `onrecord build` writes nothing.\n"
    )


def test_fix_mends_and_tells_what_it_did_and_what_is_left(
    broken: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(broken.root)
    assert checked(broken, "--fix") == 0
    name = "content/claims/target-stops-selling.yaml"
    told = capsys.readouterr().out
    assert told.startswith(
        f"Fixed     {name}:2:10: write `target` (E204)\n"
        f"Fixed     {name}:3:9: write `stops-selling` (E203)\n"
        "\n"
        "warning[W308]: the title gives a cause"
    )
    assert last_lines(told) == (
        "Checked   2 warnings in 2 files (15 checked)\n"
        "Read on   onrecord explain W301\n"
        "Next      onrecord build\n"
    )
    after = tree(broken.root)
    assert {file for file in after if after[file] != before[file]} == {name}
    assert after[name] == (
        b"title: Target stops selling\nsubject: target # so\naction: stops-selling\n"
    )
    assert checked(broken, "--fix") == 0
    assert capsys.readouterr().out.startswith("Fixed     nothing; no problem here has a fix")


def test_fix_mends_only_what_is_asked_for(broken: MiniSite) -> None:
    assert checked(broken, "--fix", "--only", "E203") == 0
    text = (broken.root / "content/claims/target-stops-selling.yaml").read_text()
    assert text == TYPO.replace("seling", "selling")


def test_strict_fails_on_warnings_alone(site: MiniSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(site) == 0
    assert checked(site, "--strict") == 1
    told = capsys.readouterr().out
    assert told.endswith("Next      mend the warnings above: --strict counts them as errors.\n")
    assert checked(site, "--strict", "--ignore", "W301") == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--only", "E2"], "2 errors in 1 file"),
        (["--only", "E204,W308"], "1 error, 1 warning in 2 files"),
        (["--only", "e2", "--ignore", "E203"], "1 error in 1 file"),
        (["--ignore", "E", "--ignore", "W"], "No problems"),
    ],
)
def test_codes_are_chosen_by_their_beginning(
    broken: MiniSite,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    checked(broken, *arguments)
    assert last_lines(capsys.readouterr().out).startswith(f"Checked   {expected}")


def test_more_than_the_most_are_counted_and_not_shown(
    broken: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(broken, "--max", "1") == 1
    told = capsys.readouterr().out
    assert told.count("error[") == 1
    assert "... and 2 more, not shown" in told
    assert "2 errors, 1 warning" in told


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--only", "E240"], "did you mean E204"),
        (["--ignore", "nonsense"], "no code is or begins with `nonsense`"),
        (["--max", "-1"], "x>=0"),
        (["--format", "xml"], "'text', 'json', 'sarif', 'github'"),
        (["--since", "HEAD"], "not a git repository"),
    ],
)
def test_a_mistake_in_an_option_says_what_it_takes(
    broken: MiniSite,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    hint: str,
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(broken.root.parent))
    assert checked(broken, *arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert hint in told.err


def test_since_tells_of_what_changed(broken: MiniSite, capsys: pytest.CaptureFixture[str]) -> None:
    committed(broken.root)
    assert checked(broken, "--since", "HEAD") == 0
    assert "No problems" in capsys.readouterr().out
    broken.write("content/makers/zte.yaml", "nmae: ZTE\n")
    assert checked(broken, "--since", "HEAD") == 1
    assert "Checked   1 error in 1 file" in capsys.readouterr().out
    assert checked(broken, "--since", "nowhere") == 2
    assert "git knows no commit by the name `nowhere`" in capsys.readouterr().err


def test_json_is_one_document_and_nothing_else(
    broken: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(broken, "--format", "json", "--max", "0") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["diagnostics"]] == ["W308", "E204", "E203"]
    assert told["summary"]["files"] == 15
    assert "fixed" not in told
    assert checked(broken, "--format", "json", "--fix") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["fixed"]] == ["E204", "E203"]
    assert told["summary"]["errors"] == 0


def test_sarif_names_files_from_the_root_of_the_sources(
    broken: MiniSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(broken.root.parent))
    assert checked(broken, "--format", "sarif") == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    place = run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "project/content/claims/target-stops-selling.yaml"


def test_in_a_job_of_github_there_are_annotations_and_a_summary(
    broken: MiniSite,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    table = tmp_path / "summary.md"
    table.write_text("before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(table))
    monkeypatch.chdir(broken.root)
    assert outcome(["check", *AS_OF, "--color", "always"]) == 1
    told = capsys.readouterr().out
    stop, text = told.split("\n", 1)
    token = stop.removeprefix("::stop-commands::")
    frames, rest = text.split(f"::{token}::\n")
    assert len(token) == 32
    assert frames.count("error[") == 2
    assert "\x1b" not in told
    assert rest.startswith(
        "::error file=content/claims/target-stops-selling.yaml,line=2,endLine=2,col=10,"
        "endColumn=16,title=E204::no entity has the id `tarket`%0Adid you mean `target`?\n"
    )
    assert "Checked   2 errors, 1 warning" in rest
    assert table.read_text().startswith("before\n### onrecord check\n")
    assert "| E204 |" in table.read_text()
    assert outcome(["check", *AS_OF, "--format", "text"]) == 1
    assert "::error" not in capsys.readouterr().out


@pytest.mark.parametrize("chosen", ["text", "json", "sarif", "github"])
def test_a_folder_without_a_project_is_told_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: str
) -> None:
    assert outcome(["check", "-C", str(tmp_path), "--format", chosen, "--fix"]) == 2
    told = capsys.readouterr()
    assert "E806" in told.out
    assert told.err == ""
