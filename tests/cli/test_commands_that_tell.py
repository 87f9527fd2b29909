"""Commands that only tell: what they print, and how they end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest

from generator.desk.web_links import Answer, Asked, WebLink
from tests.cli.running import AS_OF, run
from tests.command import CHECKOUT, start
from tests.minisite import MiniSite, tree


def test_refs_lists_places_that_can_be_clicked_and_what_rests_on_a_source(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """As JSON too."""
    told, _ = run(capsys, "refs", "cnet-20180321", "-C", site.root)
    assert "statements    content/claims/bb-stops-ordering.yaml:28:6  " in told
    assert "Named by  2 statements\n" in told
    assert "Alone     2 claims would have no source without it: bb-stops-ordering, bb-" in told
    made = json.loads(run(capsys, "refs", "cnet-20180321", "-C", site.root, "--format", "json")[0])
    assert made["nothing_left_without_it"] == ["bb-stops-ordering", "bb-stops-selling"]
    assert {one["id"] for one in made["named_by"]} == {"best-buy-answers", "unnamed-on-best-buy"}
    assert run(capsys, "refs", "nobody", "-C", site.root, code=2)[1].endswith("`nobody`.\n")


def test_list_tells_when_the_next_build_is_due(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """On its last line."""
    site.put("claims/target-has-huawei", embargo_until="2026-07-01T09:00-05:00")
    told, _ = run(capsys, "list", "--embargoed", "-C", site.root, *AS_OF)
    assert "Target has Huawei phones on sale (observed, until 2026-07-01T09:00-05:00)\n" in told
    assert told.endswith(
        "Next      onrecord build on or after 2026-07-01T09:00-05:00, when the first embargo ends\n"
    )


def test_list_knows_kinds_and_statuses_and_prints_json(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that it does not know are told with the nearest."""
    made = json.loads(run(capsys, "list", "retailer", "-C", site.root, "--format", "json")[0])
    assert [one["id"] for one in made["records"]] == ["best-buy", "target"]
    wrong = run(capsys, "list", "--status", "reportet", "-C", site.root, code=2)[1]
    assert "Did you mean 'reported'?" in wrong
    assert "no kind of record" in run(capsys, "list", "shop", "-C", site.root, code=2)[1]


def test_list_works_with_errors_in_the_content_as_far_as_it_can(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Statuses are not known then."""
    site.put("retailers/target", parent="nobody")
    assert "12 records" not in run(capsys, "list", "stories", "-C", site.root)[0]
    told, _ = run(capsys, "list", "--stale", "-C", site.root, code=1)
    assert "error[E204]" in told
    assert "Listed" not in told


def test_diff_tells_by_its_exit_code_whether_readers_will_see_anything(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """If it is asked to."""
    copytree(site.root, tmp_path / "published")
    arguments = ("diff", tmp_path / "published", "-C", site.root, *AS_OF)
    told, _ = run(capsys, *arguments, "--exit-code")
    assert told.startswith("Readers will see no change")
    assert told.endswith("Next      nothing to do\n")
    site.put("makers/huawei", summary="Other words.")
    told, _ = run(capsys, *arguments)
    assert "TEXT      Huawei\n" in told
    run(capsys, *arguments, "--exit-code", code=1)
    made = json.loads(run(capsys, *arguments, "--format", "json")[0])
    assert made["differences"][0]["id"] == "huawei"
    assert "**text** Huawei" in run(capsys, *arguments, "--format", "markdown")[0]


def test_diff_shows_errors_in_the_files_of_the_side_that_has_them(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their lines."""
    copytree(site.root, tmp_path / "published")
    site.put("makers/huawei", parent="nobody")
    told, _ = run(capsys, "diff", tmp_path / "published", "-C", site.root, code=1)
    assert '"parent": "nobody"' in told
    assert "mend the errors above" in told
    assert "neither a folder nor" in run(capsys, "diff", "nosuch", "-C", CHECKOUT, code=2)[1]


def test_links_tells_what_is_gone_and_ends_with_1(
    site: MiniSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 3 where nothing can be reached at all; no test goes to the web."""
    answers: dict[str, Answer] = {
        "https://cnet.example/1": "gone",
        "https://verge.example/1": "ok",
    }

    def asked(links: Iterable[WebLink], *_: object) -> tuple[Asked, ...]:
        return tuple(Asked(link=one, answer=answers[one.url], detail="404") for one in links)

    monkeypatch.setattr("generator.desk.web_links.ask_all", asked)
    told, _ = run(capsys, "links", "-C", site.root, code=1)
    assert told == (
        "Gone      https://cnet.example/1\n"
        "          content/sources/cnet-20180321.yaml: 404; no stored copy\n"
        "Asked     2 addresses: 1 gone, 1 ok\n"
        "Next      find stored copies of 1 for `archived:`\n"
    )
    made = json.loads(run(capsys, "links", "-C", site.root, "--format", "json", code=1)[0])
    assert [one["answer"] for one in made["links"]] == ["gone", "ok"]
    answers.update(dict.fromkeys(answers, "unreachable"))
    run(capsys, "links", "-C", site.root, code=3)
    answers.update(dict.fromkeys(answers, "ok"))
    assert run(capsys, "links", "-C", site.root)[0].endswith("Next      nothing to do\n")


def test_doctor_ends_with_the_code_of_what_is_wrong(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The most basic first; hints are not wrong."""
    told, _ = run(capsys, "doctor", "-C", site.root, *AS_OF)
    assert "Project   ok    Shelves (content/site.yaml)\n" in told
    assert told.endswith("Next      onrecord build\n")
    site.put("makers/huawei", parent="nobody")
    told, _ = run(capsys, "doctor", "-C", site.root, code=1)
    assert "Content   wrong 1 error in 1 file" in told
    (tmp_path / "empty").mkdir()
    told, _ = run(capsys, "doctor", "-C", tmp_path / "empty", code=2)
    assert "Project   wrong there is no content/site.yaml here" in told
    assert tree(tmp_path / "empty") == {}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but the script, which asks the command itself."""
    told, _ = run(capsys, "completion", shell)
    assert f"_ONRECORD_COMPLETE={shell}_complete" in told
    assert "Next" not in told


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("onrecord re", ["refs", "rename"]),
        ("onrecord refs bb-", ["bb-stops-ordering", "bb-stops-selling"]),
        ("onrecord rename huaw", ["huawei"]),
        ("onrecord list --for", ["--format"]),
    ],
)
def test_a_shell_completes_commands_options_and_ids(
    site: MiniSite, words: str, offered: list[str]
) -> None:
    """In the project's folder."""
    number = str(len(words.split()) - 1)
    done = start(
        cwd=site.root, _ONRECORD_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=number
    )
    assert [one.partition(",")[2] for one in done.stdout.split()] == offered
