"""Outputs: which folders are refused, which files are ours, and what survives a build."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from generator import files
from generator.fingerprint import of_bytes
from generator.incremental.manifest import MANIFEST, STAGING, Manifest
from generator.incremental.outputs import (
    MANY,
    BusyError,
    OutputRefusedError,
    apply,
    digests,
    file_of,
    locked,
    stage,
    staging,
)
from tests.minisite import tree


def bring(
    out: Path,
    write: Mapping[str, bytes],
    *,
    kept: Mapping[str, bytes] = MappingProxyType({}),
    whole: bool = True,
) -> tuple[str, ...]:
    """Bring a folder to these files, written just now, and to others that it has already."""
    told = {name: of_bytes(data) for name, data in {**kept, **write}.items()}
    manifest = Manifest(out)
    going = sorted(name for name in manifest if name not in told)
    with staging(out):
        for name, data in write.items():
            stage(out, name, data, synced=False)
        return apply(manifest, out, tuple(write), told, going, whole=whole)


def _manifest(out: Path, value: object) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / MANIFEST).write_text(json.dumps(value))


def test_the_manifest_names_every_file_with_its_fingerprint(tmp_path: Path) -> None:
    bring(tmp_path, {"b/index.html": b"b", "a.html": b"a"})
    assert json.loads((tmp_path / MANIFEST).read_text()) == {
        "made_by": "onrecord",
        "files": {"a.html": of_bytes(b"a"), "b/index.html": of_bytes(b"b")},
    }
    assert tree(tmp_path).keys() == {MANIFEST, "a.html", "b/index.html"}


def test_the_manifest_s_bytes_do_not_depend_on_the_way_there(tmp_path: Path) -> None:
    bring(tmp_path / "one", {"a": b"1", "b": b"2"})
    bring(tmp_path / "two", {"b": b"2", "c": b"3"})
    bring(tmp_path / "two", {"a": b"1"}, kept={"b": b"2"})
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_manifest_that_is_as_it_should_be_is_not_written_again(tmp_path: Path) -> None:
    """Whoever mirrors the site by the times of its files has nothing to do."""
    bring(tmp_path, {"a": b"1"})
    manifest = tmp_path / MANIFEST
    before = manifest.stat()
    bring(tmp_path, {}, kept={"a": b"1"})
    assert manifest.stat() == before
    whole = manifest.read_bytes()
    manifest.write_bytes(whole + b" ")
    bring(tmp_path, {}, kept={"a": b"1"})
    assert manifest.read_bytes() == whole
    bring(tmp_path, {"a": b"2"}, whole=False)
    longer = manifest.read_bytes()
    bring(tmp_path, {}, whole=False, kept={"a": b"2"})
    assert manifest.read_bytes() == longer


def test_a_file_that_was_lost_comes_back(tmp_path: Path) -> None:
    """Though it is what the manifest says of it, which needs no change."""
    bring(tmp_path, {"a": b"1"})
    (tmp_path / "a").unlink()
    bring(tmp_path, {"a": b"1"})
    assert tree(tmp_path).keys() == {MANIFEST, "a"}


STEPS: Mapping[str, tuple[Mapping[str, bytes], Mapping[str, bytes]]] = {
    "a file that comes": ({"c": b"3"}, {"a": b"1", "b/d": b"2"}),
    "a file beside another": ({"b/e": b"3"}, {"a": b"1", "b/d": b"2"}),
    "a file that changes": ({"a": b"2"}, {"b/d": b"2"}),
    "a file that goes": ({}, {"a": b"1"}),
    "a file that is another already": ({}, {"a": b"another", "b/d": b"2"}),
    "nothing": ({}, {"a": b"1", "b/d": b"2"}),
}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_one_step_alone_is_told_and_settled(tmp_path: Path, step: str, *, whole: bool) -> None:
    """Afterwards every file of ours is known by what it is now, and by nothing that it was."""
    write, kept = STEPS[step]
    bring(tmp_path, {"a": b"1", "b/d": b"2"})
    before = (tmp_path / MANIFEST).read_bytes()
    bring(tmp_path, write, whole=whole, kept=kept)
    manifest = Manifest(tmp_path)
    now = {**kept, **write}
    assert manifest.files == {name: of_bytes(data) for name, data in now.items()}
    assert manifest.before == {}
    assert tree(tmp_path).keys() == {MANIFEST, *now}
    assert ((tmp_path / MANIFEST).read_bytes() == before) is (step == "nothing")


def test_what_went_by_itself_is_ours_no_more(tmp_path: Path) -> None:
    bring(tmp_path, {"a": b"1", "b": b"2"})
    (tmp_path / "b").unlink()
    assert bring(tmp_path, {}, whole=False, kept={"a": b"1"}) == ()
    assert [*Manifest(tmp_path)] == ["a"]


def test_many_files_reach_the_disk_together_before_the_first_is_switched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few were pushed there one by one."""
    seen: list[list[str]] = []
    monkeypatch.setattr(os, "sync", lambda: seen.append([*tree(tmp_path)]))
    bring(tmp_path / "few", {f"{number}.html": b"" for number in range(MANY)})
    assert seen == []
    bring(tmp_path, {f"{number}.html": b"" for number in range(MANY + 1)})
    (then,) = seen
    assert len([name for name in then if name.startswith(STAGING)]) == MANY + 1
    assert "0.html" not in then


