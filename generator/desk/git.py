"""Asking git, where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def has_git() -> bool:
    """Whether git is installed."""
    return shutil.which("git") is not None


def git(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints in the folder `root`; None where it is missing or says no.

    What somebody typed belongs behind `--end-of-options` or `--`.
    """
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603  no shell; see above for what was typed
        [program, "-C", str(root), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
