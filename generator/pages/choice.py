"""One choice: all claims of one kind, or of one status, over all years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.ladder import RULES, STATUS_RULES, Rule
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
    `groups` are the claims by year, newest year first; in a list that is too long for one page
    they are empty, and `years` lead to its parts.
    """

    title: str
    meaning: str
    rule: str
    claims: int
    filters: Filters
    groups: tuple[ClaimGroup, ...]
    years: parts.Years


def of_kind(kind: str, claims: ByYear) -> Iterator[Page]:
    """Yield the list of a kind of claim; one a year too, where they are too many for a page."""
    for name in parts.names(_years(routes.claims_of_kind(kind), claims)):
        route = routes.part(routes.claims_of_kind(kind), name)
        yield Page(route, "choice.html", partial(_kind, kind, name))


def of_status(word: str, claims: ByYear) -> Iterator[Page]:
    """Yield the list of a status; one a year too, where they are too many for a page."""
    for name in parts.names(_years(routes.claims_of_status(word), claims)):
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
    return _shown(ask, whole, name, ask(claims_of_action, kind))


def _status(word: str, name: str, ask: Asking) -> Shown:
    rule = RULES[word]
    whole = Link(route=routes.claims_of_status(word), text=rule.label)
    return _shown(ask, whole, name, ask(claims_of_status, word), rule)


def _shown(ask: Asking, whole: Link, name: str, claims: ByYear, rule: Rule | None = None) -> Shown:
    """Read what a list shows; `name` is the part of a list that is parted by year."""
    years = _years(whole.route, claims)
    here = [one for one in claims if parts.name_of(one[0]) == name] if years else claims
    groups = tuple(group_of_year(ask, year, filed) for year, filed in here)
    title = f"{whole.text}: {name}" if name else whole.text
    about = (Link(route=routes.TIMELINE, text="Timeline"),)
    return Shown(
        chrome(
            ask,
            route=routes.part(whole.route, name),
            title=title,
            description=rule.definition if rule else f"Every claim of the kind “{whole.text}”.",
            trail=(*about, whole) if name else about,
        ),
        ChoiceView(
            title=title,
            meaning=rule.definition if rule else "",
            rule=routes.method(rule.anchor) if rule else "",
            claims=sum(len(filed) for _, filed in (here or claims)),
            filters=filters_of_groups(groups),
            groups=groups,
            years=() if name else years,
        ),
    )


def _years(whole: str, claims: ByYear) -> parts.Years:
    return parts.years_of(whole, ((year, len(filed)) for year, filed in claims))
