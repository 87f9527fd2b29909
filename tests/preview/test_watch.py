"""The watch tells of every change once it has come to rest, and of nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import pytest

from generator.preview import watch as watching
from generator.preview.stamps import Stamps
from generator.preview.watch import Watch
from tests.preview.waiting import until


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two records and no theme."""
    for name in ("a", "b"):
        write(tmp_path / f"content/claims/{name}.yaml", "one")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    """Watches it."""
    watch = Watch(root, (root / "content", root / "templates"))
    yield watch
    watch.stop()


def write(path: Path, text: str) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


A = "content/claims/a.yaml"


def in_place(path: Path) -> None:
    """Save over the old bytes."""
    path.write_text("two")


def by_renaming(path: Path) -> None:
    """Save beside it and rename, as most editors do."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text("two")
    beside.replace(path)


def from_elsewhere(path: Path) -> None:
    """Move a file in from outside of what is watched."""
    outside = path.parents[2] / "outside"
    outside.write_text("two")
    outside.replace(path)


def away_and_new(path: Path) -> None:
    """Rename the old one away and write anew, as vim does."""
    path.rename(f"{path}~")
    path.write_text("two")


def emptied_first(path: Path) -> None:
    """Empty it, and write a while later."""
    path.write_text("")
    Timer(0.12, path.write_text, ["two"]).start()


def deleted_first(path: Path) -> None:
    """Delete it, and write a while later."""
    path.unlink()
    Timer(0.12, path.write_text, ["two"]).start()


@pytest.mark.parametrize(
    "save", [in_place, by_renaming, from_elsewhere, away_and_new, emptied_first, deleted_first]
)
def test_a_save_is_told_once_and_whole(root: Path, watch: Watch, save: Any) -> None:
    """However an editor saves."""
    save(root / A)
    assert watch.wait(5) == (A,)
    assert (root / A).read_text() == "two"
    assert watch.wait(0.2) == ()


def test_a_save_in_place_looks_at_no_other_file(
    root: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the system says of the folder, too, that it was modified."""
    looks: list[Stamps] = []
    everything = Stamps.changed

    def noted(stamps: Stamps) -> frozenset[str]:
        looks.append(stamps)
        return everything(stamps)

    monkeypatch.setattr(Stamps, "changed", noted)
    in_place(root / A)
    assert watch.wait(5) == (A,)
    assert not looks


def test_a_deleted_file_is_told(root: Path, watch: Watch) -> None:
    """After it had time to come back."""
    (root / A).unlink()
    assert watch.wait(5) == (A,)


