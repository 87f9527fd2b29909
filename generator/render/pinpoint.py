"""Where in a template's text something stands: Jinja itself knows lines and no columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from generator.diagnostics.span import Span, source_lines

_CHOICE = re.compile(
    r"\{%-?\s*(?:extends|include|import|from)\s+(?P<what>.+?)"
    r"(?=\s+(?:ignore|with|without|as|import)\b|\s*-?%\})"
)
_FURTHER = 20
"""Lines below the one that Jinja names in which an expression over several lines is looked for."""


def whole_line(source: str, line: int) -> Span:
    """Return the span of what a line says, without the space around it."""
    text = _line(source, line)
    start = len(text) - len(text.lstrip()) + 1
    return Span(line, start, line, max(start + 1, len(text.rstrip()) + 1))


def word(source: str, line: int, wanted: str) -> Span | None:
    """Return where a word stands in a line, the first time."""
    return _found(rf"(?<!\w){re.escape(wanted)}(?!\w)", source, line)


def chosen_template(source: str, line: int) -> Span | None:
    """Return the span of what a line's `extends`, `include` or `import` names."""
    match = _CHOICE.search(_line(source, line))
    return Span(line, match.start("what") + 1, line, match.end("what") + 1) if match else None


def expression(
    tree: nodes.Template, source: str, line: int, name: object, *, of_another: bool
) -> tuple[Span, str] | None:
    """Find the expression at or below a line that asks for `name`: its span, and how it is written.

    `of_another`: a field or a key of something, else a name that stands alone.
    """
    for node in sorted(_asking(tree, name, of_another=of_another), key=lambda one: one.lineno):
        pattern = _pattern(node)
        if line <= node.lineno <= line + _FURTHER:
            span = _found(pattern, source, node.lineno)
            if span:
                text = _line(source, node.lineno)[span.column - 1 : span.end_column - 1]
                return span, re.sub(r"\s+", "", text).removeprefix(".")
    return None


def _asking(tree: nodes.Template, name: object, *, of_another: bool) -> Iterator[nodes.Node]:
    if not of_another:
        yield from (one for one in tree.find_all(nodes.Name) if one.name == name)
        return
    yield from (one for one in tree.find_all(nodes.Getattr) if one.attr == name)
    yield from (one for one in tree.find_all(nodes.Getitem) if _key(one) == name)


def _key(node: nodes.Getitem) -> object:
    return node.arg.value if isinstance(node.arg, nodes.Const) else None


def _pattern(node: nodes.Node) -> str:
    """Return a pattern of an expression as it may be written; of what it can't tell, nothing."""
    if isinstance(node, nodes.Name):
        return rf"(?<![\w.]){re.escape(node.name)}(?!\w)"
    if isinstance(node, nodes.Getattr):
        return rf"{_pattern(node.node)}\s*\.\s*{re.escape(node.attr)}(?!\w)"
    if isinstance(node, nodes.Getitem) and _key(node) is not None:
        return rf"{_pattern(node.node)}\s*\[\s*['\"]?{re.escape(str(_key(node)))}['\"]?\s*\]"
    return ""


def _found(pattern: str, source: str, line: int) -> Span | None:
    match = re.search(pattern, _line(source, line))
    return Span(line, match.start() + 1, line, match.end() + 1) if match else None


def _line(source: str, line: int) -> str:
    lines = source_lines(source)
    return lines[line - 1] if 1 <= line <= len(lines) else ""
