"""The one way from the bytes of a YAML file to data: text, lists and maps, with positions.

The subset is that of StrictYAML (https://hitchdev.com/strictyaml/): every scalar is text, and
what makes YAML surprising is refused by name: tags, anchors, aliases, merge keys, directives,
several documents, keys that are not text, the same key twice.
It is built from parser events, never from `yaml.load` or `yaml.compose`: those recurse, and in C
they overrun the stack on nested input, which no exception can catch.
"""

from collections.abc import Iterable
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.diagnostics.diagnostic import Diagnostic, in_order
from generator.diagnostics.span import Span
from generator.loading import yaml_checks as checks
from generator.loading import yaml_hazards as hazards
from generator.loading.yaml_characters import decode
from generator.loading.yaml_failure import Failure
from generator.loading.yaml_tree import ListNode, MapNode, Node, TextNode
from generator.loading.yaml_wording import in_plain_words

LARGEST: Final = 1024 * 1024
"""Bytes of a file; the longest report is a fraction of it."""

DEEPEST: Final = 40
"""Levels of lists and maps within each other."""

MOST_PROBLEMS: Final = 100
"""A file with more problems than this is not read to its end."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(data: bytes, file: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one file; `file` is its path for the diagnostics.

    Bytes of any kind give an answer, never an exception.
    `None` when the file can't be read as data at all.
    Otherwise the node, and what is refused in it: of two equal names the first stays, an alias
    reads as nothing, tags and anchors are passed over. Make a record only of a file without errors.
    """
    if len(data) > LARGEST:
        return None, (checks.too_large(len(data), LARGEST, file),)
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    reading = _Reading(text, file)
    try:
        node = reading.tree(iter(_PARSER(text).get_event, None))
    except yaml.YAMLError as error:
        last = in_plain_words(Failure.of(error, reading.lines, reading.last, file))
        # What was noted at the very same place is one mistake with what now ends the file.
        noted = (each for each in reading.problems if not _same_start(each, last))
        return None, in_order((*problems, *noted, last))
    return node, in_order((*problems, *reading.problems))


def _same_start(one: Diagnostic, other: Diagnostic) -> bool:
    return one.span is not None and other.span is not None and one.span[:2] == other.span[:2]


class _Reading:
    """What is known of one file while its events pass by."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = file
        self.problems: list[Diagnostic] = []
        self.last: Any = None
        self._hashes = "#" in text and hazards.HIDING.search(text) is not None
        self._blocks: list[Span] = []
        # Each list or map whose end has not come: its first event, and its nodes so far.
        self._stack: list[tuple[Any, list[Node]]] = []

    def tree(self, events: Iterable[Any]) -> Node | None:
        """The root; `None` when there is none, or when reading on is not worth it."""
        root: Node | None = None
        for event in events:
            kind = type(event)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                if not self._begin(event):
                    return None
            elif kind is DocumentStartEvent:
                if root is not None:
                    self.problems.append(checks.second_document(event, self.file))
                    break
                if event.version or event.tags:
                    self.problems.append(checks.directive(event, self.lines, self.file))
            elif (node := self._node(kind, event)) is not None:
                self.last = event
                if self._stack:
                    self._stack[-1][1].append(node)
                else:
                    root = node
                if len(self.problems) > MOST_PROBLEMS:
                    return None
        return self._checked(root)

    def _begin(self, event: Any) -> bool:
        if len(self._stack) == DEEPEST:
            self.problems.append(checks.too_deep(event, DEEPEST, self.file))
            return False
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        self._stack.append((event, []))
        self.last = event
        return True

    def _node(self, kind: type[Any], event: Any) -> Node | None:
        """What is complete with this event; `None` for the ends of documents and the file."""
        if kind is ScalarEvent:
            return self._text(event)
        if kind is MappingEndEvent:
            return self._map(*self._stack.pop(), event)
        if kind is SequenceEndEvent:
            return self._list(*self._stack.pop(), event)
        if kind is AliasEvent:
            self.problems.append(checks.alias(event, self.lines, self.file))
            return TextNode("", checks.span_of(event), plain=True)
        return None

    def _checked(self, root: Node | None) -> Node | None:
        if root is None or (isinstance(root, TextNode) and root.nothing):
            self.problems.append(checks.empty(self.file))
            return None
        if "\t" in self.text:
            self.problems += hazards.tabs(self.lines, self._blocks, self.file)
        return root

    def _text(self, event: Any) -> TextNode:
        value, style = event.value, event.style
        start, end = event.start_mark, event.end_mark
        if style in ("|", ">"):
            span = self._block(start, end)
            self._blocks.append(span)
        else:
            span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style == '"':
            self._note(hazards.escaped(event, self.file))
        elif value[:1] == "-" and not style:
            self._note(hazards.dash(event, self.lines, self.file))
        if self._hashes:
            self._hash_sign(start if style in ("|", ">") else end, plain=not style)
        # The C parser calls a plain style "", its Python twin None.
        return TextNode(value, span, plain=not style)

    def _block(self, start: Any, end: Any) -> Span:
        """A block's place without the blank lines behind it."""
        last = end.line if end.column else end.line - 1
        while not self.lines[last].strip():
            last -= 1
        return Span(start.line + 1, start.column + 1, last + 1, len(self.lines[last]) + 1)

    def _list(self, start: Any, nodes: list[Node], end: Any) -> ListNode:
        return ListNode(tuple(nodes), self._whole(start, nodes, end))

    def _map(self, start: Any, nodes: list[Node], end: Any) -> MapNode:
        """Names and values took turns; what has no usable name is left out."""
        seen: dict[str, TextNode] = {}
        entries: list[tuple[TextNode, Node]] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if (problem := self._name_problem(key, seen)) is not None:
                self.problems.append(problem)
                if len(self.problems) > MOST_PROBLEMS:
                    break
            elif isinstance(key, TextNode):
                seen[key.text] = key
                entries.append((key, value))
        return MapNode(tuple(entries), self._whole(start, nodes, end))

    def _name_problem(self, key: Node, seen: dict[str, TextNode]) -> Diagnostic | None:
        if not isinstance(key, TextNode):
            return checks.not_a_name(key.span, self.file)
        if key.nothing:
            return checks.no_name(key, self.file)
        if key.plain and key.text == "<<":
            return checks.merge_key(key, self.file)
        if key.text in seen:
            return checks.twice(seen[key.text], key, self.file)
        return None

    def _hash_sign(self, mark: Any, *, plain: bool) -> None:
        if mark.line < len(self.lines):
            line, place = self.lines[mark.line], (mark.line, mark.column)
            self._note(hazards.hash_sign(line, place, self.file, plain=plain))

    def _note(self, problem: Diagnostic | None) -> None:
        if problem is not None:
            self.problems.append(problem)

    def _refuse_properties(self, event: Any) -> None:
        self.problems += checks.properties(event, self.lines, self.file)

    def _whole(self, start: Any, nodes: list[Node], end: Any) -> Span:
        """A collection's place: to its bracket, or without brackets to the end of its last node."""
        first, close = start.start_mark, end.end_mark
        if not start.flow_style:
            last = nodes[-1].span
            return Span(first.line + 1, first.column + 1, last.end_line, last.end_column)
        if self._hashes:
            self._hash_sign(close, plain=False)
        return Span(first.line + 1, first.column + 1, close.line + 1, close.column + 1)
