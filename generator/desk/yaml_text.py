"""Values as they are written into a YAML file: without quotes wherever the reader takes them so."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.loading.written import read_written
from generator.loading.yaml_tree import ListNode, MapNode, TextNode


def as_yaml(value: str | Sequence[str]) -> str:
    """Return a text or a list of texts as the value of a field, on one line.

    The reader itself is asked whether quotes are needed, so that both always agree.
    """
    if not isinstance(value, str):
        return f"[{', '.join(_scalar(one, in_list=True) for one in value)}]"
    return _scalar(value, in_list=False)


def _scalar(text: str, *, in_list: bool) -> str:
    single = text.replace("'", "''")
    for way in (text, f"'{single}'"):
        if "\n" not in way and _reads_as(way, text, in_list=in_list):
            return way
    return json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str, *, in_list: bool) -> bool:
    line = f"field: [{written}]\n" if in_list else f"field: {written}\n"
    read, problems = read_written(line.encode("utf-8", "replace"), "")
    if read is None or problems or not isinstance(read.tree, MapNode):
        return False
    node = read.tree.entries[0][1]
    if in_list and isinstance(node, ListNode) and len(node.items) == 1:
        node = node.items[0]
    return isinstance(node, TextNode) and not node.nothing and node.text == text
