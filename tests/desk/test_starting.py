"""What a project starts from checks and builds, and is fit for editors' programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.build import build
from generator.check import check
from generator.desk.editor_support import known_in, modeline
from generator.desk.schema import KINDS, schema_of
from generator.desk.starting import start
from generator.desk.writing import write_files
from generator.graph.status import status
from generator.loading.load import load
from generator.loading.written import read_again
from generator.loading.yaml_tree import plain
from tests.minisite import NOW, tree


def _start(root: Path, *, empty: bool) -> None:
    write_files(root, start(root, empty=empty).files)


@pytest.mark.parametrize("empty", [False, True], ids=["sample", "empty"])
def test_it_checks_without_a_problem_and_builds(tmp_path: Path, *, empty: bool) -> None:
    """Warnings are problems too."""
    _start(tmp_path, empty=empty)
    built = build(tmp_path, tmp_path / "site", now=NOW)
    assert built.diagnostics == ()
    assert built.outcome
    assert (tmp_path / "site/index.html").is_file()


def test_the_sample_shows_every_kind_of_record_and_how_certainty_comes_about(
    tmp_path: Path,
) -> None:
    """Each claim has another status."""
    _start(tmp_path, empty=False)
    graph = check(tmp_path, NOW).graph
    assert graph
    assert all(graph.sizes.values())
    words = {one: status(graph, one).word for one in graph.claims}
    assert sorted(words.values()) == ["confirmed", "planned", "reported", "unknown"]
    assert not [one for one in graph.sources if not graph.referred_from[one]]


@pytest.mark.parametrize("empty", [False, True], ids=["sample", "empty"])
def test_every_record_names_its_schema_and_agrees_with_it(tmp_path: Path, *, empty: bool) -> None:
    """Before an editor has set up anything."""
    _start(tmp_path, empty=empty)
    known = known_in(load(tmp_path))
    for path in (tmp_path / "content").rglob("*.yaml"):
        name = path.relative_to(tmp_path).as_posix()
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        (kind,) = (one for one in KINDS if modeline(name, one) == first)
        written = read_again(tmp_path, name)
        assert written
        assert Draft7Validator(schema_of(kind, known)).is_valid(plain(written.tree)), name


def test_what_is_there_stays(tmp_path: Path) -> None:
    """It is said what."""
    (tmp_path / ".gitignore").write_text("mine\n")
    begun = start(tmp_path, empty=True)
    assert begun.kept == (".gitignore",)
    write_files(tmp_path, begun.files)
    assert tree(tmp_path)[".gitignore"] == b"mine\n"
