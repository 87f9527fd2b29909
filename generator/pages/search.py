"""Search: an index from A to Z for everybody, and a box for readers whose browser runs scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.ladder import STATUS_RULES
from generator.pages import parts
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.cards import Link
from generator.projections.letters import in_words
from generator.projections.search import kinds, name_letters, names_by_letter
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
    """The names under one letter."""

    letter: str
    anchor: str
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What `search.html` sees.

    `index` is the folder of the search index; on the page of one letter there is no search.
    """

    title: str
    index: str
    letters: tuple[Letter, ...]
    leaf: parts.Leaf
    lists: tuple[tuple[Link, int], ...] = ()
    kinds: tuple[Choice, ...] = ()
    statuses: tuple[StatusChoice, ...] = ()
    years: tuple[Link, ...] = ()


def pages(letters: parts.Letters) -> tuple[Page, ...]:
    """Return the search page, and those of letters where names are too many for it.

    `letters` are those with which names begin, each with how many.
    """
    apart = (
        Page(routes.part(routes.SEARCH, one), "search.html", partial(part, one))
        for one in _parted(letters).names()[1:]
    )
    return (Page(routes.SEARCH, "search.html", view), *apart)


def view(ask: Asking) -> Shown:
    """Read what the search page shows."""
    told = Counter(ask(status_word, ident) for ident in ask(claim_ids, ""))
    listed = ask(kinds, "")
    outputs = ask(identity, "").outputs
    told_years = ask(years, "")
    leaf = _parted(ask(name_letters, "")).leaf("")
    shown = SearchView(
        title="Search",
        index=routes.SEARCH_INDEX,
        leaf=leaf,
        letters=tuple(_letter(*one) for one in ask(names_by_letter, "")) if leaf.whole else (),
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


def part(name: str, ask: Asking) -> Shown:
    """Read what a page of one letter shows; `name` ends its address."""
    leaf = _parted(ask(name_letters, "")).leaf(name)
    letter = there(leaf.part).name
    listed = ask(names_by_letter, "")
    here = leaf.cut(dict(listed)[letter])
    title = leaf.titled("Names")
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            trail=(Link(route=routes.SEARCH, text="Search"),),
        ),
        SearchView(title=title, index="", letters=(_letter(letter, here),), leaf=leaf),
    )


def _parted(letters: parts.Letters) -> parts.Parted:
    return parts.by_letter(routes.SEARCH, letters, most=lengths.LONGEST_INDEX, before="")


def _letter(first: str, names: tuple[Link, ...]) -> Letter:
    return Letter(letter=in_words(first), anchor=first, names=names)
