"""A file as its editor wrote it, and where in it a path of fields leads: to the very word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath
from typing import Literal, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.files import read_if_there
from generator.loading.yaml_characters import decode
from generator.loading.yaml_nodes import read_yaml
from generator.loading.yaml_tree import ListNode, MapNode, Node, TextNode
from generator.model.references import Path, links

On = Literal["key", "value"]


class Place(NamedTuple):
    """Where something stands; `exact`: nothing else stands there, so that it may be replaced."""

    span: Span
    exact: bool


class Reached(NamedTuple):
    """The last thing on a path that the file has; `whole`: it is where the path ends."""

    key: TextNode | None
    node: Node
    whole: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its path from the project's root, its tree, and the bytes that both come from.

    `refused` are the places of what the reader refused, by code: what follows from one is not told.
    """

    file: str
    tree: Node
    data: bytes
    refused: tuple[tuple[str, Span], ...] = ()

    def refuses(self, code: str, within: Span) -> bool:
        """Whether the reader refused something of this kind at a place."""
        first, last = within[:2], within[2:]
        return any(
            code == one and first <= span[:2] and span[2:] <= last for one, span in self.refused
        )

    def reach(self, path: Path) -> Reached:
        """Follow a path of written keys and positions as far as it leads.

        Short forms are followed too: the first of a list that is written as one item, and
        `{id: {but: …}}` for `{id: id, but: …}`.
        """
        key, node = None, self.tree
        for step in path:
            further = _step(node, step)
            if further is None:
                return Reached(key, node, whole=False)
            key, node = further
        return Reached(key, node, whole=True)

    def place(self, path: Path, on: On = "value", word: str = "", nth: int | None = None) -> Place:
        """Find where a path leads, or the `word` within what stands there.

        `nth` is given for links in Markdown: which (from 0) of those whose name is `word`.
        """
        key, node, whole = self.reach(path)
        if word:
            found = self._word(node.span, word, nth)
            if found:
                return Place(found, exact=True)
        if key and on == "key":
            return Place(key.span, exact=whole and not word)
        if not key and isinstance(node, MapNode) and node.entries:
            # A whole file or item: a frame of one line is enough.
            return Place(node.entries[0][0].span, exact=False)
        return Place(node.span, exact=whole and not word)

    def _word(self, within: Span, word: str, nth: int | None) -> Span | None:
        """Find a word in the source between two places; of a link, its name."""
        found = self._words(within, word) if nth is None else self._names(within, word)
        return next(islice(found, nth or 0, None), None)

    def _words(self, within: Span, word: str) -> Iterator[Span]:
        for line, text in self._lines(within):
            match = re.search(_whole(word), text)
            if match:
                yield Span(line, match.start() + 1, line, match.end() + 1)

    def _names(self, within: Span, word: str) -> Iterator[Span]:
        for line, text in self._lines(within):
            for link in links(text):
                name = link["name"]
                if name.strip() == word:
                    start = link.start("name") + len(name) - len(name.lstrip()) + 1
                    yield Span(line, start, line, start + len(word))

    def _lines(self, span: Span) -> Iterator[tuple[int, str]]:
        """Yield the lines of a span by number, what is outside of it blanked out."""
        text, _ = decode(self.data, self.file)
        lines = (text or "").split("\n")
        for number in range(span.line, min(span.end_line, len(lines)) + 1):
            line = lines[number - 1]
            if number == span.end_line:
                line = line[: span.end_column - 1]
            if number == span.line:
                line = " " * (span.column - 1) + line[span.column - 1 :]
            yield number, line


def read_written(data: bytes, file: str) -> tuple[Written | None, tuple[Diagnostic, ...]]:
    """Read a file's bytes; None, with the reason, where they are no data at all."""
    tree, diagnostics = read_yaml(data, file)
    refused = tuple((one.code, one.span) for one in diagnostics if one.span)
    return None if tree is None else Written(file, tree, data, refused), diagnostics


def read_again(root: FilePath, file: str) -> Written | None:
    """Read a file of the project once more, to find where something stands in it."""
    data = read_if_there(root / file)
    return None if data is None else read_written(data, file)[0]


def _whole(word: str) -> str:
    """Return a pattern of a word that is no part of a longer one; of a mark, wherever it stands."""
    before = r"(?<![\w-])" if re.match(r"\w", word) else ""
    after = r"(?![\w-])" if re.search(r"\w$", word) else ""
    return f"{before}{re.escape(word)}{after}"


def _step(node: Node, step: str | int) -> tuple[TextNode | None, Node] | None:
    if isinstance(step, int):
        if isinstance(node, ListNode):
            return (None, node.items[step]) if 0 <= step < len(node.items) else None
        return (None, node) if step == 0 else None
    if not isinstance(node, MapNode):
        return None
    entry = node.entry(step)
    if entry is None and len(node.entries) == 1 and isinstance(node.entries[0][1], MapNode):
        entry = node.entries[0][1].entry(step)
    return entry
