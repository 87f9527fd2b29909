"""Prose with its `[[links]]` resolved, ready for a template, and as plain text."""

from __future__ import annotations

import re

from generator.graph.graph import Graph
from generator.model.references import LINK
from generator.projections.cards import Prose
from generator.projections.describe import link_to

_MARKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}|>|[-*+]|\d+\.)\s+|[*`]+|(?<!\w)_+|_+(?!\w)")
_ADDRESS = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def prose(graph: Graph, text: str) -> Prose | None:
    """Resolve the links of a Markdown text; None where there is no text."""
    if not text:
        return None
    links = {}
    for match in LINK.finditer(text):
        written = match["name"].strip()
        record = graph.linked(written)
        if record is not None:
            link = link_to(graph, record.id)
            said = written if written != record.id else link.text
            links[written] = (written, link.route, said)
    return Prose(text=text, links=tuple(links[written] for written in sorted(links)))


def plain_text(graph: Graph, text: str) -> str:
    """Return a Markdown text as plain text on one line, links by their words."""
    resolved = prose(graph, text)
    if resolved is None:
        return ""
    labels = {written: label for written, _, label in resolved.links}
    told = LINK.sub(
        lambda match: (match["words"] or labels.get(match["name"].strip(), match["name"])).strip(),
        text,
    )
    return " ".join(_MARKS.sub("", _ADDRESS.sub(r"\1", told)).split())
