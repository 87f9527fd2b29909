"""The stances on a claim as they count: what was taken back, told anew or never had an origin.

Every derivation of a claim (status, origins, responses, contradictions) starts from these voices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.graph.chains import told_to
from generator.graph.graph import Graph, derivation
from generator.graph.relations import Said
from generator.graph.standing import voice_of
from generator.model.statement import Statement, Target

WHY_NOT = {
    "own-words": "an outlet's own words, which name no origin",
    "untraced": "not traced to anybody",
    "retracted": "taken back",
    "revised": "told anew by a later statement",
    "unsure": "not sure to be about this claim",
    "look": "a look can only show that something is so",
}
"""Why a voice counts for nothing, by its word in `Voice.why_not`."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One stance of one statement on one claim.

    `why_not` is empty where the voice counts, else a key of `WHY_NOT`; `by` is the id of the
    statement that retracted or revised it, else empty.
    """

    statement: Statement
    stance: str
    target: Target
    why_not: str = ""
    by: str = ""

    @property
    def counts(self) -> bool:
        """Whether the voice adds to what is known: it has an origin and still stands."""
        return not self.why_not


@derivation
def evidence(graph: Graph, claim_id: str, known_on: date | None = None) -> tuple[Voice, ...]:
    """Return every stance on a claim, by day then id, marked with why it may count for nothing.

    `known_on` leaves out what was not public for certain by the end of that day.

    A revising statement stands for the revised one where both take a stance on this claim; on other
    claims the revised one still stands, because telling more is not taking back.
    A target marked `maybe` is kept and never counts: it may be about something else.
    """
    said = graph.said_about[claim_id]
    if known_on is not None:
        said = tuple(one for one in said if _known(graph, one.statement, known_on))
    if not said:
        return ()
    retracted = _retracted(graph, said, known_on)
    revised = _revised(graph, said)
    return tuple(_voice(one, retracted, revised) for one in said)


def _known(graph: Graph, statement: Statement, day: date) -> bool:
    public = graph.public_on(statement)
    return public is not None and public <= day


def _voice(said: Said, retracted: dict[str, str], revised: dict[str, str]) -> Voice:
    statement = said.statement
    why_not = by = ""
    if statement.id in retracted:
        why_not, by = "retracted", retracted[statement.id]
    elif statement.id in revised:
        why_not, by = "revised", revised[statement.id]
    elif statement.speaker.own_words:
        why_not = "own-words"
    elif statement.speaker.untraced:
        why_not = "untraced"
    elif statement.speaker.looked and said.stance != "affirms":
        why_not = "look"
    elif said.target.maybe:
        why_not = "unsure"
    return Voice(statement, said.stance, said.target, why_not, by)


def lineage(graph: Graph, statement: Statement) -> tuple[str, ...]:
    """Return the ids of a statement and of those that it revises, directly or through others."""
    found = [statement.id]
    while statement.revises and statement.revises not in found:
        found.append(statement.revises)
        statement = graph.statements[statement.revises]
    return tuple(found)


def _revised(graph: Graph, said: tuple[Said, ...]) -> dict[str, str]:
    """Map revised statements to the one on this claim that stands for them."""
    sure = {one.statement.id for one in said if not one.target.maybe}
    found: dict[str, str] = {}
    for ident in sorted(sure):
        for older in lineage(graph, graph.statements[ident])[1:]:
            if found.get(ident) != older:  # a circle revises nobody twice
                found.setdefault(older, ident)
    return found


def _retracted(graph: Graph, said: tuple[Said, ...], known_on: date | None) -> dict[str, str]:
    """Map statements on a claim to the statement that took them back."""
    found: dict[str, str] = {}
    takers = [one for one in said if one.stance == "retracts"]
    for taker in takers:
        if not _undone(graph, taker.statement, known_on, frozenset()):
            for one in said:
                if one.statement.id != taker.statement.id and _takes_back(graph, taker, one):
                    found.setdefault(one.statement.id, taker.statement.id)
    for one in said:
        by = _undone(graph, one.statement, known_on, frozenset())
        if by:
            found.setdefault(one.statement.id, by)
    return found


def _undone(graph: Graph, statement: Statement, known_on: date | None, seen: frozenset[str]) -> str:
    """Return the id of the standing statement that retracts this statement as a whole, or ""."""
    for one in graph.said_about[statement.id]:
        taker = one.statement
        if one.stance != "retracts" or one.target.maybe or taker.id in seen | {statement.id}:
            continue
        if known_on is not None and not _known(graph, taker, known_on):
            continue
        if not _undone(graph, taker, known_on, seen | {statement.id}):
            return taker.id
    return ""


def _takes_back(graph: Graph, taker: Said, said: Said) -> bool:
    """Whether who retracts a claim thereby takes back this earlier word on it.

    A party takes back its own word, an outlet also what was told to it alone.
    """
    statement = said.statement
    if taker.target.maybe or said.stance == "retracts":
        return False
    if statement.id in lineage(graph, taker.statement):
        return True
    since, until = graph.public_on(statement), graph.public_on(taker.statement)
    if since and until and since > until:
        return False
    if taker.statement.speaker.own_words:
        outlet = graph.source(taker.statement.speaker.own_words).publisher
        return outlet == told_to(graph, statement)
    voice = voice_of(graph, taker.statement)
    return voice is not None and voice == voice_of(graph, statement)
