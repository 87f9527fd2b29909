"""Edits on text: which can be made together, and the text that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.diagnostics.diagnostic import Diagnostic, Edit
from generator.diagnostics.span import Span

_BREAK = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"
"""A byte order mark: it may begin a file, and is in no column."""


class MisplacedError(ValueError):
    """A place that a text does not have: the file is another than the one that was checked."""


def compatible(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Choose, first come first served, those whose fixes can be made together.

    A fix is made as a whole or not at all, and none may touch what another touches: two that insert
    at one place would leave open which comes first. One that equals an earlier one is made by it.
    """
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for one in diagnostics:
        if one.fix is None or not one.fix.edits:
            continue
        new = [edit for edit in one.fix.edits if edit not in taken]
        if not any(_meet(edit, other) for edit in new for other in taken):
            taken += new
            chosen.append(one)
    return tuple(chosen)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits; everything around them stays as it is.

    Raises `MisplacedError` where the text has no such place, or where two edits overlap.
    """
    lines = _lines(text)
    placed = sorted((*_offsets(lines, edit.span), edit.text) for edit in set(edits))
    parts, end = [], 0
    for first, last, new in placed:
        if first < end:
            raise MisplacedError(f"two edits overlap at offset {first}")
        parts += [text[end:first], new]
        end = last
    return "".join((*parts, text[end:]))


def edited_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file's bytes, which are UTF-8, after edits."""
    return edited(data.decode("utf-8"), edits).encode("utf-8")


def _meet(one: Edit, other: Edit) -> bool:
    if one.file != other.file:
        return False
    (start, end), (other_start, other_end) = _ends(one.span), _ends(other.span)
    return (start < other_end and other_start < end) or start == other_start


def _ends(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where each line begins and where its text ends."""
    begin = len(_MARK) if text.startswith(_MARK) else 0
    found = []
    for match in _BREAK.finditer(text):
        found.append((begin, match.start()))
        begin = match.end()
    return [*found, (begin, len(text))]


def _offsets(lines: Sequence[tuple[int, int]], span: Span) -> tuple[int, int]:
    first = _offset(lines, span.line, span.column)
    last = _offset(lines, span.end_line, span.end_column)
    if first > last:
        raise MisplacedError(f"{span} ends before it starts")
    return first, last


def _offset(lines: Sequence[tuple[int, int]], line: int, column: int) -> int:
    if not 1 <= line <= len(lines):
        raise MisplacedError(f"there is no line {line}")
    begin, end = lines[line - 1]
    offset = begin + column - 1
    if not begin <= offset <= end:
        raise MisplacedError(f"there is no column {column} in line {line}")
    return offset
