"""Open questions over the whole record: a list to work through, by whom they are about."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.dates.interval import filing, order_key
from generator.graph.graph import Graph
from generator.graph.questions import QUESTIONS, OpenQuestion, open_questions
from generator.incremental.projection import projection
from generator.model.claim import Claim
from generator.projections.cards import Link, Prose
from generator.projections.describe import link_to
from generator.projections.exhibits import Question
from generator.projections.prose import prose
from generator.projections.world import World

LISTED = frozenset({"outcome", "origin"})
"""Kinds of derived question that are asked claim by claim; the others are gathered in lists."""


NOBODY = Link(route="", text="Nobody in particular")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedClaim:
    """What is to be found out about one claim; `year` is where lists file it."""

    claim: Link
    subject: Link
    year: int | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One question that many claims share; `about` is who could answer, or what nobody has read.

    `kind` is a key of `QUESTIONS`, `label` and `rule` tell what it means; `about` may be empty.
    """

    kind: str
    label: str
    rule: str
    about: Link
    claims: tuple[tuple[Link, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Everything that is open: `asked` by subject and time, `gathered` by kind and whom about."""

    asked: tuple[AskedClaim, ...]
    gathered: tuple[Gathered, ...]


@projection("open questions")
def unanswered(world: World, _all: str) -> Unanswered:
    """Return what editors noted as not known, and what the record shows to be missing."""
    graph = world.graph
    asked: list[AskedClaim] = []
    shared: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(graph.claims.values(), key=lambda one: order_key(one.dated, one.id)):
        derived = open_questions(graph, claim, world.today)
        own = (*_written(graph, claim), *(_question(one) for one in derived if one.kind in LISTED))
        if own:
            asked.append(_asked(graph, claim, own))
        for one in derived:
            if one.kind not in LISTED:
                for about in one.about or ("",):
                    shared.setdefault((one.kind, about), []).append(claim)
    asked.sort(key=lambda one: _by_name(one.subject))
    return Unanswered(asked=tuple(asked), gathered=tuple(_gathered(graph, shared)))


def labelled(kind: str) -> str:
    """Return a kind of open question in words."""
    return QUESTIONS[kind].partition(":")[0]


def _by_name(link: Link) -> tuple[str, str]:
    return link.text.casefold(), link.route


def _written(graph: Graph, claim: Claim) -> list[Question]:
    if claim.withdrawn:
        return []
    return [Question(text=one) for text in claim.unknowns if (one := prose(graph, text))]


def _question(derived: OpenQuestion) -> Question:
    return Question(text=Prose(text=derived.text), rule=routes.method(derived.rule))


def _asked(graph: Graph, claim: Claim, questions: tuple[Question, ...]) -> AskedClaim:
    return AskedClaim(
        claim=link_to(graph, claim.id),
        subject=link_to(graph, claim.subject[0]) if claim.subject else NOBODY,
        year=filing(claim.dated).year,
        questions=questions,
    )


def _gathered(graph: Graph, shared: dict[tuple[str, str], list[Claim]]) -> list[Gathered]:
    rank = {kind: place for place, kind in enumerate(QUESTIONS)}
    found = [
        Gathered(
            kind=kind,
            label=labelled(kind),
            rule=routes.method(f"question-{kind}"),
            about=link_to(graph, about) if about else Link(route="", text=""),
            claims=tuple((link_to(graph, one.id), filing(one.dated).year) for one in claims),
        )
        for (kind, about), claims in shared.items()
    ]
    return sorted(found, key=lambda one: (rank[one.kind], _by_name(one.about)))
