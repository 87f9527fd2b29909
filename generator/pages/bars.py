"""What is on record of a seller and a maker over time: marks on one axis, and the same as a table.

A bar runs from evidence to evidence. Where a bound is not known by the day, its end is drawn fuzzy;
a look is a point, because nothing follows for the days around it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.graph.availability import OFF_SHELVES, WORD, Notice, Shelf, known
from generator.graph.ladder import RULES
from generator.graph.periods import Period, in_order, periods
from generator.graph.shelves import bearing, shelves_of
from generator.pages.shelf_lines import between_in_words, naming, shelves_in_words
from generator.projections.availability import Selling
from generator.projections.cards import Link, When
from generator.projections.describe import capitalised

FADE = 1.6
"""Per cent of the axis over which a bar fades out where nothing is known of its end."""
SHORTEST = 0.5
"""Per cent of the axis that a mark takes at least, so that it can be seen."""
LONGEST = 26
"""Letters of the name of a shelf in the drawing."""
LETTER = 1.15
"""Per cent of the axis that a letter of a label takes on the narrowest screen with a drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One state, look or expectation: what the table says of it, and where it is drawn.

    `kind`: `on` or `off` for a state on or off the shelves, `present`, `absent`, `expected`.
    `until` says what is known of its end. `first` and `last` bound the part that is known for
    certain, `from_` and `to` what may be part of it; None: not known at all.
    """

    kind: str
    of: str
    word: str
    label: str
    family: str
    status: str
    link: Link
    when: When
    until: str
    first: date
    last: date
    from_: date | None
    to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A mark in the drawing; positions are per cent of the axis, `lane` counts from the top.

    `x`, `width`: the certain part; `left` and `right` the widths of the fuzzy parts beside it.
    `text` is where its label stands, before (`end`) or after (`start`) the mark.
    """

    mark: Mark
    lane: int
    x: float
    width: float
    left: float
    right: float
    text: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The years of a drawing: `ticks` are (position in per cent, year), `today` a position."""

    start: date
    end: date
    ticks: tuple[tuple[float, str], ...]
    today: float

    def at(self, day: date) -> float:
        """Return where a day lies, in per cent."""
        whole = (self.end - self.start).days
        share = 100 * (min(max(day, self.start), self.end) - self.start).days / whole
        return round(share, 2)


def marks(told: Selling, maker: str, today: date) -> tuple[Mark, ...]:
    """Return all that is on record of a seller and a maker, as known now, in order of time."""
    offer = next((one for one in told.offers if one.maker == maker), None)
    if offer is None:
        return ()
    notices = known(offer.accounts)
    found = [_look(told, one) for one in in_order(notices) if one.kind == "look"]
    found += [_expected(told, one) for one in in_order(notices) if one.kind == "expectation"]
    for period, shelves in _states(told, notices).items():
        found.append(_state(told, period, shelves, today))
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.link.route, one.of)))


def axis(listed: tuple[Mark, ...], today: date) -> Axis:
    """Return the axis from the year of the first mark to the end of today's."""
    years = [one.from_.year if one.from_ else one.first.year for one in listed]
    start, end = date(min(*years, today.year), 1, 1), date(today.year, 12, 31)
    bare = Axis(start=start, end=end, ticks=(), today=0)
    step = 1 if end.year - start.year < 14 else 2
    ticks = tuple(
        (bare.at(date(year, 1, 1)), str(year) if (year - start.year) % step == 0 else "")
        for year in range(start.year, end.year + 1)
    )
    return replace(bare, ticks=ticks, today=bare.at(today))


