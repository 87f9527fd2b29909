"""One preview of a project at a time: the second one says where the first is."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from generator.incremental.outputs import BusyError


class RunningError(BusyError):
    """A preview of this project runs already; the message says where."""


@contextmanager
def alone(folder: Path) -> Iterator[TextIO]:
    """Hold the preview's lock, which dies with the process; its file is for `announce`.

    Raises `RunningError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "running").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            where = file.read(200).strip() or "another address"
            raise RunningError(f"a preview of this project runs already, at {where}") from None
        yield file


def announce(file: TextIO, address: str) -> None:
    """Write down where this preview is."""
    file.truncate(0)
    file.write(address)
    file.flush()
