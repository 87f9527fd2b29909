"""Open questions over the whole record: a list to work through, by whom they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import routes
from generator.dates.interval import filing
from generator.graph.graph import Graph
from generator.graph.questions import QUESTIONS, OpenQuestion, open_questions
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.model.entries import NO_YEAR, Place
from generator.projections.cards import Link, Prose
from generator.projections.describe import link_to
from generator.projections.exhibits import Question
from generator.projections.prose import prose
from generator.projections.status_words import headline_link
from generator.projections.timeline import everything_in_time, in_order
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
class OpenOn:
    """What is open on one claim: `own` questions, and `shared` ones as (kind, id of whom about)."""

    claim: Link
    year: int | None
    own: AskedClaim | None
    shared: tuple[tuple[str, str], ...]


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

    @property
    def claims(self) -> tuple[tuple[int | None, Link], ...]:
        """Every claim about which anything is open, once, with its year."""
        told = [(one.year, one.claim) for one in self.asked]
        told += [(year, claim) for one in self.gathered for claim, year in one.claims]
        return tuple(dict.fromkeys(told))


@projection("open questions")
def unanswered(world: World, _all: str) -> Unanswered:
    """Return what editors noted as not known, and what the record shows to be missing."""
    return _unanswered(world, everything_in_time(world.graph))


@projection("open questions of year")
def unanswered_in(world: World, year: int) -> Unanswered:
    """Return the same of the claims that are filed in a year; 0: of those without a date."""
    listed = world.graph.index.under("year", str(year) if year else NO_YEAR)
    return _unanswered(world, in_order(listed))


def _unanswered(world: World, listed: Iterable[tuple[str, Place]]) -> Unanswered:
    asked: list[AskedClaim] = []
    shared: dict[tuple[str, str], list[OpenOn]] = {}
    for ident, _ in listed:
        told = world.ask(open_on, ident)
        if told is None:
            continue
        asked += [told.own] if told.own else []
        for one in told.shared:
            shared.setdefault(one, []).append(told)
    asked.sort(key=lambda one: _by_name(one.subject))
    return Unanswered(asked=tuple(asked), gathered=tuple(_gathered(world.graph, shared)))


@projection("open questions per year")
def question_years(world: World, _all: str) -> tuple[tuple[int | None, int], ...]:
    """Return the years of the claims about which anything is open, each with how many."""
    told = [(year or None, len(each.claims)) for year, each in _by_year(world)]
    return tuple((year, number) for year, number in told if number)


@projection("claims asked about")
def number_asked(world: World, _all: str) -> int:
    """Return how many claims have a question of their own."""
    return sum(len(each.asked) for _, each in _by_year(world))


def _by_year(world: World) -> Iterator[tuple[int, Unanswered]]:
    for key in world.graph.index.keys("year"):
        year = int(key or 0)
        yield year, world.ask(unanswered_in, year)


@projection("open on")
def open_on(world: World, claim_id: str) -> OpenOn | None:
    """Return what is open on a claim; None: nothing, or there is no such claim."""
    graph = world.graph
    claim = graph.claims.get(claim_id)
    if claim is None:
        return None
    derived = open_questions(graph, claim, world.today)
    own = (*_written(graph, claim), *(_question(one) for one in derived if one.kind in LISTED))
    shared = tuple(
        (one.kind, about)
        for one in derived
        if one.kind not in LISTED
        for about in one.about or ("",)
    )
    if not own and not shared:
        return None
    link = headline_link(world, claim_id)
    return OpenOn(
        claim=link,
        year=filing(claim.dated).year,
        own=_asked(graph, claim, link, own) if own else None,
        shared=shared,
    )


def labelled(kind: str) -> str:
    """Return a kind of open question in words."""
    return QUESTIONS[kind].partition(":")[0]


def _by_name(link: Link) -> tuple[str, str]:
    return link.text.casefold(), link.route


def _written(graph: Graph, claim: Assertion) -> list[Question]:
    if claim.withdrawn:
        return []
    unknowns = graph.written(claim.id).unknowns
    return [Question(text=one) for text in unknowns if (one := prose(graph, text))]


def _question(derived: OpenQuestion) -> Question:
    return Question(text=Prose(text=derived.text), rule=routes.method(derived.rule))


def _asked(
    graph: Graph, claim: Assertion, link: Link, questions: tuple[Question, ...]
) -> AskedClaim:
    return AskedClaim(
        claim=link,
        subject=link_to(graph, claim.subject[0]) if claim.subject else NOBODY,
        year=filing(claim.dated).year,
        questions=questions,
    )


def _gathered(graph: Graph, shared: dict[tuple[str, str], list[OpenOn]]) -> list[Gathered]:
    rank = {kind: place for place, kind in enumerate(QUESTIONS)}
    found = [
        Gathered(
            kind=kind,
            label=labelled(kind),
            rule=routes.method(f"question-{kind}"),
            about=link_to(graph, about) if about else Link(route="", text=""),
            claims=tuple((one.claim, one.year) for one in claims),
        )
        for (kind, about), claims in shared.items()
    ]
    return sorted(found, key=lambda one: (rank[one.kind], _by_name(one.about)))
