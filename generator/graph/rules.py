"""Checks of the whole graph: what each file may say alone but records may not say together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.graph.circles import circle_findings
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.graph.rules_of_evidence import evidence_findings
from generator.graph.rules_of_prose import embed_findings
from generator.graph.vocabulary import featured_findings


def findings(
    graph: Graph,
    held_back: frozenset[str] = frozenset(),
    spoilt: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful across records; the order means nothing.

    `held_back` are ids of records that exist but are not in the graph: drafts, under embargo.
    `spoilt` are ids of records in which something is wrong already: nothing more is told of them,
    because it may only follow from that.
    """
    found = chain(
        featured_findings(graph, held_back),
        evidence_findings(graph),
        circle_findings(graph),
        embed_findings(graph, spoilt),
    )
    yield from (one for one in found if one.record_id not in spoilt)
