"""Checks of the whole graph: what each file may say alone but records may not say together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.circles import circle_findings
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.graph.rules_of_evidence import evidence_findings
from generator.graph.rules_of_prose import prose_findings
from generator.graph.rules_of_time import time_findings
from generator.graph.vocabulary import vocabulary_findings


def findings(graph: Graph, held_back: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful across records; the order means nothing.

    `held_back` are ids of records that exist but are not in the graph: unreadable, drafts, under
    embargo.
    """
    yield from vocabulary_findings(graph, held_back)
    yield from time_findings(graph)
    yield from evidence_findings(graph)
    yield from circle_findings(graph)
    yield from prose_findings(graph)
