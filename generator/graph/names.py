"""How sentences name those who speak and what carries their words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.graph.graph import Graph
from generator.model.references import LINK
from generator.model.statement import Statement


def joined(names: Sequence[str]) -> str:
    """Join names as a sentence does: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are: "1 article", "8 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def unlinked(text: str) -> str:
    """Return prose with its `[[links]]` as words, for sentences that can't hold a link."""
    return LINK.sub(lambda match: (match["words"] or match["name"]).strip(), text)


def publisher_of(graph: Graph, cited: str) -> str:
    """Return the id of the entity that published a source, `#version` or not."""
    return graph.source(cited).publisher


def outlets(graph: Graph, cited: Sequence[str]) -> str:
    """Name the publishers of sources, each once, in the order of the sources."""
    ids = dict.fromkeys(publisher_of(graph, one) for one in cited)
    return joined([graph.entities[one].name for one in ids])


def speaker_name(graph: Graph, statement: Statement) -> str:
    """Name who speaks, to stand before a verb: "Best Buy", "1 unnamed source of CNET"."""
    speaker = statement.speaker
    if speaker.who:
        name = graph.entities[speaker.who].name
        if speaker.for_ and speaker.for_ != speaker.who:
            return f"{name} for {graph.entities[speaker.for_].name}"
        return name
    if speaker.document:
        source = graph.source(speaker.document)
        kind = "a document" if source.public else "a document that is not public"
        return f"{kind} of {graph.entities[source.publisher].name}"
    if speaker.looked:
        return graph.entities[speaker.looked].name
    if speaker.own_words:
        return f"{graph.entities[publisher_of(graph, speaker.own_words)].name} in its own words"
    if speaker.untraced:
        return speaker.untraced
    return people(speaker.heads)


def people(heads: int | None) -> str:
    """Name unnamed people by how many they are: "1 unnamed source", "2 unnamed people"."""
    if heads is None:
        return "unnamed people (how many is not given)"
    return "1 unnamed source" if heads == 1 else f"{heads} unnamed people"
