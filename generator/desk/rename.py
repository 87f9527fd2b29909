"""Renaming a record everywhere: its file, every place that names it, and a redirect for readers."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.desk.edits import Text
from generator.desk.lookup import record_of, taken_by
from generator.desk.mentions import mentions
from generator.desk.writing import STATE
from generator.diagnostics.diagnostic import Diagnostic, Edit, has_errors
from generator.diagnostics.span import Span
from generator.fixing.edits import edited_bytes
from generator.graph.assemble import assemble
from generator.graph.resolve import link_names
from generator.loading.document import Document
from generator.loading.inputs import CONTENT
from generator.loading.load import Loaded, load
from generator.loading.written import Written, read_again
from generator.loading.yaml_tree import ListNode, MapNode, Node
from generator.model.entity import Entity


class RenameRefusedError(Exception):
    """A rename that can't be made; `diagnostics` are the problems that stand in the way."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a rename changes: whole files by their new path, and how many places in each of them.

    `moved`: the old path of a file → its new one, which is among `files`.
    """

    files: Mapping[str, bytes]
    moved: Mapping[str, str]
    places: Mapping[str, int]


def renaming(root: Path, old: str, new: str, now: datetime) -> Renaming:
    """Return what renames the record `old` to `new`, checked as a whole before anything is written.

    The outcome is loaded and compared: every record names what it named before, and no problem is
    there that was not there before. Raises `RenameRefusedError` otherwise, and where files have
    errors that hide what they name; `UnknownIdError` for a record that is not there.
    """
    loaded = load(root)
    document = _renamed(loaded, old, new)
    edits = defaultdict(set, {document.file: _own_edits(root, document, old, new)})
    for file, edit in _mentioned(root, loaded, document, old, new):
        edits[file].add(edit)
    moved = {}
    if not document.prefix:
        moved[document.file] = Path(document.file).with_stem(new).as_posix()
    made = Renaming(
        files={
            moved.get(file, file): edited_bytes((root / file).read_bytes(), found)
            for file, found in edits.items()
        },
        moved=moved,
        places={moved.get(file, file): len(found) for file, found in edits.items()},
    )
    _check(root, loaded, made, now, {old: new})
    return made


def _renamed(loaded: Loaded, old: str, new: str) -> Document:
    """Return the record to rename; raises where the id is taken or the content can't be read."""
    if loaded.settings is None or has_errors(loaded.diagnostics):
        raise RenameRefusedError(
            "files with errors may name it unseen; mend these first", loaded.diagnostics
        )
    document = record_of(loaded, old)
    if old == new:
        raise RenameRefusedError(f"`{old}` is its id already")
    there = taken_by(new, loaded)
    if there and new not in document.record.renamed_from:
        raise RenameRefusedError(f"the id `{new}` is taken: {there}")
    return document


def _mentioned(
    root: Path, loaded: Loaded, document: Document, old: str, new: str
) -> Iterator[tuple[str, Edit]]:
    """Yield the edit of every place that names the record by its id.

    A link by another of its names goes on leading to it and stays.
    """
    record = document.record
    own = {record.name, *record.aliases} if isinstance(record, Entity) else set()
    kept = {name.casefold() for name in own}
    for one in mentions(root, loaded, old):
        if one.written != old and one.written.casefold() in kept:
            continue
        if not one.exact:
            raise RenameRefusedError(
                f"{one.file}:{one.span.line} names `{old}` in a way that can't be edited safely; "
                "write that text on lines of its own first"
            )
        yield one.file, Edit(one.file, one.span, new)


def _own_edits(root: Path, document: Document, old: str, new: str) -> set[Edit]:
    """Return the edits of the record itself: its key in a claim's file, and its former ids."""
    written = read_again(root, document.file)
    if written is None:
        raise RenameRefusedError(f"{document.file} can't be read any more")
    text = Text.of(written.data)
    found = {_former(written, text, document, old, new)}
    key = written.reach(document.prefix).key
    if document.prefix and key:
        quote = text.at(key.span)[:1] if not key.plain else ""
        found.add(Edit(document.file, key.span, f"{quote}{new}{quote}"))
    return found


def _former(written: Written, text: Text, document: Document, old: str, new: str) -> Edit:
    """Return the edit that notes the old id under `renamed_from`, in the manner of the file."""
    node = written.reach(document.prefix).node
    if not isinstance(node, MapNode):
        raise TypeError(f"{document.id} was made of what is no map")
    there = node.entry("renamed_from")
    if there:
        return _one_more(there[1], text, document.file, old, new)
    key, value = node.entries[0]
    if text.at(node.span).startswith("{"):
        quote = '"' if not key.plain else ""
        field = f"{quote}renamed_from{quote}: [{quote}{old}{quote}], "
        return Edit(document.file, Span(*key.span[:2], *key.span[:2]), field)
    indent, field = " " * (key.span.column - 1), f"renamed_from: [{old}]"
    if value.span.end_line == key.span.line:
        return Edit(document.file, text.line_end(key.span.line), f"{text.newline}{indent}{field}")
    return Edit(document.file, Span(*key.span[:2], *key.span[:2]), f"{field}{text.newline}{indent}")


def _one_more(value: Node, text: Text, file: str, old: str, new: str) -> Edit:
    """Return the edit that adds a former id; an id that comes back gives up its place there."""
    items = value.items if isinstance(value, ListNode) else (value,)
    for item in items:
        raw = text.at(item.span)
        if raw.strip("'\"") == new:
            return Edit(file, item.span, raw.replace(new, old))
    if not isinstance(value, ListNode):
        return Edit(file, value.span, f"[{text.at(value.span)}, {old}]")
    if text.at(value.span).startswith("["):
        end = value.span.end_column - 1
        place = Span(value.span.end_line, end, value.span.end_line, end)
        return Edit(file, place, f", {old}" if items else old)
    indent = " " * (value.span.column - 1)
    place = text.line_end(items[-1].span.end_line)
    return Edit(file, place, f"{text.newline}{indent}- {old}")


def _check(
    root: Path, loaded: Loaded, made: Renaming, now: datetime, renamed: Mapping[str, str]
) -> None:
    """Load the outcome beside the project, and compare what names what, and what is wrong."""
    (root / STATE).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="renamed-", dir=root / STATE) as folder:
        other = Path(folder)
        shutil.copytree(root / CONTENT, other / CONTENT, symlinks=True)
        for file in made.moved:
            (other / file).unlink()
        for file, data in made.files.items():
            (other / file).write_bytes(data)
        after = assemble(other, now).diagnostics
        more = Counter(one.code for one in after)
        more.subtract(one.code for one in assemble(root, now).diagnostics)
        found = [one for one in after if more[one.code] > 0]
        (new,) = renamed.values()
        if found:
            raise RenameRefusedError(f"with the id `{new}` there would be new problems", found)
        if _naming(load(other), {}) != _naming(loaded, renamed):
            raise RenameRefusedError(
                f"links would lead elsewhere: `{new}` is another record's name too"
            )


def _naming(loaded: Loaded, told: Mapping[str, str]) -> set[tuple[object, ...]]:
    """Return what every record names, by field, with ids replaced as told."""
    names = link_names(one.record for one in loaded.documents)
    found: set[tuple[object, ...]] = set()
    for document in loaded.documents:
        for one in document.references:
            linked = one.kinds == ("link",)
            target = names.get(one.target.casefold(), one.target) if linked else one.target
            by = told.get(document.id, document.id)
            found.add((by, one.path, told.get(target, target), one.version, one.nth))
    return found
