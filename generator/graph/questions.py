"""Open questions: what the record itself shows to be missing, beside what editors wrote down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dates.edtf import Moment
from generator.graph.evidence import evidence
from generator.graph.graph import Graph
from generator.graph.names import joined
from generator.graph.responses import responses
from generator.model.claim import Claim

QUESTIONS: Mapping[str, str] = {
    "answer": "A party named in the claim has not answered, or is not known to have been asked.",
    "origin": "Only unnamed people stand behind the claim; who they are is not known.",
    "day": "The day on which it happened is not known.",
    "unread": "A report on which others rest is known only through those others.",
}
"""What can be open, by kind, with the rule that finds it."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that is not known; `kind` is a key of `QUESTIONS`."""

    kind: str
    text: str

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains the kind."""
        return f"question-{self.kind}"


def open_questions(graph: Graph, claim: Claim) -> tuple[OpenQuestion, ...]:
    """Return what the record leaves open about a claim, answers first."""
    found = []
    unanswered = [
        graph.entities[one.party].name
        for one in responses(graph, claim.id)
        if one.word in {"silent", "not-asked"} and one.party in claim.subject
    ]
    if unanswered:
        found.append(OpenQuestion("answer", f"What {joined(unanswered)} would say to it."))
    voices = [
        one
        for one in evidence(graph, claim.id)
        if one.counts and one.stance in {"affirms", "expects"}
    ]
    if voices and all(one.statement.speaker.way == "unnamed" for one in voices):
        found.append(OpenQuestion("origin", "Who the unnamed people behind it are."))
    if claim.happened and not _to_the_day(claim):
        found.append(OpenQuestion("day", "On which day it happened."))
    unread = {
        cited
        for one in voices
        for report in one.statement.reports
        for cited in (report.source, report.via)
        if cited and not graph.source(cited).read
    }
    if unread:
        names = sorted({graph.entities[graph.source(cited).publisher].name for cited in unread})
        found.append(
            OpenQuestion(
                "unread", f"What exactly {joined(names)} wrote: known only through others."
            )
        )
    return tuple(found)


def _to_the_day(claim: Claim) -> bool:
    value = claim.happened.value if claim.happened else None
    return isinstance(value, Moment) and value.precision in {"day", "time"}
