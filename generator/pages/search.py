"""Search: an index from A to Z for everybody, and a box for readers whose browser runs scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.ladder import STATUS_RULES
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.search import OTHER, kinds, letters_apart, names_by_letter
from generator.projections.site import identity
from generator.projections.status_words import claim_ids, status_word
from generator.projections.timeline import years


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a filter: as addresses write it, as a choice among many, and as of one result."""

    value: str
    label: str
    one: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChoice:
    """A status that claims have: `family` draws it, `route` lists them, `claims` counts them.

    Where the site has no lists, `route` leads to what the status means.
    """

    word: str
    label: str
    family: str
    route: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names under one letter, or a link to them where they have a page of their own."""

    letter: str
    anchor: str
    names: tuple[Link, ...]
    number: int
    route: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What `search.html` sees.

    `index` is the folder of the search index; on the page of one letter there is no search.
    """

    title: str
    index: str
    letters: tuple[Letter, ...]
    lists: tuple[tuple[Link, int], ...] = ()
    kinds: tuple[Choice, ...] = ()
    statuses: tuple[StatusChoice, ...] = ()
    years: tuple[Link, ...] = ()


def pages(letters: tuple[str, ...]) -> tuple[Page, ...]:
    """Return the search page, and one for each of the letters that need a page of their own."""
    parts = (
        Page(routes.part(routes.SEARCH, one), "search.html", partial(part, one)) for one in letters
    )
    return (Page(routes.SEARCH, "search.html", view), *parts)


def view(ask: Asking) -> Shown:
    """Read what the search page shows."""
    told = Counter(ask(status_word, ident) for ident in ask(claim_ids, ""))
    listed = ask(kinds, "")
    outputs = ask(identity, "").outputs
    told_years = ask(years, "")
    shown = SearchView(
        title="Search",
        index=routes.SEARCH_INDEX,
        letters=_letters(ask),
        lists=tuple((Link(route=one.route, text=one.many), one.number) for one in listed),
        kinds=tuple(Choice(value=one.word, label=one.many, one=one.one) for one in listed),
        statuses=tuple(
            StatusChoice(
                word=rule.word,
                label=rule.label,
                family=rule.family,
                route=routes.claims_of_status(rule.word)
                if "indexes" in outputs
                else routes.method(rule.anchor),
                claims=told[rule.word],
            )
            for rule in STATUS_RULES
            if told[rule.word]
        ),
        years=tuple(
            Link(route=routes.year(one), text=str(one))
            for one, _ in sorted(told_years, reverse=True)
        ),
    )
    return Shown(
        chrome(
            ask,
            route=routes.SEARCH,
            title="Search",
            description="Search the whole record, or look a name up from A to Z.",
            module="search.js",
        ),
        shown,
    )


def part(first: str, ask: Asking) -> Shown:
    """Read what the page of one letter shows."""
    letters = ask(names_by_letter, "")
    letter = _letter(first, dict(letters)[first])
    title = f"Names: {letter.letter}"
    return Shown(
        chrome(
            ask,
            route=routes.part(routes.SEARCH, first),
            title=title,
            trail=(Link(route=routes.SEARCH, text="Search"),),
        ),
        SearchView(title=title, index="", letters=(letter,)),
    )


def _letters(ask: Asking) -> tuple[Letter, ...]:
    apart = ask(letters_apart, "")
    return tuple(
        _letter(first, names, route=routes.part(routes.SEARCH, first) if apart else "")
        for first, names in ask(names_by_letter, "")
    )


def _letter(first: str, names: tuple[Link, ...], route: str = "") -> Letter:
    return Letter(
        letter="0 to 9, and other" if first == OTHER else first.upper(),
        anchor=first,
        names=() if route else names,
        number=len(names),
        route=route,
    )
