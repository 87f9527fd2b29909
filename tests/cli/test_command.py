"""The command: exit codes, what is printed where, and what happens when something breaks."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__
from generator.cli.main import outcome
from generator.incremental.manifest import MANIFEST
from tests.command import CHECKOUT
from tests.minisite import MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

AS_OF = ("--as-of", "2026-06-01")
NOT_MADE_ONE_BY_ONE = ("assets/", "search/index/", MANIFEST)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def _refused(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that was printed, on standard error."""
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("onrecord: ")
    assert told.err.count("\n") == 1
    return told.err


def test_a_build_prints_four_lines_and_nothing_else(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("claims/target-stops-selling", withdrawn={"date": "2026-02-01", "because": "Wrong."})
    (site.root / "content/claims/target-stops-selling.yaml").unlink()
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    out = str(site.out)
    made = [name for name in site.pages() if not name.startswith(NOT_MADE_ONE_BY_ONE)]
    pages = sum(name.endswith(".html") for name in made)
    others = len(made) - pages
    files = len(site.pages()) - 1
    assert told.out == (
        "Read      14 files: 3 claims, 3 statements, 2 sources, 5 entities, 1 story, 1 page\n"
        "Checked   No problems (14 files checked)\n"
        f"Wrote     {out}: {pages} of {pages} pages and {others} of {others} other files made, "
        f"{files} files written, 0 deleted.\n"
        f"Next      python3 -m http.server --bind 127.0.0.1 --directory {out} 8000\n"
    )
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 0
    told_again = f"{out}: 0 of {pages} pages and 0 of {others} other files made, 0 files written, "
    assert told_again in capsys.readouterr().out


def test_a_failed_build_shows_the_place_and_says_that_nothing_changed(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(
        "content/claims/target-stops-selling.yaml",
        "title: Target stops selling\nsubject: tarket\naction: stops-selling\n",
    )
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 1
    assert capsys.readouterr().out == (
        "error[E204]: no entity has the id `tarket`\n"
        "  --> content/claims/target-stops-selling.yaml:2:10\n"
        "   |\n"
        " 1 | title: Target stops selling\n"
        " 2 | subject: tarket\n"
        "   |          ^^^^^^ not found\n"
        " 3 | action: stops-selling\n"
        "   |\n"
        "help: did you mean `target`?                                           [fixable]\n"
        "\n"
        "Read      15 files: nothing usable\n"
        "Checked   1 error in 1 file (15 checked)\n"
        "Wrote     nothing; the site is as it was. Mend the errors above and build again.\n"
    )
    assert not site.out.exists()


FIVE_MISTAKES = """\
title: Best Buy stops selling phones
subject: Best Buy
action: stops-selling
happend: 2018-03-21
due: 2018-02-30
scope: {extent: most}
ruling: {status: confirmed}
"""


def test_five_mistakes_in_a_file_are_told_in_one_run_each_at_its_place(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/claims/five-mistakes.yaml", FIVE_MISTAKES)
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 1
    expected = Path(__file__).with_name("five_mistakes.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out == expected
    assert not site.out.exists()


def test_a_check_writes_nothing(site: MiniSite, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(site.root)
    assert outcome(["check", "-C", str(site.root), *AS_OF]) == 0
    told = capsys.readouterr().out
    assert told.endswith(
        "Checked   1 warning in 1 file (15 checked)\n"
        "Read on   onrecord explain W301\n"
        "Next      onrecord build\n"
    )
    assert tree(site.root) == before
    site.put("makers/huawei", name="")
    assert outcome(["check", "-C", str(site.root), *AS_OF]) == 1
    assert "until then `onrecord build` writes nothing" in capsys.readouterr().out


def test_the_output_folder_can_be_named(site: MiniSite, tmp_path: Path) -> None:
    assert outcome(["build", "-C", str(site.root), "-d", str(tmp_path / "a/b"), *AS_OF]) == 0
    assert (tmp_path / "a/b/index.html").is_file()
    assert not (site.root / "site").exists()


def test_without_names_the_project_is_the_present_folder(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    assert outcome(["build", *AS_OF]) == 0
    assert (site.root / "site/index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--nonsense"],
        ["build", "-C", "/nowhere/at/all"],
        ["build", "-d", __file__],
        ["build", "--as-of", "yesterday"],
        ["build", "--as-of", "2026"],
        ["build", "--as-of", "2026-01-01/2026-02-01"],
        ["check", "--color", "green"],
        ["check", "extra"],
    ],
    ids=" ".join,
)
def test_a_mistake_in_the_command_gives_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error: " in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999", "1.5"])
def test_a_clock_that_is_no_number_gives_2(
    epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert outcome(["check"]) == 2
    assert "SOURCE_DATE_EPOCH is not a number of seconds" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("0001-01-01", 0),
        ("9999-12-31", 0),
        ("9999-12-31T23:59Z", 0),
        ("9999-12-31T23:59-12:00", 2),
        ("0001-01-01T00:00+14:00", 2),
    ],
)
def test_the_ends_of_the_calendar_are_days_too(site: MiniSite, as_of: str, expected: int) -> None:
    site.put("claims/target-stops-selling", embargo_until="2026-06-15T00:00Z")
    assert outcome(["build", "-C", str(site.root), "--as-of", as_of]) == expected


REFUSALS: dict[str, Callable[[MiniSite], Path]] = {
    "the project": lambda site: site.root,
    "the content": lambda site: site.root / "content",
    "somebody's folder": lambda site: site.root.parent,
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_output_folder_gives_2_and_one_line(
    site: MiniSite, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = tree(site.root)
    out = REFUSALS[name](site)
    assert outcome(["build", "-C", str(site.root), "-d", str(out), *AS_OF]) == 2
    assert str(out) in _refused(capsys)
    assert tree(site.root) == before


def test_a_folder_in_a_page_s_place_gives_2_and_one_line(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome(["build", "-C", str(site.root), *AS_OF])
    capsys.readouterr()
    (site.out / "index.html").unlink()
    (site.out / "index.html").mkdir()
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 2
    assert "stands where a file goes" in _refused(capsys)


def test_a_build_beside_another_gives_3_and_one_line(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.root / ".onrecord").mkdir()
    with (site.root / ".onrecord/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert outcome(["build", "-C", str(site.root), *AS_OF]) == 3
    assert "another build of this project is running" in _refused(capsys)


@pytest.mark.parametrize("number", ["ENOSPC", "EROFS", "EACCES", "EMFILE"])
def test_a_machine_that_fails_gives_3_and_one_line(
    site: MiniSite,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: str,
) -> None:
    import errno  # noqa: PLC0415  looked up by name

    def failing(*_: object, **__: object) -> None:
        code = getattr(errno, number)
        raise OSError(code, os.strerror(code), "/some/place")

    monkeypatch.setattr("generator.files.write", failing)
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 3
    assert "/some/place. The site is as it was." in _refused(capsys)


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(13, "Permission denied", "/some/place"), 3), (KeyboardInterrupt(), 130)],
    ids=["an error", "Ctrl-C"],
)
def test_what_comes_half_way_through_the_switch_is_not_called_harmless(
    site: MiniSite,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
) -> None:
    def failing(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("generator.files.delete", failing)
        assert outcome(["build", "-C", str(site.root), *AS_OF]) == code
    told = capsys.readouterr().err.strip()
    assert told.endswith("Part of the site may be new already; build again to finish it.")
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 0


def test_an_error_of_ours_gives_70_and_a_report_but_no_traceback(
    site: MiniSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr("generator.site.settle", failing)
    assert outcome(["build", "-C", str(site.root), *AS_OF]) == 70
    told = capsys.readouterr()
    assert told.out == ""
    first, second = told.err.splitlines()
    assert first == "onrecord: this is a bug of ours: ZeroDivisionError: no such luck"
    saved = Path(second.rpartition(": ")[2])
    report = saved.read_text()
    saved.unlink()
    assert report.startswith(f"onrecord {__version__}\nPython ")
    assert "Traceback" in report


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_a_stop_by_the_user_gives_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.check.check", failing)
    assert outcome(["check", "-C", str(CHECKOUT)]) == 130
    assert capsys.readouterr().err.strip() == "Stopped. The site is as it was."


def test_a_folder_without_a_project_says_how_to_name_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["check", "-C", str(tmp_path)]) == 2
    told = capsys.readouterr().out
    assert "error[E806]" in told
    assert "-C DIR" in told


def test_wrong_settings_are_told_from_wrong_content(site: MiniSite) -> None:
    """Exit code 2 says that site.yaml has to be mended, 1 that a record has."""
    site.write("content/site.yaml", "title: [unclosed\n")
    assert outcome(["check", "-C", str(site.root)]) == 2
