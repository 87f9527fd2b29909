"""Status: how sure a claim is, with the sentence that says what it rests on, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.graph.graph import Graph
from generator.graph.ladder import STATUS_RULES, Rule
from generator.graph.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of a derivation in a sentence, with the records that it read."""

    text: str
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How sure a claim is.

    `word` is one of `generator.model.claim.STATUSES`; `label` what readers see ("Reported, not
    confirmed"), `family` how it is drawn, `rule` its fragment on the method page.
    `basis` completes the label without a full stop: "1 unnamed source, repeated by 8 articles; Best
    Buy commented and neither confirmed nor denied".
    `derived` is what the rules alone give, where a ruling stands over them.
    `origins` are those of the voices that affirm it, else of those that expect it, else deny it.
    """

    word: str
    label: str
    family: str
    rule: str
    basis: str
    reasons: tuple[Reason, ...]
    origins: Origins = field(default_factory=Origins)
    derived: Status | None = None


def status(graph: Graph, claim_id: str, known_on: date | None = None) -> Status:
    """Return the status of a claim from its evidence, as known now or at the end of a day.

    The first rule of the ladder that holds gives the word. Rulings and withdrawals are the
    editors' own and hold at every day.
    """
    raise NotImplementedError


def missing(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Missing, ...]:
    """Return the stronger rules that did not hold, strongest first, each with what it lacks."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Missing:
    """A stronger status than the claim's, and what is missing for it."""

    rule: Rule
    text: str


__all__ = ["STATUS_RULES", "Missing", "Reason", "Rule", "Status", "missing", "status"]
