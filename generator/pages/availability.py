"""Who sells what, today or on a day on which anything changed: one table, and two clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from generator import routes
from generator.dates.edtf import parse
from generator.dates.wording import in_words, short
from generator.graph.availability import WORD, known
from generator.graph.selling import change_days
from generator.pages.layout import as_csv, chrome
from generator.pages.shelf_lines import Phrase, ShelfLine, claim_phrase, goods_at, shelf_lines
from generator.pages.shown import Asking, Page, Shown
from generator.projections.availability import (
    Selling,
    Trader,
    days_of_change,
    shelves_of_seller,
    today,
    traders,
)
from generator.projections.cards import Link

TITLE = "Who sells what"
STYLE = "availability.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known of a seller and a maker; no lines: nothing on record for that day."""

    maker: Link
    lines: tuple[ShelfLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A seller, with a cell for each column of the table."""

    seller: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """The sellers of one kind."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A claim whose date, or whose first announcement, is the day of the page.

    `who` names all concerned: "Huawei at Amazon and Newegg".
    """

    who: str
    phrase: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherThen:
    """A cell that looked different to those who could know only what was public on that day."""

    who: str
    then: tuple[ShelfLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOfYear:
    """The days of a year that have a page; the one that is shown has no route."""

    year: str
    days: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityView:
    """What `availability.html` sees.

    `day` and `now` are in words; `dated` is False on the page of today. `held` says how long the
    table stayed as it is. `columns` are the makers, `quiet` the sellers without a word for that
    day. `words` are (label, meaning, rule) of the words used. `others` are the cells that were
    otherwise known on that day, `unheard` names those of which nothing was.
    """

    title: str
    day: str
    now: str
    dated: bool
    held: str
    happened: tuple[Happening, ...]
    columns: tuple[Link, ...]
    groups: tuple[RowGroup, ...]
    quiet: tuple[Link, ...]
    others: tuple[OtherThen, ...]
    unheard: tuple[str, ...]
    words: tuple[tuple[str, str, str], ...]
    makers: tuple[Link, ...]
    sellers: tuple[Link, ...]
    years: tuple[DaysOfYear, ...]
    previous: Link | None = None
    following: Link | None = None


def pages(days: tuple[date, ...]) -> tuple[Page, ...]:
    """Return the page of today and those of the days on which anything changed."""
    dated = (
        Page(routes.availability_on(day), "availability.html", partial(view, day)) for day in days
    )
    return (Page(routes.AVAILABILITY, "availability.html", partial(view, None)), *dated)


def view(dated: date | None, ask: Asking) -> Shown:
    """Read what the table of a day shows; None: of today."""
    now = ask(today, "")
    day = dated or now
    sellers, makers = ask(traders, "")
    told = {seller.id: ask(shelves_of_seller, seller.id) for seller in sellers}
    days = ask(days_of_change, "")
    cells = _cells(told, sellers, makers, day, None)
    others = _others(told, sellers, makers, day, cells) if dated else ()
    place = days.index(dated) if dated else len(days)
    following = days[place + 1] if place + 1 < len(days) else None
    shown = AvailabilityView(
        title=f"{TITLE}: {_words(day)}" if dated else TITLE,
        day=_words(day),
        now=_words(now),
        dated=dated is not None,
        held=_held(dated, following, now) if dated else "",
        happened=_happened(told, sellers, makers, day) if dated else (),
        columns=tuple(
            one.over_time for one in makers if any(cells[seller.id, one.id] for seller in sellers)
        ),
        groups=_groups(cells, sellers, makers),
        quiet=tuple(
            one.over_time for one in sellers if not any(cells[one.id, maker.id] for maker in makers)
        ),
        others=tuple(one for one in others if one.then),
        unheard=tuple(one.who for one in others if not one.then),
        words=_used(cells),
        makers=tuple(one.over_time for one in makers),
        sellers=tuple(one.over_time for one in sellers),
        years=_years(days, dated),
        previous=_link(days[place - 1]) if place else None,
        following=_link(following) if following else None,
    )
    about = f"Who sold what on {_words(day)}" if dated else "Who sells what today"
    return Shown(
        chrome(
            ask,
            route=routes.availability_on(dated) if dated else routes.AVAILABILITY,
            title=shown.title,
            description=f"{about}, as far as it is known, with the claims that say so.",
            trail=(Link(route=routes.AVAILABILITY, text=TITLE),) if dated else (),
            style=STYLE,
            downloads=as_csv("availability"),
        ),
        shown,
    )


Cells = Mapping[tuple[str, str], tuple[ShelfLine, ...]]


def _cells(
    told: Mapping[str, Selling],
    sellers: tuple[Trader, ...],
    makers: tuple[Trader, ...],
    day: date,
    known_on: date | None,
) -> Cells:
    return {
        (seller.id, maker.id): shelf_lines(told[seller.id], maker.id, day, known_on)
        for seller in sellers
        for maker in makers
    }


def _groups(
    cells: Cells, sellers: tuple[Trader, ...], makers: tuple[Trader, ...]
) -> tuple[RowGroup, ...]:
    """Return the rows by kind of seller, without rows and columns that would be empty."""
    columns = [one for one in makers if any(cells[seller.id, one.id] for seller in sellers)]
    groups: dict[str, list[Row]] = {}
    for seller in sellers:
        row = tuple(Cell(maker=maker.link, lines=cells[seller.id, maker.id]) for maker in columns)
        if any(cell.lines for cell in row):
            groups.setdefault(seller.kind, []).append(Row(seller=seller.over_time, cells=row))
    return tuple(RowGroup(heading=kind, rows=tuple(rows)) for kind, rows in groups.items())


def _others(
    told: Mapping[str, Selling],
    sellers: tuple[Trader, ...],
    makers: tuple[Trader, ...],
    day: date,
    now: Cells,
) -> tuple[OtherThen, ...]:
    then = _cells(told, sellers, makers, day, day)
    return tuple(
        OtherThen(who=goods_at(maker.link.text, [seller.link.text]), then=then[seller.id, maker.id])
        for seller in sellers
        for maker in makers
        if then[seller.id, maker.id] != now[seller.id, maker.id]
    )


def _happened(
    told: Mapping[str, Selling],
    sellers: tuple[Trader, ...],
    makers: tuple[Trader, ...],
    day: date,
) -> tuple[Happening, ...]:
    """Return the claims that make the day one of change, with everybody concerned."""
    names = {one.id: one.link.text for one in (*sellers, *makers)}
    phrases: dict[str, Phrase] = {}
    who: dict[str, dict[str, list[str]]] = {}
    for seller in sellers:
        of = told[seller.id]
        for offer in of.offers:
            for notice in known(offer.accounts):
                if day in change_days((notice,)):
                    phrases[notice.claim] = claim_phrase(of, notice)
                    at = who.setdefault(notice.claim, {}).setdefault(names[offer.maker], [])
                    at.append(seller.link.text)
    return tuple(
        Happening(
            who="; ".join(goods_at(maker, at) for maker, at in who[claim].items()), phrase=phrase
        )
        for claim, phrase in phrases.items()
    )


def _used(cells: Cells) -> tuple[tuple[str, str, str], ...]:
    """Return the words that the table uses, in the order in which they are defined."""
    used = {line.word for lines in cells.values() for line in lines}
    if any(not lines for lines in cells.values()):
        used.add("no-record")
    return tuple(
        (one.label, one.meaning, routes.method(one.anchor))
        for one in WORD.values()
        if one.word in used
    )


def _held(day: date, following: date | None, now: date) -> str:
    """Say how long nothing else is known to have happened."""
    if following is None:
        return f"No later change is on record up to {_words(now)}."
    last = following - timedelta(days=1)
    if last == day:
        return "The next change on record is of the day after."
    return f"No other change is on record up to {_words(last)}."


def _years(days: tuple[date, ...], current: date | None) -> tuple[DaysOfYear, ...]:
    """Return all days by year, newest year first; on a day's page only those of its year."""
    groups: dict[int, list[Link]] = {}
    for day in days:
        if current is None or current.year == day.year:
            route = "" if day == current else routes.availability_on(day)
            text = short(parse(day.isoformat()))
            groups.setdefault(day.year, []).append(Link(route=route, text=text))
    return tuple(
        DaysOfYear(year=str(year), days=tuple(groups[year]))
        for year in sorted(groups, reverse=True)
    )


def _link(day: date) -> Link:
    return Link(route=routes.availability_on(day), text=_words(day))


def _words(day: date) -> str:
    return in_words(parse(day.isoformat()), "point")
