"""What a validator finds wrong in a record, in plain words and at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.nearest import nearest
from generator.diagnostics.span import Span
from generator.loading.shapes import ELSEWHERE, class_at, fields_of, parts_with
from generator.loading.written import On, Written
from generator.loading.yaml_tree import ListNode, MapNode, TextNode
from generator.model.markers import MisreadError, NotTextError, UnlistedError
from generator.model.references import Path

_UNKNOWN = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_MISSING = frozenset({"missing", "missing_argument"})
_KEY = "[key]"
"""What pydantic puts at the end of a path where the key itself of a map is wrong."""


class Fault(NamedTuple):
    """One finding of pydantic: its path, its type, the wrong value, the exception behind it."""

    path: Path
    type: str
    value: Any
    error: object


def faults(
    found: Iterable[Fault], kind: Any, written: Written, prefix: Path
) -> Iterator[Diagnostic]:
    """Say what is wrong with a record of class `kind` that stands at `prefix` in a file.

    What follows from another fault is left out: a field is not missing too where its name has a
    slip in it or fields are merged in, which was refused, nor misshapen too where nothing is
    written.
    """
    listed = tuple(found)
    misspelt = {
        (*fault.path[:-1], near)
        for fault in listed
        if fault.type in _UNKNOWN and (near := _near_field(fault.path, kind, written, prefix))
    }
    for fault in listed:
        node = written.reach((*prefix, *fault.path)).node
        if isinstance(node, TextNode) and node.nothing:
            continue
        if fault.type in _MISSING and (
            fault.path in misspelt or written.refuses("E116", _holder(fault, written, prefix))
        ):
            continue
        yield _diagnostic(fault, kind, written, prefix)


def _holder(fault: Fault, written: Written, prefix: Path) -> Span:
    """Return the place of the map in which a field is missing."""
    return written.reach((*prefix, *fault.path[:-1])).node.span


def given_field(key: TextNode, file: str) -> Diagnostic:
    """Refuse a field that the file's name and folder already give."""
    return Diagnostic(
        code="E201",
        message=f"`{key.text}` is given by the file's name and folder",
        file=file,
        span=key.span,
        label="take this out",
    )


def misread(
    error: MisreadError, written: Written, path: Path, on: On = "value", value: object = ""
) -> Diagnostic:
    """Say what is wrong with one text; `value` is the part of it, if it is only a part."""
    place = written.place(path, on)
    if not place.exact and isinstance(value, str):
        place = written.place(path, on, value)
    suggestion, help_ = error.suggestion, [error.help] if error.help else []
    if isinstance(error, UnlistedError):
        suggestion = next(iter(nearest(error.word, error.choices, 1)), None)
        help_ = [f"did you mean `{suggestion}`?"] if suggestion else []
    fix = None
    if suggestion is not None and place.exact:
        edit = Edit(written.file, place.span, suggestion)
        fix = Fix(f"write `{suggestion}`", (edit,))
    return Diagnostic(
        code=error.code,
        message=str(error),
        file=written.file,
        span=place.span,
        help=tuple(help_),
        fix=fix,
    )


def _diagnostic(fault: Fault, kind: Any, written: Written, prefix: Path) -> Diagnostic:
    path = (*prefix, *fault.path)
    if fault.type in _UNKNOWN:
        return _unknown(fault.path, kind, written, prefix)
    if fault.type in _MISSING:
        return _missing(fault.path, written, prefix)
    if isinstance(fault.error, NotTextError):
        return _not_text(fault, written, path)
    if isinstance(fault.error, MisreadError):
        if fault.path[-1:] == (_KEY,):
            return misread(fault.error, written, path[:-1], "key")
        return misread(fault.error, written, path, "value", fault.value)
    return _misshapen(fault, kind, written, path)


def _near_field(path: Path, kind: Any, written: Written, prefix: Path) -> str | None:
    """Return the field that an unknown one is a slip for: none that is there already."""
    holder = written.reach((*prefix, *path[:-1])).node
    there = {key.text for key, _ in holder.entries} if isinstance(holder, MapNode) else set()
    known = [name for name in fields_of(class_at(kind, path[:-1])) if name not in there]
    return next(iter(nearest(str(path[-1]), known, 1)), None)


def _unknown(path: Path, kind: Any, written: Written, prefix: Path) -> Diagnostic:
    name, here = str(path[-1]), class_at(kind, path[:-1])
    place = written.place((*prefix, *path), "key")
    near = _near_field(path, kind, written, prefix)
    homes = tuple(parts_with(here, name))
    fix = None
    if (here, name) in ELSEWHERE:
        help_, near = ELSEWHERE[here, name], None
    elif homes:
        help_ = f"`{name}` belongs into {' or '.join(f'`{home}:`' for home in homes)}"
        near = None
    elif near:
        help_ = f"did you mean `{near}`?"
    else:
        help_ = f"fields here: {', '.join(fields_of(here))}"
    if near and place.exact:
        fix = Fix(f"write `{near}`", (Edit(written.file, place.span, near),))
    return Diagnostic(
        code="E201",
        message=f"there is no field `{name}` here",
        file=written.file,
        span=place.span,
        label="unknown field",
        help=(help_,),
        fix=fix,
    )


def _missing(path: Path, written: Written, prefix: Path) -> Diagnostic:
    name, holder = str(path[-1]), (*prefix, *path[:-1])
    reached = written.reach(holder)
    key, node = reached.key, reached.node
    span = key.span if key else node.span
    if not key and isinstance(node, MapNode) and node.entries:
        span = node.entries[0][0].span
    return Diagnostic(
        code="E202",
        message=f"the field `{name}` is missing",
        file=written.file,
        span=span,
        label=f"`{name}` is missing below this" if key else f"`{name}` is missing here",
        help=(f"add a line `{name}: …`",),
    )


def _not_text(fault: Fault, written: Written, path: Path) -> Diagnostic:
    place = written.place(path)
    node = written.reach(path).node
    help_: tuple[str, ...] = ()
    fix = None
    if isinstance(node, ListNode) and len(node.items) == 1 and isinstance(node.items[0], TextNode):
        only = node.items[0].text
        help_ = (f"write it without the list: `{only}`",)
        if place.exact and node.span.line == node.span.end_line and only.replace("-", "").isalnum():
            fix = Fix(help_[0], (Edit(written.file, place.span, only),))
    error = fault.error
    shape = error.shape if isinstance(error, NotTextError) else ""
    return Diagnostic(
        code="E208",
        message=f"{_named(fault.path)} is one text, not {shape}",
        file=written.file,
        span=place.span,
        help=help_,
        fix=fix,
    )


def _misshapen(fault: Fault, kind: Any, written: Written, path: Path) -> Diagnostic:
    name, fields = _named(fault.path), ", ".join(fields_of(class_at(kind, fault.path)))
    if fault.type in {"tuple_type", "list_type"}:
        message = f"{name} is a list"
        help_ = "write each item on a line of its own, after `- `"
    else:
        message = f"{name} is a map of `field: value` lines"
        help_ = f"fields here: {fields}" if fields else "write each on a line of its own, indented"
    return Diagnostic(
        code="E208",
        message=message,
        file=written.file,
        span=written.place(path).span,
        help=(help_,),
    )


def _named(path: Path) -> str:
    name = next((f"`{step}`" for step in reversed(path) if isinstance(step, str)), "this")
    return f"an item of {name}" if path and isinstance(path[-1], int) else name
