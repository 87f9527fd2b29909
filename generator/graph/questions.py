"""Open questions: what the record itself shows to be missing, beside what editors wrote down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.dates.edtf import Edtf, Moment
from generator.dates.interval import bounds
from generator.dates.wording import in_words
from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph
from generator.graph.names import joined
from generator.graph.responses import responses
from generator.graph.standing import settlers
from generator.model.claim import Assertion

QUESTIONS: Mapping[str, str] = {
    "answer": "No answer: a party whose own act it would be has not answered, or is not known to "
    "have been asked.",
    "outcome": "Outcome not known: it was due on a day that has passed, and nothing on record says "
    "whether it happened.",
    "origin": "Only unnamed origins: only unnamed people stand behind the claim; who they are is "
    "not known.",
    "unread": "Report not seen: a report on which others rest is known only through those others.",
    "day": "Day not known: the record does not say on which day it happened.",
    "end": "End not known: it came into force, and the record does not say whether it ended.",
}
"""What can be open, by kind: a label before the colon, then the rule that finds it."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that is not known; `kind` is a key of `QUESTIONS`.

    `about` are the entities that could answer, or the sources that nobody here has read.
    """

    kind: str
    text: str
    about: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains the kind."""
        return f"question-{self.kind}"


def open_questions(graph: Graph, claim: Assertion, today: date) -> tuple[OpenQuestion, ...]:
    """Return what the record leaves open about a claim, answers first; none once it is withdrawn.

    `today` tells what was due from what is still to come.
    """
    if claim.withdrawn:
        return ()
    voices = [
        one
        for one in evidence(graph, claim.id)
        if one.counts and one.stance in {"affirms", "expects"}
    ]
    return (
        *_answers(graph, claim),
        *_outcome(graph, claim, voices, today),
        *_origins(voices),
        *_unread(graph, voices),
        *_times(claim),
    )


def _answers(graph: Graph, claim: Assertion) -> Iterator[OpenQuestion]:
    own = {*claim.subject, *(one for side in settlers(graph, claim) for one in side)}
    silent = tuple(
        one.party
        for one in responses(graph, claim.id)
        if one.word in {"silent", "not-asked"} and one.party in own
    )
    if silent:
        names = joined([graph.entities[one].name for one in silent])
        yield OpenQuestion("answer", f"What {names} would say to it.", silent)


def _outcome(
    graph: Graph, claim: Assertion, voices: list[Voice], today: date
) -> Iterator[OpenQuestion]:
    if claim.due is None or claim.happened:
        return
    due = bounds(claim.due)
    told = any(
        one.stance == "affirms"
        and (due.earliest or date.min) <= (graph.public_on(one.statement) or date.max)
        for one in voices
    )
    if due.latest and due.latest < today and not told:
        words = in_words(claim.due, "point")
        yield OpenQuestion(
            "outcome", f"Whether it happened: it was due ({words}), and that is past."
        )


def _origins(voices: list[Voice]) -> Iterator[OpenQuestion]:
    if voices and all(one.statement.speaker.way == "unnamed" for one in voices):
        yield OpenQuestion("origin", "Who the unnamed people behind it are.")


def _unread(graph: Graph, voices: list[Voice]) -> Iterator[OpenQuestion]:
    unread = {
        cited.partition("#")[0]
        for one in voices
        for report in one.statement.reports
        for cited in (report.source, report.via)
        if cited and not graph.source(cited).read
    }
    if unread:
        names = sorted({graph.entities[graph.source(cited).publisher].name for cited in unread})
        yield OpenQuestion(
            "unread",
            f"What exactly {joined(names)} wrote: known only through others.",
            tuple(sorted(unread)),
        )


def _times(claim: Assertion) -> Iterator[OpenQuestion]:
    if claim.happened and not _to_the_day(claim.happened):
        yield OpenQuestion("day", "On which day it happened.")
    if claim.from_ and not claim.until:
        yield OpenQuestion("end", "Whether it ended, and when.")


def _to_the_day(edtf: Edtf) -> bool:
    return isinstance(edtf.value, Moment) and edtf.value.precision in {"day", "time"}
