"""Commands that write into a project: what they print, their exit codes, what they leave."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from generator.build import STATE
from generator.cli.main import onrecord
from generator.incremental.outputs import locked
from tests.cli.running import AS_OF, run
from tests.command import CHECKOUT
from tests.minisite import MiniSite, tree


@pytest.mark.parametrize("command", sorted(onrecord.commands))
def test_every_command_s_help_has_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of itself."""
    told, _ = run(capsys, command, "--help")
    assert f"Example: onrecord {command}" in told


def test_new_writes_a_file_and_says_what_is_next(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """On three lines, the last of them the next step."""
    told, _ = run(capsys, "new", "claim", "a", "-C", site.root, "--action", "stops-selling", *AS_OF)
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
    told, _ = run(capsys, "new", "retailer", "bestbuy", "-C", site.root, code=1)
    assert told.startswith("Exists    `best-buy` is like it in its name: content/retailers/best-")
    run(capsys, "new", "retailer", "target", "-C", site.root, "--force", code=1)
    assert tree(site.root) == before
    run(capsys, "new", "retailer", "bestbuy", "-C", site.root, "--force")
    assert set(tree(site.root)) - set(before) == {"content/retailers/bestbuy.yaml"}


def test_new_shows_what_is_wrong_and_writes_nothing(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of it at once."""
    before = tree(site.root)
    arguments = ("--subject", "tarket", "--action", "stops", "--happened", "2018-02-30")
    told, _ = run(capsys, "new", "claim", "a", "-C", site.root, *arguments, code=1)
    assert told.count("error[") == 2
    assert told.endswith("Next      correct the values above; nothing was written\n")
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
    assert told in run(capsys, "new", *arguments, "-C", site.root, code=2)[1]


@pytest.mark.parametrize("arguments", [("schema",), ("new", "claim", "a")], ids=" ".join)
def test_without_a_project_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """It is said how to name one."""
    told, _ = run(capsys, *arguments, "-C", tmp_path, code=2)
    assert "error[E806]" in told
    assert tree(tmp_path) == {}


def test_schema_writes_and_says_what_it_left_alone(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings with a comment in them are not ours to write."""
    site.write(".vscode/settings.json", "{ // mine\n}\n")
    told, _ = run(capsys, "schema", "-C", site.root)
    assert "Wrote     .onrecord/schemas/claim.json\n" in told
    assert "Left      .vscode/settings.json: " in told
    assert (site.root / ".vscode/settings.json").read_text() == "{ // mine\n}\n"
    assert json.loads((site.root / ".onrecord/schemas/claim.json").read_text())["title"] == "claim"


def test_rename_tells_every_file_and_a_dry_run_writes_none(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same places are told both times."""
    before = tree(site.root / "content")
    dry, _ = run(capsys, "rename", "huawei", "hw", "-C", site.root, "--dry-run")
    assert tree(site.root / "content") == before
    done, _ = run(capsys, "rename", "huawei", "hw", "-C", site.root)
    assert "Place     content/makers/hw.yaml\n" in done
    assert done.endswith(
        "Edited    5 places in 5 files\nNext      onrecord check, then onrecord build\n"
    )
    assert "Moved     content/makers/huawei.yaml to content/makers/hw.yaml\n" in done
    places = [one for one in done.splitlines() if one.startswith("Place ")]
    assert places == [one for one in dry.splitlines() if one.startswith("Place ")]
    assert dry.endswith("Would edit 5 places in 5 files\nNext      the same without --dry-run\n")
    assert "content/makers/huawei.yaml" not in tree(site.root)
    run(capsys, "check", "-C", site.root, *AS_OF)


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
    assert told in "".join(run(capsys, "rename", *arguments, "-C", site.root, code=code))
    assert tree(site.root) == before


def test_init_makes_a_project_that_checks_and_refuses_to_do_so_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder that is not there yet."""
    root = tmp_path / "some/pools"
    told, _ = run(capsys, "init", root)
    assert told.endswith(f"Next      onrecord build -C {root}\n")
    assert "No problems" in run(capsys, "check", "-C", root)[0]
    assert {".gitignore", ".vscode/settings.json", ".onrecord/schemas/claim.json"} <= set(
        tree(root)
    )
    before = tree(root)
    assert "there is a project here already" in run(capsys, "init", root, "--empty", code=1)[0]
    assert tree(root) == before


def test_init_leaves_files_of_yours_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this folder, and it says so."""
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("// mine\n{}\n")
    monkeypatch.chdir(tmp_path)
    told, _ = run(capsys, "init", "--empty")
    assert "Left      .gitignore; see that it names" in told
    assert "Left      .vscode/settings.json: it holds comments" in told
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / ".vscode/settings.json").read_text() == "// mine\n{}\n"


def test_fmt_tidies_and_check_only_tells(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file, a folder, or everything."""
    untidy = site.write("content/makers/zte.yaml", "name:   ZTE  \n\n\n")
    untidy.chmod(0o640)
    told, _ = run(capsys, "fmt", "-C", site.root, "--check", code=1)
    assert f"Untidy    {untidy}\n" in told
    assert untidy.read_text() == "name:   ZTE  \n\n\n"
    told, _ = run(capsys, "fmt", site.root / "content/makers")
    assert f"Tidied    {untidy}\n" in told
    assert untidy.read_text() == "name: ZTE\n"
    assert untidy.stat().st_mode & 0o777 == 0o640
    told, _ = run(capsys, "fmt", untidy, "--check")
    assert told == "Looked at 1 file: 0 untidy\nNext      nothing to do\n"


def test_fmt_leaves_what_has_errors_and_tidies_the_rest(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says so."""
    site.write("content/makers/zte.yaml", "name: [ZTE\n")
    site.write("content/makers/lg.yaml", "name:  LG\n")
    told, _ = run(capsys, "fmt", site.root / "content/makers", code=1)
    assert "zte.yaml: it has errors\n" in told
    assert (site.root / "content/makers/lg.yaml").read_text() == "name: LG\n"
    assert told.endswith("Next      onrecord check shows the errors\n")


def test_a_record_that_comes_or_is_renamed_is_known_to_the_schemas_at_once(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the project has schemas."""
    run(capsys, "new", "maker", "zte", "-C", site.root)
    schema = site.root / ".onrecord/schemas/claim.json"
    assert not schema.exists()
    run(capsys, "schema", "-C", site.root)
    run(capsys, "new", "maker", "lenovo", "-C", site.root)
    assert '"lenovo"' in schema.read_text()
    run(capsys, "rename", "lenovo", "motorola", "-C", site.root)
    assert '"motorola"' in schema.read_text()
    assert '"lenovo"' not in schema.read_text()


def test_the_readme_s_tour_of_the_desk_works_as_it_stands(
    site: MiniSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a repository; every command says what is next, once, on its last line."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    tour = readme.partition("## The editor's desk")[2].partition("```")[2].partition("```")[0]
    commands = [shlex.split(one)[1:] for one in tour.strip().splitlines()]
    assert len(commands) >= 10
    monkeypatch.chdir(site.root)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "published"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words], check=True
        )
    told = {words[0]: run(capsys, *words)[0].splitlines() for words in commands}
    assert "NEW       Corner Shop" in told["diff"]
    for lines in told.values():
        assert [one for one in lines if one.startswith("Next ")] == lines[-1:]


def test_timings_tell_what_search_and_cards_took(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Among all stages, the longest first; the last line is their sum and the clock's time."""
    out, _ = run(capsys, "build", "-C", site.root, "--timings")
    told = re.findall(r"^Spent +(\d+\.\d\d) s  (.+)$", out, re.MULTILINE)
    *stages, (whole, clock) = [(float(seconds), stage) for seconds, stage in told]
    assert {"read", "graph", "view", "cards", "search"} <= {stage for _, stage in stages}
    assert stages == sorted(stages, key=lambda one: -one[0])
    assert whole == pytest.approx(sum(seconds for seconds, _ in stages), abs=0.005 * len(stages))
    assert re.fullmatch(r"in all processes, \d+\.\d\d s by the clock", clock)


def test_rename_disturbs_no_build_that_runs(
    site: MiniSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so, and writes nothing; a dry run does not mind."""
    before = tree(site.root / "content")
    with locked(site.root / STATE):
        _, told = run(capsys, "rename", "huawei", "hw", "-C", site.root, code=3)
        run(capsys, "rename", "huawei", "hw", "-C", site.root, "--dry-run")
    assert told == "onrecord: another build of this project is running; wait for it\n"
    assert tree(site.root / "content") == before
