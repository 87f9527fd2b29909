"""What a check has to show of a change: the files that changed, and those that they affect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.diagnostics.diagnostic import Diagnostic
from generator.git import changed_since, held_at
from generator.graph.assemble import Assembled
from generator.loading.decode import decode_record
from generator.loading.document import Broken, Document
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS
from generator.loading.written import read_written
from generator.model.entity import Entity
from generator.render.theme import FOLDER


def since(root: Path, ref: str, checked: Assembled) -> Assembled:
    """Keep those problems of a check that bear on what changed since the commit `ref`.

    These are the problems in files that changed, in records that name a record of such a file (as
    it is now, or as it was then), and those that point at one. Other settings bear on all content,
    another template on all templates. Raises `GitError`.
    """
    changed = changed_since(root, ref)
    names = _names(checked.origins, changed) | _names_then(root, ref, changed)
    files = {*changed, *(one.file for one in checked.origins if _names_one(one, names))}
    settings = f"{CONTENT}/{SETTINGS}" in changed
    templates = any(file.startswith(f"{FOLDER}/") for file in changed)

    def bears(one: Diagnostic) -> bool:
        if not one.file or one.file in files or any(place.file in changed for place in one.related):
            return True
        return templates if one.file.startswith(f"{FOLDER}/") else settings

    return replace(checked, diagnostics=tuple(filter(bears, checked.diagnostics)))


def _names(origins: Iterable[Document | Broken], files: Iterable[str]) -> set[str]:
    """Return the ids of the records in some files, former ones too, and names that links may use.

    All in small letters.
    """
    wanted = frozenset(files)
    return {name for one in origins if one.file in wanted for name in _names_of(one)}


def _names_of(origin: Document | Broken) -> Iterable[str]:
    yield origin.id
    if isinstance(origin, Broken):
        spoken = origin.names
    else:
        record = origin.record
        yield from record.renamed_from
        spoken = (record.name, *record.aliases) if isinstance(record, Entity) else ()
    yield from (name.casefold() for name in spoken)


def _names_then(root: Path, ref: str, changed: Iterable[str]) -> set[str]:
    """Return the same of what the files held at a commit: records that are gone are named still."""
    records = [file for file in changed if file.startswith(f"{CONTENT}/")]
    found: set[str] = set()
    for file, data in held_at(root, ref, records).items():
        path = PurePosixPath(file)
        found.add(path.stem)
        written, _ = read_written(data, file)
        if written is not None and len(path.parts) > 2:
            decoded = decode_record(written, path.parts[1], path.stem)
            found |= _names((*decoded.documents, *decoded.broken), [file])
    return found


def _names_one(origin: Document | Broken, names: set[str]) -> bool:
    return any(one.target.casefold() in names for one in origin.references)