def test_files_wait_in_a_folder_that_is_there_for_as_long_as_they_do(tmp_path: Path) -> None:
    """An output folder that nothing came of is gone again; one that was there before stays."""
    there, new = tmp_path / "there", tmp_path / "new"
    there.mkdir()
    for out in (there, new):
        with staging(out):
            assert [*(out / STAGING).iterdir()] == []
    assert [*tmp_path.iterdir()] == [there]
    with staging(new):
        (new / "CNAME").touch()
    assert [*new.iterdir()] == [new / "CNAME"]


@pytest.mark.parametrize(
    ("route", "name"),
    [("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/feed.xml", "feed.xml")],
)
def test_an_address_leads_to_the_file_that_hosts_serve_there(route: str, name: str) -> None:
    assert file_of(route) == name


def test_what_stands_on_disk_is_told_of_each_file_that_is_asked_for(tmp_path: Path) -> None:
    bring(tmp_path, {"a": b"1", "b/c": b"2"})
    told = {"a": of_bytes(b"1"), "b/c": of_bytes(b"2"), "d": None}
    assert digests(tmp_path, [*told]) == told
    assert digests(tmp_path / "nowhere", [*told]) == dict.fromkeys(told)


FOREIGN = ("CNAME", ".nojekyll", ".git/config", ".well-known/security.txt", "claims/a/notes.txt")


def test_foreign_files_survive_and_so_do_their_folders(tmp_path: Path) -> None:
    bring(tmp_path, {"claims/a/index.html": b"a", "index.html": b"1"})
    for name in FOREIGN:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    deleted = bring(tmp_path, {"index.html": b"2"})
    assert deleted == ("claims/a/index.html",)
    assert tree(tmp_path).keys() == {MANIFEST, "index.html", *FOREIGN}


def test_only_what_still_has_our_bytes_is_deleted(tmp_path: Path) -> None:
    bring(tmp_path, {"a.html": b"a", "b.html": b"b", "c.html": b"c"})
    (tmp_path / "a.html").write_text("mine now")
    (tmp_path / "c.html").unlink()
    assert bring(tmp_path, {}) == ("b.html",)
    assert tree(tmp_path).keys() == {MANIFEST, "a.html"}
    assert not set(Manifest(tmp_path))


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "text",
        {},
        {"files": None},
        {"files": ["index.html"]},
        {"files": {"index.html": 4}},
        {"files": {"index.html": ["a"]}},
    ],
    ids=str,
)
def test_a_manifest_of_another_shape_owns_nothing(tmp_path: Path, told: object) -> None:
    _manifest(tmp_path, told)
    assert not set(Manifest(tmp_path))


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"\0"], ids=repr)
def test_a_broken_manifest_owns_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(data)
    assert not set(Manifest(tmp_path))


