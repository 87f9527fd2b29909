"""One choice: all claims of one kind, or of one status, over all years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.ladder import RULES, STATUS_RULES
from generator.pages import parts
from generator.pages.grouping import filters_of_groups, group_of_year
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, Filters
from generator.projections.timeline import (
    ByYear,
    claims_of_action,
    claims_of_status,
    kinds,
    label_of_action,
)

ALL = Link(route=routes.TIMELINE, text="Timeline")
"""What stands above every list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way into the record: the `link` to a list, how many claims it has, a status' family."""

    link: Link
    claims: int
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """What `choice.html` sees.

    `meaning` says what the status means, with the address of its `rule`; both empty for a kind.
    `groups` are the claims of this page by year, newest year first.
    """

    title: str
    meaning: str
    rule: str
    claims: int
    filters: Filters
    groups: tuple[ClaimGroup, ...]
    leaf: parts.Leaf


def of_kind(kind: str, claims: ByYear) -> Iterator[Page]:
    """Yield the list of a kind of claim; more pages where they are too many for one."""
    for name in _parted(routes.claims_of_kind(kind), claims).names():
        route = routes.part(routes.claims_of_kind(kind), name)
        yield Page(route, "choice.html", partial(_kind, kind, name))


def of_status(word: str, claims: ByYear) -> Iterator[Page]:
    """Yield the list of a status; more pages where they are too many for one."""
    for name in _parted(routes.claims_of_status(word), claims).names():
        route = routes.part(routes.claims_of_status(word), name)
        yield Page(route, "choice.html", partial(_status, word, name))


def choices_of_kind(ask: Asking) -> tuple[Choice, ...]:
    """Return the kinds of claim that occur, by label, each with its list."""
    return tuple(
        Choice(link=Link(route=routes.claims_of_kind(kind), text=label), claims=number)
        for kind, label, number in ask(kinds, "")
    )


def choices_of_status(ask: Asking) -> tuple[Choice, ...]:
    """Return the statuses that occur, in the order of the ladder, each with its list."""
    return tuple(
        Choice(
            link=Link(route=routes.claims_of_status(rule.word), text=rule.label),
            family=rule.family,
            claims=number,
        )
        for rule in STATUS_RULES
        if (number := sum(len(filed) for _, filed in ask(claims_of_status, rule.word)))
    )


def _kind(kind: str, name: str, ask: Asking) -> Shown:
    whole = Link(route=routes.claims_of_kind(kind), text=ask(label_of_action, kind))
    claims = ask(claims_of_action, kind)
    leaf = _parted(whole.route, claims).leaf(name)
    about = f"Every claim of the kind “{whole.text}”."
    return shown(ask, leaf, claims, title=whole.text, trail=leaf.trail(whole, ALL), about=about)


def _status(word: str, name: str, ask: Asking) -> Shown:
    rule = RULES[word]
    whole = Link(route=routes.claims_of_status(word), text=rule.label)
    claims = ask(claims_of_status, word)
    leaf = _parted(whole.route, claims).leaf(name)
    return shown(
        ask,
        leaf,
        claims,
        title=whole.text,
        trail=leaf.trail(whole, ALL),
        about=rule.definition,
        rule=routes.method(rule.anchor),
    )


def shown(
    ask: Asking,
    leaf: parts.Leaf,
    claims: ByYear,
    *,
    title: str,
    trail: tuple[Link, ...],
    about: str,
    rule: str = "",
) -> Shown:
    """Read what a page of a list of claims shows; `title` is that of the whole list.

    `about` describes the list in a sentence; where it says what a status means, `rule` explains it.
    """
    groups = tuple(
        group_of_year(ask, year, leaf.cut(filed))
        for year, filed in claims
        if leaf.whole or (leaf.part and leaf.part.key == year)
    )
    return Shown(
        chrome(ask, route=leaf.route, title=leaf.titled(title), description=about, trail=trail),
        ChoiceView(
            title=leaf.titled(title),
            meaning=about if rule else "",
            rule=rule,
            claims=leaf.part.number if leaf.part else sum(len(filed) for _, filed in claims),
            filters=filters_of_groups(groups),
            groups=groups,
            leaf=leaf,
        ),
    )


def _parted(whole: str, claims: ByYear) -> parts.Parted:
    return parts.by_year(whole, ((year, len(filed)) for year, filed in claims))
