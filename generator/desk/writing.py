"""Writing files of a project: all of them are staged first, and each is switched whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.files import switch, write

STATE = ".onrecord"
"""The same folder as `generator.build.STATE`, without all that a build needs."""


def write_files(root: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files by their path from the project's root, in order, then delete the `gone` ones.

    Nothing is switched before everything is on the disk, so that whatever fails until then (a full
    disk, a folder without permission) leaves the project as it was.
    """
    (root / STATE).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="staged-", dir=root / STATE) as staging:
        for name, data in files.items():
            write(f"{staging}/{name}", data, synced=True)
        switch(Path(staging), root, files)
    for name in gone:
        (root / name).unlink(missing_ok=True)