def drawn(listed: tuple[Mark, ...], along: Axis) -> tuple[Drawn, ...]:
    """Put marks on the axis, each in the first lane in which it and its label have room."""
    ends: list[float] = []
    found = []
    for mark in listed:
        placed = _placed(mark, along)
        size = LETTER * len(mark.label)
        start = min(placed.x - placed.left, placed.text - (size if placed.anchor == "end" else 0))
        end = max(
            placed.x + placed.width + placed.right,
            placed.text + (size if placed.anchor == "start" else 0),
        )
        lane = next((place for place, taken in enumerate(ends) if taken < start), len(ends))
        ends[lane : lane + 1] = [end + 1]
        found.append(replace(placed, lane=lane))
    return tuple(found)


def _placed(mark: Mark, along: Axis) -> Drawn:
    x = along.at(mark.first)
    width = max(round(along.at(mark.last) - x, 2), SHORTEST)
    left = round(x - along.at(mark.from_), 2) if mark.from_ else min(FADE, x)
    stop = x + width
    right = max(round(along.at(mark.to) - stop, 2), 0) if mark.to else min(FADE, 100 - stop)
    after = round(stop + right + 0.8, 2)
    fits = after + LETTER * len(mark.label) <= 100
    return Drawn(
        mark=mark,
        lane=0,
        x=x,
        width=width,
        left=left,
        right=round(right, 2),
        text=after if fits else round(x - left - 0.8, 2),
        anchor="start" if fits else "end",
    )


def _states(told: Selling, notices: tuple[Notice, ...]) -> dict[Period, list[Shelf]]:
    """Return the states with the shelves on which a claim of their own brought them about."""
    found: dict[Period, list[Shelf]] = {}
    for shelf in shelves_of(notices, told.above):
        for period in periods(bearing(notices, shelf, told.above)):
            if shelf in period.said[0].shelves and period.word != "ended":
                found.setdefault(period, []).append(shelf)
    return found


def _state(told: Selling, period: Period, shelves: list[Shelf], today: date) -> Mark:
    by = period.by
    over = period.over
    until = "no later word"
    if by:
        until = f"ended {between_in_words(over or period.held, by.latest)}"
    elif period.held > period.since:
        until = f"still so {between_in_words(period.held, period.held)}"
    mark = _mark(told, period.said[0], "off" if period.word in OFF_SHELVES else "on", shelves)
    return replace(
        mark,
        word=WORD[period.word].label,
        label=_label(mark.of, WORD[period.word].label),
        until=until,
        family="contested" if period.against else mark.family,
        first=min(period.since, today),
        last=min(over or period.held, today),
        from_=period.begun,
        to=by.latest if by else None,
    )


def _look(told: Selling, notice: Notice) -> Mark:
    word = WORD["seen" if notice.word == "present" else "not-found"].label
    return replace(_mark(told, notice, notice.word), word=word, until="that day alone")


def _expected(told: Selling, notice: Notice) -> Mark:
    mark = _mark(told, notice, "expected")
    public = notice.public or mark.first
    return replace(
        mark,
        word=WORD["expected"].label,
        label=f"{mark.label}, {_small(RULES[notice.status].label)}",
        until=f"first said {between_in_words(public, public)}",
    )


def _mark(told: Selling, notice: Notice, kind: str, shelves: list[Shelf] | None = None) -> Mark:
    of = capitalised(shelves_in_words(told, shelves or notice.shelves))
    claim = told.claims[notice.claim]
    last = notice.latest or notice.public or date.min
    first = notice.earliest or last
    return Mark(
        kind=kind,
        of=f"{of} (some)" if notice.some and of else of,
        word="",
        label=_label(of, claim.action),
        family=RULES[notice.status].family,
        status=RULES[notice.status].label,
        link=Link(route=routes.claim(notice.claim), text=naming(told, notice), kind="claim"),
        when=claim.when,
        until="",
        first=first,
        last=last,
        from_=notice.earliest,
        to=last,
    )


def _label(of: str, words: str) -> str:
    """Return a label that has room in the drawing; the table has all of it."""
    if len(of) > LONGEST:
        of = f"{of[:LONGEST].rsplit(' ', 1)[0].rstrip(',')} …"
    return f"{of}: {_small(words)}" if of else words


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
