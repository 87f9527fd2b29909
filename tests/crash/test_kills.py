"""A build that is killed at any point leaves a site of whole pages, and the next one heals it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from signal import SIGKILL

import pytest

from generator.build import STATE
from generator.incremental.manifest import MANIFEST, STAGING
from tests.crash.mishaps import FAILED, Who, build_until, copied, kill
from tests.minisite import RECORDS, MiniSite, tree

PARTS = 2
"""The points are shared out among so many tests, which run side by side."""


def prepare(site: MiniSite) -> None:
    """Give a page a former address, which the small edit takes away."""
    site.put("pages/about", renamed_from="older-about")


def small_edit(site: MiniSite) -> None:
    """Let one page change, one come in a folder of its own, and one go."""
    site.put("pages/about", body="In other words.", renamed_from="old-about")


def edit(site: MiniSite) -> None:
    """Let many pages change, some come in folders old and new, and some go."""
    site.put("claims/bb-stops-ordering", body="Other words.", renamed_from="old-name")
    site.put("claims/bb-stops-selling", due="2020-05")  # a year comes
    site.put("sources/added", publisher="cnet", title="Added", published="2020-01-03")
    site.remove("claims/target-stops-selling")


EDITS: dict[str, tuple[Callable[[MiniSite], None], int]] = {
    "small": (small_edit, 1),
    "large": (edit, 13),
}
"""With how many points from one that is tried to the next; of the small edit, all are."""


def take_back(site: MiniSite) -> None:
    """Take the edit back, if it was made."""
    for name in RECORDS:
        site.put(name)
    prepare(site)
    (site.root / "content/sources/added.yaml").unlink(missing_ok=True)


def _healed(site: MiniSite, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Check what readers find after a death, and what the next builds make of it."""
    _whole(tree(site.out), old, new)
    built = site.build()
    assert built.outcome is not None
    assert tree(site.out) == new, "the next build equals one from nothing"
    assert not (site.out / STAGING).exists()
    again = site.build().outcome
    assert again is not None
    assert (again.made, again.written, again.deleted) == ((), (), ()), "the state is fine"


def _whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Check that each page is the old one or the new one, and that none is missing in between."""
    site = {name for name in found if not name.startswith(STAGING)} - {MANIFEST}
    for name in site:
        assert found[name] in {old.get(name), new.get(name)}, name
        assert not name.endswith(".html") or found[name].endswith(b"</html>\n"), name
    assert old.keys() & new.keys() - {MANIFEST} <= site, "a page that was there and will be there"


def _deaths(
    before: MiniSite, folder: Path, points: Iterator[int], who: Who = "main"
) -> Iterator[MiniSite]:
    """Yield the project as builds leave it that were killed at these points, until one survives."""
    for at in points:
        site = copied(before, folder)
        code = build_until(site, at, kill, who)
        if code == 0:
            return
        assert code == (-SIGKILL if who == "main" else FAILED)
        yield site


def _every(first: int, step: int) -> Iterator[int]:
    at = first
    while at < 10_000:
        yield at
        at += step
    raise AssertionError("no build survives")


def _edited(
    report: MiniSite, folder: Path, change: Callable[[MiniSite], None] = edit
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build a project and edit it; return its site and the one that the next build should make."""
    prepare(report)
    assert report.build().outcome
    old = report.pages()
    change(report)
    clean = copied(report, folder)
    shutil.rmtree(clean.out)
    shutil.rmtree(clean.root / STATE)
    assert clean.build().outcome
    return old, clean.pages()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", EDITS)
def test_a_build_after_an_edit_may_die_at_any_point(
    report: MiniSite, tmp_path: Path, name: str, part: int
) -> None:
    change, step = EDITS[name]
    old, new = _edited(report, tmp_path / "clean", change)
    deaths = 0
    for site in _deaths(report, tmp_path / "run", _every(1 + part * step, PARTS * step)):
        _healed(site, old, new)
        deaths += 1
    assert deaths >= 6


def test_a_first_build_may_die_at_any_point(report: MiniSite, tmp_path: Path) -> None:
    clean = copied(report, tmp_path / "clean")
    assert clean.build().outcome
    deaths = 0
    for site in _deaths(report, tmp_path / "run", _every(1, 37)):
        _healed(site, {}, clean.pages())
        deaths += 1
    assert deaths >= 5


@pytest.mark.usefixtures("shared")
def test_a_process_that_shares_the_work_may_die_at_any_point(
    report: MiniSite, tmp_path: Path
) -> None:
    """The build that it helps notices, and leaves the site as it was."""
    old, new = _edited(report, tmp_path / "clean")
    deaths = 0
    for site in _deaths(report, tmp_path / "run", _every(1, 14), "helper"):
        assert tree(site.out) == old
        _healed(site, old, new)
        deaths += 1
    assert deaths >= 4


@pytest.mark.usefixtures("shared")
def test_a_build_whose_work_is_shared_may_die_at_any_point(
    report: MiniSite, tmp_path: Path
) -> None:
    old, new = _edited(report, tmp_path / "clean")
    deaths = 0
    for site in _deaths(report, tmp_path / "run", _every(2, 23)):
        _healed(site, old, new)
        deaths += 1
    assert deaths >= 4


def test_builds_may_die_one_after_the_other(report: MiniSite, tmp_path: Path) -> None:
    """Each finds what the one before it left, and the content is edited in between."""
    old, new = _edited(report, tmp_path / "clean")
    site = copied(report, tmp_path / "run")
    for at in range(120, 4, -10):
        if build_until(site, at, kill) != 0:
            _whole(tree(site.out), old, new)
            take_back(site)
            if at % 20:
                edit(site)
    take_back(site)
    edit(site)
    _healed(site, old, new)
