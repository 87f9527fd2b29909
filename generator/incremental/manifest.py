"""The manifest: which files in the output folder are ours, and what each of them may hold.

A text of JSON values, of which each goes on from those before.
A build leaves one, which tells of the whole site; a process that builds again and again appends
what changes, so that a save costs what it changes and not what the site holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator import files
from generator.fingerprint import hashing

MANIFEST = ".onrecord.json"
STAGING = ".onrecord-staging"
"""The folder in the output folder in which files wait until all are made."""

MOST = 500
"""Values of a manifest at which it is written as one again."""

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"\s*")


class Manifest:
    """The manifest of an output folder, as it stands there.

    `files` are ours with their fingerprints by name, those that go included until they are gone;
    `before` are fingerprints that some of them may still have, because a build died between
    announcing new bytes and writing them.
    Of a broken manifest what could be read counts; names that would lead out of the folder never
    do.
    """

    def __init__(self, out: Path) -> None:
        self.files: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self._out = out
        data = files.read_if_there(out / MANIFEST) or b""
        self._hash = hashing(data)
        values, whole = _values(data)
        for value in values:
            self._take(value)
        self._values = len(values) if whole else MOST

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all files that are ours, or were when a build died."""
        return iter(self.files)

    def __contains__(self, name: str) -> bool:
        return name in self.files

    def may_be(self, name: str, told: str | None) -> bool:
        """Whether a file of ours may have this fingerprint."""
        return told is not None and told in (self.files.get(name), self.before.get(name))

    def below(self, folder: str) -> list[str]:
        """Return the names of our files in a folder, in order."""
        return sorted(name for name in self if name.startswith(folder))

    @property
    def digest(self) -> str:
        """The digest of the manifest's bytes."""
        return self._hash.hexdigest()

    def says(self, told: Mapping[str, str]) -> bool:
        """Whether it is, byte for byte, what a build leaves of a site of these files."""
        return hashing(_whole(told, {})).digest() == self._hash.digest()

    def announce(
        self, changes: Mapping[str, str], before: Mapping[str, str], *, whole: bool
    ) -> None:
        """Tell, before it happens, what files become, and what those may be that change or go.

        `whole`: the manifest is one value afterwards; else this one is appended if it can be.
        """
        told = {"files": dict(changes), "before": dict(before)}
        self._take(told)
        self._tell(told, whole=whole)

    def settle(self, gone: Collection[str], *, whole: bool) -> None:
        """Tell that all which was announced has happened, and that some files are not ours now."""
        told = {"gone": sorted(gone)}
        self._take(told)
        self._tell(told, whole=whole)

    def _take(self, value: Any) -> None:
        """Go on from a value; what is of another shape tells nothing."""
        told = value if isinstance(value, dict) else {}
        self.files |= _fingerprints(told.get("files"))
        gone = told.get("gone")
        for name in gone if isinstance(gone, list) else ():
            self.files.pop(name, None)
        self.before = _fingerprints(told.get("before"))

    def _tell(self, value: Mapping[str, object], *, whole: bool) -> None:
        if whole or not 0 < self._values < MOST:
            data = _whole(self.files, self.before)
            files.write(f"{self._out}/{STAGING}/{MANIFEST}", data, synced=True)
            files.switch(self._out / STAGING, self._out, [MANIFEST])
            self._hash = hashing(data)
            self._values = 1
        else:
            data = _written(value)
            files.append(f"{self._out}/{MANIFEST}", data)
            self._hash.update(data)
            self._values += 1


def _values(data: bytes) -> tuple[list[Any], bool]:
    """Return the values of a manifest, and whether they are all: not what follows on damage."""
    text = data.decode("utf-8", "replace")
    found: list[Any] = []
    place = 0
    while place < len(text):
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return found, False
        found.append(value)
        space = _SPACE.match(text, place)
        place = space.end() if space else place
    return found, True


def _fingerprints(told: Any) -> dict[str, str]:
    listed = told.items() if isinstance(told, dict) else ()
    return {name: one for name, one in listed if isinstance(one, str) and _inside(name)}


def _inside(name: str) -> bool:
    """Whether a name, as the manifest gives it, can only be that of a file in the output folder."""
    return not {"", ".", ".."} & set(name.split("/"))


def _whole(told: Mapping[str, str], before: Mapping[str, str]) -> bytes:
    """Return the bytes of a manifest that is one value."""
    value: dict[str, object] = {"made_by": "onrecord", "files": dict(sorted(told.items()))}
    if before:
        value["before"] = dict(before)
    return _written(value)


def _written(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, separators=(",\n", ": ")).encode("ascii") + b"\n"
