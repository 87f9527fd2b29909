"""What git knows of a project: which files changed since a commit, and what they held then.

The program itself is asked; nothing of it is changed, not even its index.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path


class GitError(Exception):
    """That git can't answer: it is not there, this is no repository, no commit has that name."""


def has_git() -> bool:
    """Whether git is installed."""
    return shutil.which("git") is not None


def answer(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints in the folder `root`; None where it is missing or says no.

    What somebody typed belongs behind `--end-of-options` or `--`.
    """
    try:
        return _git(root, *arguments)
    except GitError:
        return None


def changed_since(root: Path, ref: str) -> frozenset[str]:
    """Return the files below `root` that differ from commit `ref`, untracked and deleted ones too.

    They are told as paths from `root`, with `/`; a file that moved is told at both places.
    What git ignores is left out. Raises `GitError`.
    """
    commit = _commit(root, ref)
    tracked = _git(root, "diff", "--name-only", "--no-renames", "-z", "--relative", commit, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(_text(name) for name in (tracked + new).split(b"\0") if name)


def held_at(root: Path, ref: str, files: Iterable[str]) -> dict[str, bytes]:
    """Return what files below `root` held at commit `ref`; those that it lacks are left out.

    Raises `GitError`.
    """
    commit = _commit(root, ref)
    asked = sorted(file for file in files if "\n" not in file)
    names = b"".join(f"{commit}:./{file}\n".encode(errors="surrogateescape") for file in asked)
    batch = _git(root, "cat-file", "--batch", stdin=names)
    found, at = {}, 0
    for file in asked:
        end = batch.index(b"\n", at)
        told, at = batch[at:end].split(b" "), end + 1
        if told[-1] == b"missing" or told[-2] != b"blob":
            at += 0 if told[-1] == b"missing" else int(told[-1]) + 1
            continue
        size = int(told[-1])
        found[file] = batch[at : at + size]
        at += size + 1
    return found


def _commit(root: Path, ref: str) -> str:
    """Return the full name of a commit; whatever is written as `ref`, git never sees an option."""
    _git(root, "rev-parse", "--show-toplevel")
    try:
        wanted = f"{ref}^{{commit}}"
        told = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except GitError:
        raise GitError(f"git knows no commit by the name `{ref}`") from None
    return told.decode().strip()


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  no shell, and what users write is never an option
            ["git", "--no-optional-locks", "-C", str(root), *arguments],  # noqa: S607  git is where the user has it
            input=stdin,
            capture_output=True,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        raise GitError("git is not installed, or can't be run") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitError(said[-1].removeprefix("fatal: ") if said else "git failed")
    return done.stdout


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
