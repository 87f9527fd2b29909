"""Edits by position: what they don't touch stays as it is, byte for byte."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Edit
from generator.diagnostics.span import Span

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text as it is, line breaks and all, with the offset at which each line begins."""

    text: str
    starts: Sequence[int]

    @staticmethod
    def of(data: bytes) -> Text:
        """Read a file's bytes, which are UTF-8; a byte order mark is no part of the text."""
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
        return Text(text, [0, *(match.end() for match in _BREAK.finditer(text))])

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return where a span begins and ends in the text."""
        start = self.starts[span.line - 1] + span.column - 1
        return start, self.starts[span.end_line - 1] + span.end_column - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, both of one line."""
        line = sum(begin <= start for begin in self.starts)
        column = start - self.starts[line - 1] + 1
        return Span(line, column, line, column + end - start)

    def at(self, span: Span) -> str:
        """Return what stands at a span."""
        start, end = self.offsets(span)
        return self.text[start:end]

    def line_end(self, line: int) -> Span:
        """Return the empty span at the end of a line, before its line break."""
        found = _BREAK.search(self.text, self.starts[line - 1])
        end = found.start() if found else len(self.text)
        column = end - self.starts[line - 1] + 1
        return Span(line, column, line, column)

    @property
    def newline(self) -> str:
        """The line break that the file uses."""
        found = _BREAK.search(self.text)
        return found.group() if found else "\n"


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file's bytes with edits made that do not overlap.

    Raises `ValueError` where two of them do: that would be a mistake of ours.
    """
    text = Text.of(data)
    placed = sorted((*text.offsets(edit.span), edit.text) for edit in set(edits))
    parts, done = [], 0
    for start, end, new in placed:
        if start < done:
            raise ValueError(f"two edits overlap at offset {start}")
        parts += [text.text[done:start], new]
        done = end
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + "".join([*parts, text.text[done:]]).encode()
