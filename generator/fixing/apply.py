"""Make the fixes of a project: check, edit, write, and check again, until nothing is left to do."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from generator.diagnostics.diagnostic import Diagnostic, Edit
from generator.files import read_if_there, scan, sync_folder
from generator.fixing.edits import MisplacedError, compatible, edited

ROUNDS = 10
"""At most so many: a fix may bring up what it hid, and no two may undo each other for ever."""


class Checked(Protocol):
    """Whatever a check returns: it holds what was found."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """All problems, in order."""


F = TypeVar("F", bound=Checked)


@dataclass(frozen=True, slots=True)
class Fixed(Generic[F]):
    """What was done: the problems whose fixes were made, in that order, and how it ended.

    `left` is what the last check returned. `changed` are files that somebody else wrote at the same
    time; their fixes were not made.
    """

    made: tuple[Diagnostic, ...]
    left: F
    changed: tuple[str, ...]


def fix_all(root: Path, folder: str, check: Callable[[], F], *, rounds: int = ROUNDS) -> Fixed[F]:
    """Make every fix that `check` finds in files below `root`/`folder`, and what follows from them.

    A file is written whole or not at all, and never over what somebody else wrote since the check
    began. Raises `OSError` where the machine fails; the files written before are fixed.
    """
    made: list[Diagnostic] = []
    changed: set[str] = set()
    for _ in range(rounds):
        before = _contents(root, folder)
        found = check()
        able = [one for one in found.diagnostics if _files(one) <= before.keys() - changed]
        chosen = compatible(able)
        if not chosen:
            return Fixed(tuple(made), found, tuple(sorted(changed)))
        refused = _write(root, before, chosen)
        made += [one for one in chosen if not _files(one) & refused]
        changed |= refused
    return Fixed(tuple(made), check(), tuple(sorted(changed)))


def _write(root: Path, before: Mapping[str, bytes], chosen: Sequence[Diagnostic]) -> frozenset[str]:
    """Make fixes that go together; return the files that were not written, for they had changed."""
    edits: dict[str, set[Edit]] = defaultdict(set)
    for one in chosen:
        for edit in one.fix.edits if one.fix else ():
            edits[edit.file].add(edit)
    refused = set()
    for file in sorted(edits):
        try:
            text = edited(before[file].decode("utf-8"), edits[file])
        except (MisplacedError, UnicodeDecodeError):
            refused.add(file)
            continue
        if not replace_unless_changed(root / file, before[file], text.encode("utf-8")):
            refused.add(file)
    return frozenset(refused)


def replace_unless_changed(path: Path, old: bytes, new: bytes) -> bool:
    """Put new bytes in a file's place at one stroke, if it still holds the old ones.

    Return whether it did. The file keeps its permissions.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if read_if_there(path) != old:
            return False
        temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _contents(root: Path, folder: str) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by path from the root."""
    return {
        f"{folder}/{found.name}": data
        for found in (scan(root / folder) if (root / folder).is_dir() else ())
        if found.is_a == "file" and (data := read_if_there(found.path)) is not None
    }


def _files(diagnostic: Diagnostic) -> frozenset[str]:
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    return frozenset(edit.file for edit in edits)
