"""Sources that fell: what a publisher removed or took back, and what would be left without it.

An editor says it in one of two ways.
A document that is gone has a last version with `change: removed`. That alone takes nothing back: an
article can vanish for many reasons, so no status changes, and what rests on it is marked.
Where the outlet says that it was wrong, a statement in its own words `retracts` what it had
printed; that statement's origin then counts no more (see `generator.graph.evidence`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.dates.edtf import Edtf
from generator.dates.wording import in_words
from generator.graph.evidence import evidence
from generator.graph.graph import Graph
from generator.model.statement import Statement

FALLS = {
    "removed": "Removed: its publisher took the document down. Nothing follows for what it says.",
    "retracted": "Taken back: its publisher says that what it printed was wrong.",
}
"""How a source can fall: a label before the colon, then what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """That a source fell; `how` is a key of `FALLS`.

    Of what was taken back, `what` is the statement that it had brought, `by` the one that says so.
    `sentence` says it without a full stop: "removed by its publisher without a note, 3 May
    2018".
    """

    source: str
    how: str
    at: Edtf | None
    sentence: str
    what: str = ""
    by: str = ""

    @property
    def rule(self) -> str:
        """The fragment of the method page that explains the word."""
        return f"fallen-{self.how}"


def falls(graph: Graph, source_id: str) -> tuple[Fall, ...]:
    """Return how a source fell; empty: as far as is known it stands."""
    return (*removals(graph, source_id), *_taken_back(graph, source_id))


def fallen_under(graph: Graph, claim_id: str) -> tuple[Fall, ...]:
    """Return the falls of sources that a claim rests on: they had something of it at first hand.

    An article that only repeated it and is gone takes nothing with it; what was taken back is told
    by the status.
    """
    first_hand = dict.fromkeys(
        base
        for said in graph.said_about[claim_id]
        for base, via in _carriers(graph, said.statement)
        if via is None
    )
    return tuple(one for base in first_hand for one in removals(graph, base))


def rests_alone(graph: Graph, claim_id: str, source_id: str) -> bool:
    """Whether nothing on a claim would be left if a source fell.

    What others report through that source, at whatever distance, falls with it.
    """
    said = graph.said_about[claim_id]
    return bool(said) and all(_falls_with(graph, one.statement, source_id) for one in said)


def _falls_with(graph: Graph, statement: Statement, source_id: str) -> bool:
    carriers = _carriers(graph, statement)
    fallen = {source_id}
    grew = True
    while grew:
        more = {base for base, via in carriers if via in fallen}
        grew = not more <= fallen
        fallen |= more
    return bool(carriers) and all(base in fallen for base, _ in carriers)


def _carriers(graph: Graph, statement: Statement) -> tuple[tuple[str, str | None], ...]:
    """Return what carries a statement, each with what it took it from, without versions."""
    own = statement.speaker.own_words or statement.speaker.document
    reports: Iterable[tuple[str, str | None]] = (
        (report.source, report.via or graph.source(report.source).republishes)
        for report in statement.reports
    )
    listed = [(_base(source), _base(via) if via else None) for source, via in reports]
    if own and _base(own) not in {source for source, _ in listed}:
        listed.insert(0, (_base(own), None))
    return tuple(listed)


def removals(graph: Graph, cited: str) -> tuple[Fall, ...]:
    """Return that a source, whichever version of it is cited, is gone; empty: it is not.

    A version after the removal means that the document is back.
    """
    source = graph.source(cited)
    if not source.versions or source.versions[-1].change != "removed":
        return ()
    last = source.versions[-1]
    day = f", {in_words(last.at, 'point')}" if last.at else ""
    sentence = f"removed by its publisher with{'' if last.noted else 'out'} a note{day}"
    return (Fall(source=source.id, how="removed", at=last.at, sentence=sentence),)


def _taken_back(graph: Graph, source_id: str) -> Iterator[Fall]:
    """Yield the statements that this source had first, and that its publisher takes back."""
    publisher = graph.sources[source_id].publisher
    for carried in graph.carried_by[source_id]:
        statement = carried.statement
        taker = _taker(graph, statement)
        own = graph.statements[taker].speaker.own_words if taker else None
        first_hand = statement.reports[carried.position].via is None
        if first_hand and own and graph.source(own).publisher == publisher:
            yield Fall(
                source=source_id,
                how="retracted",
                at=graph.said_on(graph.statements[taker]),
                sentence=f"{graph.entities[publisher].name} took back what it had printed",
                what=statement.id,
                by=taker,
            )


def _taker(graph: Graph, statement: Statement) -> str:
    """Return the statement that takes another back, on any of its claims; "" if none does."""
    found = (
        voice.by
        for _, target in statement.stances
        if target.id in graph.claims
        for voice in evidence(graph, target.id)
        if voice.statement.id == statement.id and voice.why_not == "retracted"
    )
    return next(found, "")


def _base(cited: str) -> str:
    return cited.partition("#")[0]
