"""A build that is not alone: readers, editors who save, and other builds."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.incremental.manifest import MANIFEST
from tests.crash.mishaps import Points, build_with, command, copied, ended, started
from tests.crash.test_kills import edit, take_back
from tests.minisite import MiniSite, tree


def test_a_reader_finds_every_page_whole_while_builds_come_and_go(
    report: MiniSite, tmp_path: Path
) -> None:
    """Each page that is there before and after is there all the time, the old one or the new."""
    take_back(report)
    assert report.build().outcome
    old = report.pages()
    other = copied(report, tmp_path / "other")
    edit(other)
    assert other.build().outcome
    new = other.pages()

    def work() -> int:
        for place in range(16):
            (take_back if place % 2 else edit)(report)
            if report.build().outcome is None:
                return 1
        return 0

    stay = sorted(old.keys() & new.keys() - {MANIFEST})
    changing = {name for name in stay if old[name] != new[name]}
    seen: set[tuple[str, bool]] = set()
    child = started(work)
    rounds = 0
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        for name in stay:
            data = (report.out / name).read_bytes()
            assert data in {old[name], new[name]}, name
            assert not name.endswith(".html") or data.endswith(b"</html>\n")
            if name in changing:
                seen.add((name, data == new[name]))
        rounds += 1
    assert ended(child) == 0
    assert rounds > 20
    assert seen == {(name, which) for name in changing for which in (False, True)}


@contextmanager
def _held(site: MiniSite, at: int) -> Iterator[int]:
    """Hold a build still at a point; afterwards it goes on, and has to end well."""

    def work() -> int:
        Points(at, lambda _name, _path: os.kill(os.getpid(), signal.SIGSTOP)).watch()
        return 0 if site.build().outcome else 1

    child = started(work)
    _, status = os.waitpid(child, os.WUNTRACED)
    assert os.WIFSTOPPED(status), "the build came to its end before"
    try:
        yield child
    finally:
        os.kill(child, signal.SIGCONT)
        code = ended(child)
    assert code == 0


@pytest.mark.parametrize("at", [5, 20, 60])
def test_a_second_build_says_so_in_a_line_and_the_first_is_not_disturbed(
    report: MiniSite, tmp_path: Path, at: int
) -> None:
    clean = copied(report, tmp_path / "clean")
    assert clean.build().outcome
    with _held(report, at):
        before = tree(report.out)
        told = command(report)
        assert told.code == 3
        assert told.out == ""
        assert told.err == "onrecord: another build of this project is running; wait for it\n"
        assert tree(report.out) == before
    assert report.pages() == clean.pages()


def test_a_build_after_one_that_was_ended_from_outside_is_not_locked_out(report: MiniSite) -> None:
    def work() -> int:
        Points(30, lambda _name, _path: os.kill(os.getpid(), signal.SIGTERM)).watch()
        return 0 if report.build().outcome else 1

    assert ended(started(work)) == -signal.SIGTERM
    assert command(report).code == 0


def _saving(root: Path, at: int, save: Callable[[], object]) -> Callable[[], None]:
    """Return what makes an editor save at the moment in which the `at`-th input is opened."""

    def watch() -> None:
        seen, saving = 0, False

        def audited(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal seen, saving
            if event != "open" or saving or not str(arguments[0]).startswith(f"{root}/content/"):
                return
            seen += 1
            if seen == at:
                saving = True
                save()

        sys.addaudithook(audited)

    return watch


@pytest.mark.parametrize("at", [1, 2, 5, 9, 14, 15, 16, 20])
@pytest.mark.parametrize("first_build", [False, True], ids=["an edit", "a first build"])
def test_what_is_saved_while_a_build_reads_is_in_the_site_of_the_next(
    report: MiniSite, tmp_path: Path, at: int, *, first_build: bool
) -> None:
    """Whatever the build saw of it, half of the files old and half of them new."""
    if not first_build:
        assert report.build().outcome
        report.put("pages/about", body="In other words.")
    clean = copied(report, tmp_path / "clean")
    edit(clean)
    assert build_with(report, _saving(report.root, at, lambda: edit(report))) in {0, 1}
    take_back(report)
    report.put("pages/about", body="In other words.")
    edit(report)
    clean.put("pages/about", body="In other words.")
    assert clean.build().outcome
    assert report.build().outcome
    assert report.pages() == clean.pages()
    again = report.build().outcome
    assert again is not None
    assert (again.made, again.written, again.deleted) == ((), (), ())


@pytest.mark.parametrize("length", [0, 1, 40, 200])
def test_a_file_that_is_saved_half_is_a_problem_or_a_record_and_never_a_crash(
    report: MiniSite, length: int
) -> None:
    """Some editors empty a file before they write it."""
    assert report.build().outcome
    path = report.root / "content/claims/bb-stops-ordering.yaml"
    whole = path.read_bytes()
    clean = report.pages()
    half = whole[:length]
    save = _saving(report.root, 3, lambda: path.write_bytes(half))
    assert build_with(report, save) in {0, 1}
    path.write_bytes(whole)
    assert report.build().outcome
    assert report.pages() == clean
