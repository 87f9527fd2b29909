"""Timing whole commands by the operating system's own account of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, of processors, and MiB of the largest process."""

    wall: float
    processor: float
    memory: float


def timed(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end; raises `RuntimeError` where it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, code, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        raise RuntimeError(f"{command} gave {process.returncode}: {said.decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of several runs."""
    return Run(
        median(one.wall for one in runs),
        median(one.processor for one in runs),
        median(one.memory for one in runs),
    )


def forget(*folders: Path) -> None:
    """Delete folders, and let the disk come to rest."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    os.sync()
