"""Responses: what each party named in a claim answered, and how outlets framed that answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.dates.interval import order_key
from generator.graph.evidence import Voice, evidence
from generator.graph.framings import Framed, disagreement, framings
from generator.graph.graph import Graph, derivation
from generator.graph.standing import parties, settled_parties, settlers
from generator.model.claim import Assertion
from generator.model.statement import Statement

__all__ = [
    "ANSWER",
    "ANSWERS",
    "Answer",
    "AnswerRule",
    "Framed",
    "Response",
    "responses",
]


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """One kind of answer: `label` completes the party's name ("denied it")."""

    word: str
    label: str
    definition: str

    @property
    def anchor(self) -> str:
        """The fragment of the method page at which the word is explained."""
        return f"response-{self.word}"


ANSWERS = (
    AnswerRule("confirmed", "confirmed it", "It affirms on record what is its own act."),
    AnswerRule("denied", "denied it", "It says on record that it is not so."),
    AnswerRule("affirmed", "said that it is so", "It affirms what is somebody else's act."),
    AnswerRule("expects", "said that it will be so", "It speaks of it as still to come."),
    AnswerRule("retracted", "took back what it had said", "It withdrew its earlier word."),
    AnswerRule("doubted", "doubted it", "It questions it without denying it."),
    AnswerRule(
        "commented",
        "commented and neither confirmed nor denied",
        "It spoke about it and left open whether it is so.",
    ),
    AnswerRule("declined", "declined to comment", "It answered that it would not answer."),
    AnswerRule("silent", "did not reply", "It was asked, and no answer came."),
    AnswerRule(
        "not-asked", "not asked, as far as is known", "No report says that anybody asked it."
    ),
)
"""Every answer; the first that occurs is the headline word of a party's response."""

ANSWER: Mapping[str, AnswerRule] = {rule.word: rule for rule in ANSWERS}

_RANK = {rule.word: rank for rank, rule in enumerate(ANSWERS)}
_FLAT = frozenset({"confirmed", "denied", "affirmed"})
_WORDS = {
    "affirms": "confirmed",
    "denies": "denied",
    "expects": "expects",
    "retracts": "retracted",
    "doubts": "doubted",
    "comments": "commented",
    "speculates": "commented",
    "declines": "declined",
    "silent": "silent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One statement of a party on a claim: `word` is one of `ANSWERS`.

    `framings` is filled only where outlets present it differently; `disagreement` says who does, in
    a sentence without a full stop, else "".
    `unsure` tells that it may be about something else, `taken_back` that it was retracted or told
    anew.
    """

    statement: Statement
    word: str
    label: str
    rule: str
    framings: tuple[Framed, ...] = ()
    disagreement: str = ""
    unsure: bool = False
    taken_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one party answered: the headline `word` with its `label`, and all answers in time order.

    `answer` is the one that gives the word, None where nobody is known to have asked.
    """

    party: str
    word: str
    label: str
    rule: str
    answer: Answer | None
    answers: tuple[Answer, ...] = ()


@derivation
def responses(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Response, ...]:
    """Return the response of every party of a claim, subjects first."""
    claim, voices = graph.claims[claim_id], evidence(graph, claim_id, known_on)
    return tuple(_response(graph, claim, party, voices) for party in parties(graph, claim))


def _response(graph: Graph, claim: Assertion, party: str, voices: tuple[Voice, ...]) -> Response:
    settles = any(party in side for side in settlers(graph, claim))
    answers = [
        _answer(graph, voice, settles=settles)
        for voice in voices
        if settled_parties(graph, voice.statement, (party,))
    ]
    if len(answers) > 1:
        answers.sort(
            key=lambda one: order_key(graph.said_on(one.statement), one.statement.id),
        )
    chosen = _headline(answers)
    rule = ANSWER[chosen.word if chosen else "not-asked"]
    return Response(
        party=party,
        word=rule.word,
        label=rule.label,
        rule=rule.anchor,
        answer=chosen,
        answers=tuple(answers),
    )


def _answer(graph: Graph, voice: Voice, *, settles: bool) -> Answer:
    word = _WORDS[voice.stance]
    if word == "confirmed" and not settles:
        word = "affirmed"
    framed = framings(voice.statement, voice.stance, settles=settles)
    return Answer(
        statement=voice.statement,
        word=word,
        label=ANSWER[word].label,
        rule=ANSWER[word].anchor,
        framings=framed,
        disagreement=disagreement(graph, framed) if framed else "",
        unsure=voice.target.maybe,
        taken_back=voice.why_not in {"retracted", "revised"},
    )


def _headline(answers: list[Answer]) -> Answer | None:
    """Choose the strongest answer that stands; of a yes and a no, what was said last."""
    if not answers:
        return None
    standing = [one for one in answers if not one.taken_back] or answers
    certain = [one for one in standing if not one.unsure] or standing
    best = min(certain, key=lambda one: _RANK[one.word])
    if best.word in _FLAT:
        return [one for one in certain if one.word in _FLAT][-1]
    return best
