"""Responses: what each party named in a claim answered, and how outlets framed that answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.graph.graph import Graph
from generator.model.statement import Statement


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
    AnswerRule("doubted", "doubted it", "It questions it without denying it."),
    AnswerRule(
        "commented",
        "commented, and neither confirmed nor denied",
        "It spoke about it and left open whether it is so.",
    ),
    AnswerRule("declined", "declined to comment", "It answered that it would not answer."),
    AnswerRule("silent", "did not reply", "It was asked, and no answer came."),
    AnswerRule("retracted", "took back what it had said", "It withdrew its earlier word."),
    AnswerRule(
        "not-asked", "not asked, as far as is known", "No report says that anybody asked it."
    ),
)
"""Every answer; the first that occurs is the headline word of a party's response."""


@dataclass(frozen=True, slots=True)
class Framed:
    """One way in which outlets present an answer.

    `word` is one of `generator.model.statement.FRAMINGS`, or "" where they leave it plain.
    `reports` are (source, the source it came through or None), in the order of the reports.
    `odd` tells that the framing goes beyond or against what was said.
    """

    word: str
    label: str
    reports: tuple[tuple[str, str | None], ...]
    odd: bool


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


def responses(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Response, ...]:
    """Return the response of every party of a claim, subjects first."""
    raise NotImplementedError
