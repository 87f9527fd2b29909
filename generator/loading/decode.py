"""From a YAML tree to typed records, with every problem of the file in the editor's terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic
from generator.loading.document import Broken, Document
from generator.loading.faults import misread
from generator.loading.places import misnamed_kinds
from generator.loading.validate import validated
from generator.loading.written import Written, read_written
from generator.loading.yaml_tree import MapNode, Node, plain
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.markers import MisreadError
from generator.model.notation import read_id
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import Path, references
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement

FOLDERS: Mapping[str, type[Record]] = {
    "claims": Claim,
    "pages": Page,
    "sources": Source,
    "statements": Statement,
    "stories": Story,
}
"""The folders whose records are not entities."""


class Decoded(NamedTuple):
    """What one file gave: its records, those of them that can't be used, and what is wrong."""

    documents: tuple[Document, ...]
    broken: tuple[Broken, ...]
    diagnostics: tuple[Diagnostic, ...]


def decode_site(
    data: bytes, name: str
) -> tuple[Settings | None, Collection[str] | None, list[Diagnostic]]:
    """Decode site.yaml from its bytes, and the kinds of entity that it names, as far as it does.

    The kinds are None if that is not known.
    """
    written, diagnostics = read_written(data, name)
    if written is None:
        return None, None, [*diagnostics]
    settings, wrong = decode_settings(written)
    tree = written.tree
    entry = tree.entry("kinds") if isinstance(tree, MapNode) else None
    named = entry[1] if entry else None
    kinds = [key.text for key, _ in named.entries] if isinstance(named, MapNode) else None
    return settings, kinds, [*diagnostics, *wrong, *misnamed_kinds(written, kinds or ())]


def decode_file(data: bytes, file: str, folder: str, ident: str) -> Decoded:
    """Decode a record's file from its bytes; `folder` is its kind, `ident` its id."""
    written, diagnostics = read_written(data, file)
    if written is None:
        return Decoded((), (), diagnostics)
    decoded = decode_record(written, folder, ident)
    return decoded._replace(diagnostics=(*diagnostics, *decoded.diagnostics))


def decode_settings(written: Written) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Decode site.yaml."""
    return validated(Settings, written, written.tree, (), {})


def decode_record(written: Written, folder: str, ident: str) -> Decoded:
    """Decode a record's file; `folder` is the record's kind, `ident` its id.

    The statements that a claim's file holds become documents of their own.
    """
    kind = FOLDERS.get(folder, Entity)
    given = {"kind": folder} if kind is Entity else {}
    if kind is not Claim or not isinstance(written.tree, MapNode):
        return _one(kind, written, written.tree, (), {"id": ident, **given})
    claim, held = _without_statements(written.tree)
    parts = [_one(Claim, written, claim, (), {"id": ident})]
    if isinstance(held, MapNode):
        for key, node in held.entries:
            prefix = ("statements", key.text)
            told = {"id": key.text, "within": ident}
            parts.append(_one(Statement, written, node, prefix, told))
    elif held is not None:
        parts.append(Decoded((), (), (_no_statements(held, written.file),)))
    return Decoded(
        tuple(one for part in parts for one in part.documents),
        tuple(one for part in parts for one in part.broken),
        tuple(one for part in parts for one in part.diagnostics),
    )


def _one(
    kind: type[Record], written: Written, node: Node, prefix: Path, given: Mapping[str, str]
) -> Decoded:
    """Decode one record of a file; whatever is wrong with it, the ids that it names are told."""
    ident = given["id"]
    nameless = _misnamed(ident, written, prefix)
    told = {**given, "id": "nameless" if nameless else ident, "file": written.file}
    record, problems = validated(kind, written, node, prefix, told)
    if record is not None and not nameless:
        return Decoded((Document(record, prefix, tuple(references(record))),), (), ())
    raw: Any = plain(node)
    broken = Broken(
        id=ident,
        file=written.file,
        prefix=prefix,
        references=tuple(references(raw, kind)),
        names=_names(raw) if kind is Entity else (),
    )
    return Decoded((), (broken,), (*nameless, *problems))


def _misnamed(ident: str, written: Written, prefix: Path) -> tuple[Diagnostic, ...]:
    """Say what is wrong with the id under which a statement stands in its claim's file."""
    try:
        read_id(ident)
    except MisreadError as error:
        return (misread(error, written, prefix, "key"),)
    return ()


def _names(raw: Any) -> tuple[str, ...]:
    """Return the texts that would be an entity's name and aliases."""
    if not isinstance(raw, dict):
        return ()
    aliases = raw.get("aliases")
    listed = aliases if isinstance(aliases, list) else [aliases]
    return tuple(one for one in (raw.get("name"), *listed) if isinstance(one, str))


def _without_statements(node: MapNode) -> tuple[MapNode, Node | None]:
    """Part a claim's map into the claim itself and the statements that it holds."""
    rest = tuple(entry for entry in node.entries if entry[0].text != "statements")
    held = node.entry("statements")
    return MapNode(rest, node.span), held[1] if held else None


def _no_statements(held: Node, file: str) -> Diagnostic:
    return Diagnostic(
        code="E208",
        message="`statements` is a map of statements by id",
        file=file,
        span=held.span,
        help=("write each statement under an id of its own, indented below `statements:`",),
    )
