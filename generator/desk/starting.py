"""A project to start from: a small report that builds, or the bare settings of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.desk.editor_support import modeline
from generator.loading.decode import FOLDERS
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS
from generator.model.entity import Entity

_IGNORED = ".gitignore"


@dataclass(frozen=True, slots=True)
class Start:
    """The files of a new project by path from its root, and those that are there and stay."""

    files: Mapping[str, bytes]
    kept: tuple[str, ...]


def started(root: Path) -> bool:
    """Whether there is content at `root`, over which no other may be written."""
    return (root / CONTENT).exists()


def start(root: Path, *, empty: bool) -> Start:
    """Return what makes a project of the folder `root`, which need not be there yet.

    Every record names its schema in its first line, for editors' programs.
    """
    starter = files(__package__) / "starter"
    found = {
        name: _with_modeline(name, data)
        for name, data in _below(starter / ("empty" if empty else "sample"), "")
    }
    found[_IGNORED] = (starter / "gitignore").read_bytes()
    kept = tuple(name for name in found if (root / name).exists())
    return Start({name: data for name, data in found.items() if name not in kept}, kept)


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def _with_modeline(name: str, data: bytes) -> bytes:
    folder = Path(name).parts[1]
    kind = "site" if folder == SETTINGS else FOLDERS.get(folder, Entity).__name__.lower()
    return f"{modeline(name, kind)}\n".encode() + data
