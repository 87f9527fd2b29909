"""The basis: the sentence after a status word that says what the word rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.dates.edtf import Edtf, Moment
from generator.dates.wording import in_words
from generator.graph.chains import told_to
from generator.graph.evidence import Voice
from generator.graph.graph import Graph
from generator.graph.ladder import Rule
from generator.graph.names import counted, joined, people, speaker_name
from generator.graph.origins import Origins
from generator.graph.responses import Response
from generator.graph.weighing import Weighed
from generator.model.statement import Statement

_SAID_ALREADY = frozenset({"confirmed", "affirmed", "not-asked"})


def basis(graph: Graph, rule: Rule, weighed: Weighed, responses: tuple[Response, ...]) -> str:
    """Say what a status rests on, and what the parties answered, without a full stop.

    "1 unnamed source, repeated by 8 articles; Best Buy commented and neither confirmed nor denied".
    """
    main = _BASES[rule.word](_Case(graph, weighed))
    told = _told_already(rule, weighed)
    answers = [
        f"{graph.entities[one.party].name} {one.label}"
        for one in responses
        if one.answer and one.word not in _SAID_ALREADY and one.answer.statement.id not in told
    ]
    return "; ".join((main, *dict.fromkeys(answers)))


def _told_already(rule: Rule, weighed: Weighed) -> set[str]:
    """Return the statements that the word itself rests on, so that no answer repeats them."""
    if rule.word == "retracted":
        return {one.by for one in weighed.taken_back}
    if rule.word in {"disputed", "denied"}:
        return {one.statement.id for one in weighed.denying}
    return {one.statement.id for one in weighed.expecting} if rule.word == "planned" else set()


def voices_named(graph: Graph, voices: Iterable[Voice]) -> str:
    """Name who speaks, each once: "1 unnamed source of CNET and various reports"."""
    return joined(list(dict.fromkeys(_name(graph, one.statement) for one in voices)))


def _name(graph: Graph, statement: Statement) -> str:
    name = speaker_name(graph, statement)
    if statement.speaker.way != "unnamed" or not (outlet := told_to(graph, statement)):
        return name
    return f"{name} of {graph.entities[outlet].name}"


def told(graph: Graph, origins: Origins, voices: tuple[Voice, ...]) -> str:
    """Name the origins and how often they were repeated: "1 unnamed source, in 3 articles"."""
    openly = [one for one in voices if one.statement.speaker.way != "unnamed"]
    looks = [one for one in openly if one.statement.speaker.looked]
    names = list(
        dict.fromkeys(speaker_name(graph, one.statement) for one in openly if one not in looks)
    )
    names += dict.fromkeys(f"a look by {speaker_name(graph, one.statement)}" for one in looks)
    if unnamed := _unnamed(graph, origins):
        names.append(unnamed)
    return f"{joined(names)}{_repeated(origins)}"


def _unnamed(graph: Graph, origins: Origins) -> str:
    if len(origins.unnamed) == 1:
        heads = origins.heads[0]
        return f"{people(heads)} of one outlet" if heads and heads > 1 else people(heads)
    if not origins.unnamed:
        return ""
    known = [graph.entities[one].name for one in origins.unnamed if one in graph.entities]
    whose = f" of {joined(known)}" if len(known) == len(origins.unnamed) else ""
    each = counted(len(origins.unnamed), "unnamed origin")
    if origins.minimum == len(origins.looks) + len(origins.named) + len(origins.unnamed):
        return f"{each}{whose}"
    perhaps = "the same people" if origins.minimum == 1 else "not all of them different people"
    return f"{each}{whose}, perhaps {perhaps}"


def _repeated(origins: Origins) -> str:
    if origins.repeats:
        return f", repeated by {counted(len(origins.repeats), 'article')}"
    return f", in {counted(len(origins.articles), 'article')}" if origins.articles else ""


def _look(graph: Graph, voice: Voice) -> str:
    day = graph.said_on(voice.statement)
    name = speaker_name(graph, voice.statement)
    return f"{name} looked {_on(day)}" if day else f"{name} looked"


@dataclass(frozen=True, slots=True)
class _Case:
    graph: Graph
    weighed: Weighed

    def names(self, voices: Iterable[Voice]) -> str:
        return voices_named(self.graph, voices)

    def parties(self, ids: Iterable[str]) -> str:
        return joined([self.graph.entities[one].name for one in ids])

    @property
    def holding(self) -> str:
        weighed = self.weighed
        return told(self.graph, weighed.origins, weighed.affirming or weighed.expecting)


def _retracted(case: _Case) -> str:
    takers = [case.graph.statements[one.by] for one in case.weighed.taken_back]
    return f"by {joined(list(dict.fromkeys(speaker_name(case.graph, one) for one in takers)))}"


def _disputed(case: _Case) -> str:
    return f"{case.holding}; denied by {case.names(case.weighed.denying)}"


def _stated(case: _Case) -> str:
    weighed = case.weighed
    if weighed.affirmed_by:
        return (
            f"by {case.parties(weighed.affirmed_by)} for its own part{_repeated(weighed.origins)}"
        )
    return f"by {case.holding}"


def _corroborated(case: _Case) -> str:
    return f"{case.weighed.origins.in_words}: {case.holding}"


def _denied(case: _Case) -> str:
    suspecting = len({one.statement.id for one in _suspecting(case.weighed)})
    by = f"by {case.names(case.weighed.denying)}"
    told = counted(suspecting, "statement")
    return f"{by}; suspected in {told}" if suspecting else by


def _suspecting(weighed: Weighed) -> tuple[Voice, ...]:
    return (*weighed.guessing, *weighed.unsourced)


def _unsourced(case: _Case) -> str:
    return case.names(case.weighed.unsourced)


def _speculation(case: _Case) -> str:
    by = f"by {case.names(case.weighed.guessing)}"
    doubting = case.names(case.weighed.doubting)
    return f"{by}; doubted by {doubting}" if doubting else by


def _unknown(case: _Case) -> str:
    weighed = case.weighed
    doubted = f"; doubted by {case.names(weighed.doubting)}" if weighed.doubting else ""
    unsure = sum(one.why_not == "unsure" for one in weighed.voices)
    may = f"; {counted(unsure, 'statement')} may be about it" if unsure else ""
    return f"nobody on record affirms or denies it{doubted}{may}"


_BASES: Mapping[str, Callable[[_Case], str]] = {
    "retracted": _retracted,
    "disputed": _disputed,
    "confirmed": lambda case: f"by {case.parties(case.weighed.confirmed_by)}",
    "observed": lambda case: joined([_look(case.graph, one) for one in case.weighed.seen]),
    "corroborated": _corroborated,
    "stated": _stated,
    "reported": lambda case: case.holding,
    "planned": lambda case: f"by {case.parties(case.weighed.planned_by)}",
    "expected": lambda case: f"by {case.holding}",
    "denied": _denied,
    "unsourced": _unsourced,
    "speculation": _speculation,
    "unknown": _unknown,
}


def _on(day: Edtf) -> str:
    """Put a date into a sentence: "on 22 March 2018", "in June 2019", "about June 2019"."""
    words, value = in_words(day, "point"), day.value
    if not isinstance(value, Moment) or value.approximate or value.uncertain:
        return words
    return f"{'on' if value.precision in {'day', 'time'} else 'in'} {words}"
