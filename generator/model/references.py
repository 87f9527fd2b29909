"""Every id that a record names, with where it stands and what kind of record it must be.

Driven by the `Ref` and `Linked` markers in the model, so that a new field of ids is checked, linked
back and renamed without another line of code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.model.markers import Linked, MisreadError, Ref, Short, Typed

Path = tuple[str | int, ...]
Walk = Callable[[Any, Path], Iterator[Any]]
"""Yields what is found in a value that stands at a path."""
Leaf = Callable[[tuple[Any, ...]], Walk | None]
"""What is looked for: the walk of a field with such markers, or None."""


LINK = re.compile(r"\[\[(?P<name>[^\[\]|\n]{1,200})(?:\|(?P<words>[^\[\]\n]{1,200}))?\]\]")
"""A link in Markdown: `[[id]]`, `[[name or alias]]`, each with `|words` to show instead."""

_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)[^\n]{1,200}?(?<!`)\1(?!`)")
"""Code within a line of Markdown, in which nothing is a link."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One id at `path` (written keys and indices) that must name a record of one of `kinds`.

    `kinds` is `("link",)` for a link in Markdown, whose target may also be a name or an alias;
    it is the `nth` link (from 0) of that name in its text.
    `version` is the part after `#` where a state of a source is cited.
    """

    path: Path
    target: str
    kinds: tuple[str, ...]
    version: str = ""
    nth: int = 0


def references(record: Any, kind: Any = None) -> Iterator[Reference]:
    """Yield every reference of a record, in the order of its fields.

    `record` may also be what an editor wrote for one: nested dicts, lists and texts, of which
    `kind` tells the class. What is wrong in it is passed over, whatever it is, so that a record
    which can't be decoded still tells whom it names.
    """
    found: Any = kind or type(record)
    walk = _walker(found, _named)
    if walk is not None:
        yield from walk(record, ())


def markdown_texts(record: Any) -> Iterator[tuple[Path, str]]:
    """Yield every Markdown text of a record with its path, in the order of its fields."""
    found: Any = type(record)
    walk = _walker(found, _prose)
    if walk is not None:
        yield from walk(record, ())


@cache
def _walker(kind: Any, leaf: Leaf) -> Walk | None:
    """Build what finds something in a value of this type; None: there is nothing to find."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *markers = get_args(kind)
        walk = leaf(tuple(markers)) or _walker(inner, leaf)
        short = next((marker for marker in markers if isinstance(marker, Short)), None)
        return _expanded(short, walk) if short and walk else walk
    if origin in {Union, UnionType}:
        inner_walks = [walk for arg in get_args(kind) if (walk := _walker(arg, leaf))]
        return inner_walks[0] if inner_walks else None
    if origin is tuple:
        walk = _walker(get_args(kind)[0], leaf)
        return _each(walk) if walk else None
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        parts = [
            (field.name, field.name.rstrip("_"), walk)
            for field in fields(kind)
            if (walk := _walker(hints[field.name], leaf))
        ]
        return _fields(parts) if parts else None
    return None


def _named(markers: tuple[Any, ...]) -> Walk | None:
    read = next((marker.parse for marker in markers if isinstance(marker, Typed)), str)
    for marker in markers:
        if isinstance(marker, Ref):
            return _reference(marker.kinds, read)
        if isinstance(marker, Linked):
            return _linked
    return None


def _prose(markers: tuple[Any, ...]) -> Walk | None:
    return _text if any(isinstance(marker, Linked) for marker in markers) else None


def _text(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and value:
        yield path, value


def _reference(kinds: tuple[str, ...], read: Callable[[str], object]) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        if not isinstance(value, str):
            return
        try:
            read(value)
        except MisreadError:
            return
        target, _, version = value.partition("#")
        yield Reference(path, target, kinds, version)

    return walk


def _linked(value: Any, path: Path) -> Iterator[Reference]:
    if not isinstance(value, str) or "[[" not in value:
        return
    seen: Counter[str] = Counter()
    for match in links(value):
        name = match["name"].strip()
        yield Reference(path, name, ("link",), nth=seen[name])
        seen[name] += 1


def links(markdown: str) -> Iterator[re.Match[str]]:
    """Yield every `[[link]]` of a Markdown text with its place; what stands in code is none."""
    yield from LINK.finditer(without_code(markdown))


def without_code(markdown: str) -> str:
    """Return a Markdown text with spaces in place of what it marks as code."""
    return _CODE.sub(lambda code: " " * len(code.group()), markdown)


def _expanded(short: Short, inner: Walk) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        if isinstance(value, str | list | dict):
            try:
                value = short.expand(value)
            except MisreadError:
                return
        yield from inner(value, path)

    return walk


def _each(inner: Walk) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        if isinstance(value, tuple | list):
            for index, item in enumerate(value):
                yield from inner(item, (*path, index))

    return walk


def _fields(parts: list[tuple[str, str, Walk]]) -> Walk:
    def walk(value: Any, path: Path) -> Iterator[Reference]:
        if isinstance(value, str | list):
            return
        for name, written, inner in parts:
            part = value.get(written) if isinstance(value, dict) else getattr(value, name, None)
            if part:
                yield from inner(part, (*path, written))

    return walk
