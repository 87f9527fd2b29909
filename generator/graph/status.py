"""Status: how sure a claim is, with the sentence that says what it rests on, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.graph.basis import basis
from generator.graph.graph import Graph, derivation
from generator.graph.ladder import RULES, STATUS_RULES, Rule
from generator.graph.names import joined, unlinked
from generator.graph.origins import Origins
from generator.graph.reasons import Reason, reasons
from generator.graph.responses import responses
from generator.graph.weighing import Weighed, rule_that_holds, weigh
from generator.model.claim import Assertion

__all__ = ["RULES", "STATUS_RULES", "Missing", "Reason", "Rule", "Status", "missing", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How sure a claim is.

    `word` is one of `generator.model.claim.STATUSES`; `label` what readers see ("Reported, not
    confirmed"), `family` how it is drawn, `rule` its fragment on the method page.
    `basis` completes the label without a full stop: "1 unnamed source, repeated by 8 articles; Best
    Buy commented and neither confirmed nor denied".
    `derived` is what the rules alone give, where a ruling or a withdrawal stands over them.
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


@dataclass(frozen=True, slots=True)
class Missing:
    """A stronger status than the claim's, and what is missing for it."""

    rule: Rule
    text: str


@derivation
def status(graph: Graph, claim_id: str, known_on: date | None = None) -> Status:
    """Return the status of a claim from its evidence, as known now or at the end of a day.

    The first rule of the ladder that holds gives the word. Rulings and withdrawals are the
    editors' own and hold at every day.
    """
    claim = graph.claims[claim_id]
    derived = _derived(graph, claim, known_on)
    if claim.withdrawn:
        return _overruled("withdrawn", claim.withdrawn.because, (), derived)
    if claim.ruling:
        ruling = claim.ruling
        return _overruled(ruling.status, ruling.because, ruling.sources, derived)
    return derived


def missing(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Missing, ...]:
    """Return the stronger rules that did not hold, strongest first, each with what it lacks.

    Nothing is missing for a claim that is withdrawn or ruled upon: evidence would not change it.
    """
    claim = graph.claims[claim_id]
    if claim.withdrawn or claim.ruling:
        return ()
    weighed = weigh(graph, claim_id, known_on)
    held = rule_that_holds(weighed).word
    stronger = _STRENGTH[: _STRENGTH.index(held)] if held in _STRENGTH else _STRENGTH
    return tuple(
        Missing(RULES[word], text)
        for word in stronger
        if (text := _what_is_missing(graph, weighed, word, held))
    )


def _derived(graph: Graph, claim: Assertion, known_on: date | None) -> Status:
    weighed = weigh(graph, claim.id, known_on)
    rule = rule_that_holds(weighed)
    answers = responses(graph, claim.id, known_on)
    return Status(
        word=rule.word,
        label=rule.label,
        family=rule.family,
        rule=rule.anchor,
        basis=basis(graph, rule, weighed, answers),
        reasons=reasons(graph, weighed, answers),
        origins=weighed.origins,
    )


def _overruled(word: str, because: str, sources: tuple[str, ...], derived: Status) -> Status:
    rule = RULES[word]
    told = unlinked(because).rstrip(".")
    return Status(
        word=word,
        label=rule.label,
        family=rule.family,
        rule=rule.anchor,
        basis=f"{'' if word == 'withdrawn' else 'our ruling: '}{told}",
        reasons=(
            Reason(text=told, sources=sources),
            Reason(text=f"the rules alone say: {derived.label}, {derived.basis}"),
            *derived.reasons,
        ),
        origins=derived.origins,
        derived=derived,
    )


_STRENGTH = ("confirmed", "observed", "corroborated", "stated", "reported", "planned", "expected")


def _what_is_missing(graph: Graph, weighed: Weighed, word: str, held: str) -> str:
    if held == "disputed":
        names = joined([graph.entities[one].name for one in weighed.denied_by])
        return f"{names} would have to take back the denial" if word == "confirmed" else ""
    if word in {"confirmed", "planned"}:
        verb = "affirmed it" if word == "confirmed" else "said that it will be so"
        said = weighed.affirmed_by if word == "confirmed" else weighed.expected_by
        if not weighed.sides:
            return "nobody's word alone settles it"
        open_sides = [[one for one in side if one not in said] for side in weighed.sides]
        names = " or ".join(
            joined([graph.entities[one].name for one in side]) for side in open_sides
        )
        return f"{names} would have to have {verb} on record"
    if word == "corroborated":
        return f"a second independent origin: so far {weighed.origins.in_words}"
    return _LACKS[word]


_LACKS = {
    "observed": "nobody is known to have looked on a known date",
    "stated": "nobody who gives a name affirms it",
    "reported": "nobody affirms it who could be counted as an origin",
    "expected": "nobody expects it who could be counted as an origin",
}
