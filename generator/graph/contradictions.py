"""Contradictions: what on a claim can't all be right. No winner is chosen here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.graph.basis import voices_named
from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph
from generator.graph.names import joined
from generator.graph.responses import responses
from generator.model.claim import Assertion

KINDS = {
    "answers": "Affirmed and denied",
    "values": "Different values",
    "claims": "Claims that can't both hold",
    "framing": "Framing of one answer",
}
"""The kinds of contradiction, in words."""

MEANINGS = {
    "answers": "Somebody says that it is so or will be, and somebody says that it is not so.",
    "values": "All say that it is so, and differ on a number, a day or another value of it.",
    "claims": "Two or more claims of which not all can be true, each with those who hold it.",
    "framing": "One answer, which outlets present in ways that don't fit together.",
}
"""What each kind means, in a sentence."""

HOLDING = frozenset({"affirms", "expects"})
"""The stances that hold a claim to be so, or to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrarySide:
    """One side: what is held, and the records that hold it."""

    label: str
    statements: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Records that can't all be right: `kind` is a key of `KINDS`, `sentence` has no full stop.

    `detail` names what the values are of, where values differ.
    """

    kind: str
    claim: str
    sentence: str
    sides: tuple[ContrarySide, ...]
    detail: str = ""

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains this kind."""
        return f"contradiction-{self.kind}"


def contradictions(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Clash, ...]:
    """Return what is contradictory about one claim: answers, values, unlike claims, framing.

    What was taken back contradicts nothing; an outlet's own words still do.
    """
    claim = graph.claims[claim_id]
    voices = evidence(graph, claim_id, known_on)
    still = standing(voices)
    return (
        *_answers(graph, claim, still),
        *_values(claim, still),
        *_claims(graph, claim),
        *_framings(graph, claim, known_on),
    )


def standing(voices: tuple[Voice, ...]) -> list[Voice]:
    """Return the voices that can contradict: an outlet's own words can, what was taken back not."""
    return [
        one
        for one in voices
        if one.counts or (one.why_not in {"own-words", "untraced"} and not one.target.maybe)
    ]


def _answers(graph: Graph, claim: Assertion, voices: list[Voice]) -> Iterator[Clash]:
    yes = [one for one in voices if one.stance in HOLDING]
    no = [one for one in voices if one.stance == "denies"]
    if yes and no:
        for_it, against = voices_named(graph, yes), voices_named(graph, no)
        yield Clash(
            kind="answers",
            claim=claim.id,
            sentence=f"{for_it} on one side, {against} on the other",
            sides=(
                ContrarySide(label="It is so, or will be", statements=_ids(yes)),
                ContrarySide(label="It is not so", statements=_ids(no)),
            ),
        )


def _values(claim: Assertion, voices: list[Voice]) -> Iterator[Clash]:
    holding = [one for one in voices if one.stance in HOLDING]
    for key in sorted({key for one in holding for key in one.target.but}):
        held: dict[str, list[Voice]] = {}
        if key in claim.detail:
            held[claim.detail[key]] = []
        for voice in holding:
            value = voice.target.but.get(key, claim.detail.get(key))
            if value is not None:
                held.setdefault(value, []).append(voice)
        if len(held) > 1:
            yield Clash(
                kind="values",
                claim=claim.id,
                detail=key,
                sentence=f"{key.replace('-', ' ')}: {joined(list(held))}",
                sides=tuple(
                    ContrarySide(
                        label=value,
                        statements=_ids(group),
                        claims=(claim.id,) if claim.detail.get(key) == value else (),
                    )
                    for value, group in held.items()
                ),
            )


def _claims(graph: Graph, claim: Assertion) -> Iterator[Clash]:
    if claim.withdrawn:
        return
    for other_id in graph.opposed[claim.id]:
        other = graph.claims[other_id]
        if not other.withdrawn:
            yield Clash(
                kind="claims",
                claim=claim.id,
                sentence=f"either {claim.title}, or {other.title}",
                sides=(
                    ContrarySide(label=claim.title, claims=(claim.id,)),
                    ContrarySide(label=other.title, claims=(other.id,)),
                ),
            )


def _framings(graph: Graph, claim: Assertion, known_on: date | None) -> Iterator[Clash]:
    for response in responses(graph, claim.id, known_on):
        for answer in response.answers:
            if len(answer.framings) > 1 and answer.disagreement:
                yield Clash(
                    kind="framing",
                    claim=claim.id,
                    sentence=_framed_by(graph, response.party, answer.disagreement),
                    sides=tuple(
                        ContrarySide(
                            label=one.label,
                            statements=(answer.statement.id,),
                            sources=tuple(source for source, _ in one.reports),
                        )
                        for one in answer.framings
                    ),
                )


def _framed_by(graph: Graph, party: str, disagreement: str) -> str:
    return f"on what {graph.entities[party].name} answered, {disagreement}"


def _ids(voices: list[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.statement.id for one in voices))
