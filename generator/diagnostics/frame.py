"""The editor's own lines around a place, with a pointer below the exact characters."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.diagnostics.visible import Cell, cells, visible

WIDEST = 96
"""Columns of a source line that are shown; a longer one is cut around the pointer."""

_LABEL = 200
_MIN_GUTTER = 2
_BEFORE = 32
"""Columns kept to the left of the pointer when a line is cut."""


@dataclass(frozen=True, slots=True)
class Ink:
    """ANSI colours, or none: each method wraps a text."""

    on: bool

    def error(self, text: str) -> str:
        """Bold red."""
        return self._wrap("1;31", text)

    def warning(self, text: str) -> str:
        """Bold yellow."""
        return self._wrap("1;33", text)

    def gutter(self, text: str) -> str:
        """Bold blue."""
        return self._wrap("1;34", text)

    def strong(self, text: str) -> str:
        """Bold."""
        return self._wrap("1", text)

    def good(self, text: str) -> str:
        """Bold green."""
        return self._wrap("1;32", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def gutter_width(*spans: Span | None) -> int:
    """Columns for the line numbers of all frames of one diagnostic, the line after included."""
    numbers = [len(str(span.line + 1)) for span in spans if span is not None]
    return max(_MIN_GUTTER, *numbers, 0)


def frame(
    source: Sequence[str], span: Span, label: str, *, pointer: str, context: bool, width: int
) -> list[tuple[str, str, str]]:
    """The rows of one frame as (line number, text, pointer and label), all without colour.

    Of a place that runs over several lines the first is shown.
    A place that is not in the source (the file has changed since) gives no rows.
    """
    number = span.line
    if not 1 <= number <= len(source):
        return []
    line = cells(source[number - 1])
    first = min(span.column - 1, len(line))
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    start, text = _window(line, first)
    left = sum(cell.width for cell in line[start:first]) + (1 if start else 0)
    covered = sum(cell.width for cell in line[first : max(last, first + 1)])
    width_ = max(1, min(covered, WIDEST - left))
    under = " " * left + pointer * width_ + (f" {visible(label, _LABEL)}" if label else "")
    rows = [(str(number).rjust(width), text, ""), (" " * width, "", under)]
    if context:
        rows = [*_around(source, number - 1, width), *rows, *_around(source, number + 1, width)]
    return rows


def _around(source: Sequence[str], number: int, width: int) -> list[tuple[str, str, str]]:
    """A line of context, if it exists and says anything."""
    if not 1 <= number <= len(source) or not source[number - 1].strip():
        return []
    return [(str(number).rjust(width), _window(cells(source[number - 1]), 0)[1], "")]


def _window(line: list[Cell], pointed: int) -> tuple[int, str]:
    """The index of the first cell shown and the text, with an ellipsis wherever it was cut."""
    total = sum(cell.width for cell in line)
    start = 0
    if total > WIDEST:
        before = 0
        start = pointed
        while start > 0 and before + line[start - 1].width <= _BEFORE:
            start -= 1
            before += line[start].width
        # A cut that would save no more than its own ellipsis is none.
        start = 0 if start <= 1 else start
    shown = ["…"] if start else []
    room = WIDEST - len(shown)
    for index in range(start, len(line)):
        if line[index].width > room:
            shown[-1:] = ["…"]
            break
        shown.append(line[index].text)
        room -= line[index].width
    return start, "".join(shown)
