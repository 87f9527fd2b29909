"""A content folder that was loaded before: what is as it was is taken from what was kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.graph.differences import differences, rows_of
from generator.incremental.store import State
from generator.loading import decode
from generator.loading.kept import Kept
from generator.loading.load import Loaded, load
from generator.loading.packed import pack
from generator.model.claim import Claim
from generator.model.record import Record
from generator.model.settings import Settings
from tests.loading.small import CLAIM, SETTINGS


def _unknown_actions(record: Record, settings: Settings | None) -> Iterator[str]:
    """Find one thing in a record that it may say or not, as the settings tell."""
    if isinstance(record, Claim) and settings and record.action not in settings.actions:
        yield f"{record.id} {record.action}"


class Project:
    """A project whose content is loaded again and again, each time after what was kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = State(root / "state", "maker")
        self.write("site", SETTINGS)
        self.write("claims/a", CLAIM)
        self.write("claims/b", CLAIM)
        self.write("retailers/best-buy", "name: Best Buy\n")

    def write(self, name: str, text: str) -> None:
        """Write one file of the content."""
        path = self.root / f"content/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def load(self) -> Loaded:
        """Load the content, and keep of it what a good build would keep."""
        self.state.close()
        self.state = State(self.root / "state", "maker")
        return self.load_on()

    def load_on(self) -> Loaded:
        """Load it in the process that loaded it before, which still has its state open."""
        kept = Kept(self.state)
        loaded = load(self.root, kept, _unknown_actions)
        hidden = frozenset[str]()
        rows, _ = differences(kept, loaded, hidden)
        self.state.save(rows_of(kept, loaded, rows, hidden, hidden))
        return loaded

    def stay(self, loaded: Loaded) -> None:
        """Keep at hand what was unpacked so far."""
        self.state.made["records"] = loaded.records.unpacked()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A small project, loaded once."""
    project = Project(tmp_path)
    assert project.load().fresh.keys() == {"a", "b", "best-buy"}
    yield project
    project.state.close()


def _held(loaded: Loaded) -> dict[str, str]:
    """Return the packed records, by id, of all that is loaded."""
    return {ident: pack(record) for ident, record in loaded.records.items()}


def _same_as_anew(loaded: Loaded, root: Path) -> bool:
    """Whether content is loaded as it would be if nothing had been kept."""
    anew = load(root, None, _unknown_actions)
    assert loaded.diagnostics == anew.diagnostics
    assert (loaded.settings, loaded.settings_text) == (anew.settings, anew.settings_text)
    assert (loaded.files, loaded.count) == (anew.files, anew.count)
    assert (loaded.filed, loaded.found) == (anew.filed, anew.found)
    return _held(loaded) == _held(anew)


def test_what_is_as_it_was_is_not_decoded(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.delattr(decode, "decode_site")
        without.delattr(decode, "decode_file")
        loaded = project.load()
        assert loaded.fresh == {}
        assert _held(loaded).keys() == {"a", "b", "best-buy"}
    assert _same_as_anew(loaded, project.root)


def test_a_file_that_changed_is_decoded_alone(project: Project) -> None:
    project.write("claims/b", CLAIM.replace("T", "Other"))
    loaded = project.load()
    assert loaded.fresh.keys() == {"b"}
    assert _same_as_anew(loaded, project.root)


def test_what_comes_and_what_goes_leaves_the_rest_as_it_was(project: Project) -> None:
    project.write("claims/c", CLAIM)
    (project.root / "content/claims/a.yaml").unlink()
    loaded = project.load()
    assert loaded.fresh.keys() == {"c"}
    assert loaded.filed.keys() == {"b", "c", "best-buy"}
    assert _same_as_anew(loaded, project.root)


def test_where_all_records_go_none_is_left(project: Project) -> None:
    shutil.rmtree(project.root / "content/claims")
    shutil.rmtree(project.root / "content/retailers")
    loaded = project.load()
    assert (len(loaded.records), loaded.count) == (0, 1)
    assert _same_as_anew(loaded, project.root)


def test_an_id_that_a_kept_record_has_is_taken(project: Project) -> None:
    """Whichever of the two files is new, the first by name has it."""
    project.write("claims/more/b", CLAIM)
    loaded = project.load()
    assert [one.code for one in loaded.diagnostics] == ["E205"]
    assert loaded.filed["b"].file == "content/claims/b.yaml"
    assert loaded.fresh == {}


def test_other_settings_have_every_record_examined_anew(project: Project) -> None:
    """What is right under some is wrong under others."""
    project.write("site", SETTINGS.replace("stops:", "starts:"))
    loaded = project.load()
    assert loaded.fresh.keys() == {"a", "b", "best-buy"}
    assert loaded.found == ("a stops", "b stops")
    assert _same_as_anew(loaded, project.root)


def test_settings_that_say_the_same_in_other_words_cost_nothing(project: Project) -> None:
    project.write("site", f"# what the report is called\n{SETTINGS}")
    loaded = project.load()
    assert loaded.fresh == {}
    assert _same_as_anew(loaded, project.root)


def test_a_warning_is_told_every_time(project: Project) -> None:
    """Of a file that is as it was too, site.yaml as any other."""
    project.write("site", f"{SETTINGS}#see the handbook\nlanguage: en #English\n")
    project.write("claims/a", CLAIM.replace("stops", "starts"))
    project.write("retailers/best-buy", "name: Best #1\n")
    told = ["content/retailers/best-buy.yaml", "content/site.yaml"]
    for _ in range(2):
        loaded = project.load()
        assert sorted(one.file for one in loaded.diagnostics) == told
        assert loaded.found == ("a starts",)
        assert loaded.files.keys() == {"content/claims/b.yaml"}
        assert _same_as_anew(loaded, project.root)
    assert loaded.fresh.keys() == {"a", "best-buy"}


def test_a_process_that_stays_unpacks_a_record_once(project: Project) -> None:
    """But one that changed, whether or not somebody looked at it, and none that is gone."""
    first = project.load_on()
    kept = [first.records[ident] for ident in ("a", "b", "best-buy")]
    project.stay(first)
    project.write("claims/a", CLAIM.replace("T", "Other"))
    project.write("claims/b", CLAIM.replace("T", "Other"))
    second = project.load_on()
    changed = second.records["b"]
    project.stay(second)
    third = project.load_on()
    assert third.records["best-buy"] is kept[2]
    assert third.records["b"] is changed
    assert "Other" in pack(third.records["a"])
    (project.root / "content/claims/a.yaml").unlink()
    project.stay(third)
    fourth = project.load_on()
    assert "a" not in fourth.records
    assert "b" in fourth.records
    project.stay(fourth)
    assert project.state.made["records"].keys() == {"b", "best-buy"}
