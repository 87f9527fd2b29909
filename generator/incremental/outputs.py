"""Outputs: which files in the output folder are ours, and how a batch of changes reaches it."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator import files
from generator.fingerprint import of_bytes
from generator.parallel import in_parts

MANIFEST = ".onrecord.json"
STAGING = ".onrecord-staging"

MANY = 64
"""From so many files on, one sync of the file system is cheaper than one for each file."""

HASHED = 1_000
"""Files from which on it is worth to read them in two processes."""


HALF_WAY = "Part of the site may be new already; build again to finish it."
"""The note on an error that came while files were switched into place."""


class OutputRefusedError(Exception):
    """The output folder can't be used; the message is one plain line for the editor."""


class BusyError(Exception):
    """Another build of this project is running."""


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
    return dict(_told(files.read_if_there(out / MANIFEST) or b""))


@lru_cache(maxsize=2)  # it is asked for more than once in a build, and long to read
def _told(manifest: bytes) -> Mapping[str, frozenset[str]]:
    try:
        told = json.loads(manifest) if manifest else {}
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


def file_of(route: str) -> str:
    """Return the file that a host serves at an address: `/a/` is `a/index.html`."""
    name = route.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def below(out: Path, route: str) -> list[str]:
    """Return the names of the files of ours in the folder at an address, in order."""
    folder = route.removeprefix("/")
    return sorted(name for name in owned(out) if name.startswith(folder))


def is_page(name: str) -> bool:
    """Whether a file of the site is one that people look at."""
    return name.endswith(".html")


def on_disk(out: Path, name: str) -> str | None:
    """Return the fingerprint of the file at `name` in the output folder; None: there is none."""
    data = files.read_if_there(out / name)
    return None if data is None else of_bytes(data)


def as_left(out: Path) -> dict[str, str | None]:
    """Return the fingerprint of every file of ours as the last build left it, unread."""
    return {name: next(iter(told)) for name, told in owned(out).items() if len(told) == 1}


def digests(out: Path, names: Sequence[str]) -> dict[str, str | None]:
    """Return `on_disk` for many names at once."""
    if not out.is_dir():
        return dict.fromkeys(names)
    base = str(out)

    def part(some: Sequence[str]) -> list[tuple[str, str | None]]:
        return [(name, _digest(f"{base}/{name}")) for name in some]

    return {name: told for found in in_parts(part, names, HASHED) for name, told in found}


def _digest(path: str) -> str | None:
    data = files.read_if_there(path)
    return None if data is None else of_bytes(data)


@contextmanager
def staging(out: Path) -> Iterator[None]:
    """Have an empty place for staged files in the output folder, and none afterwards."""
    new = not out.exists()
    sweep(out)
    (out / STAGING).mkdir(parents=True)
    try:
        yield
    finally:
        sweep(out)
        if new and not any(out.iterdir()):
            out.rmdir()


def stage(out: Path, name: str, data: bytes, *, synced: bool) -> None:
    """Write what will stand at `name`, beside the site; `synced`: push it to the disk at once."""
    files.write(f"{out}/{STAGING}/{name}", data, synced=synced)


def apply(out: Path, write: Sequence[str], manifest: Mapping[str, str]) -> tuple[str, ...]:
    """Bring the output folder to its new state: switch staged files in, delete, manifest.

    `write` are the names that were staged, in the order in which they are to appear; `manifest` is
    every file of the new site with its fingerprint.
    Return the names that were deleted: of our files all that the new site has not, but what
    somebody else changed, or moved behind a link, stays.
    A name changes to its new bytes in one step, so a reader meets the old file or the new one.
    The manifest grows before the first file appears and shrinks after the last is gone, so that a
    build that dies half-way leaves no file without an owner.
    """
    clear_way(out, write)
    old = owned(out)
    going = [name for name in sorted(old) if name not in manifest]
    if not write and not going and files.read_if_there(out / MANIFEST) == _written(manifest, {}):
        return ()
    before = {
        name: value
        for name in (*going, *(one for one in write if one in old))
        if (value := on_disk(out, name)) in old[name] and manifest.get(name) != value
    }
    if len(write) > MANY:
        os.sync()
    _write_manifest(out, _written(manifest, before))
    try:
        files.switch(out / STAGING, out, write)
        ours = tuple(name for name in going if name in before and not _behind_link(out, name))
        files.delete(out, ours)
        if before:
            _write_manifest(out, _written(manifest, {}))
    except BaseException as error:
        error.add_note(HALF_WAY)
        raise
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
    return json.dumps(told, separators=(",\n", ": ")).encode("ascii") + b"\n"


def _write_manifest(out: Path, data: bytes) -> None:
    stage(out, MANIFEST, data, synced=True)
    files.switch(out / STAGING, out, [MANIFEST])


def _behind_link(out: Path, name: str) -> bool:
    return any((out / part).is_symlink() for part in PurePosixPath(name).parents)


def clear_way(out: Path, names: Iterable[str]) -> None:
    """Refuse to write through a link or over something that is not a file of ours."""
    folders: set[str] = set()
    free: set[str] = set()
    for name in names:
        place = ""
        for part in name.split("/")[:-1]:
            place = f"{place}{part}/"
            if place in free:
                break
            if place in folders:
                continue
            path = out / place
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise OutputRefusedError(f"{path} stands in the way of the site; move it elsewhere")
            if not path.exists():
                free.add(place)
                break
            folders.add(place)
        else:
            _clear_file(out / name)


def _clear_file(path: Path) -> None:
    if path.is_symlink():
        raise OutputRefusedError(f"{path} stands in the way of the site; move it elsewhere")
    if path.is_dir():
        raise OutputRefusedError(f"the folder {path} stands where a file goes; move it")


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
