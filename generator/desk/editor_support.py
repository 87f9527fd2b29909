"""What editors' programs read: schemas, the settings of VS Code, and the line that names a schema.

The schemas lie in `.onrecord/schemas/`, which is a cache: they hold the ids of the day and are
written again whenever somebody asks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.desk.schema import KINDS, Known, schema_of
from generator.desk.writing import STATE, write_files
from generator.files import read_if_there
from generator.loading.decode import FOLDERS
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS, Loaded, load
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.source import Source

SCHEMAS = f"{STATE}/schemas"
_EDITOR_SETTINGS = ".vscode/settings.json"
_EXTENSIONS = ".vscode/extensions.json"
_YAML_EXTENSION = "redhat.vscode-yaml"


@dataclass(frozen=True, slots=True)
class Support:
    """The files to write, by path from the project's root; and those that have to be left alone.

    `left` are settings that hold comments or are no JSON: changing them would lose something.
    """

    files: Mapping[str, bytes]
    left: tuple[str, ...]


def editor_support(root: Path, loaded: Loaded) -> Support:
    """Return the schemas of a project and the settings that make VS Code use them.

    Settings that are there already stay; only entries of ours are set.
    """
    known = known_in(loaded)
    files = {f"{SCHEMAS}/{kind}.json": _as_json(schema_of(kind, known), indent=1) for kind in KINDS}
    left = []
    kinds = tuple(loaded.settings.kinds) if loaded.settings else ()
    for name, change in (
        (_EDITOR_SETTINGS, lambda held: _with_schemas(held, kinds)),
        (_EXTENSIONS, _with_extension),
    ):
        data = read_if_there(root / name)
        held = _object(data) if data is not None else {}
        if held is None:
            left.append(name)
            continue
        changed = change(held)
        if changed != held:
            files[name] = _as_json(changed, indent=2)
    return Support(files, tuple(left))


def schemas(loaded: Loaded) -> dict[str, bytes]:
    """Return the schemas of a project, by path from its root."""
    known = known_in(loaded)
    return {f"{SCHEMAS}/{kind}.json": _as_json(schema_of(kind, known), indent=1) for kind in KINDS}


def refresh(root: Path) -> None:
    """Write the schemas again where a project has some: its ids have changed."""
    if (root / SCHEMAS).is_dir():
        write_files(root, schemas(load(root)))


def known_in(loaded: Loaded) -> Known:
    """Return what a project's records can name."""
    ids: dict[str, list[str]] = defaultdict(list)
    for document in loaded.documents:
        ids[kind_word(document.record)] += _names(document.record)
    settings = loaded.settings
    words = {
        "actions": tuple(settings.actions) if settings else (),
        "channels": tuple(settings.channels) if settings else (),
        "regions": tuple(settings.regions) if settings else (),
    }
    return Known(ids={kind: tuple(sorted(listed)) for kind, listed in ids.items()}, words=words)


def kind_word(record: Record) -> str:
    """Return what kind of record this is, in one word: "claim", "entity"."""
    return type(record).__name__.lower()


def modeline(file: str, kind: str) -> str:
    """Return the comment that tells a YAML language server which schema a file has.

    `file` is the file's path from the project's root, `kind` a key of `KINDS`.
    """
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}.json"


def globs(kinds: Iterable[str]) -> Mapping[str, list[str]]:
    """Return which files each schema is for; `kinds` are the kinds of entity."""
    found = {
        one.__name__.lower(): [f"{CONTENT}/{folder}/**/*.yaml"] for folder, one in FOLDERS.items()
    }
    entities = [f"{CONTENT}/{folder}/**/*.yaml" for folder in kinds]
    return {
        "site": [f"{CONTENT}/{SETTINGS}"],
        **({Entity.__name__.lower(): entities} if entities else {}),
        **found,
    }


def _names(record: Record) -> list[str]:
    versions = record.versions if isinstance(record, Source) else ()
    return [record.id, *(f"{record.id}#{version.id}" for version in versions)]


def _with_schemas(held: Mapping[str, Any], kinds: Iterable[str]) -> dict[str, Any]:
    there = held.get("yaml.schemas")
    others = {
        schema: files
        for schema, files in (there.items() if isinstance(there, dict) else ())
        if not schema.removeprefix("./").startswith(SCHEMAS)
    }
    ours = {f"./{SCHEMAS}/{kind}.json": files for kind, files in globs(kinds).items()}
    return {**held, "yaml.schemas": {**others, **ours}}


def _with_extension(held: Mapping[str, Any]) -> dict[str, Any]:
    there = held.get("recommendations")
    listed = there if isinstance(there, list) else []
    return {**held, "recommendations": list(dict.fromkeys([*listed, _YAML_EXTENSION]))}


def _object(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _as_json(value: Mapping[str, Any], *, indent: int) -> bytes:
    return f"{json.dumps(value, indent=indent, ensure_ascii=False)}\n".encode()
