"""From a YAML tree to typed records: pydantic validates, this module says what was wrong and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.nearest import nearest
from generator.loading.document import Document
from generator.loading.yaml_tree import MapNode, Node, TextNode, locate, plain
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.markers import MisreadError, UnlistedError
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

_GIVEN = {"id", "file", "kind", "within"}
"""What the loader fills in from the file's place; no editor writes it."""


class Decoded(NamedTuple):
    """What one file gave: its documents, and what is wrong with it."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def decode_settings(node: Node, file: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Decode site.yaml."""
    value, diagnostics = _validate(Settings, node, file, (), {})
    return value, diagnostics


def decode_record(node: Node, file: str, folder: str, ident: str) -> Decoded:
    """Decode a record's file; `file` is relative to the project, `folder` the record's kind.

    The statements that a claim's file holds become documents of their own.
    """
    kind = FOLDERS.get(folder, Entity)
    given: dict[str, str] = {"id": ident, "file": file}
    if kind is Entity:
        given["kind"] = folder
    inner: list[tuple[str, Node]] = []
    diagnostics: list[Diagnostic] = []
    if kind is Claim and isinstance(node, MapNode):
        node, inner, diagnostics = _without_statements(node, file)
    record, found = _validate(kind, node, file, (), given)
    diagnostics += found
    documents = [] if record is None else [_document(record, ())]
    for name, child in inner:
        told = {"id": name, "file": file, "within": ident}
        prefix = ("statements", name)
        statement, found = _validate(Statement, child, file, prefix, told)
        diagnostics += found
        if statement is not None:
            documents.append(_document(statement, prefix))
    return Decoded(tuple(documents), tuple(diagnostics))


def _document(record: Record, prefix: Path) -> Document:
    return Document(record, prefix, tuple(references(record)))


def _without_statements(
    node: MapNode, file: str
) -> tuple[MapNode, list[tuple[str, Node]], list[Diagnostic]]:
    """Split a claim's map into the claim and its statements."""
    rest = tuple(entry for entry in node.entries if entry[0].text != "statements")
    held = next((value for key, value in node.entries if key.text == "statements"), None)
    claim = MapNode(rest, node.span)
    if held is None:
        return claim, [], []
    if not isinstance(held, MapNode):
        wrong = Diagnostic(
            code="E208",
            message="`statements` is a map of statements by id",
            file=file,
            span=held.span,
            help=("write each statement under an id of its own, indented below `statements:`",),
        )
        return claim, [], [wrong]
    return claim, [(key.text, value) for key, value in held.entries], []


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _keys(kind: Any) -> tuple[str, ...]:
    return tuple(name for field in fields(kind) if (name := field.name.rstrip("_")) not in _GIVEN)


