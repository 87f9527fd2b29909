"""Framings: how outlets present one statement, set against each other and against what was said.

A framing never changes a status; it is what readers of that outlet were told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.graph.graph import Graph
from generator.graph.names import outlets
from generator.model.statement import Statement

FRAMED_AS: Mapping[str, str] = {
    "fact": "a fact",
    "confirmed": "a confirmation",
    "announced": "an announcement",
    "rumour": "a rumour",
    "no-statement": "no statement at all",
}
"""What completes "present this as …", by `presents_as`."""

_PLAIN: Mapping[str, str] = {
    "affirms": "its word that it is so",
    "denies": "a denial",
    "expects": "something still to come",
    "comments": "a comment that neither confirms nor denies",
    "declines": "a refusal to comment",
    "silent": "no reply",
    "doubts": "a doubt",
    "speculates": "a guess",
    "retracts": "a retraction",
}

_FITTING: Mapping[str, frozenset[str]] = {
    "affirms": frozenset({"announced"}),
    "expects": frozenset({"announced"}),
    "declines": frozenset({"no-statement"}),
    "silent": frozenset({"no-statement"}),
    "speculates": frozenset({"rumour"}),
}
_SETTLED = frozenset({"fact", "confirmed", "announced"})
_HEARSAY = frozenset({"rumour"})


@dataclass(frozen=True, slots=True)
class Framed:
    """One way in which outlets present a statement.

    `word` is one of `generator.model.statement.FRAMINGS`, or "" where they leave it plain; `label`
    completes "present this as …".
    `reports` are (source, the source it came through or None), in the order of the reports.
    `odd` tells that the framing goes beyond or against what was said.
    """

    word: str
    label: str
    reports: tuple[tuple[str, str | None], ...]
    odd: bool


def framings(statement: Statement, stance: str, *, settles: bool = False) -> tuple[Framed, ...]:
    """Return how the reports present a statement with this stance, in the order of the reports.

    Empty where all leave it as it is. `settles` tells that the speaker can settle the matter, so
    that calling its affirmation a confirmation is fair.
    """
    if not any(report.presents_as for report in statement.reports):
        return ()
    groups: dict[str, list[tuple[str, str | None]]] = {}
    for report in statement.reports:
        groups.setdefault(report.presents_as or "", []).append((report.source, report.via))
    fitting = _fitting(statement, stance, settles=settles)
    found = tuple(
        Framed(
            word,
            FRAMED_AS.get(word, _PLAIN[stance]),
            tuple(reports),
            odd=bool(word) and word not in fitting,
        )
        for word, reports in groups.items()
    )
    return found if len(found) > 1 or found[0].odd else ()


def disagreement(graph: Graph, framed: tuple[Framed, ...]) -> str:
    """Say who presents a statement as more or other than it is, without a full stop; "" if nobody.

    "USA TODAY and, after it, iDrop News present this as a confirmation".
    """
    return "; ".join(
        f"{name} {'present' if several else 'presents'} this as {one.label}"
        for one in framed
        if one.odd
        for name, several in (_who(graph, one.reports),)
    )


def _fitting(statement: Statement, stance: str, *, settles: bool) -> frozenset[str]:
    if statement.speaker.way in {"unnamed", "untraced"} and stance in {"affirms", "expects"}:
        return _HEARSAY
    if stance == "affirms" and settles:
        return _SETTLED
    return _FITTING.get(stance, frozenset())


def _who(graph: Graph, reports: tuple[tuple[str, str | None], ...]) -> tuple[str, bool]:
    """Name the outlets, those that took it from another of them last; and whether it is several."""
    here = {source for source, _ in reports}
    publishers = {source: graph.source(source).publisher for source in here}
    first = [source for source, via in reports if via not in here] or [reports[0][0]]
    had_it = {publishers[source] for source in first}
    after = [source for source, _ in reports if publishers[source] not in had_it]
    names = outlets(graph, first)
    if not after:
        return names, len(had_it) > 1
    return (
        f"{names} and, after {'them' if len(had_it) > 1 else 'it'}, {outlets(graph, after)}",
        True,
    )
