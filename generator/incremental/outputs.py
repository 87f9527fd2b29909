"""Outputs: which files in the output folder are ours, and how a batch of changes reaches it."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generator import files
from generator.fingerprint import of_bytes

MANIFEST = ".onrecord.json"
STAGING = ".onrecord-staging"


class OutputRefusedError(Exception):
    """The output folder can't be used; the message is one plain line for the editor."""


class BusyError(Exception):
    """Another build of this project is running."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build does to the output folder: files to write, in order, and files to delete.

    `manifest` is every file of the new site with its fingerprint.
    """

    write: Mapping[str, bytes]
    delete: tuple[str, ...]
    manifest: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def claim_folder(out: Path, *sources: Path) -> None:
    """Make sure that `out` may be written: ours or empty, and apart from the site's sources."""
    real = out.resolve()
    for source in (*sources, Path.home()):
        held = source.resolve()
        if real == held or real in held.parents or (source in sources and held in real.parents):
            raise OutputRefusedError(
                f"the output folder {out} overlaps {source}; choose a folder of its own"
            )
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OutputRefusedError(f"the output folder {out} is not a folder; move what stands there")
    if out.is_dir() and not (out / MANIFEST).is_file():
        foreign = sorted(one.name for one in out.iterdir() if one.name != STAGING)
        if foreign:
            raise OutputRefusedError(
                f"the output folder {out} holds files that are not of this site "
                f"({', '.join(foreign[:3])}); choose an empty folder"
            )


def owned(out: Path) -> dict[str, str]:
    """Return the files that the last build left in `out`, with their fingerprints.

    A broken manifest owns nothing; names that would lead out of the folder are never owned.
    """
    data = files.read_if_there(out / MANIFEST)
    try:
        told = json.loads(data)["files"] if data else {}
    except (ValueError, KeyError, TypeError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        name: value
        for name, value in told.items()
        if isinstance(value, str) and not {"", ".", ".."} & set(name.split("/"))
    }


def on_disk(out: Path, name: str) -> str | None:
    """Return the fingerprint of the file at `name` in the output folder; None: there is none."""
    data = files.read_if_there(out / name)
    return None if data is None else of_bytes(data)


def apply(out: Path, changes: Changes) -> None:
    """Bring the output folder to its new state: stage, switch, delete, manifest.

    A name changes to its new bytes in one step, so a reader meets the old file or the new one.
    The manifest grows before the first file appears and shrinks after the last is gone, so that a
    build that dies half-way leaves no file without an owner.
    """
    staging = out / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    for name in changes.write:
        _clear_way(out, PurePosixPath(name))
    old = owned(out)
    both = {**old, **changes.manifest}
    if both != old or not (out / MANIFEST).is_file():
        _write_manifest(out, both)
    files.stage(staging, changes.write)
    files.switch(staging, out, changes.write)
    ours = [name for name in changes.delete if on_disk(out, name) == old.get(name)]
    files.delete(out, ours)
    if changes.manifest != both:
        _write_manifest(out, changes.manifest)
    shutil.rmtree(staging, ignore_errors=True)


def _write_manifest(out: Path, manifest: Mapping[str, str]) -> None:
    told = {"made_by": "onrecord", "files": dict(sorted(manifest.items()))}
    data = json.dumps(told, indent=0, ensure_ascii=True).encode("ascii") + b"\n"
    files.stage(out / STAGING, {MANIFEST: data})
    files.switch(out / STAGING, out, [MANIFEST])


def _clear_way(out: Path, name: PurePosixPath) -> None:
    """Refuse to write through a link or over something that is not a file of ours."""
    for part in (*reversed(name.parents[:-1]), name):
        path = out / part
        if path.is_symlink() or (part != name and path.exists() and not path.is_dir()):
            raise OutputRefusedError(f"{path} stands in the way of the site; move it elsewhere")
    if (out / name).is_dir():
        raise OutputRefusedError(f"the folder {out / name} stands where a file goes; move it")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the project's build lock, which dies with the process; `BusyError` if it is held."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("another build of this project is running; wait for it") from None
        yield