def _validate(
    kind: Any, node: Node, file: str, prefix: Path, given: Mapping[str, str]
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Validate one map; `prefix` is its path in the file, for messages alone."""
    if not isinstance(node, MapNode):
        what = "a record is a map of `field: value` lines"
        return None, (Diagnostic(code="E208", message=what, file=file, span=node.span),)
    misplaced = tuple(_misplaced(node, file, kind, given))
    empty = tuple(_empty(node, file))
    if misplaced or empty:
        return None, misplaced + empty
    try:
        return _adapter(kind).validate_python(
            {**{key.text: plain(value) for key, value in node.entries}, **given}
        ), ()
    except ValidationError as error:
        return None, tuple(
            _diagnostic(problem, node, file, kind) for problem in error.errors(include_url=False)
        )


def _misplaced(
    node: MapNode, file: str, kind: Any, given: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Find keys that the file's place decides; pydantic would take them for the loader's own."""
    for key, _ in node.entries:
        if key.text in given:
            yield _unknown_field(key, file, _keys(kind), key.text)


def _empty(node: Node, file: str) -> Iterator[Diagnostic]:
    """Find fields and list items without a value."""
    if isinstance(node, TextNode):
        return
    entries = node.entries if isinstance(node, MapNode) else ((None, item) for item in node.items)
    for key, value in entries:
        if isinstance(value, TextNode) and value.nothing:
            what = f"`{key.text}` has no value" if key else "this item has no value"
            yield Diagnostic(
                code="E202",
                message=what,
                file=file,
                span=key.span if key else value.span,
                help=("write the value, or take the line out",),
            )
        yield from _empty(value, file)


def _diagnostic(problem: Any, node: MapNode, file: str, kind: Any) -> Diagnostic:
    """Say one of pydantic's errors in our words, at its place."""
    path: Path = tuple(problem["loc"])
    what = problem["type"]
    if what in {"unexpected_keyword_argument", "extra_forbidden"}:
        key = TextNode(str(path[-1]), locate(node, path, "key"), plain=True)
        return _unknown_field(key, file, _fields_at(kind, path[:-1]), str(path[-1]))
    span = locate(node, path, "value")
    if what in {"missing", "missing_argument"}:
        name = str(path[-1])
        where = locate(node, path[:-1], "key") if len(path) > 1 else node.span
        return Diagnostic(
            code="E202",
            message=f"the field `{name}` is missing",
            file=file,
            span=where._replace(end_line=where.line, end_column=where.column + 1),
            label=f"needs `{name}:`",
            help=(f"add a line `{name}: …`",),
        )
    error = problem.get("ctx", {}).get("error")
    if isinstance(error, MisreadError):
        return _misread(error, span, file)
    return Diagnostic(code="E208", message=_shape_in_words(what, path), file=file, span=span)


def _misread(error: MisreadError, span: Any, file: str) -> Diagnostic:
    suggestion = error.suggestion
    help_ = [error.help] if error.help else []
    if isinstance(error, UnlistedError):
        suggestion = next(iter(nearest(error.word, error.choices)), None)
        help_ = [f"did you mean `{suggestion}`?"] if suggestion else help_
    fix = None
    if suggestion is not None:
        fix = Fix(f"write `{suggestion}`", (Edit(file, span, suggestion),))
    return Diagnostic(
        code=error.code, message=str(error), file=file, span=span, help=tuple(help_), fix=fix
    )


def _unknown_field(key: TextNode, file: str, known: tuple[str, ...], name: str) -> Diagnostic:
    near = next(iter(nearest(name, known)), None)
    given = "this is given by the file's name and folder" if name in _GIVEN else ""
    return Diagnostic(
        code="E201",
        message=f"there is no field `{name}` here",
        file=file,
        span=key.span,
        label=given or "unknown field",
        help=(f"did you mean `{near}`?",) if near else (f"fields here: {', '.join(known)}",),
        fix=Fix(f"write `{near}`", (Edit(file, key.span, near),)) if near else None,
    )


def _fields_at(kind: Any, path: Path) -> tuple[str, ...]:
    """Return the field names of the record part at a path, by walking the classes."""
    from typing import get_args, get_type_hints

    def inner(hint: Any) -> Any:
        while args := [arg for arg in get_args(hint) if arg is not type(None)]:
            hint = args[-1] if getattr(hint, "__origin__", None) is dict else args[0]
        return hint

    for step in path:
        if isinstance(step, str) and hasattr(kind, "__dataclass_fields__"):
            hints = {
                name.rstrip("_"): hint
                for name, hint in get_type_hints(kind, include_extras=True).items()
            }
            kind = inner(hints.get(step, str))
    return _keys(kind) if hasattr(kind, "__dataclass_fields__") else ()


def _shape_in_words(what: str, path: Path) -> str:
    name = next((f"`{step}`" for step in reversed(path) if isinstance(step, str)), "this")
    if what in {"tuple_type", "list_type"}:
        return f"{name} is a list; write each item on a line of its own after `- `"
    if what in {"dict_type", "dataclass_type", "dataclass_exact_type"}:
        return f"{name} is a map of `field: value` lines"
    return f"{name} has the wrong shape"
