"""The inputs: every file of a content folder with the digest of its bytes, looked at once a build.

A process that builds again and again is told which files changed, and looks at those alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.files import Found, read_if_there, scan
from generator.fingerprint import of_bytes
from generator.parallel import in_parts

CONTENT = "content"

MANY = 1_000
"""Files from which on it is worth to read them in two processes."""


@dataclass(slots=True)
class Inputs:
    """What stands in a content folder, and its `digests`, by the path from the project's root.

    Folders have none; of what is no file, or can't be read, the digest is empty.
    """

    found: dict[str, Found] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def look(self, root: Path, changed: Collection[str] | None = None) -> None:
        """Look at the files below `root`; `changed` are those to look at, None stands for all.

        What came and what went is found by listing the folder again.
        """
        known = self.digests if changed is not None else {}
        theirs = {name for name in changed or () if name.startswith(f"{CONTENT}/")}
        if not known or not all(name in known and _is_file(root / name) for name in theirs):
            content = root / CONTENT
            listed = scan(content) if content.is_dir() else ()
            self.found = {f"{CONTENT}/{one.name}": one for one in listed}
            files = [name for name, one in self.found.items() if one.is_a != "folder"]
            fresh = [name for name in files if name in theirs or name not in known]
            known = {name: known.get(name, "") for name in files}
        else:
            fresh = sorted(theirs)
        self.digests = known | _read([(name, self.found[name].where) for name in fresh])


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _read(files: Sequence[tuple[str, str]]) -> dict[str, str]:
    def part(some: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        told = []
        for name, where in some:
            data = read_if_there(where)
            told.append((name, "" if data is None else of_bytes(data)))
        return told

    return {name: told for some in in_parts(part, files, MANY) for name, told in some}
