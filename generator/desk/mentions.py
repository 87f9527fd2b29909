"""Mentions: every place of the content that names a record, down to the very word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.desk.edits import Text
from generator.diagnostics.span import Span
from generator.graph.resolve import link_names
from generator.loading.document import Document
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS, Loaded
from generator.loading.written import Written, read_again
from generator.loading.yaml_tree import Node, TextNode
from generator.model.references import Path, Reference, links

_LINK = ("link",)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a record.

    `by` is the record that does, "" for site.yaml; `path` leads to the field; `written` is what
    stands there, such as another name in a `[[link]]`.
    `exact`: the word at the span is the name, and nothing but it.
    """

    by: str
    file: str
    path: Path
    span: Span
    written: str
    exact: bool


def mentions(root: FilePath, loaded: Loaded, ident: str) -> Iterator[Mention]:
    """Yield every place that names the record `ident`, in the order of files and lines.

    Links count whose name leads to it, whatever name that is.
    """
    names = link_names(one.record for one in loaded.documents)
    found: list[Mention] = []
    for document in loaded.documents:
        naming = [one for one in document.references if _meant(one, names) == ident]
        written = read_again(root, document.file) if naming else None
        if written:
            found += _in_record(document, naming, written)
    found += _in_settings(root, loaded, ident)
    yield from sorted(found, key=lambda one: (one.file, one.span, one.path))


def _meant(reference: Reference, names: Mapping[str, str]) -> str | None:
    if reference.kinds == _LINK:
        return names.get(reference.target.casefold())
    return reference.target


def _in_record(
    document: Document, naming: Sequence[Reference], written: Written
) -> Iterator[Mention]:
    """Find the words of the references in one record, those of one text together."""
    text = Text.of(written.data)
    by_place: dict[Span, list[tuple[Path, Reference]]] = defaultdict(list)
    nodes: dict[Span, Node] = {}
    for reference in naming:
        path = (*document.prefix, *reference.path)
        node = written.reach(path).node
        nodes[node.span] = node
        by_place[node.span].append((path, reference))
    for span, listed in by_place.items():
        linked = listed[0][1].kinds == _LINK
        spans = (_links if linked else _words)(text, nodes[span], [one for _, one in listed])
        for (path, reference), place in zip(listed, spans, strict=True):
            yield Mention(
                by=document.id,
                file=document.file,
                path=path,
                span=place or Span(span.line, span.column, span.line, span.column),
                written=reference.target,
                exact=place is not None,
            )


def _words(text: Text, node: Node, naming: Sequence[Reference]) -> list[Span | None]:
    """Find ids in a field: alone, before `#` or `/`, on either side of `<`, or as a map's key.

    What comes after an id in such a text is never another place of the same id, so the first words
    that are it are the ones that are meant.
    """
    start, end = text.offsets(node.span)
    word = re.compile(rf"(?<![\w-]){re.escape(naming[0].target)}(?![\w-])")
    found = [text.span(*match.span()) for match in word.finditer(text.text, start, end)]
    return [found[index] if index < len(found) else None for index in range(len(naming))]


def _links(text: Text, node: Node, naming: Sequence[Reference]) -> list[Span | None]:
    """Find the names of links in Markdown.

    The text is read as it was decoded, in which line breaks may have become spaces; only where both
    show the same links does the place of one tell the place of the other.
    """
    start, end = text.offsets(node.span)
    raw = text.text[start:end]
    wanted = _names(node.text) if isinstance(node, TextNode) else []
    for shown in (raw, re.sub(r"[\r\n]", " ", raw)):
        if _names(shown) == wanted:
            return [_nth(text, start, shown, one) for one in naming]
    return [None for _ in naming]


def _names(markdown: str) -> list[str]:
    return [" ".join(match["name"].split()) for match in links(markdown)]


def _nth(text: Text, start: int, shown: str, reference: Reference) -> Span | None:
    named = [one for one in links(shown) if one["name"].strip() == reference.target]
    if reference.nth >= len(named):
        return None
    name = named[reference.nth]["name"]
    first = start + named[reference.nth].start("name") + len(name) - len(name.lstrip())
    return text.span(first, first + len(reference.target))


def _in_settings(root: FilePath, loaded: Loaded, ident: str) -> Iterator[Mention]:
    """Find a record among those that the front page features."""
    featured = loaded.settings.featured if loaded.settings else ()
    file = f"{CONTENT}/{SETTINGS}"
    written = read_again(root, file) if ident in featured else None
    if written:
        text = Text.of(written.data)
        for position, one in enumerate(featured):
            if one == ident:
                path = ("featured", position)
                node = written.reach(path).node
                (place,) = _words(text, node, [Reference(path, ident, ())])
                yield Mention("", file, path, place or node.span, ident, exact=place is not None)
