"""One maker over time, by who sells its goods; or one seller, by whose goods it sells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator import routes
from generator.dates.edtf import parse
from generator.dates.wording import in_words
from generator.pages.availability import STYLE, TITLE
from generator.pages.bars import Axis, Drawn, Mark, axis, drawn, marks
from generator.pages.layout import chrome, there
from generator.pages.shelf_lines import ShelfLine, shelf_lines
from generator.pages.shown import Asking, Page, Shown
from generator.projections.availability import (
    Trader,
    over_time,
    sellers_of,
    shelves_of_seller,
    today,
    traders,
)
from generator.projections.cards import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """What is on record of the page's entity and another one.

    `lines` is what is known of today; `marks` all of it in order of time, `drawn` the same on the
    axis, in `lanes` rows.
    """

    other: Link
    lines: tuple[ShelfLine, ...]
    marks: tuple[Mark, ...]
    drawn: tuple[Drawn, ...]
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An entity as a maker or as a seller: `anchor`, `heading`, and what the others are called."""

    anchor: str
    heading: str
    others: str
    axis: Axis
    dealings: tuple[Dealing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssortmentView:
    """What `assortment.html` sees; `entity` is its own page, `now` the day in words."""

    title: str
    entity: Link
    now: str
    sides: tuple[Side, ...]


Pair = tuple[Trader, str, str]
"""The other side, then the ids of seller and maker, one of whom it is."""


def pages(listed: Iterable[Trader]) -> tuple[Page, ...]:
    """Return the pages of sellers and makers, one for each, whichever it is."""
    routes_of = {one.id: one.over_time.route for one in listed}
    return tuple(
        Page(route, "assortment.html", partial(view, ident)) for ident, route in routes_of.items()
    )


def view(ident: str, ask: Asking) -> Shown:
    """Read what the page of a seller or maker shows."""
    own = there(ask(over_time, ident))
    day = ask(today, "")
    name = own.text
    entity = next(one.link for both in ask(traders, "") for one in both if one.id == ident)
    selling, buying = _pairs(ask, ident)
    sides = [
        _side(ask, day, of, pairs)
        for of, pairs in (
            (("sellers", f"Who sells {name}", "Seller"), selling),
            (("makers", f"What {name} sells", "Maker"), buying),
        )
        if pairs
    ]
    title = sides[0].heading if len(sides) == 1 else f"{name}: who sells what"
    shown = AssortmentView(
        title=title,
        entity=entity,
        now=in_words(parse(day.isoformat()), "point"),
        sides=tuple(sides),
    )
    return Shown(
        chrome(
            ask,
            route=own.route,
            title=title,
            description=f"{title}, over time: from when to when as far as it is known, and who "
            "says so.",
            trail=(Link(route=routes.AVAILABILITY, text=TITLE),),
            style=STYLE,
        ),
        shown,
    )


def on_day(ask: Asking, ident: str, day: date) -> tuple[tuple[Link, tuple[ShelfLine, ...]], ...]:
    """Return what is known now of a day of a seller or maker: those it dealt with, each in lines.

    Those of whom nothing is on record for that day are left out.
    """
    told = (
        (other.over_time, shelf_lines(ask(shelves_of_seller, seller), maker, day))
        for pairs in _pairs(ask, ident)
        for other, seller, maker in pairs
    )
    return tuple((other, lines) for other, lines in told if lines)


def _pairs(ask: Asking, ident: str) -> tuple[list[Pair], list[Pair]]:
    """Return those who sell an entity's goods, then those whose goods it sells.

    What a maker does with its own goods is among the first.
    """
    sellers, makers = ask(traders, "")
    by_whom = ask(sellers_of, ident)
    own = {ident} if by_whom else set()
    offers = {one.maker for one in ask(shelves_of_seller, ident).offers} - own
    return (
        [(one, one.id, ident) for one in sellers if one.id in by_whom],
        [(one, ident, one.id) for one in makers if one.id in offers],
    )


def _side(ask: Asking, day: date, of: tuple[str, str, str], pairs: list[Pair]) -> Side:
    """Return one side of an entity: `of` is its anchor, heading and what the others are called."""
    told = {seller: ask(shelves_of_seller, seller) for _, seller, _ in pairs}
    listed = {(seller, maker): marks(told[seller], maker, day) for _, seller, maker in pairs}
    along = axis(tuple(mark for one in listed.values() for mark in one), day)
    dealings = []
    for trader, seller, maker in pairs:
        placed = drawn(listed[seller, maker], along)
        dealings.append(
            Dealing(
                other=trader.over_time,
                lines=shelf_lines(told[seller], maker, day),
                marks=listed[seller, maker],
                drawn=placed,
                lanes=max((one.lane for one in placed), default=0) + 1,
            )
        )
    anchor, heading, others = of
    return Side(anchor=anchor, heading=heading, others=others, axis=along, dealings=tuple(dealings))
