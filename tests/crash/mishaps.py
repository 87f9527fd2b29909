"""Builds in processes of their own, to which something happens at a point that is known.

A point is where a build is about to change something outside of itself: to open a file for writing,
to write to it (once before, once half-way), to rename, to delete, to make or remove a folder, to
open the state, to change something in it, to commit that.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Literal, NamedTuple

from generator.build import STATE
from generator.cli.main import outcome
from tests.minisite import MiniSite

Who = Literal["main", "helper"]
Act = Callable[[str, str], None]
"""What happens at the point: is told its name and the path that it is about."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_BUG, FAILED = 70, 3
"""How a build ends that the machine, or a helper that is gone, did not let come to its end."""


class Points:
    """Counts the points that one process comes to, and acts at one of them."""

    def __init__(self, at: int, act: Act, who: Who = "main", *, again: bool = False) -> None:
        """Act at the `at`-th point, or with `again` at that and at all later ones."""
        self._at = at
        self._again = again
        self._act = act
        self._who = who
        self._main = 0
        self._seen = 0
        self._acting = False
        self._verb = ""

    def reached(self, name: str, path: object) -> None:
        """Act if this is the point; helpers count from one, each for itself."""
        who = "main" if os.getpid() == self._main else "helper"
        if who != self._who or self._acting:
            return
        self._seen += 1
        if self._seen == self._at or (self._again and self._seen > self._at):
            self._acting = True
            try:
                self._act(name, str(path))
            finally:
                self._acting = False

    def watch(self) -> None:
        """Watch this process and those that it forks, for as long as they live."""
        self._main = os.getpid()
        os.register_at_fork(after_in_child=self._begin_anew)
        sys.addaudithook(self._audited)
        write, connect = os.write, sqlite3.connect

        def writing(descriptor: int, data: Any) -> int:
            half = memoryview(data)[: len(data) // 2]
            self.reached("write", descriptor)
            done = write(descriptor, half) if half else 0
            self.reached("write the rest", descriptor)
            return done + write(descriptor, memoryview(data)[done:])

        def connecting(*arguments: Any, **options: Any) -> sqlite3.Connection:
            self.reached("connect", arguments[0])
            store: sqlite3.Connection = connect(*arguments, **options)
            store.set_trace_callback(self._stated)
            return store

        os.write = writing
        sqlite3.connect = connecting  # type: ignore[assignment]

    def _stated(self, statement: str) -> None:
        verb = statement.partition(" ")[0]
        if verb not in {"SELECT", self._verb}:  # of many rows that are written the first
            self.reached("statement", statement)
        self._verb = verb

    def _begin_anew(self) -> None:
        self._seen = 0

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        changes = event in _CHANGES or (event == "open" and arguments[2] & _WRITING)
        if changes and "__pycache__" not in str(arguments[0]) and arguments[0] != os.devnull:
            self.reached(event, arguments[0])


def kill(_name: str, _path: str) -> None:
    """Die at once, without a chance to clean up."""
    os.kill(os.getpid(), signal.SIGKILL)


def started(work: Callable[[], int]) -> int:
    """Start work in a process of its own, which ends with the code that it returns."""
    child = os.fork()
    if not child:
        code = _BUG
        try:
            code = work()
        except BaseException:  # noqa: BLE001  a child must never return into the test
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """Wait for a child's end; return its exit code, or minus the signal that ended it."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def build_with(site: MiniSite, before: Callable[[], object]) -> int:
    """Build in a process of its own, in which `before` prepares the ground; return how it ended.

    Returns once all processes of that build have ended.
    """

    def work() -> int:
        before()
        try:
            return 0 if site.build().outcome else 1
        except OSError:
            return FAILED

    code = ended(started(work))
    with alone(site):
        return code


def build_until(site: MiniSite, at: int, act: Act, who: Who = "main") -> int:
    """Build in a process of its own in which something happens at a point; return how it ended."""
    return build_with(site, lambda: Points(at, act, who).watch())


@contextmanager
def alone(site: MiniSite) -> Iterator[None]:
    """Wait until no process of an earlier build is left; helpers hold the lock to their end."""
    (site.root / STATE).mkdir(exist_ok=True)
    with (site.root / STATE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fcntl.flock(lock, fcntl.LOCK_UN)
        yield


class Told(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def command(site: MiniSite, *, before: Callable[[], object] = lambda: None) -> Told:
    """Run `onrecord build` in a process of its own, in which `before` prepares the ground."""
    said = [site.root.parent / name for name in ("out.txt", "err.txt")]

    def work() -> int:
        with said[0].open("w") as out, said[1].open("w") as err:
            before()
            with redirect_stdout(out), redirect_stderr(err):
                arguments = ["build", "-C", str(site.root), "-d", str(site.out)]
                return outcome([*arguments, "--as-of", "2026-06-01T12:00Z"])

    code = ended(started(work))
    return Told(code, *(path.read_text() for path in said))


def copied(site: MiniSite, folder: Path) -> MiniSite:
    """Return a copy of a project with its site and state, in the place of what stands there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site.root.parent, folder, symlinks=True)
    return MiniSite(folder / "project", folder / "project/site")
