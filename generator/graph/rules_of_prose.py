"""Checks of prose: embeds that can't be shown. Links are references, checked like every other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.model.embeds import Embed, EmbedError, parts
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.record import Record

_INLINE = re.compile(r"\S[^\n]*!\[\[|!\[\[[^\]\n]*\]\][^\n]*\S")


def prose_findings(graph: Graph, record: Record) -> Iterator[Finding]:
    """Yield embeds of a story that can't be read or can't be shown in the way that they ask for."""
    if not isinstance(record, Story):
        return
    try:
        split = parts(record.body)
    except EmbedError as error:
        yield _finding(record.id, str(error))
        return
    for part in split:
        if isinstance(part, str):
            if _INLINE.search(part):
                yield _finding(record.id, "an embed `![[…]]` stands on a line of its own")
        elif part.way != "card" and not isinstance(graph.linked(part.name), Entity):
            yield _finding(record.id, _not_an_entity(part))


def _not_an_entity(embed: Embed) -> str:
    what = "a timeline" if embed.way == "timeline" else "availability"
    return f"`{embed.name}` is no entity; {what} is shown for entities alone"


def _finding(story_id: str, message: str) -> Finding:
    return Finding(
        code="E215",
        record_id=story_id,
        path=("body",),
        message=message,
        help=("write ![[id]], ![[entity|timeline 2018]] or ![[entity|availability 2018-03-22]]",),
    )
