"""Every id that a record names, with where it stands and what kind of record it must be.

Driven by the `Ref` markers in the model, so that a new field of ids is checked, linked back and
renamed without another line of code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.model.notation import Linked, Ref
from generator.model.source import Cited

Path = tuple[str | int, ...]
Walk = Callable[[Any, Path], Iterator["Reference"]]


LINK = re.compile(r"\[\[(?P<name>[^\[\]|\n]{1,200})(?:\|(?P<words>[^\[\]\n]{1,200}))?\]\]")
"""A link in Markdown: `[[id]]`, `[[name or alias]]`, each with `|words` to show instead."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One id at `path` (written keys and indices) that must name a record of one of `kinds`.

    `kinds` is `("link",)` for a link in Markdown, whose target may also be a name or an alias.
    `version` is the part after `#` where a state of a source is cited.
    """

    path: Path
    target: str
    kinds: tuple[str, ...]
    version: str = ""


def references(record: Any) -> Iterator[Reference]:
    """Yield every reference of a record, in the order of its fields."""
    kind: Any = type(record)
    walk = _walker(kind)
    if walk is not None:
        yield from walk(record, ())


@cache
def _walker(kind: Any) -> Walk | None:
    """Build the function that finds the references in a value of this type; None: there are none."""
    origin = get_origin(kind)
    if kind == Cited:
        return _cited
    if origin is Annotated:
        inner, *markers = get_args(kind)
        for marker in markers:
            if isinstance(marker, Ref):
                return _reference(marker.kinds)
            if isinstance(marker, Linked):
                return _linked
        return _walker(inner)
    if origin in {Union, UnionType}:
        inner_walks = [walk for arg in get_args(kind) if (walk := _walker(arg))]
        return _optional(inner_walks[0]) if inner_walks else None
    if origin is tuple:
        walk = _walker(get_args(kind)[0])
        return _each(walk) if walk else None
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        parts = [
            (field.name, field.name.rstrip("_"), walk)
            for field in fields(kind)
            if (walk := _walker(hints[field.name]))
        ]
        return _fields(parts) if parts else None
    return None


def _reference(kinds: tuple[str, ...]) -> Walk:
    def walk(value: str, path: Path) -> Iterator[Reference]:
        yield Reference(path, value, kinds)

    return walk


def _cited(value: str, path: Path) -> Iterator[Reference]:
    source, _, version = value.partition("#")
    yield Reference(path, source, ("source",), version)


def _linked(value: str, path: Path) -> Iterator[Reference]:
    for match in LINK.finditer(value):
        yield Reference(path, match["name"].strip(), ("link",))


def _optional(inner: Walk) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        if value is not None:
            yield from inner(value, path)

    return walk


def _each(inner: Walk) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        for index, item in enumerate(value):
            yield from inner(item, (*path, index))

    return walk


def _fields(parts: list[tuple[str, str, Walk]]) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        for name, written, inner in parts:
            part = getattr(value, name)
            if part:
                yield from inner(part, (*path, written))

    return walk
