"""`onrecord explain`: what it tells by the shape of what is asked, and what it can't tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.diagnostics.codes import CODES
from tests.command import start
from tests.minisite import MiniSite

AS_OF = ("--as-of", "2026-06-01")


def explained(site: MiniSite, what: str) -> int:
    """Run the command in the project's folder."""
    return outcome(["explain", "-C", str(site.root), *AS_OF, what])


@pytest.mark.parametrize("code", ["E209", "e209"])
def test_a_code_is_explained_with_an_example(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["explain", code]) == 0
    assert capsys.readouterr().out == (
        "E209: not an id\n"
        "\n"
        "An id has small letters from a to z, digits, and single dashes between them: it becomes "
        "part of an address.\n"
        "\n"
        "Wrong:\n"
        "\n"
        "    object: Huawei Technologies\n"
        "\n"
        "Right:\n"
        "\n"
        "    object: huawei-technologies\n"
    )


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for code in CODES:
        assert outcome(["explain", code]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: {CODES[code].title}\n\n")


def test_a_status_is_explained_by_its_rule(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explained(site, "reported") == 0
    assert capsys.readouterr().out.startswith("Reported, not confirmed\n\nOnly unnamed people")


def test_a_claim_is_explained_with_its_file_and_its_page(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explained(site, "target-has-huawei") == 0
    by_id = capsys.readouterr().out
    assert by_id == (
        "claim target-has-huawei: Target has Huawei phones on sale\n"
        "\n"
        "Observed: Target looked on 22 May 2019.\n"
        "\n"
        "Because:\n"
        "  - Target affirms it (our-look-at-target)\n"
        "  - the word of Target can settle it; not done on record so far (our-look-at-target)\n"
        "  - Target was not asked, as far as is known\n"
        "  - Huawei was not asked, as far as is known\n"
        "\n"
        "What would raise it:\n"
        "  - Confirmed: Target would have to have affirmed it on record\n"
        "\n"
        "Not known:\n"
        "  - What Target would say to it. (target)\n"
        "\n"
        "File      content/claims/target-has-huawei.yaml\n"
        "Page      /claims/target-has-huawei/\n"
    )
    assert explained(site, "content/claims/target-has-huawei.yaml") == 0
    assert capsys.readouterr().out == by_id


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("", "claim bb-stops-ordering:"),
        (":1", "claim bb-stops-ordering:"),
        (":17:2", "claim bb-stops-ordering:"),
        (":28", "statement unnamed-on-best-buy:"),
        (":9999:1", "statement unnamed-on-best-buy:"),
    ],
)
def test_a_line_of_a_file_is_explained_by_the_record_that_stands_there(
    site: MiniSite, capsys: pytest.CaptureFixture[str], place: str, expected: str
) -> None:
    file = f"content/claims/bb-stops-ordering.yaml{place}"
    for asked in (file, f"{site.root}/{file}"):
        assert explained(site, asked) == 0
        assert capsys.readouterr().out.startswith(expected)


def test_a_draft_is_explained_and_said_to_be_one(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("claims/target-stops-selling", draft="yes")
    assert explained(site, "target-stops-selling") == 0
    assert "\nHeld back from readers: a draft" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("E240", "there is no code `E240`; did you mean `E204`"),
        ("best-bye", "no record has the id or name `best-bye`; did you mean `best-buy`"),
        ("", "no record has the id or name ``"),
        ("zzzzzzzzzzzz", "no record has the id or name `zzzzzzzzzzzz`\n"),
        ("content/claims/best-bye.yaml", "no record has the id or name `content/claims/best-bye"),
        ("a\x1b[31m\nb", "no record has the id or name `a<U+001B>[31m b`"),
    ],
)
def test_what_is_not_known_is_said_with_what_is_near(
    site: MiniSite, capsys: pytest.CaptureFixture[str], what: str, hint: str
) -> None:
    assert explained(site, what) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert hint in told.err


def test_broken_content_has_to_be_mended_first(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("makers/huawei", name="")
    assert explained(site, "best-buy") == 1
    told = capsys.readouterr().out
    assert told.startswith("Checked   1 error in 1 file (15 checked)\n")
    assert "onrecord check" in told


def test_a_code_is_explained_outside_of_any_project(tmp_path: Path) -> None:
    done = start("explain", "E204", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("E204: unknown id\n")
