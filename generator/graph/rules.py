"""Checks of the graph: what each file may say alone but records may not say together.

Each looks at one thing, so that only those whose pieces changed have to be looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from generator.graph.circles import FIELDS, circle_findings
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.graph.rules_of_evidence import evidence_findings
from generator.graph.rules_of_prose import embed_findings
from generator.graph.vocabulary import featured_findings


def findings(
    graph: Graph, held_back: Collection[str] = (), spoilt: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful across records; the order means nothing.

    `held_back` are ids of records that exist but are not in the graph: drafts, under embargo.
    `spoilt` are ids of records in which something is wrong already: nothing more is told of them,
    because it may only follow from that.
    """
    found = chain(
        featured_findings(graph, held_back),
        *(circle_findings(graph, field) for field in FIELDS),
        *(findings_of(graph, record.id) for record in graph.everything()),
    )
    yield from (one for one in found if one.record_id not in spoilt)


def findings_of(graph: Graph, ident: str) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful about one record among others."""
    record = graph.record(ident)
    if record is not None:
        yield from evidence_findings(graph, record)
        yield from embed_findings(graph, record)
