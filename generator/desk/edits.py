"""Positions in a file's text: where a span begins and ends, and the span between two places."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass

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
