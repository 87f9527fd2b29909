"""Tidying a file: the same data, comments, order and quotes in an even layout.

What it sees to: nested maps and lists are indented by two spaces, a list below its key too; one
space follows `:` and `-`; no line ends in blanks, no two blank lines follow each other, lines end
in a line feed, and the file in exactly one.
Texts that run over several lines keep every character; they only move with what holds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.diagnostics.diagnostic import has_errors
from generator.loading.written import Written, read_written
from generator.loading.yaml_tree import ListNode, MapNode, Node, TextNode, plain

_STEP = 2
_AFTER_KEY = re.compile(r" *: +")
_AFTER_DASH = re.compile(r"- +")


class NotTidiableError(Exception):
    """The file has errors, so that nobody knows what it is to say."""


def tidied(data: bytes, file: str) -> bytes:
    """Return a file's bytes in an even layout; raises `NotTidiableError`.

    The outcome is read again: should it say anything else than before, the file stays as it is.
    """
    written, problems = read_written(data, file)
    if written is None or has_errors(problems):
        raise NotTidiableError(file)
    made = _Layout.of(written).text().encode()
    again, problems = read_written(made, file)
    same = again is not None and plain(again.tree) == plain(written.tree)
    return made if same and not has_errors(problems) else data


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines of a file, and what becomes of each; lines count from 0 here.

    `moves`: by how many columns a line moves. `inner`: lines that begin within a text or within
    brackets, where blank lines count; `exact`: those within quotes or a block, where blanks at the
    end may count too. `gaps`: stretches within a line that become another text.
    """

    lines: list[str]
    moves: dict[int, int] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)
    exact: set[int] = field(default_factory=set)
    gaps: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)

    @staticmethod
    def of(written: Written) -> _Layout:
        """Work out the layout of a file."""
        text = written.data.decode("utf-8-sig")
        layout = _Layout(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        layout._place(written.tree, 0)
        return layout

    def text(self) -> str:
        """Return the file's text in its new layout."""
        out: list[str] = []
        for number, move in enumerate(self._all_moves()):
            line = self._line(number, move)
            if line or number in self.inner or (out and out[-1]):
                out.append(line)
        while out and not out[-1]:
            out.pop()
        return "\n".join(out) + "\n"

    def _line(self, number: int, move: int) -> str:
        made = self.lines[number]
        for start, end, new in sorted(self.gaps.get(number, ()), reverse=True):
            made = made[:start] + new + made[end:]
        if number not in self.exact:
            made = made.rstrip()
        blanks = len(made) - len(made.lstrip(" "))
        return " " * max(0, blanks + move) + made[blanks:] if made else made

    def _all_moves(self) -> list[int]:
        """Return the move of every line; a comment goes with what it stands above, at its column.

        Where nothing below stands at its column, it goes with the line above.
        """
        found = [self.moves.get(number, 0) for number in range(len(self.lines))]
        below: tuple[int, int] | None = None
        for number in reversed(range(len(self.lines))):
            line = self.lines[number]
            column = len(line) - len(line.lstrip())
            if number in self.moves:
                below = column, self.moves[number]
            elif line.strip():
                above = next((n for n in range(number, -1, -1) if n in self.moves), None)
                with_above = self.moves[above] if above is not None else 0
                found[number] = below[1] if below and below[0] == column else with_above
        return found

    def _place(self, node: Node, column: int) -> None:
        """Give a map or list without brackets the column at which its keys or dashes stand."""
        if isinstance(node, MapNode) and not self._in_brackets(node):
            for key, value in node.entries:
                self._entry(key, value, column)
        elif isinstance(node, ListNode) and not self._in_brackets(node):
            self._items(node, column)

    def _entry(self, key: TextNode, value: Node, column: int) -> None:
        line, start = key.span.line - 1, key.span.column - 1
        move = column - start
        if not self.lines[line][:start].strip():
            self.moves[line] = move
        if value.span.line == key.span.end_line and not _nothing(value):
            self._gap(line, key.span.end_column - 1, value.span.column - 1, _AFTER_KEY, ": ")
        self._hold(value, line, move, column + _STEP)

    def _items(self, node: ListNode, column: int) -> None:
        at = node.span.column - 1
        first = node.span.line - 1
        for item in node.items:
            line = self._dash(first, item.span.line - 1, at)
            if not self.lines[line][:at].strip():
                self.moves[line] = column - at
            if item.span.line - 1 == line and not _nothing(item):
                self._gap(line, at, item.span.column - 1, _AFTER_DASH, "- ")
            self._hold(item, line, column - at, column + _STEP)

    def _dash(self, first: int, last: int, at: int) -> int:
        """Return the line of an item's dash: the last one that has a dash there."""
        found = (n for n in range(last, first - 1, -1) if self.lines[n][at : at + 1] == "-")
        return next(found, last)

    def _hold(self, value: Node, line: int, move: int, column: int) -> None:
        """Place what the key or the dash of a line holds; what runs over lines moves with it."""
        if isinstance(value, MapNode | ListNode) and not self._in_brackets(value):
            self._place(value, column)
            return
        first = value.span.line - 1
        if first > line:
            self.moves[first] = move
        for number in range(first + 1, value.span.end_line):
            blanks = len(self.lines[number]) - len(self.lines[number].lstrip(" "))
            text = isinstance(value, TextNode)
            # Brackets may have come out further to the left than what holds them.
            self.moves[number] = move if text else max(move, column - blanks)
            self.inner.add(number)
            if isinstance(value, TextNode) and not value.plain:
                self.exact.add(number)

    def _gap(self, line: int, start: int, end: int, known: re.Pattern[str], new: str) -> None:
        if known.fullmatch(self.lines[line], start, end):
            self.gaps.setdefault(line, []).append((start, end, new))

    def _in_brackets(self, node: MapNode | ListNode) -> bool:
        return self.lines[node.span.line - 1][node.span.column - 1 : node.span.column] in {"[", "{"}


def _nothing(node: Node) -> bool:
    return isinstance(node, TextNode) and node.nothing
