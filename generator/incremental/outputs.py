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
    for source in (*sources, *_home()):
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


def _home() -> tuple[Path, ...]:
    """Return the user's own folder; a build in a container may have a user without one."""
    try:
        return (Path.home(),)
    except RuntimeError:
        return ()


def owned(out: Path) -> dict[str, frozenset[str]]:
    """Return the files that builds left in `out`, each with the fingerprints that it may have.

    There are two where a build died between announcing a file's new bytes and writing them.
    A broken manifest owns nothing; names that would lead out of the folder are never owned.
    """
    data = files.read_if_there(out / MANIFEST)
    try:
        told = json.loads(data) if data else {}
    except (ValueError, RecursionError):
        return {}
    found: dict[str, frozenset[str]] = {}
    for part in ("files", "before"):
        listed = told.get(part) if isinstance(told, dict) else None
        for name, value in listed.items() if isinstance(listed, dict) else ():
            if isinstance(value, str) and _inside(name):
                found[name] = found.get(name, frozenset()) | {value}
    return found


def _inside(name: str) -> bool:
    """Whether a name, as the manifest gives it, can only be that of a file in the output folder."""
    return not {"", ".", ".."} & set(name.split("/"))


def on_disk(out: Path, name: str) -> str | None:
    """Return the fingerprint of the file at `name` in the output folder; None: there is none."""
    data = files.read_if_there(out / name)
    return None if data is None else of_bytes(data)


def is_told(out: Path, manifest: Mapping[str, str]) -> bool:
    """Whether the manifest in `out` says just this, to the byte."""
    return files.read_if_there(out / MANIFEST) == _written(manifest, {})


def apply(out: Path, changes: Changes) -> tuple[str, ...]:
    """Bring the output folder to its new state: stage, switch, delete, manifest.

    Return the names that were deleted: what somebody else changed, or moved behind a link, stays.
    A name changes to its new bytes in one step, so a reader meets the old file or the new one.
    The manifest grows before the first file appears and shrinks after the last is gone, so that a
    build that dies half-way leaves no file without an owner.
    """
    for name in changes.write:
        _clear_way(out, PurePosixPath(name))
    sweep(out)
    out.mkdir(parents=True, exist_ok=True)
    old = owned(out)
    before = {
        name: value
        for name in sorted(old)
        if (value := on_disk(out, name)) in old[name] and changes.manifest.get(name) != value
    }
    _write_manifest(out, _written(changes.manifest, before))
    files.stage(out / STAGING, changes.write)
    files.switch(out / STAGING, out, changes.write)
    ours = tuple(name for name in changes.delete if name in before and not _behind_link(out, name))
    files.delete(out, ours)
    if before:
        _write_manifest(out, _written(changes.manifest, {}))
    sweep(out)
    return ours


def sweep(out: Path) -> None:
    """Remove what a build that died left staged."""
    staging = out / STAGING
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _written(manifest: Mapping[str, str], before: Mapping[str, str]) -> bytes:
    """Return the manifest's bytes; `before` are files that are about to be replaced or deleted."""
    told: dict[str, object] = {"made_by": "onrecord", "files": dict(sorted(manifest.items()))}
    if before:
        told["before"] = dict(before)
    return json.dumps(told, indent=0, ensure_ascii=True).encode("ascii") + b"\n"


def _write_manifest(out: Path, data: bytes) -> None:
    files.stage(out / STAGING, {MANIFEST: data})
    files.switch(out / STAGING, out, [MANIFEST])


def _behind_link(out: Path, name: str) -> bool:
    return any((out / part).is_symlink() for part in PurePosixPath(name).parents)


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
