"""What a YAML file says, with the place of every word: text, lists and maps, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from generator.diagnostics.span import Span


class TextNode(NamedTuple):
    """A scalar, as it was written: `no`, `1.10` and `2018-03` are text here.

    `plain` means without quotes and not a block; a plain empty text says nothing at all.
    A tuple, because most of a file is these and a tuple is made in half the time.
    """

    text: str
    span: Span
    plain: bool

    @property
    def nothing(self) -> bool:
        """Whether nothing was written, as after `title:`; `""` is text and says so."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class ListNode:
    """Items in the order of the file."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MapNode:
    """Fields in the order of the file; no name occurs twice."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    span: Span

    def entry(self, name: str) -> tuple[TextNode, "Node"] | None:
        """The field of that name, with the node of the name itself."""
        return next((entry for entry in self.entries if entry[0].text == name), None)


Node: TypeAlias = TextNode | ListNode | MapNode
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def plain(node: Node) -> Plain:
    """The same as nested Python values, for the validator: nothing becomes `None`.

    Recursion is safe: the reader refuses more than 40 levels.
    """
    if isinstance(node, TextNode):
        return None if node.nothing else node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def locate(node: Node, path: Sequence[str | int], on: Literal["key", "value"]) -> Span:
    """Where the end of a path of names and indices stands, as a validator reports it.

    `on` chooses between the name of a field and its value; an item of a list has only a value.
    A step that does not exist is passed over: validators put the names of their own types among
    the steps, and a missing field is best shown at the nearest thing that holds it.
    """
    span = _heading(node)
    for step in path:
        key: TextNode | None = None
        if isinstance(node, MapNode) and (entry := node.entry(str(step))) is not None:
            key, node = entry
        elif isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            continue
        span = key.span if key is not None and on == "key" else node.span
    return span


def _heading(node: Node) -> Span:
    """A span for a whole file: its first field's name, so that a frame stays small."""
    if isinstance(node, MapNode) and node.entries:
        return node.entries[0][0].span
    return node.span
