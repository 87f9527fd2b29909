"""Checks of prose: markup that is not published, embeds that can't be shown.

Links to records are references, checked like every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.model.embeds import Embed, EmbedError, parts
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import markdown_texts, without_code

_MARKUP = (
    (
        re.compile(r"(?P<what></?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--)"),
        "`{}` is shown as text: HTML is no part of the Markdown here",
        "write *emphasis*, **strong**, [words](https://…); or put it between backticks",
    ),
    (
        re.compile(r"!\[[^\]\n]*\]\((?P<what>[^)\s]*)[^)\n]*\)"),
        "the image `{}` is taken out: pages of prose have none",
        "link to it: [what it shows](https://…)",
    ),
    (
        re.compile(
            r"\]\(\s*<?(?P<what>(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.-]*:|//)", re.IGNORECASE
        ),
        "this link is taken out: addresses don't begin with `{}` here",
        "write the whole address, from https://, http:// or mailto: on",
    ),
)
_WAYS = "write ![[id]], ![[entity|timeline 2018]] or ![[entity|availability 2018-03-22]]"
_INLINE = re.compile(r"\S[^\n]*!\[\[|!\[\[[^\]\n]*\]\][^\n]*\S")


def markup_findings(record: Record) -> Iterator[Finding]:
    """Yield the HTML, the images and the unsafe links in a record's Markdown, once a text each."""
    for path, text in markdown_texts(record):
        plain = without_code(text)
        for pattern, message, help_ in _MARKUP:
            found = pattern.search(plain)
            if found:
                yield Finding(
                    code="W606",
                    record_id=record.id,
                    path=path,
                    word=found.group(),
                    message=message.format(found["what"]),
                    help=(help_,),
                )


def story_findings(story: Story) -> Iterator[Finding]:
    """Yield embeds of one story that can't be read."""
    try:
        split = parts(story.body)
    except EmbedError as error:
        yield _finding(story.id, str(error))
        return
    for part in split:
        if isinstance(part, str) and _INLINE.search(part):
            yield _finding(story.id, "an embed `![[…]]` stands on a line of its own")


def embed_findings(graph: Graph, record: Record) -> Iterator[Finding]:
    """Yield embeds of a story that can't be shown in the way that they ask for."""
    if not isinstance(record, Story):
        return
    try:
        split = parts(record.body)
    except EmbedError:  # `story_findings` tells of it
        return
    for embed in split:
        if isinstance(embed, str):
            continue
        shown = graph.linked(embed.name)
        if embed.way == "card" and isinstance(shown, (Story, Page)):
            message = f"`{embed.name}` is prose, which is linked to and not shown"
            yield _finding(record.id, message, f"write a link in a sentence: [[{embed.name}]]")
        elif embed.way != "card" and not isinstance(shown, Entity):
            yield _finding(record.id, _not_an_entity(embed))


def _not_an_entity(embed: Embed) -> str:
    what = "a timeline" if embed.way == "timeline" else "availability"
    return f"`{embed.name}` is no entity; {what} is shown for entities alone"


def _finding(story_id: str, message: str, help_: str = _WAYS) -> Finding:
    return Finding(
        code="E215",
        record_id=story_id,
        path=("body",),
        message=message,
        help=(help_,),
    )
