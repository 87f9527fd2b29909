"""The content to compare with: a folder as it is, or a git revision in a folder of its own."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.loading.load import CONTENT, SETTINGS


class NoOtherSideError(Exception):
    """There is nothing to compare with; the message says why."""


@contextmanager
def other_side(root: Path, what: str) -> Iterator[Path]:
    """Give the project's folder that `what` names: a folder, else a git revision of `root`.

    A revision is unpacked from git's own archive; the files that lie here are not touched.
    Raises `NoOtherSideError`.
    """
    folder = Path(what)
    if (folder / CONTENT / SETTINGS).is_file():
        yield folder
        return
    tree = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{what}^{{tree}}")
    if tree is None:
        raise NoOtherSideError(_why_not(root, what))
    archive = _git(root, "archive", "--format=tar", tree.decode().strip(), CONTENT)
    if archive is None:
        raise NoOtherSideError(f"`{what}` holds no {CONTENT}/ of this project")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as unpacked:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(unpacked, filter="data")
        yield Path(unpacked)


def _why_not(root: Path, what: str) -> str:
    if Path(what).is_dir():
        return f"{what} holds no {CONTENT}/{SETTINGS}"
    if shutil.which("git") is None:
        return "git is not installed; name a folder to compare with"
    if _git(root, "rev-parse", "--git-dir") is None:
        return "this project is in no git repository; name a folder to compare with"
    return f"`{what}` is neither a folder nor a revision that git knows"


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None where it is missing or says no."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run(  # noqa: S603  no shell, and what was typed comes after --end-of-options
        [git, "-C", str(root), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
