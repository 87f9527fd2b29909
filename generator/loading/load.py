"""Load a content folder: every file read and decoded, with every problem of all of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.files import Found, read_if_there, scan
from generator.loading.decode import FOLDERS, Decoded, decode_record, decode_settings
from generator.loading.document import Broken, Document
from generator.loading.identity import told_apart
from generator.loading.places import SUFFIX, misfiled, misnamed_kinds
from generator.loading.written import read_written
from generator.loading.yaml_tree import MapNode
from generator.model.settings import Settings

CONTENT = "content"
SETTINGS = "site.yaml"

_WORDS = re.compile(r"[^\s\[\]{},:\"'#-][^\[\]{},:\"'#\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a content folder holds.

    `settings` is None where site.yaml could not be read.
    `broken` are the records that could not be decoded; `unread` are the words, in small letters, of
    files that could not even be read: each may be an id or a name of a record there.
    """

    settings: Settings | None = None
    documents: tuple[Document, ...] = ()
    broken: tuple[Broken, ...] = ()
    unread: frozenset[str] = frozenset()
    files: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def load(root: Path) -> Loaded:
    """Read all content of the project at `root`."""
    content = root / CONTENT
    data = read_if_there(content / SETTINGS)
    if data is None:
        missing = Diagnostic(
            code="E806",
            message=f"there is no {CONTENT}/{SETTINGS} here",
            help=("run the command in a project's folder, or name one with -C DIR",),
        )
        return Loaded(diagnostics=(missing,))
    settings, kinds, diagnostics = _settings(data)
    documents: list[Document] = []
    broken: list[Broken] = []
    unread: set[str] = set()
    files = 1
    for found in scan(content):
        if found.name == SETTINGS or (found.is_a == "folder" and found.path.suffix != SUFFIX):
            continue
        files += 1
        decoded = _load_file(found, kinds)
        documents += decoded.documents
        broken += decoded.broken
        diagnostics += decoded.diagnostics
        if not decoded.documents and not decoded.broken:
            unread |= _words(found)
    once, twice = told_apart(documents, root)
    return Loaded(
        settings=settings,
        documents=once,
        broken=tuple(broken),
        unread=frozenset(unread),
        files=files,
        diagnostics=(*diagnostics, *twice),
    )


def _settings(data: bytes) -> tuple[Settings | None, Collection[str] | None, list[Diagnostic]]:
    """Read site.yaml, and the kinds of entity as far as it names any: None if that is not known."""
    name = f"{CONTENT}/{SETTINGS}"
    written, diagnostics = read_written(data, name)
    if written is None:
        return None, None, [*diagnostics]
    settings, wrong = decode_settings(written)
    tree = written.tree
    entry = tree.entry("kinds") if isinstance(tree, MapNode) else None
    named = entry[1] if entry else None
    kinds = [key.text for key, _ in named.entries] if isinstance(named, MapNode) else None
    return settings, kinds, [*diagnostics, *wrong, *misnamed_kinds(written, kinds or ())]


def _load_file(found: Found, kinds: Collection[str] | None) -> Decoded:
    """Decode one file of the content folder, or say why not; `kinds` as of `_settings`."""
    file = f"{CONTENT}/{found.name}"
    folder = found.name.partition("/")[0]
    problem = misfiled(found, CONTENT, None if kinds is None else (*FOLDERS, *kinds))
    if problem:
        return Decoded((), (), (problem,))
    data = read_if_there(found.path)
    if data is None:
        unreadable = Diagnostic(
            code="E801",
            message="this file can't be read",
            file=file,
            help=("check its permissions",),
        )
        return Decoded((), (), (unreadable,))
    written, diagnostics = read_written(data, file)
    if written is None:
        return Decoded((), (), diagnostics)
    decoded = decode_record(written, folder, found.path.stem)
    return decoded._replace(diagnostics=(*diagnostics, *decoded.diagnostics))


def _words(found: Found) -> set[str]:
    """Return what a file that can't be read may hold ids and names in: its name and its words."""
    text = (read_if_there(found.path) or b"").decode("utf-8", "replace").casefold()
    return {found.path.stem.casefold(), *(word.strip() for word in _WORDS.findall(text))}
