"""A machine that fails: one plain line, a code that says so, and a site that is whole."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from generator.incremental.manifest import MANIFEST, STAGING
from generator.incremental.outputs import HALF_WAY
from tests.crash.mishaps import Act, Points, Told, command, copied
from tests.minisite import MiniSite, tree

AS_IT_WAS = "The site is as it was."
ERRORS = ("ENOSPC", "EACCES", "EROFS", "EMFILE", "EIO")
FILLING = {"write", "write the rest", "open", "os.mkdir"}
"""What a full disk does not allow; to delete and to rename it does."""
SWEEPING = {"os.rmdir"}
"""What is done last and for order's sake: where that fails, the next build does it."""
EVERY = {*FILLING, *SWEEPING, "os.rename", "os.remove", "connect"}
"""Points that can be made to fail; what fails inside of SQLite is told by limits of the system."""
POINTS = 60
"""More points than a build of the edited report has."""


def failing(name: str, points: Collection[str] = EVERY) -> Act:
    """Return what makes a point fail with an error of the machine, as it would there."""
    code = getattr(errno, name)

    def fail(point: str, path: str) -> None:
        if point in points:
            if point == "connect":
                raise sqlite3.OperationalError("unable to open database file")
            raise OSError(code, os.strerror(code), path)

    return fail


Edited = tuple[MiniSite, dict[str, bytes], dict[str, bytes]]


@pytest.fixture
def edited(report: MiniSite) -> Edited:
    """A project that was built and then edited; its site, and the one that is to come."""
    report.put("pages/about", renamed_from="older-about")
    assert report.build().outcome
    old = report.pages()
    report.put("pages/about", body="In other words.", renamed_from="old-about")
    new = copied(report, report.root.parent.parent / "new")
    assert new.build().outcome
    return report, old, new.pages()


def _told_plainly(told: Told) -> None:
    """Check that there is one line for whoever runs the command, and no traceback."""
    assert told.code == 3, told
    assert told.out == ""
    assert told.err.startswith("onrecord: ")
    assert told.err.count("\n") == 1
    assert told.err.endswith((f"{AS_IT_WAS}\n", f"{HALF_WAY}\n"))


def _whole(
    site: MiniSite, told: Told, old: dict[str, bytes], new: dict[str, bytes], *, swept: bool = True
) -> None:
    """Check that readers find what the command says, and that the next build heals it."""
    found = tree(site.out)
    assert not swept or not (site.out / STAGING).exists()
    pages = {name for name in found if not name.startswith(STAGING)} - {MANIFEST}
    if told.code == 0:
        assert found == new
    elif told.err.endswith(f"{AS_IT_WAS}\n"):
        assert {name: found[name] for name in pages} == _pages(old)
    for name in pages:
        assert found[name] in {old.get(name), new.get(name)}
    assert old.keys() & new.keys() - {MANIFEST} <= pages
    assert site.build().outcome
    assert tree(site.out) == new


def _pages(site: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in site.items() if name != MANIFEST}


@pytest.mark.parametrize("error", ERRORS)
def test_whatever_fails_once_at_whichever_point_is_told_in_a_line(
    edited: Edited, tmp_path: Path, error: str
) -> None:
    """Each error at every fifth point, so that together they come to all of them."""
    before, old, new = edited
    codes: list[int] = []
    for at in range(1 + ERRORS.index(error), POINTS, len(ERRORS)):
        site = copied(before, tmp_path / "run")
        watch = Points(at, failing(error, EVERY - SWEEPING)).watch
        told = command(site, before=watch)
        if told.code:
            _told_plainly(told)
            assert os.strerror(getattr(errno, error)) in told.err
        _whole(site, told, old, new)
        codes.append(told.code)
    assert codes[-1] == 0, "there are no more points"
    assert codes.count(3) >= 3


@pytest.mark.parametrize("first", [1, 8, 15, 22, 29, 36, 43, 50])
def test_a_disk_that_is_full_and_stays_so_leaves_nothing_behind(edited: Edited, first: int) -> None:
    site, old, new = edited
    full = failing("ENOSPC", FILLING)
    told = command(site, before=lambda: Points(first, full, again=True).watch())
    if told.code:
        _told_plainly(told)
        assert "No space left on device" in told.err
    _whole(site, told, old, new)


@pytest.mark.parametrize("first", [1, 9, 17, 25, 33, 41, 49])
def test_a_disk_that_can_only_be_read_from_now_on_keeps_the_site_whole(
    edited: Edited, first: int
) -> None:
    """What was staged cannot be swept away then; the next build does so."""
    site, old, new = edited
    told = command(site, before=lambda: Points(first, failing("EROFS"), again=True).watch())
    if told.code:
        _told_plainly(told)
        assert "Read-only file system" in told.err
    _whole(site, told, old, new, swept=False)


@pytest.mark.parametrize("most", [300, 3_000, 10_000, 50_000])
@pytest.mark.parametrize("first_build", [False, True], ids=["an edit", "a first build"])
def test_files_that_may_not_grow_are_told_or_done_without(
    edited: Edited, most: int, *, first_build: bool
) -> None:
    """The limit is that of the system, so it holds inside of SQLite too."""
    site, old, new = edited
    if first_build:
        shutil.rmtree(site.out)
        shutil.rmtree(site.root / ".onrecord")
        old = {}
    limit = (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    told = command(site, before=_limited(resource.RLIMIT_FSIZE, limit))
    if told.code:
        _told_plainly(told)
        assert "File too large" in told.err
    _whole(site, told, old, new)


@pytest.mark.parametrize("more", [0, 1, 2, 3, 4, 6])
def test_files_that_may_not_be_opened_are_told_or_done_without(edited: Edited, more: int) -> None:
    """To sweep away what was staged, folders have to be opened too."""
    site, old, new = edited
    used = max(int(name) for name in os.listdir("/proc/self/fd"))  # noqa: PTH208
    limit = (used + more, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    told = command(site, before=_limited(resource.RLIMIT_NOFILE, limit))
    if told.code:
        _told_plainly(told)
        assert "Too many open files" in told.err
    _whole(site, told, old, new, swept=False)


def _limited(which: int, limit: tuple[int, int]) -> Callable[[], None]:
    return lambda: resource.setrlimit(which, limit)
