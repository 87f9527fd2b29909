"""Reasons: the derivation of a status step by step, each with the records that it read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.graph.basis import voices_named
from generator.graph.evidence import WHY_NOT, Voice
from generator.graph.graph import Graph
from generator.graph.names import joined
from generator.graph.responses import Response
from generator.graph.weighing import Weighed
from generator.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of a derivation in a sentence without a full stop, with the records that it read."""

    text: str
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


_VERBS = {
    "affirms": ("affirms it", "affirm it"),
    "denies": ("denies it", "deny it"),
    "expects": ("expects it", "expect it"),
    "speculates": ("offers it as a guess", "offer it as a guess"),
    "doubts": ("doubts it", "doubt it"),
}
"""The stances that bear on a status; those of the parties' answers are told as answers."""


def reasons(graph: Graph, weighed: Weighed, responses: tuple[Response, ...]) -> tuple[Reason, ...]:
    """Tell everything that a status was derived from: voices, answers, and who could settle it."""
    return (
        *_voices(graph, weighed),
        *_origins(weighed),
        *_left_out(graph, weighed),
        _standing(graph, weighed),
        *_answers(graph, responses),
    )


def _voices(graph: Graph, weighed: Weighed) -> Iterator[Reason]:
    for stance, (one, several) in _VERBS.items():
        group = tuple(v for v in weighed.voices if v.stance == stance and v.counts)
        if group:
            named = {voices_named(graph, (v,)) for v in group}
            alone = len(named) == 1 and not _plural(group[0].statement)
            text = f"{voices_named(graph, group)} {one if alone else several}"
            yield Reason(text=text, statements=_ids(group), sources=_first_reports(group))
    for voice in weighed.voices:
        if voice.counts and voice.target.but:
            other = joined([f"{key}: {value}" for key, value in sorted(voice.target.but.items())])
            text = f"{voices_named(graph, (voice,))} says otherwise in one thing ({other})"
            yield Reason(text=text, statements=(voice.statement.id,))


def _plural(statement: Statement) -> bool:
    return statement.speaker.way == "unnamed" and statement.speaker.heads != 1


def _origins(weighed: Weighed) -> Iterator[Reason]:
    origins = weighed.origins
    if origins.maximum > 1:
        text = f"together they are {origins.in_words}"
        if origins.minimum < origins.maximum:
            text += ", because some of them may be the same people"
        counted = weighed.affirming or weighed.expecting or weighed.denying
        yield Reason(text=text, statements=_ids(counted))


def _left_out(graph: Graph, weighed: Weighed) -> Iterator[Reason]:
    for voice in weighed.voices:
        if voice.counts or voice.stance not in _VERBS:
            continue
        text = f"not counted: {voices_named(graph, (voice,))} ({WHY_NOT[voice.why_not]})"
        by = (voice.by,) if voice.by else ()
        yield Reason(text=text, statements=(voice.statement.id, *by))


def _standing(graph: Graph, weighed: Weighed) -> Reason:
    if not weighed.sides:
        return Reason(text="nobody's word alone can settle it")
    sides = " or ".join(
        joined([graph.entities[one].name for one in side]) for side in weighed.sides
    )
    able = {one for side in weighed.sides for one in side}
    spoke = [
        (weighed.affirmed_by, "affirmed"),
        (weighed.denied_by, "denied"),
        (weighed.expected_by, "expected"),
    ]
    did = [
        f"{joined([graph.entities[one].name for one in ids])} {verb} it"
        for ids, verb in spoke
        if ids
    ]
    told = f"; {' and '.join(did)} on record" if did else "; not done on record so far"
    return Reason(
        text=f"the word of {sides} can settle it{told}",
        statements=_ids(
            tuple(
                voice
                for voice in (*weighed.affirming, *weighed.denying, *weighed.expecting)
                if voice.statement.speaker.voice in able
            )
        ),
    )


def _answers(graph: Graph, responses: tuple[Response, ...]) -> Iterator[Reason]:
    for response in responses:
        name = graph.entities[response.party].name
        if response.answer is None:
            yield Reason(text=f"{name} was {response.label}")
            continue
        statement = response.answer.statement
        yield Reason(
            text=f"{name} {response.label}",
            statements=tuple(one.statement.id for one in response.answers),
            sources=tuple(one.source for one in statement.reports[:1]),
        )
        for answer in response.answers:
            if answer.disagreement:
                yield Reason(
                    text=f"{answer.disagreement}, which changes no status",
                    statements=(answer.statement.id,),
                    sources=tuple(
                        source for one in answer.framings if one.odd for source, _ in one.reports
                    ),
                )


def _ids(voices: tuple[Voice, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.statement.id for one in voices))


def _first_reports(voices: tuple[Voice, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(one.statement.reports[0].source for one in voices if one.statement.reports)
    )
