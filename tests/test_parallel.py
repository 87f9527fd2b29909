"""Parallel work: shared or not, it gives the same, and leaves no process behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import parallel
from generator.incremental.store import State
from generator.parallel import WORTH_IT, beside, in_parts
from tests.command import CHECKOUT

LONG = f"60.{os.getpid()}"
"""Seconds for which a program sleeps, told from those of any other that runs on the machine."""


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """No child, running or dead, no open pipe, and the collector as it was."""
    held, frozen, before = _descriptors(), gc.get_freeze_count(), _children()
    yield
    assert _children() == before
    assert _descriptors() == held
    assert gc.get_freeze_count() == frozen


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  without opening more of them


def _children() -> set[str]:
    """Return our child processes, running or dead; a browser of other tests may be among them."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            _, _, told = stat.read_text().rpartition(")")
            if int(told.split()[1]) == os.getpid():
                found.add(stat.parent.name)
    return found


@pytest.fixture(params=[1, 2, 5])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Share work among so many processes."""
    number: int = request.param
    monkeypatch.setattr(parallel, "cores", lambda: number)
    return number


def _squares(items: Sequence[int]) -> list[tuple[int, int]]:
    return [(os.getpid(), item * item) for item in items]


def test_every_item_is_worked_on_once_by_as_many_processes_as_there_are(processes: int) -> None:
    told = in_parts(_squares, range(100), worth_it=1)
    assert len(told) == processes
    assert sorted(square for part in told for _, square in part) == [one**2 for one in range(100)]
    assert len({pid for part in told for pid, _ in part}) == processes
    assert {pid for pid, _ in told[0]} == {os.getpid()}, "the first part is done right here"


def test_items_are_dealt_out_in_turn(processes: int) -> None:
    """Neighbours cost alike, so every process has as much to do."""
    told = in_parts(list, range(20), worth_it=1)
    assert told == [list(range(20))[place::processes] for place in range(processes)]


@given(st.lists(st.text(max_size=4), max_size=9), st.integers(1, 4), st.integers(1, 5))
def test_shared_work_gives_what_work_alone_gives(
    items: list[str], number: int, worth_it: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel, "cores", lambda: number)
        shared = in_parts(list, items, worth_it=worth_it)
    assert sorted(one for part in shared for one in part) == sorted(items)


@pytest.mark.parametrize(("items", "parts"), [(0, 1), (1, 1), (WORTH_IT - 1, 1), (WORTH_IT, 2)])
def test_little_work_is_not_shared(monkeypatch: pytest.MonkeyPatch, items: int, parts: int) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 8)
    assert len(in_parts(list, range(items))) == parts


def test_a_platform_that_cannot_fork_does_all_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert in_parts(list, range(5), worth_it=1) == [[0, 1, 2, 3, 4]]


def test_a_result_larger_than_a_pipe_comes_whole(processes: int) -> None:
    told = in_parts(lambda items: b"x" * 1_000_000 * len(items), range(processes), worth_it=1)
    assert [len(one) for one in told] == [1_000_000] * processes


class PeculiarError(Exception):
    """An error that can't be made again from its words alone."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device", "/a/place"), OSError),
        (ValueError("no such luck"), ValueError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (SystemExit(4), SystemExit),
    ],
    ids=str,
)
def test_what_a_part_raises_is_raised_here(
    processes: int, at: int, error: BaseException, expected: type[BaseException]
) -> None:
    """Whichever part it is, and with all that it tells."""
    del processes

    def work(items: Sequence[int]) -> None:
        if at in items:
            raise error

    with pytest.raises(expected) as told:
        in_parts(work, range(4), worth_it=1)
    assert str(told.value) == str(error)
    assert told.value.args == error.args


