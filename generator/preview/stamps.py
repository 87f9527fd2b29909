"""The rescan: which files are not as they were, by what the file system says of each.

Events of the file system are hints: they come twice, late, for files that nobody reads, or not at
all. What was looked at here decides.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.files import passed_over

Stamp = tuple[int, ...]
"""What changes whenever a file does: inode, size, mode, and both times in nanoseconds."""


class Stamps:
    """The files below some folders, as they were when they were looked at last."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._known: Mapping[str, Stamp] = self._all()

    def changed(self) -> frozenset[str]:
        """Look at every file; return the paths of those that came, went or changed."""
        before, self._known = self._known, self._all()
        both = before.keys() | self._known.keys()
        return frozenset(one for one in both if before.get(one) != self._known.get(one))

    def changed_among(self, paths: Iterable[str]) -> frozenset[str]:
        """Look at some paths; where one is that of a folder, at every file."""
        looked = {path: _stamp(path) for path in paths if self.concerned(path)}
        if any(self._folder(path, stamp) for path, stamp in looked.items()):
            return self.changed()
        found = {path for path, stamp in looked.items() if stamp != self._known.get(path)}
        known = {**self._known, **{path: looked[path] for path in found}}
        self._known = {path: stamp for path, stamp in known.items() if stamp is not None}
        return frozenset(found)

    def concerned(self, path: str) -> bool:
        """Whether a path is one that a build would read."""
        for folder in self._folders:
            if Path(path).is_relative_to(folder):
                return not any(map(passed_over, Path(path).relative_to(folder).parts))
        return False

    def _folder(self, path: str, stamp: Stamp | None) -> bool:
        if stamp is not None:
            return stat.S_ISDIR(stamp[2])
        return any(known.startswith(f"{path}{os.sep}") for known in self._known)

    def _all(self) -> dict[str, Stamp]:
        return {path: stamp for folder in self._folders for path, stamp in _below(str(folder))}


def vanished(path: str) -> bool:
    """Whether a file is gone or empty, as it may be for a moment while an editor saves it."""
    stamp = _stamp(path)
    return stamp is None or (stat.S_ISREG(stamp[2]) and not stamp[1])


def _below(folder: str) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as listing:
            entries = [one for one in listing if not passed_over(one.name)]
    except OSError:  # it went away, or may not be read: the build will say so
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            stamp = _stamp(entry.path)
            if stamp is not None:
                yield entry.path, stamp


def _stamp(path: str) -> Stamp | None:
    try:
        told = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (told.st_ino, told.st_size, told.st_mode, told.st_mtime_ns, told.st_ctime_ns)
