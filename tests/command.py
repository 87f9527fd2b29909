"""The command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
MEASURED = {name: told for name, told in os.environ.items() if name.startswith("COVERAGE_")}
"""What a process needs to know when `make coverage` counts what it does."""


def start(
    *arguments: str, cwd: Path = CHECKOUT, umask: int = 0o022, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command and return how it ended; of the environment only PATH is passed on."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **MEASURED, **env},
        umask=umask,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
        timeout=300,
    )


def run(*arguments: str, cwd: Path, umask: int = 0o022, **env: str) -> str:
    """Run the command, which has to succeed, and return what it prints."""
    done = start(*arguments, cwd=cwd, umask=umask, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
