"""Origins: how many independent voices there are at least and at most.

An article is not an origin; twenty that repeat one person have one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.graph.chains import told_to
from generator.graph.differing import largest_differing
from generator.graph.evidence import Voice, lineage
from generator.graph.graph import Graph
from generator.graph.standing import belongs_under, voice_of
from generator.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of a claim as a range, with what they are and how often they were repeated.

    `named` are the entities whose word it is (people by whom they speak for, documents by their
    publisher), `looks` those who looked, `unnamed` the outlets to whom unnamed people talked
    (the statement's id where no report tells).
    `documents` are the sources among the origins; `heads` the head counts of unnamed people, one an
    outlet, None where none is given.
    `articles` are the sources that report any of it, `repeats` those that took it from another;
    `newsrooms` their publishers. Those are counted, never added.
    """

    minimum: int = 0
    maximum: int = 0
    named: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    heads: tuple[int | None, ...] = ()
    articles: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """The range for readers: "1 origin", "1 or 2 origins", "at least 1 origin, at most 3"."""
        least, most = self.minimum, self.maximum
        if not most:
            return "no origin"
        if least == most:
            return f"{least} origin{'s' * (least != 1)}"
        if not least:
            return f"at most {most} origin{'s' * (most != 1)}"
        if most == least + 1:
            return f"{least} or {most} origins"
        return f"at least {least} origin{'s' * (least != 1)}, at most {most}"


def origins(graph: Graph, voices: Iterable[Voice]) -> Origins:
    """Count the origins of voices that say the same (affirmations, say).

    Voices that count for nothing are left out, but one that may be about the claim raises the upper
    bound.
    Named people differ from each other; unnamed ones may be each other, or any of the named, unless
    `different_from` says otherwise: the lower bound is the largest set known to differ, plus the
    looks. Two entities of which one belongs to the other on that day may be one voice.
    """
    usable = [one for one in voices if one.counts or one.why_not == "unsure"]
    if not usable:
        return Origins()
    sure = [one.statement for one in usable if one.counts]
    everyone, certain = _sort(graph, [one.statement for one in usable]), _sort(graph, sure)
    articles = _articles(graph, sure)
    return Origins(
        minimum=len(certain.looks) + _people_at_least(graph, certain),
        maximum=len(everyone.looks) + len(everyone.named) + len(everyone.unnamed),
        named=tuple(certain.named),
        unnamed=tuple(certain.unnamed),
        looks=tuple(certain.looks),
        documents=tuple(
            dict.fromkeys(one.speaker.document for one in sure if one.speaker.document)
        ),
        heads=tuple(_heads(group) for group in certain.unnamed.values()),
        articles=tuple(articles),
        repeats=tuple(one for one, repeats in articles.items() if repeats),
        newsrooms=tuple(dict.fromkeys(graph.sources[one].publisher for one in articles)),
    )


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Statements by who speaks; every statement in exactly one group."""

    looks: dict[str, list[Statement]]
    named: dict[str, list[Statement]]
    unnamed: dict[str, list[Statement]]


def _sort(graph: Graph, statements: list[Statement]) -> _Sorted:
    found = _Sorted({}, {}, {})
    for statement in statements:
        looked = statement.speaker.looked
        if looked:
            found.looks.setdefault(looked, []).append(statement)
        elif voice := voice_of(graph, statement):
            found.named.setdefault(voice, []).append(statement)
        else:
            outlet = told_to(graph, statement)
            found.unnamed.setdefault(outlet or statement.id, []).append(statement)
    return found


def _people_at_least(graph: Graph, found: _Sorted) -> int:
    named = _one_voice(graph, found.named)
    if not found.unnamed:
        return len(named)
    unnamed = [(outlet, one) for outlet, told in found.unnamed.items() for one in told]
    people = [*(one for _, one in unnamed), *(one for said in named.values() for one in said)]
    apart = _apart(graph, people)
    if not apart:
        return max(len(named), 1)
    differs: dict[str, set[str]] = {one: set(named) - {one} for one in named}
    differs |= {one.id: set() for _, one in unnamed}
    for position, (outlet, one) in enumerate(unnamed):
        # Somebody unnamed may be anybody who speaks for a party, so has to differ from all of them.
        others = [key for key, said in named.items() if all((one.id, x.id) in apart for x in said)]
        others += [
            other.id
            for there, other in unnamed[position + 1 :]
            if there != outlet and (one.id, other.id) in apart
        ]
        for other_id in others:
            differs[one.id].add(other_id)
            differs[other_id].add(one.id)
    return largest_differing({one: frozenset(others) for one, others in differs.items()})


def _one_voice(graph: Graph, named: dict[str, list[Statement]]) -> dict[str, list[Statement]]:
    """Put what an entity and its owner say into one group: the owner's word is the entity's."""
    folded = {ident: list(said) for ident, said in named.items()}
    for ident, said in named.items():
        owners = (
            one
            for one in folded
            if all(belongs_under(graph, ident, one, graph.said_on(each)) for each in said)
        )
        owner = next(owners, None)
        if owner:
            folded[owner] += folded.pop(ident)
    return folded


def _apart(graph: Graph, statements: list[Statement]) -> frozenset[tuple[str, str]]:
    """Return the pairs that `different_from` sets apart, both ways, said of any telling of them."""
    telling = {old: one.id for one in statements for old in lineage(graph, one)}
    pairs = {
        (telling[old], telling[other])
        for old in telling
        for other in graph.statements[old].different_from
        if other in telling
    }
    return frozenset(pairs | {(right, left) for left, right in pairs})


def _heads(group: list[Statement]) -> int | None:
    return max((one.speaker.heads for one in group if one.speaker.heads), default=None)


def _articles(graph: Graph, statements: Iterable[Statement]) -> dict[str, bool]:
    """Map the sources that report any of the statements to whether they only repeat."""
    found: dict[str, bool] = {}
    for statement in statements:
        for report in statement.reports:
            if not report.maybe:
                ident = report.source.partition("#")[0]
                repeats = bool(report.via or graph.sources[ident].republishes)
                found[ident] = repeats and found.get(ident, True)
    return found
