"""Checks of the whole graph: what each file may say alone but records may not say together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.finding import Finding
from generator.graph.graph import Graph


def findings(graph: Graph) -> Iterator[Finding]:
    """Yield everything that is wrong or doubtful across records, in no particular order."""
    raise NotImplementedError
