"""The commands of the editor's desk: what they print, their exit codes, and what they leave."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest

from generator.cli.main import onrecord, outcome
from generator.desk.web_links import Answer, Asked, WebLink
from tests.command import CHECKOUT, start
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


def test_rename_tells_every_file_and_a_dry_run_writes_none(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same places are told both times."""
    before = tree(site.root / "content")
    dry, _ = _run(capsys, "rename", "huawei", "hw", "-C", site.root, "--dry-run")
    assert tree(site.root / "content") == before
    done, _ = _run(capsys, "rename", "huawei", "hw", "-C", site.root)
    assert "Place     content/makers/hw.yaml\n" in done
    assert done.endswith(
        "Edited    5 places in 5 files\nNext      onrecord check, then onrecord build\n"
    )
    assert "Moved     content/makers/huawei.yaml to content/makers/hw.yaml\n" in done
    places = [one for one in done.splitlines() if one.startswith("Place ")]
    assert places == [one for one in dry.splitlines() if one.startswith("Place ")]
    assert dry.endswith("Would edit 5 places in 5 files\nNext      the same without --dry-run\n")
    assert "content/makers/huawei.yaml" not in tree(site.root)
    _run(capsys, "check", "-C", site.root, *AS_OF)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("huawai", "hw"), 2, "did you mean `huawei`?"),
        (("huawei", "H W"), 2, "`H W` is not an id."),
        (("huawei", "target"), 1, "Refused   the id `target` is taken"),
    ],
)
def test_rename_refuses_in_plain_words(
    site: MiniSite,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    """And writes nothing."""
    before = tree(site.root)
    assert told in "".join(_run(capsys, "rename", *arguments, "-C", site.root, code=code))
    assert tree(site.root) == before


def test_refs_lists_places_that_can_be_clicked_and_what_rests_on_a_source(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """As JSON too."""
    told, _ = _run(capsys, "refs", "cnet-20180321", "-C", site.root)
    assert "statements    content/claims/bb-stops-ordering.yaml:28:6  " in told
    assert "Named by  2 statements\n" in told
    assert "Alone     2 claims would have no source without it: bb-stops-ordering, bb-" in told
    made = json.loads(_run(capsys, "refs", "cnet-20180321", "-C", site.root, "--format", "json")[0])
    assert made["nothing_left_without_it"] == ["bb-stops-ordering", "bb-stops-selling"]
    assert {one["id"] for one in made["named_by"]} == {"best-buy-answers", "unnamed-on-best-buy"}
    assert _run(capsys, "refs", "nobody", "-C", site.root, code=2)[1].endswith("`nobody`.\n")


def test_list_tells_when_the_next_build_is_due(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """On its last line."""
    site.put("claims/target-has-huawei", embargo_until="2026-07-01T09:00-05:00")
    told, _ = _run(capsys, "list", "--embargoed", "-C", site.root, *AS_OF)
    assert "Target has Huawei phones on sale (observed, until 2026-07-01T09:00-05:00)\n" in told
    assert told.endswith(
        "Next      onrecord build on or after 2026-07-01T09:00-05:00, when the first embargo ends\n"
    )


def test_list_knows_kinds_and_statuses_and_prints_json(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that it does not know are told with the nearest."""
    made = json.loads(_run(capsys, "list", "retailer", "-C", site.root, "--format", "json")[0])
    assert [one["id"] for one in made["records"]] == ["best-buy", "target"]
    wrong = _run(capsys, "list", "--status", "reportet", "-C", site.root, code=2)[1]
    assert "Did you mean 'reported'?" in wrong
    assert "no kind of record" in _run(capsys, "list", "shop", "-C", site.root, code=2)[1]


def test_list_works_with_errors_in_the_content_as_far_as_it_can(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Statuses are not known then."""
    site.put("retailers/target", parent="nobody")
    assert "12 records" not in _run(capsys, "list", "stories", "-C", site.root)[0]
    told, _ = _run(capsys, "list", "--stale", "-C", site.root, code=1)
    assert "error[E204]" in told
    assert "Listed" not in told


def test_init_makes_a_project_that_checks_and_refuses_to_do_so_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder that is not there yet."""
    root = tmp_path / "some/pools"
    told, _ = _run(capsys, "init", root)
    assert told.endswith(f"Next      onrecord build -C {root}\n")
    assert "No problems" in _run(capsys, "check", "-C", root)[0]
    assert {".gitignore", ".vscode/settings.json", ".onrecord/schemas/claim.json"} <= set(
        tree(root)
    )
    before = tree(root)
    assert "there is a project here already" in _run(capsys, "init", root, "--empty", code=1)[0]
    assert tree(root) == before


def test_init_leaves_files_of_yours_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this folder, and it says so."""
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("// mine\n{}\n")
    monkeypatch.chdir(tmp_path)
    told, _ = _run(capsys, "init", "--empty")
    assert "Left      .gitignore; see that it names" in told
    assert "Left      .vscode/settings.json: it holds comments" in told
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / ".vscode/settings.json").read_text() == "// mine\n{}\n"


def test_diff_tells_by_its_exit_code_whether_readers_will_see_anything(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """If it is asked to."""
    copytree(site.root, tmp_path / "published")
    arguments = ("diff", tmp_path / "published", "-C", site.root, *AS_OF)
    told, _ = _run(capsys, *arguments, "--exit-code")
    assert told.startswith("Readers will see no change")
    assert told.endswith("Next      nothing to do\n")
    site.put("makers/huawei", summary="Other words.")
    told, _ = _run(capsys, *arguments)
    assert "TEXT      Huawei\n" in told
    _run(capsys, *arguments, "--exit-code", code=1)
    made = json.loads(_run(capsys, *arguments, "--format", "json")[0])
    assert made["differences"][0]["id"] == "huawei"
    assert "**text** Huawei" in _run(capsys, *arguments, "--format", "markdown")[0]


def test_diff_shows_errors_in_the_files_of_the_side_that_has_them(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their lines."""
    copytree(site.root, tmp_path / "published")
    site.put("makers/huawei", parent="nobody")
    told, _ = _run(capsys, "diff", tmp_path / "published", "-C", site.root, code=1)
    assert '"parent": "nobody"' in told
    assert "mend the errors above" in told
    assert "neither a folder nor" in _run(capsys, "diff", "nosuch", "-C", CHECKOUT, code=2)[1]


def test_fmt_tidies_and_check_only_tells(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file, a folder, or everything."""
    untidy = site.write("content/makers/zte.yaml", "name:   ZTE  \n\n\n")
    untidy.chmod(0o640)
    told, _ = _run(capsys, "fmt", "-C", site.root, "--check", code=1)
    assert f"Untidy    {untidy}\n" in told
    assert untidy.read_text() == "name:   ZTE  \n\n\n"
    told, _ = _run(capsys, "fmt", site.root / "content/makers")
    assert f"Tidied    {untidy}\n" in told
    assert untidy.read_text() == "name: ZTE\n"
    assert untidy.stat().st_mode & 0o777 == 0o640
    told, _ = _run(capsys, "fmt", untidy, "--check")
    assert told == "Looked at 1 file: 0 untidy\nNext      nothing to do\n"


def test_fmt_leaves_what_has_errors_and_tidies_the_rest(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says so."""
    site.write("content/makers/zte.yaml", "name: [ZTE\n")
    site.write("content/makers/lg.yaml", "name:  LG\n")
    told, _ = _run(capsys, "fmt", site.root / "content/makers", code=1)
    assert "zte.yaml: it has errors\n" in told
    assert (site.root / "content/makers/lg.yaml").read_text() == "name: LG\n"
    assert told.endswith("Next      onrecord check shows the errors\n")


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
    told, _ = _run(capsys, "links", "-C", site.root, code=1)
    assert told == (
        "Gone      https://cnet.example/1\n"
        "          content/sources/cnet-20180321.yaml: 404; no stored copy\n"
        "Asked     2 addresses: 1 gone, 1 ok\n"
        "Next      find stored copies of 1 for `archived:`\n"
    )
    made = json.loads(_run(capsys, "links", "-C", site.root, "--format", "json", code=1)[0])
    assert [one["answer"] for one in made["links"]] == ["gone", "ok"]
    answers.update(dict.fromkeys(answers, "unreachable"))
    _run(capsys, "links", "-C", site.root, code=3)
    answers.update(dict.fromkeys(answers, "ok"))
    assert _run(capsys, "links", "-C", site.root)[0].endswith("Next      nothing to do\n")


def test_doctor_ends_with_the_code_of_what_is_wrong(
    site: MiniSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The most basic first; hints are not wrong."""
    told, _ = _run(capsys, "doctor", "-C", site.root, *AS_OF)
    assert "Project   ok    Shelves (content/site.yaml)\n" in told
    assert told.endswith("Next      onrecord build\n")
    site.put("makers/huawei", parent="nobody")
    told, _ = _run(capsys, "doctor", "-C", site.root, code=1)
    assert "Content   wrong 1 error in 1 file" in told
    (tmp_path / "empty").mkdir()
    told, _ = _run(capsys, "doctor", "-C", tmp_path / "empty", code=2)
    assert "Project   wrong there is no content/site.yaml here" in told
    assert tree(tmp_path / "empty") == {}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but the script, which asks the command itself."""
    told, _ = _run(capsys, "completion", shell)
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