def test_an_error_of_a_helper_says_where_it_arose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody could find a bug in shared work."""
    monkeypatch.setattr(parallel, "cores", lambda: 2)

    def failing_here(items: Sequence[int]) -> None:
        if 1 in items:
            raise PeculiarError("one", "two")

    with pytest.raises(RuntimeError, match="PeculiarError: one and two") as told:
        in_parts(failing_here, range(2), worth_it=1)
    assert "in failing_here" in "".join(traceback.format_exception(told.value))


def test_a_result_that_cannot_be_sent_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    with pytest.raises(Exception, match="pickle"):
        in_parts(lambda items: lambda: items, range(2), worth_it=1)


@pytest.mark.parametrize("when", ["before it answers", "in the middle of its answer"])
def test_a_helper_that_is_killed_is_told_plainly(
    monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    here = os.getpid()

    def work(items: Sequence[int]) -> bytes:
        if os.getpid() != here and 1 in items:
            if when == "before it answers":
                os.kill(os.getpid(), signal.SIGKILL)
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            return b"x" * 10_000_000
        if os.getpid() == here:
            time.sleep(0.2)  # so that the other's pipe is full when it is killed
        return b""

    with pytest.raises(ChildProcessError, match="was ended from outside"):
        in_parts(work, range(6), worth_it=1)


def test_helpers_are_ended_when_the_work_here_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    here = os.getpid()

    def work(_: Sequence[int]) -> None:
        if os.getpid() == here:
            raise ZeroDivisionError
        time.sleep(60)

    began = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        in_parts(work, range(6), worth_it=1)
    assert time.monotonic() - began < 10


def test_a_process_that_cannot_be_started_leaves_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 4)
    fork, started = os.fork, list[int]()

    def failing() -> int:
        if len(started) == 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", failing)
    with pytest.raises(BlockingIOError):
        in_parts(lambda _: time.sleep(60), range(8), worth_it=1)


def test_what_was_opened_before_is_read_on_both_sides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    rows = {str(place): str(place).encode() * 500 for place in range(600)}
    with closing(State(tmp_path, "maker")) as first:
        first.save({"record": rows})
    state = State(tmp_path, "maker")

    def part(some: Sequence[str]) -> dict[str, bytes | None]:
        return {key: state.get("record", key) for key in some}

    told: dict[str, bytes | None] = {}
    for one in in_parts(part, list(rows), worth_it=1):
        told |= one
    assert told == rows
    state.close()


INTERRUPTED = """
    import os, sys, time
    from generator import parallel

    parallel.cores = lambda: 3
    here = os.getpid()

    def work(items):
        if os.getpid() == here:
            print("working", flush=True)
        time.sleep(60)

    print("told once", end=" ")
    parallel.in_parts(work, range(6), worth_it=1)
"""


def test_ctrl_c_ends_all_processes_at_once() -> None:
    """A terminal sends it to each of them; and what was printed before is not printed twice."""
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(INTERRUPTED)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "told once working\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)  # ends only when no process holds the pipes
    assert out == ""
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert err.count("Traceback") == 1, "a helper says nothing"
    assert process.returncode == -signal.SIGINT


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_helpers_end_with_their_parent_however_that_ends(number: int) -> None:
    """Else they would work on for nobody, and hold the lock of the build that is gone."""
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(INTERRUPTED)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "told once working\n"
        began = time.monotonic()
        process.send_signal(number)
        process.communicate(timeout=20)  # ends only when no process holds the pipe
    assert time.monotonic() - began < 5


def test_work_beside_other_work_hands_over_its_result() -> None:
    """It sees what was there before, and is done in another process."""
    items = list(range(5))
    with beside(lambda: (sum(items), os.getpid())) as result:
        items.clear()
        total, process = result()
    assert total == 10
    assert process != os.getpid()


def test_what_work_beside_raises_is_raised_where_its_result_is_wanted() -> None:
    """As it was raised."""
    with beside(lambda: 1 // 0) as result, pytest.raises(ZeroDivisionError):
        result()


def test_work_that_nobody_waits_for_ends_with_the_block() -> None:
    """And so do the programs that it started."""
    began = time.monotonic()
    with beside(lambda: subprocess.run(["sleep", LONG], check=True)):
        while not _sleeping():
            time.sleep(0.01)
    while _sleeping():
        time.sleep(0.01)
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_work_beside_ends_with_its_parent(how: signal.Signals) -> None:
    """However that ends; no program is left that nobody waits for."""
    script = f"""
    import subprocess
    from generator.parallel import beside

    with beside(lambda: subprocess.run(["sleep", "{LONG}"])) as result:
        print("begun", flush=True)
        result()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"begun\n"
        while not _sleeping():
            time.sleep(0.01)
        parent.send_signal(how)
        parent.wait(10)
    while _sleeping():
        time.sleep(0.01)


def _sleeping() -> set[str]:
    """Return the processes that sleep so long, as nobody else's do."""
    found = set()
    for told in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if told.read_bytes() == f"sleep\0{LONG}\0".encode():
                found.add(told.parent.name)
    return found
