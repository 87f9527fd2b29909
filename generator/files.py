"""Files: find inputs, read bytes, and switch a batch of outputs into place.

Writing is in two steps, so that a reader of the output never meets a half-written file: everything
is staged beside its place first and synced, then each file is renamed over the old one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

BLOCK = 1 << 20
"""Bytes read at once of a file whose size is not known."""

FOLDERS = 16
"""From so many folders on, one sync of the file system is cheaper than one for each."""

_FAILURES = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO}
"""Errors that tell of the machine, not of whether a file is there."""

_LITTER = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".rej")


class Found(NamedTuple):
    """What stands below a scanned folder; `name` with `/` as separator, whatever the platform."""

    name: str
    where: str
    is_a: Literal["file", "link", "folder", "special"]

    @property
    def path(self) -> Path:
        """The path itself."""
        return Path(self.where)

    @property
    def stem(self) -> str:
        """The last part of the name without its ending."""
        last = self.name.rpartition("/")[2]
        return last.rpartition(".")[0] or last


def scan(root: Path) -> Iterator[Found]:
    """Yield all that stands below `root`, sorted by name, a folder before its content.

    Hidden names and editors' litter are passed over.
    Links are told, not followed: what they lead to may lie anywhere.
    """
    yield from _scan(str(root), "")


def _scan(folder: str, prefix: str) -> Iterator[Found]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if passed_over(entry.name):
            continue
        name = prefix + entry.name
        if entry.is_file(follow_symlinks=False):
            yield Found(name, entry.path, "file")
        elif entry.is_symlink():
            yield Found(name, entry.path, "link")
        elif entry.is_dir():
            yield Found(name, entry.path, "folder")
            yield from _scan(entry.path, f"{name}/")
        else:
            yield Found(name, entry.path, "special")


def passed_over(name: str) -> bool:
    """Whether a file or folder of this name is never read: it is hidden, or editors' litter."""
    return name.startswith((".", "#")) or name.endswith(_LITTER)


def read_if_there(path: Path | str) -> bytes | None:
    """Return a regular file's bytes; None where there is none, or something else stands there."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in _FAILURES:
            raise
        return None
    except ValueError:  # no file can have this name
        return None
    try:
        told = os.fstat(descriptor)
        if not stat.S_ISREG(told.st_mode):
            return None
        data = os.read(descriptor, told.st_size + 1)
        if len(data) == told.st_size:
            return data
        parts = [data]  # it grows while it is read, or is of no known size
        while more := os.read(descriptor, BLOCK):
            parts.append(more)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def write(path: str, data: bytes, *, synced: bool) -> None:
    """Write a new file, its folders included; `synced`: push it to the disk before going on."""
    _make_folder(path.rpartition("/")[0])
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if synced:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def append(path: str, data: bytes) -> None:
    """Add bytes to the end of a file that is there, and push them to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(path: str) -> None:
    """Make a folder, with one call where it is new and its parent is there, as for most pages."""
    try:
        os.mkdir(path)  # noqa: PTH102  thousands of them
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def switch(staging: Path, root: Path, names: Iterable[str]) -> None:
    """Move staged files into place, in the order given; each move is atomic.

    A file is renamed over the one that it replaces; a folder that is new comes whole, with every
    file that is staged in it.
    """
    there: set[str] = set()
    moved: set[str] = set()
    for name in names:
        folder = ""
        for part in name.split("/")[:-1]:
            folder = f"{folder}{part}/"
            if folder in moved:
                break
            if folder not in there and not (root / folder).is_dir():
                (staging / folder).replace(root / folder)
                moved.add(folder)
                break
            there.add(folder)
        else:
            (staging / name).replace(root / name)
            there.add(folder)
    touched = {(root / folder).parent for folder in moved} | {root / folder for folder in there}
    if len(touched) + len(moved) > FOLDERS:
        os.sync()
    else:
        for path in sorted({*touched, *(root / folder for folder in moved)}):
            sync_folder(path)


def sync_folder(folder: Path) -> None:
    """Push a folder's own entries to the disk, so that renames in it survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def delete(root: Path, names: Iterable[str]) -> None:
    """Delete files below `root`, and the folders that this leaves empty, but never `root`."""
    for name in names:
        path = root / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root:
                break
            try:
                folder.rmdir()
            except OSError:
                break
