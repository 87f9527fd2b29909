"""Verification: a site against a build from nothing in another place."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from generator.build import build
from generator.incremental.manifest import MANIFEST, Manifest
from generator.incremental.outputs import on_disk


def differences(root: Path, out: Path, now: datetime) -> list[str]:
    """Return the names of all files of the site that a build from nothing would not leave so.

    Files of somebody else in the output folder are none of the site's.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-verify-") as folder:
        clean = Path(folder) / "site"
        build(root, clean, now=now, folder=Path(folder) / "state")
        names = {MANIFEST, *Manifest(out), *Manifest(clean)}
        return sorted(name for name in names if on_disk(out, name) != on_disk(clean, name))
