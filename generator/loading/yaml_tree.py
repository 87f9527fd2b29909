"""What a YAML file says, with the place of every word: text, lists and maps, nothing else."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

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
