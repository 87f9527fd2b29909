"""What is told of one record: a heading, a verdict, and lists of reasons below headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.graph.evidence import WHY_NOT, Voice
from generator.graph.graph import Graph
from generator.graph.status import status
from generator.model.claim import Assertion

LONGEST = 12
"""Lines of one part; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason in words, and the ids of the records behind it."""

    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Reasons below a heading; `more` counts those that were left out."""

    heading: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What there is to tell of a record.

    `kind` in words ("claim", "retailer"), `name` as readers know it, `file` where it is written,
    `address` of its page, `verdict` what it comes to in one sentence, or "".
    """

    kind: str
    id: str
    name: str
    file: str
    address: str
    verdict: str = ""
    parts: tuple[Part, ...] = ()


def part(heading: str, lines: Iterable[Line]) -> tuple[Part, ...]:
    """Return a part of at most `LONGEST` lines; nothing where there are none."""
    listed = tuple(lines)
    if not listed:
        return ()
    return (Part(heading, listed[:LONGEST], max(0, len(listed) - LONGEST)),)


def with_status(graph: Graph, claim: Assertion) -> str:
    """Return a claim's title with how sure it is."""
    return f"{claim.title} ({status(graph, claim.id).label.lower()})"


def why_not(voice: Voice) -> str:
    """Return why a voice counts for nothing, and which statement made it so; "" where it counts."""
    if voice.counts:
        return ""
    by = f", by {voice.by}" if voice.by else ""
    return f"not counted: {WHY_NOT[voice.why_not]}{by}"