def test_a_change_that_keeps_size_and_time_is_told(root: Path, watch: Watch) -> None:
    """A restored backup may look like this."""
    before = (root / A).stat()
    (root / A).write_text("eno")
    os.utime(root / A, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert watch.wait(5) == (A,)


def test_reading_and_litter_are_not_told(root: Path, watch: Watch) -> None:
    """Nor is what a build writes, nor what stands beside the content."""
    (root / A).read_text()
    for name in (".a.yaml.swp", "a.yaml~", "#a.yaml#", ".#a.yaml", "a.tmp", "4913.swp"):
        write(root / "content/claims" / name, "x")
    write(root / "content/.git/x", "x")
    write(root / ".onrecord/preview/site/index.html", "x")
    write(root / "README.md", "x")
    assert watch.wait(0.3) == ()
    assert watch.wait(0.1) == ()


def test_many_files_at_once_are_told_at_once(root: Path, watch: Watch) -> None:
    """One checkout is one change."""
    names = [f"content/claims/{number:03}.yaml" for number in range(200)]
    for name in names:
        write(root / name, "x")
    assert watch.wait(5) == tuple(names)
    assert watch.wait(0.1) == ()


def test_files_that_git_is_writing_are_waited_for(root: Path) -> None:
    """As long as it holds its lock, however slow it is."""
    lock = root / ".git/index.lock"
    write(lock, "")
    watch = Watch(root, (root / "content",))

    def checkout() -> None:
        for name in ("a", "b", "c"):
            write(root / f"content/claims/{name}.yaml", "checked out")
            time.sleep(0.15)
        lock.unlink()

    thread = Thread(target=checkout)
    thread.start()
    told = watch.wait(5)
    thread.join()
    watch.stop()
    assert told == tuple(f"content/claims/{name}.yaml" for name in ("a", "b", "c"))


def test_saves_without_end_are_told_of_all_the_same(
    root: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, in the middle of them."""
    monkeypatch.setattr(watching, "LONGEST", 0.3)
    going = True

    def save() -> None:
        number = 0
        while going:
            (root / A).write_text(str(number := number + 1))

    thread = Thread(target=save)
    thread.start()
    told = watch.wait(5)
    going = False
    thread.join()
    assert told == (A,)


def test_a_theme_that_comes_later_is_watched(root: Path, watch: Watch) -> None:
    """As soon as its folder is there."""
    write(root / "templates/base.html", "x")
    assert watch.wait(5) == ("templates/base.html",)
    watch.wait(0.1)
    write(root / "templates/base.html", "y")
    assert watch.wait(5) == ("templates/base.html",)


def test_a_folder_that_is_moved_away_and_back_is_watched_again(root: Path, watch: Watch) -> None:
    """Another folder of that name too."""
    (root / "content/claims").rename(root / "away")
    assert watch.wait(5) == (A, "content/claims/b.yaml")
    shutil.rmtree(root / "content")
    write(root / A, "new")
    assert until(lambda: A in watch.wait(0.2))
    watch.wait(0.5)
    (root / A).write_text("newer")
    assert watch.wait(5) == (A,)


def test_a_missed_event_heals(root: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is looked at from time to time."""
    monkeypatch.setattr(watch, "hint", lambda *_: None)
    monkeypatch.setattr(watching._Hinter, "on_any_event", lambda *_: None)
    (root / A).write_text("two")
    assert watch.wait(0.05) == (A,)


def test_where_the_system_has_no_watches_left_it_is_looked_often(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is slower, and works."""

    def none_left() -> Any:
        raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr(watching, "Observer", none_left)
    watch = Watch(root, (root / "content",))
    (root / A).write_text("two")
    assert watch.wait(5) == (A,)
    watch.stop()


def test_a_stopped_watch_returns_at_once(watch: Watch) -> None:
    """Also to who waits already."""
    Timer(0.05, watch.stop).start()
    assert watch.wait(60) == ()
    assert watch.wait(60) == ()


def test_a_checkout_by_git_is_one_change(tmp_path: Path) -> None:
    """With git itself."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com"]
    write(tmp_path / "content/claims/a.yaml", "x")
    subprocess.run([*git, "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-qm", "x"], cwd=tmp_path, check=True)
    subprocess.run([*git, "switch", "-qc", "other"], cwd=tmp_path, check=True)
    for number in range(200):
        write(tmp_path / f"content/claims/{number:03}.yaml", "x")
    subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-qm", "y"], cwd=tmp_path, check=True)
    watch = Watch(tmp_path, (tmp_path / "content",))
    subprocess.run([*git, "switch", "-q", "main"], cwd=tmp_path, check=True)
    assert len(watch.wait(5)) == 200
    assert watch.wait(0.3) == ()
    watch.stop()


def test_looking_again_finds_what_came_went_and_changed(root: Path) -> None:
    """And links, which it does not follow."""
    stamps = Stamps((root / "content",))
    (root / A).unlink()
    (root / "content/claims/b.yaml").write_text("two")
    (root / "content/claims/link.yaml").symlink_to(root / "elsewhere")
    found = {Path(path).name for path in stamps.changed()}
    assert found == {"a.yaml", "b.yaml", "link.yaml"}
    assert stamps.changed() == frozenset()
