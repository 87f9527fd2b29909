"""Dates on the calendar: the days they may stand for, which is first, where a list puts them.

The written local day is the day: a time's offset never moves it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.dates.values import DAY_SECONDS, Edtf, Interval, Moment

APPROXIMATE_DAYS: Final = 7

OrderKey = tuple[int, int, int, int, int, int, str]

_AFTER_ALL_MONTHS: Final = 13
_AFTER_ALL_DAYS: Final = 32
_AFTER_ALL_DATES: Final = date.max.toordinal() + 1
_BEFORE_ALL_TIMES: Final = -DAY_SECONDS


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest possible day, both included; None where open or not known."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a timeline lists a date.

    `month` None: under "month not known", after December. `day` None: last in its month.
    All None: no date at all, at the very end.
    """

    year: int | None
    month: int | None
    day: int | None


def bounds(edtf: Edtf) -> Bounds:
    """The days that the date covers as written; `~`, `?` and `%` change nothing."""
    value = edtf.value
    if isinstance(value, Moment):
        return Bounds(value.earliest, value.latest)
    if isinstance(value, Interval):
        return Bounds(
            value.start.earliest if isinstance(value.start, Moment) else None,
            value.end.latest if isinstance(value.end, Moment) else None,
        )
    return Bounds(
        min(moment.earliest for moment in value.moments),
        max(moment.latest for moment in value.moments),
    )


def ordering_bounds(edtf: Edtf) -> Bounds:
    """`bounds`, with every `~` and `%` widened on both sides.

    Days by 7 days, months and seasons by a month, years and decades by a year. For asking what
    came first; never to be shown.
    """
    value = edtf.value
    if isinstance(value, Moment):
        return Bounds(_widened_earliest(value), _widened_latest(value))
    if isinstance(value, Interval):
        return Bounds(
            _widened_earliest(value.start) if isinstance(value.start, Moment) else None,
            _widened_latest(value.end) if isinstance(value.end, Moment) else None,
        )
    return Bounds(
        min(_widened_earliest(moment) for moment in value.moments),
        max(_widened_latest(moment) for moment in value.moments),
    )


def overlap(a: Bounds, b: Bounds) -> bool:
    """Whether both may stand for one and the same day; a bound not known rules nothing out."""
    return not certainly_before(a, b) and not certainly_before(b, a)


def certainly_before(a: Bounds, b: Bounds) -> bool:
    """Whether every possible day of `a` is before every possible day of `b`."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def filing(edtf: Edtf | None) -> Filing:
    """Where a timeline lists the date: by its earliest date that is known, as that was written.

    An interval is listed where its start would be, or where its end would be if it has no start;
    a set where the earliest of its dates would be.
    """
    if edtf is None:
        return Filing(None, None, None)
    moment = _listed_by(edtf)
    return Filing(moment.year, moment.month, moment.day)


def order_key(edtf: Edtf | None, ident: str) -> OrderKey:
    """The place in a list, a total order that agrees with `filing`; no date is last.

    By where it is filed, then by the latest possible day (widened, so that "about 21 March" comes
    after "21 March"), then by the clock where one is written, then by id.
    """
    if edtf is None:
        return (1, 0, 0, 0, 0, 0, ident)
    moment = _listed_by(edtf)
    latest = ordering_bounds(edtf).latest
    instant = moment.instant
    return (
        0,
        moment.year,
        moment.month or _AFTER_ALL_MONTHS,
        moment.day or _AFTER_ALL_DAYS,
        latest.toordinal() if latest else _AFTER_ALL_DATES,
        _BEFORE_ALL_TIMES if instant is None else instant,
        ident,
    )


def _listed_by(edtf: Edtf) -> Moment:
    value = edtf.value
    if isinstance(value, Moment):
        return value
    return value.first_known if isinstance(value, Interval) else value.earliest


def _widened_earliest(moment: Moment) -> date:
    first = moment.earliest
    if not moment.approximate:
        return first
    if moment.precision == "day":
        return date.fromordinal(max(first.toordinal() - APPROXIMATE_DAYS, 1))
    if first.year == date.min.year and first.month == 1:
        return date.min
    if moment.precision in ("month", "season"):
        return (
            date(first.year, first.month - 1, 1) if first.month > 1 else date(first.year - 1, 12, 1)
        )
    return date(first.year - 1, 1, 1)


def _widened_latest(moment: Moment) -> date:
    last = moment.latest
    if not moment.approximate:
        return last
    if moment.precision == "day":
        ordinal = last.toordinal() + APPROXIMATE_DAYS
        return date.fromordinal(min(ordinal, date.max.toordinal()))
    if last == date.max:
        return last
    if moment.precision in ("month", "season"):
        year, month = (last.year, last.month + 1) if last.month < 12 else (last.year + 1, 1)
        return date(year, month, monthrange(year, month)[1])
    return date(last.year + 1, 12, 31)
