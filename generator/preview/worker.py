"""The building process as the server sees it: started, asked, and started again if it dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.preview.messages import Find, Make, Mend, Pipe, Place, Result, Start

PATIENCE = 3.0
"""Seconds that a process is given to end by itself before it is killed."""


class WorkerLostError(Exception):
    """The building process ended in the middle of its work; the message says how."""


class Worker:
    """One building process at a time; its methods may be called from any thread.

    `start` is what each process is told first.
    """

    def __init__(self, start: Start) -> None:
        self._start = start
        self._asking = Lock()
        self._closed = False
        self._child = _begun(start)

    def make(self, files: tuple[str, ...] = ()) -> Result:
        """Build after `files` changed; raises `WorkerLostError`."""
        told: Result = self._ask(Make(files))
        return told

    def find(self, ids: Sequence[str]) -> dict[str, Place]:
        """Return where records stand, of those that are known; raises `WorkerLostError`."""
        return dict(self._ask(Find(tuple(ids))))

    def mend(self, problem: Diagnostic) -> bool:
        """Make the fix of a problem, and return whether it was made; raises `WorkerLostError`."""
        return bool(self._ask(Mend(problem)))

    @property
    def lost(self) -> str:
        """How the process ended, in words, where it did; "" while it lives."""
        return "" if self._closed else _ending(self._child.process.poll())

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._child.process.pid

    def close(self) -> None:
        """End the process and all that it started."""
        self._closed = True
        self._child.end()

    def _ask(self, request: Make | Find | Mend) -> Any:
        with self._asking:
            if self._closed:
                raise WorkerLostError("the preview is ending")
            if self.lost:
                self._child.end()
                self._child = _begun(self._start)
            child = self._child
            try:
                child.pipe.send(request)
                return child.pipe.receive()
            except (EOFError, OSError, ValueError):  # ValueError: `close` has closed the pipe
                child.end()
                raise WorkerLostError(_ending(child.process.poll())) from None


@dataclass(frozen=True, slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    pipe: Pipe

    def end(self) -> None:
        """End the process, whatever it is doing, and whatever it left behind."""
        process = self.process
        if process.returncode is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for stream in (self.pipe.writing, self.pipe.reading):
            with contextlib.suppress(OSError):
                stream.close()


def _begun(start: Start) -> _Child:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.preview.builder"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        process_group=0,  # Ctrl-C is for the server, which then ends this one
    )
    if process.stdin is None or process.stdout is None:
        raise AssertionError("both are pipes, as they were asked for")
    child = _Child(process, Pipe(process.stdout, process.stdin))
    with contextlib.suppress(BrokenPipeError):  # the first question will tell
        child.pipe.send(start)
    return child


def _ending(code: int | None) -> str:
    if code is None:
        return ""
    if code < 0:
        return f"ended by the signal {signal.Signals(-code).name}"
    return f"ended with the code {code}"
