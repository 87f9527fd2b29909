"""Files: what a scan tells, and how a batch of files is switched into place."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from generator import files
from generator.files import FOLDERS, delete, read_if_there, scan, switch, write
from tests.minisite import tree

LITTER = (".hidden", ".git/config", "#auto#", "a.yaml~", ".a.yaml.swp", "b.tmp", "b.orig", "b.rej")


def _scanned(folder: Path) -> list[tuple[str, str]]:
    return [(found.name, found.is_a) for found in scan(folder)]


def _written(folder: Path, *names: str) -> None:
    for name in names:
        write(f"{folder}/{name}", name.encode(), synced=False)


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


@pytest.mark.parametrize("name", ["EMFILE", "ENFILE", "ENOMEM", "EIO"])
def test_a_machine_that_fails_is_not_taken_for_a_file_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Else a build would think that the site owns nothing, or that a record is gone."""
    _written(tmp_path, "a")

    def failing(path: object, _flags: int) -> int:
        raise OSError(getattr(errno, name), name, path)

    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(OSError, match=name):
        read_if_there(tmp_path / "a")


def test_reading_leaves_no_descriptor_open(tmp_path: Path) -> None:
    _written(tmp_path, "a")
    held = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("a", ".", "missing"):
        read_if_there(tmp_path / name)
    assert len(list(Path("/proc/self/fd").iterdir())) == held


def test_a_file_is_written_whole_with_the_folders_that_it_needs(tmp_path: Path) -> None:
    write(f"{tmp_path}/a/b/c", b"long text", synced=False)
    write(f"{tmp_path}/a/b/c", b"short", synced=True)
    assert tree(tmp_path) == {"a/b/c": b"short"}


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:3]))
    write(f"{tmp_path}/a", b"ten bytes.", synced=False)
    assert (tmp_path / "a").read_bytes() == b"ten bytes."


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"dear")
    (tmp_path / "link").symlink_to("victim")
    with pytest.raises(OSError, match="link"):
        write(f"{tmp_path}/link", b"mine", synced=False)
    assert (tmp_path / "victim").read_bytes() == b"dear"


@pytest.mark.parametrize("number", [1, FOLDERS + 1])
def test_staged_files_appear_in_their_places_at_the_switch(tmp_path: Path, number: int) -> None:
    site, staging = tmp_path / "site", tmp_path / "site/.staging"
    names = [f"a/{place}/index.html" for place in range(number)]
    _written(staging, *names)
    assert not (site / "a").exists()
    switch(staging, site, names)
    assert tree(site) == {name: name.encode() for name in names}


def test_a_folder_that_is_new_comes_whole_and_one_that_is_there_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody meets a new folder with some of its files; what else stands in an old one stays."""
    site, staging = tmp_path / "site", tmp_path / "site/.staging"
    _written(site, "old/index.html", "old/mine.txt")
    names = ["old/index.html", "old/new/a/index.html", "old/new/b/index.html", "new/index.html"]
    _written(staging, *names, "old/new/a/deep/er.html")
    moves: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        moves.append(path.relative_to(staging).as_posix())
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    switch(staging, site, [*names, "old/new/a/deep/er.html"])
    assert moves == ["old/index.html", "old/new", "new"]
    assert tree(site).keys() == {*names, "old/mine.txt", "old/new/a/deep/er.html"}


def test_files_are_switched_in_the_order_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what a page names is there before the page."""
    names = ["z.css", "b/index.html", "a.html"]
    _written(tmp_path / "staged", *names)
    _written(tmp_path / "site", *names)
    seen: list[str] = []
    replace = Path.replace

    def noted(path: Path, target: Path) -> Path:
        seen.append(path.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    switch(tmp_path / "staged", tmp_path / "site", names)
    assert seen == ["z.css", "index.html", "a.html"]


def test_a_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    """A reader who has the old file open reads it to its end."""
    (tmp_path / "index.html").write_bytes(b"the old page")
    with (tmp_path / "index.html").open("rb") as reader:
        _written(tmp_path / ".staging", "index.html")
        switch(tmp_path / ".staging", tmp_path, ["index.html"])
        assert reader.read() == b"the old page"
    assert (tmp_path / "index.html").read_bytes() == b"index.html"


def test_files_are_pushed_to_the_disk_when_asked_and_their_folders_after_the_switch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a power cut may leave the new name on an empty file, or no name at all."""
    done: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: done.append("file"))
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    monkeypatch.setattr(files, "sync_folder", lambda path: done.append(path.name))
    write(f"{tmp_path}/staged/a", b"", synced=True)
    write(f"{tmp_path}/staged/b/c", b"", synced=False)
    assert done == ["file"]
    (tmp_path / "site").mkdir()
    switch(tmp_path / "staged", tmp_path / "site", ["a", "b/c"])
    assert done == ["file", "site", "b"]
    many = [f"{place}/index.html" for place in range(FOLDERS)]
    _written(tmp_path / "staged", *many)
    switch(tmp_path / "staged", tmp_path / "site", many)
    assert done == ["file", "site", "b", "all"], "one sync of all is cheaper than many"


def test_deleting_takes_folders_along_that_become_empty(tmp_path: Path) -> None:
    _written(tmp_path, "a/b/c/index.html", "a/other.html", "x/y/index.html")
    delete(tmp_path, ["a/b/c/index.html", "x/y/index.html", "not/there.html"])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "other.html"]


def test_deleting_the_last_file_keeps_the_root(tmp_path: Path) -> None:
    _written(tmp_path, "index.html")
    delete(tmp_path, ["index.html"])
    assert list(tmp_path.iterdir()) == []
