"""One map of a file against one class of the model: the value, or all that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics.diagnostic import Diagnostic
from generator.loading.faults import Fault, faults, given_field
from generator.loading.written import Written
from generator.loading.yaml_tree import MapNode, Node, TextNode, plain
from generator.model.references import Path


def validated(
    kind: Any, written: Written, node: Node, prefix: Path, given: Mapping[str, str]
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Make a value of class `kind` of the map `node`, which stands at `prefix` in its file.

    `given` is what the file's place says, as fields. The value is None where something is wrong.
    """
    if not isinstance(node, MapNode):
        message = f"a {kind.__name__.lower()} is a map of `field: value` lines"
        return None, (Diagnostic(code="E208", message=message, file=written.file, span=node.span),)
    found = [given_field(key, written.file) for key, _ in node.entries if key.text in given]
    found += _empty(node, written)
    raw = {key.text: plain(value) for key, value in node.entries}
    value = None
    try:
        value = _adapter(kind).validate_python({**raw, **given})
    except ValidationError as error:
        told = [
            Fault(tuple(one["loc"]), one["type"], one["input"], one.get("ctx", {}).get("error"))
            for one in error.errors(include_url=False)
        ]
        found += faults(told, kind, written, prefix)
    return (None if found else value), tuple(found)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _empty(node: Node, written: Written) -> Iterator[Diagnostic]:
    """Find fields and list items without a value; an alias, which was refused, is meant as one."""
    if isinstance(node, TextNode):
        return
    entries = node.entries if isinstance(node, MapNode) else ((None, item) for item in node.items)
    for key, value in entries:
        nothing = isinstance(value, TextNode) and value.nothing
        if nothing and not written.refuses("E114", value.span):
            yield Diagnostic(
                code="E202",
                message=f"`{key.text}` has no value" if key else "this item has no value",
                file=written.file,
                span=key.span if key else value.span,
                label="nothing follows" if key else "",
                help=("write the value, or take the line out",),
            )
        yield from _empty(value, written)
