"""Outputs: which files in the output folder are ours, and how a batch of changes reaches it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator import files
from generator.fingerprint import of_bytes
from generator.incremental.manifest import MANIFEST, STAGING, Manifest
from generator.parallel import in_parts

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


def file_of(route: str) -> str:
    """Return the file that a host serves at an address: `/a/` is `a/index.html`."""
    name = route.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def is_page(name: str) -> bool:
    """Whether a file of the site is one that people look at."""
    return name.endswith(".html")


def on_disk(out: Path, name: str) -> str | None:
    """Return the fingerprint of the file at `name` in the output folder; None: there is none."""
    data = files.read_if_there(f"{out}/{name}")
    return None if data is None else of_bytes(data)


def digests(out: Path, names: Sequence[str]) -> dict[str, str | None]:
    """Return `on_disk` for many names at once."""
    if not out.is_dir():
        return dict.fromkeys(names)

    def part(some: Sequence[str]) -> list[tuple[str, str | None]]:
        return [(name, on_disk(out, name)) for name in some]

    return {name: told for found in in_parts(part, names, HASHED) for name, told in found}


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


def apply(
    manifest: Manifest,
    out: Path,
    write: Sequence[str],
    told: Mapping[str, str],
    going: Collection[str],
    *,
    whole: bool,
) -> tuple[str, ...]:
    """Bring the output folder to its new state: switch staged files in, delete, manifest.

    `write` are the names that were staged, in the order in which they are to appear; `told` are
    fingerprints of files of the new site, of all those at least that change, and of all if
    `manifest` is to be one value afterwards (`whole`); `going` are files of it that the site has no
    more.
    Return the names that were deleted: of those that go what somebody else changed, or moved behind
    a link, stays.
    A name changes to its new bytes in one step, so a reader meets the old file or the new one.
    The manifest grows before the first file appears and shrinks after the last is gone, so that a
    build that dies half-way leaves no file without an owner.
    """
    clear_way(out, write)
    changes = {name: value for name, value in told.items() if manifest.files.get(name) != value}
    if not (write or going or changes) and (not whole or manifest.says(told)):
        return ()
    before = {
        name: value
        for name in (*going, *(one for one in write if one in manifest))
        if (value := on_disk(out, name)) and manifest.may_be(name, value)
        if changes.get(name) != value
    }
    if len(write) > MANY:
        os.sync()
    manifest.announce(changes, before, whole=whole)
    try:
        files.switch(out / STAGING, out, write)
        ours = tuple(name for name in going if name in before and not _behind_link(out, name))
        files.delete(out, ours)
        if before or going:
            manifest.settle(going, whole=whole)
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
