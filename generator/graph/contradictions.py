"""Contradictions: what on a claim can't all be right. No winner is chosen here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.graph.graph import Graph

KINDS = {
    "answers": "Affirmed and denied",
    "values": "Different values",
    "claims": "Claims that can't both hold",
    "framing": "Framing of one answer",
}
"""The kinds of contradiction, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrarySide:
    """One side: what is held, and the records that hold it."""

    label: str
    statements: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Records that can't all be right: `kind` is a key of `KINDS`, `sentence` has no full stop."""

    kind: str
    claim: str
    sentence: str
    sides: tuple[ContrarySide, ...]

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains this kind."""
        return f"contradiction-{self.kind}"


def contradictions(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Clash, ...]:
    """Return what is contradictory about one claim: answers, values, unlike claims, framing."""
    raise NotImplementedError
