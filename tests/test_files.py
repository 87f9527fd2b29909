"""Files: what a scan tells, and how a batch of files is switched into place."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from generator import files
from generator.files import MANY, delete, read_if_there, scan, stage, switch
from tests.minisite import tree

LITTER = (".hidden", ".git/config", "#auto#", "a.yaml~", ".a.yaml.swp", "b.tmp", "b.orig", "b.rej")


def _scanned(folder: Path) -> list[tuple[str, str]]:
    return [(found.name, found.is_a) for found in scan(folder)]


def _written(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def test_a_scan_is_sorted_by_name_at_every_level(tmp_path: Path) -> None:
    _written(tmp_path, "b/z.yaml", "b/a.yaml", "a-b.yaml", "a/deep/er.yaml", "c.yaml", "B.yaml")
    assert _scanned(tmp_path) == [
        ("B.yaml", "file"),
        ("a", "folder"),
        ("a/deep", "folder"),
        ("a/deep/er.yaml", "file"),
        ("a-b.yaml", "file"),
        ("b", "folder"),
        ("b/a.yaml", "file"),
        ("b/z.yaml", "file"),
        ("c.yaml", "file"),
    ]


def test_a_scan_passes_over_hidden_names_and_litter(tmp_path: Path) -> None:
    _written(tmp_path, *LITTER, "a.yaml")
    assert _scanned(tmp_path) == [("a.yaml", "file")]


def test_a_scan_tells_links_and_follows_none(tmp_path: Path) -> None:
    _written(tmp_path, "elsewhere/secret.yaml", "here/a.yaml")
    (tmp_path / "here/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "here/file.yaml").symlink_to(tmp_path / "elsewhere/secret.yaml")
    (tmp_path / "here/loop").symlink_to(tmp_path / "here")
    (tmp_path / "here/nowhere.yaml").symlink_to("nothing")
    assert _scanned(tmp_path / "here") == [
        ("a.yaml", "file"),
        ("file.yaml", "link"),
        ("folder", "link"),
        ("loop", "link"),
        ("nowhere.yaml", "link"),
    ]


def test_a_scan_tells_what_is_no_regular_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    monkeypatch.chdir(tmp_path)  # a socket's path has at most 107 bytes
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.yaml")
    assert _scanned(tmp_path) == [
        ("folder.yaml", "folder"),
        ("pipe.yaml", "special"),
        ("socket.yaml", "special"),
    ]


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    _written(tmp_path, "a")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert read_if_there(tmp_path / "a") == b"a"
    for name in ("link", "pipe", "folder", "missing", "a/below", "null\0", "half \ud800"):
        assert read_if_there(tmp_path / name) is None, name


def test_reading_leaves_no_descriptor_open(tmp_path: Path) -> None:
    _written(tmp_path, "a")
    held = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("a", ".", "missing"):
        read_if_there(tmp_path / name)
    assert len(list(Path("/proc/self/fd").iterdir())) == held


@pytest.mark.parametrize("number", [1, MANY + 1])
def test_staged_files_appear_in_their_places_at_the_switch(tmp_path: Path, number: int) -> None:
    site, staging = tmp_path / "site", tmp_path / "site/.staging"
    contents = {f"a/{place}/index.html": str(place).encode() for place in range(number)}
    stage(staging, contents)
    assert not (site / "a").exists()
    switch(staging, site, contents)
    assert {name: data for name, data in tree(site).items() if name in contents} == contents
    assert tree(staging) == {}


def test_a_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    """A reader who has the old file open reads it to its end."""
    (tmp_path / "index.html").write_bytes(b"the old page")
    with (tmp_path / "index.html").open("rb") as reader:
        stage(tmp_path / ".staging", {"index.html": b"new"})
        switch(tmp_path / ".staging", tmp_path, ["index.html"])
        assert reader.read() == b"the old page"
    assert (tmp_path / "index.html").read_bytes() == b"new"


def test_files_are_pushed_to_the_disk_before_the_switch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a power cut may leave the new name on an empty file."""
    done: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: done.append("file"))
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    monkeypatch.setattr(files, "sync_folder", lambda _: done.append("folder"))
    stage(tmp_path / "few", {"a": b"", "b": b""})
    assert done == ["file", "file"]
    stage(tmp_path / "many", {str(place): b"" for place in range(MANY + 1)})
    assert done == ["file", "file", "all"]
    switch(tmp_path / "few", tmp_path / "site", ["a", "b"])
    assert done == ["file", "file", "all", "folder"]


def test_deleting_takes_folders_along_that_become_empty(tmp_path: Path) -> None:
    _written(tmp_path, "a/b/c/index.html", "a/other.html", "x/y/index.html")
    delete(tmp_path, ["a/b/c/index.html", "x/y/index.html", "not/there.html"])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "other.html"]


def test_deleting_the_last_file_keeps_the_root(tmp_path: Path) -> None:
    _written(tmp_path, "index.html")
    delete(tmp_path, ["index.html"])
    assert list(tmp_path.iterdir()) == []
