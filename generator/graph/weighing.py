"""Weighing: the evidence on a claim sorted by what it does, and which rule of the ladder holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph, derivation
from generator.graph.ladder import STATUS_RULES, Rule
from generator.graph.origins import Origins, origins
from generator.graph.standing import settled_parties, settlers
from generator.model.claim import Assertion

Voices = tuple[Voice, ...]

_UNSOURCED = frozenset({"own-words", "untraced"})
_HOLDING_IT = frozenset({"affirms", "expects"})
_GUESSING = frozenset({"speculates"})
_DOUBTING = frozenset({"doubts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The voices on a claim by what they do to it; only those that count, unless said otherwise.

    `sides` are those whose word settles it (see `standing.settlers`), `affirmed_by`, `expected_by`
    and `denied_by` those of them who affirm, expect or deny it on record.
    `confirmed_by` and `planned_by` are the members of a side that is complete, else empty.
    `openly` are the affirming ones that name themselves, `seen` the dated looks among them.
    `unsourced` affirm or expect it as an outlet's own words or untraced; `guessing` speculate and
    `doubting` doubt it, an outlet in its own words too; `taken_back` affirmed or expected it once,
    and nothing of their kind is left.
    `origins` are those that affirm it, else expect it, else deny it.
    """

    claim: Assertion
    voices: Voices
    sides: tuple[tuple[str, ...], ...]
    affirming: Voices
    openly: Voices
    seen: Voices
    expecting: Voices
    denying: Voices
    unsourced: Voices
    guessing: Voices
    doubting: Voices
    taken_back: Voices
    affirmed_by: tuple[str, ...]
    expected_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    confirmed_by: tuple[str, ...]
    planned_by: tuple[str, ...]
    origins: Origins


@derivation
def weigh(graph: Graph, claim_id: str, known_on: date | None = None) -> Weighed:
    """Sort the evidence on a claim, and find who of those that can settle it said what."""
    claim, voices = graph.claims[claim_id], evidence(graph, claim_id, known_on)
    sides = settlers(graph, claim)
    affirming = _counting(voices, "affirms")
    expecting = _counting(voices, "expects")
    denying = _counting(voices, "denies")
    affirmed_by = _on_record(graph, sides, affirming)
    expected_by = _on_record(graph, sides, expecting)
    return Weighed(
        claim=claim,
        voices=voices,
        sides=sides,
        affirming=affirming,
        expecting=expecting,
        denying=denying,
        openly=tuple(one for one in affirming if _openly(graph, one)),
        seen=tuple(
            one
            for one in affirming
            if one.statement.speaker.looked and graph.said_on(one.statement)
        ),
        unsourced=_unsourced(voices, _HOLDING_IT),
        guessing=(*_counting(voices, "speculates"), *_unsourced(voices, _GUESSING)),
        doubting=(*_counting(voices, "doubts"), *_unsourced(voices, _DOUBTING)),
        taken_back=_taken_back(voices, affirming, expecting),
        affirmed_by=affirmed_by,
        expected_by=expected_by,
        denied_by=_on_record(graph, sides, denying),
        confirmed_by=_complete(sides, affirmed_by),
        planned_by=_complete(sides, expected_by),
        origins=origins(graph, _leading(voices, affirming, expecting)),
    )


def rule_that_holds(weighed: Weighed) -> Rule:
    """Return the first rule of the ladder that holds, rulings and withdrawals apart."""
    return next(rule for rule in STATUS_RULES if rule.word in _HOLDS and _HOLDS[rule.word](weighed))


def _counting(voices: Voices, stance: str) -> Voices:
    return tuple(one for one in voices if one.stance == stance and not one.why_not)


def _leading(voices: Voices, affirming: Voices, expecting: Voices) -> Voices:
    """Choose whose origins are counted, with those that may belong to them."""
    if affirming:
        return tuple(one for one in voices if one.stance == "affirms")
    if expecting:
        return tuple(one for one in voices if one.stance == "expects")
    denying = tuple(one for one in voices if one.stance == "denies")
    return denying or tuple(one for one in voices if one.stance in _HOLDING_IT)


def _on_record(graph: Graph, sides: tuple[tuple[str, ...], ...], voices: Voices) -> tuple[str, ...]:
    able = tuple(dict.fromkeys(party for side in sides for party in side))
    spoke: set[str] = set()
    for voice in voices:
        spoke |= settled_parties(graph, voice.statement, able)
    return tuple(party for party in able if party in spoke)


def _complete(sides: tuple[tuple[str, ...], ...], spoke: tuple[str, ...]) -> tuple[str, ...]:
    """Return everybody who spoke if that makes a side complete: each settles its own part alone."""
    return spoke if any(set(side) <= set(spoke) for side in sides) else ()


def _taken_back(voices: Voices, affirming: Voices, expecting: Voices) -> Voices:
    """Return the retracted voices that leave nothing of their kind standing."""
    if affirming:
        return ()
    gone = [one for one in voices if one.why_not == "retracted" and not one.target.maybe]
    sourced = [one for one in gone if one.statement.speaker.way not in _UNSOURCED]
    affirmed = tuple(one for one in sourced if one.stance == "affirms")
    if affirmed or expecting:
        return affirmed
    expected = tuple(one for one in sourced if one.stance == "expects")
    if expected or _unsourced(voices, _HOLDING_IT):
        return expected
    return tuple(one for one in gone if one.stance in _HOLDING_IT)


def _unsourced(voices: Voices, stances: frozenset[str]) -> Voices:
    return tuple(
        one
        for one in voices
        if one.why_not in _UNSOURCED and one.stance in stances and not one.target.maybe
    )


def _openly(graph: Graph, voice: Voice) -> bool:
    """Whether a reader could ask who says so: a name, a look, or a document that is public."""
    speaker = voice.statement.speaker
    if speaker.document:
        return graph.source(speaker.document).public
    return speaker.voice is not None


_HOLDS: Mapping[str, Callable[[Weighed], bool]] = {
    "retracted": lambda one: bool(one.taken_back),
    "disputed": lambda one: bool((one.affirming or one.expecting) and one.denied_by),
    "confirmed": lambda one: bool(one.confirmed_by),
    "observed": lambda one: bool(one.seen),
    "corroborated": lambda one: bool(one.affirming) and one.origins.minimum > 1,
    "stated": lambda one: bool(one.openly),
    "reported": lambda one: bool(one.affirming),
    "planned": lambda one: bool(one.planned_by),
    "expected": lambda one: bool(one.expecting),
    "denied": lambda one: bool(one.denying),
    "unsourced": lambda one: bool(one.unsourced),
    "speculation": lambda one: bool(one.guessing),
    "unknown": lambda _: True,
}
"""When each rule holds; which of those that do comes first is for the ladder to say."""