@pytest.mark.parametrize(
    "name", ["../victim", "a/../../victim", "/{victim}", "", ".", "a//b", "./a", "a/", "null\0"]
)
def test_a_manifest_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    victim, out = tmp_path / "victim", tmp_path / "site"
    victim.write_text("dear")
    name = name.replace("{victim}", str(victim).removeprefix("/"))
    _manifest(out, {"files": {name: of_bytes(b"dear")}})
    assert tuple(Manifest(out)) in {(), ("null\0",)}
    assert bring(out, {"index.html": b""}) == ()
    assert victim.read_text() == "dear"


def test_nothing_is_deleted_behind_a_link(tmp_path: Path) -> None:
    """Somebody moved a folder of the site away and left a link."""
    out = tmp_path / "site"
    bring(out, {"claims/a/index.html": b"a"})
    (out / "claims").rename(tmp_path / "kept")
    (out / "claims").symlink_to(tmp_path / "kept")
    assert bring(out, {}) == ()
    assert (tmp_path / "kept/a/index.html").read_bytes() == b"a"


def test_nothing_is_written_through_a_link_or_over_a_folder(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.mkdir()
    (out / "claims").symlink_to(elsewhere)
    (out / "index.html").symlink_to(elsewhere / "victim")
    (out / "file").write_text("mine")
    (out / "404.html").mkdir()
    before = tree(tmp_path)
    for name in ("claims/a/index.html", "index.html", "file/index.html", "404.html"):
        with pytest.raises(OutputRefusedError, match="move"):
            bring(out, {"new.html": b"", name: b"a"})
    assert tree(tmp_path) == before


def test_a_file_in_the_staging_folder_s_place_makes_way_for_it(tmp_path: Path) -> None:
    (tmp_path / STAGING).touch()
    bring(tmp_path, {"index.html": b""})
    assert tree(tmp_path).keys() == {MANIFEST, "index.html"}


def test_a_link_in_the_staging_folder_s_place_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.mkdir()
    (elsewhere / "dear").write_text("dear")
    (out / STAGING).symlink_to(elsewhere)
    bring(out, {"index.html": b""})
    assert tree(elsewhere) == {"dear": b"dear"}
    assert not (out / STAGING).is_symlink()


DEATHS = range(1, 12)


@pytest.mark.parametrize("death", DEATHS)
def test_after_a_death_at_any_step_every_file_still_has_an_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, death: int
) -> None:
    """Whatever the next build wants, it can bring the folder there; no file of ours is orphaned."""
    old = {"a.html": b"a", "b.html": b"b", "c.html": b"c"}
    new = {"b.html": b"B", "c.html": b"c", "d.html": b"d"}
    bring(tmp_path, old)
    steps = 0
    replace, unlink = Path.replace, Path.unlink

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == death:
            raise KeyboardInterrupt

    def dying_replace(path: Path, target: Path) -> Path:
        step()
        return replace(path, target)

    def dying_unlink(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002  Path's own
        step()
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying_replace)
        patch.setattr(Path, "unlink", dying_unlink)
        try:
            bring(tmp_path, new)
        except KeyboardInterrupt:
            assert steps == death
    bring(tmp_path, {"z.html": b"z"})
    assert tree(tmp_path).keys() == {MANIFEST, "z.html"}


def test_files_are_switched_in_the_order_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        done.append(Path(target).name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    monkeypatch.setattr(files, "sync_folder", lambda _: None)
    bring(tmp_path, {"site.css": b"", "b.html": b"", "a.html": b""})
    assert done == [MANIFEST, "site.css", "b.html", "a.html"]


HOLD = """
import fcntl, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_build_is_told_to_wait_and_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(BusyError, match="wait for it"), locked(tmp_path):
            pass
        other.kill()
    with locked(tmp_path):
        pass


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "new/state"):
        raise ZeroDivisionError
    with (tmp_path / "new/state/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    shutil.rmtree(tmp_path / "new")
