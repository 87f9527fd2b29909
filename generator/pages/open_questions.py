"""Open questions: what is not known, as a list to work through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.questions import QUESTIONS
from generator.pages import parts
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.asking import (
    AskedClaim,
    Gathered,
    Unanswered,
    labelled,
    number_asked,
    question_years,
    unanswered,
    unanswered_in,
)
from generator.projections.cards import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is to be asked about one entity.

    `asked` are claims of which it is the subject; `silent` those on which its own answer is not
    known, under `label`, which `rule` explains.
    """

    who: Link
    anchor: str
    asked: tuple[AskedClaim, ...]
    silent: tuple[Link, ...]
    label: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What the record itself shows to be missing in many places.

    `lines` are links, each with how many claims it stands for (0: it is the claim).
    """

    anchor: str
    label: str
    rule: str
    lines: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestionsView:
    """What `open_questions.html` sees.

    `claims` counts those with a question of their own. The first page of a list that is too long
    for one page has neither `desks` nor `missing`.
    """

    title: str
    claims: int
    desks: tuple[Desk, ...]
    missing: tuple[Missing, ...]
    leaf: parts.Leaf


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of all open questions, and more where they are too many for it.

    `years` are those that have any, each with how many.
    """
    return tuple(
        Page(routes.part(routes.OPEN_QUESTIONS, name), "open_questions.html", partial(view, name))
        for name in _parted(years).names()
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` ends its address."""
    years = ask(question_years, "")
    leaf = _parted(years).leaf(name)
    told = _listed(ask, leaf)
    here = set(leaf.of(told.claims))
    asked = tuple(one for one in told.asked if one.claim in here)
    gathered = tuple(
        (one, claims)
        for one in told.gathered
        if (claims := tuple(link for link, _ in one.claims if link in here))
    )
    title = leaf.titled("Open questions")
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            description="What is not known: whom to ask, what to look for, which papers to find.",
            trail=leaf.trail(Link(route=routes.OPEN_QUESTIONS, text="Open questions")),
        ),
        OpenQuestionsView(
            title=title,
            claims=len(asked) if name else ask(number_asked, ""),
            desks=_desks(asked, gathered),
            missing=_missing(gathered),
            leaf=leaf,
        ),
    )


def _listed(ask: Asking, leaf: parts.Leaf) -> Unanswered:
    """Return what is open on the claims of a page, and perhaps of others of their year."""
    if leaf.whole:
        return ask(unanswered, "")
    if leaf.part is None:
        return Unanswered(asked=(), gathered=())
    return ask(unanswered_in, int(leaf.part.key or 0))


def _parted(years: parts.Numbers) -> parts.Parted:
    """Return the list, in which a claim may stand several times."""
    return parts.by_year(routes.OPEN_QUESTIONS, years, most=parts.room())


def _desks(
    asked: tuple[AskedClaim, ...], gathered: tuple[tuple[Gathered, tuple[Link, ...]], ...]
) -> tuple[Desk, ...]:
    silent = {one.about: claims for one, claims in gathered if one.kind == "answer"}
    about = {one.subject for one in asked} | set(silent)
    return tuple(
        Desk(
            who=who,
            anchor=who.route.strip("/").rpartition("/")[2] or "nobody",
            asked=tuple(one for one in asked if one.subject == who),
            silent=silent.get(who, ()),
            label=labelled("answer"),
            rule=routes.method("question-answer"),
        )
        for who in sorted(about, key=lambda one: (one.text.casefold(), one.route))
    )


def _missing(gathered: tuple[tuple[Gathered, tuple[Link, ...]], ...]) -> tuple[Missing, ...]:
    found = []
    for kind in QUESTIONS:
        held = [(one, claims) for one, claims in gathered if one.kind == kind != "answer"]
        if held:
            lines = [
                line
                for one, claims in held
                for line in (
                    [(one.about, len(claims))] if one.about.route else [(it, 0) for it in claims]
                )
            ]
            found.append(
                Missing(
                    anchor=kind, label=held[0][0].label, rule=held[0][0].rule, lines=tuple(lines)
                )
            )
    return tuple(found)
