"""A whole preview: within this process, or as the command in one of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from generator.preview.session import Event, Session, previewing
from tests.command import CHECKOUT, MEASURED
from tests.minisite import NOW
from tests.preview.waiting import until


@dataclass(slots=True)
class Running:
    """A preview in this process, and what it told."""

    session: Session
    events: list[Event] = field(default_factory=list, repr=False)

    def built(self, more: int = 1) -> list[Event]:
        """Wait for so many builds more than there were; return all events."""
        before = self._builds()
        assert until(lambda: self._builds() >= before + more)
        return self.events

    def _builds(self) -> int:
        return sum(event.result is not None for event in self.events)


@contextmanager
def running(root: Path) -> Iterator[Running]:
    """Have a preview that has built the project once."""
    with previewing(root, as_of=NOW.isoformat(), host="127.0.0.1", port=0) as session:
        told = Running(session)
        thread = Thread(target=session.run, args=(told.events.append,))
        thread.start()
        assert until(lambda: told.events)
        yield told
    thread.join()


@dataclass(slots=True)
class Command:
    """`onrecord serve` in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str]

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rstrip("/").rpartition(":")[2])

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal, and return the code that the process ends with."""
        self.process.send_signal(number)
        return self.process.wait(10)


@contextmanager
def serving(root: Path, *arguments: str, **environment: str) -> Iterator[Command]:
    """Run the command, until it says that it is ready; whatever happens, it does not outlive us."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "-C", str(root), *arguments],
        cwd=CHECKOUT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CHECKOUT),
            "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        }
        | MEASURED
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        bufsize=1,
    )
    lines: list[str] = []

    def listen() -> None:
        lines.extend(line.rstrip("\n") for line in process.stdout or ())

    thread = Thread(target=listen)
    thread.start()
    try:
        assert until(lambda: process.poll() is not None or any("Ready" in line for line in lines))
        found = re.search(r"http://\S+", "\n".join(lines))
        assert found is not None, lines
        yield Command(process, found[0], lines)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(10)
        thread.join()
        if process.stdout is not None:
            process.stdout.close()
