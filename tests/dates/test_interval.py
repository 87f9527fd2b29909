from datetime import date
from random import Random
from time import process_time

import pytest

from generator.dates.edtf import parse
from generator.dates.interval import (
    Bounds,
    Filing,
    bounds,
    certainly_before,
    filing,
    order_key,
    ordering_bounds,
    overlap,
)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-03-21", "2018-03-21", "2018-03-21"),
        ("2018-03-21~", "2018-03-21", "2018-03-21"),
        ("2018-03-21T00:30+09:00", "2018-03-21", "2018-03-21"),
        ("2018-03-21T23:30-05:00", "2018-03-21", "2018-03-21"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2018-03-21/2018-04-14", "2018-03-21", "2018-04-14"),
        ("2018-03/2018-04", "2018-03-01", "2018-04-30"),
        ("../2018-03-21", "", "2018-03-21"),
        ("/2018-03", "", "2018-03-31"),
        ("2018-04-14/..", "2018-04-14", ""),
        ("2018-04/", "2018-04-01", ""),
        ("[2019-11-22,2018-04]", "2018-04-01", "2019-11-22"),
    ],
)
def test_bounds_are_the_days_that_are_written(text: str, earliest: str, latest: str) -> None:
    """A date covers the days that it names, in the local time that it names them in."""
    assert bounds(parse(text)) == Bounds(day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-03-21~", "2018-03-14", "2018-03-28"),
        ("2018-03-03%", "2018-02-24", "2018-03-10"),
        ("2018-03~", "2018-02-01", "2018-04-30"),
        ("2018-01~", "2017-12-01", "2018-02-28"),
        ("2018-12~", "2018-11-01", "2019-01-31"),
        ("2018-21~", "2018-02-01", "2018-06-30"),
        ("2018-24~", "2018-11-01", "2019-03-31"),
        ("2018~", "2017-01-01", "2019-12-31"),
        ("201X~", "2009-01-01", "2020-12-31"),
        ("2018-03-21?", "2018-03-21", "2018-03-21"),
        ("2018-03-21~/2018-04~", "2018-03-14", "2018-05-31"),
        ("2018-03-21/2018-04-14~", "2018-03-21", "2018-04-21"),
        ("../2018-03-21~", "", "2018-03-28"),
        ("2018-03-21~/..", "2018-03-14", ""),
        ("[2018-03-21~,2019~]", "2018-01-01", "2020-12-31"),
        ("0001-01-03~", "0001-01-01", "0001-01-10"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("0001-21~", "0001-02-01", "0001-06-30"),
        ("9999-12-30~", "9999-12-23", "9999-12-31"),
        ("9999-12~", "9999-11-01", "9999-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
    ],
)
def test_an_approximate_date_is_widened_for_ordering(text: str, earliest: str, latest: str) -> None:
    """7 days, a month or a year to either side, and never past the ends of the calendar."""
    assert ordering_bounds(parse(text)) == Bounds(day(earliest), day(latest))


@pytest.mark.parametrize(
    ("a", "b", "before", "overlapping"),
    [
        ("2018-03-21", "2018-03-22", True, False),
        ("2018-03-21", "2018-03-21", False, True),
        ("2018-03", "2018-03-21", False, True),
        ("2018-03-21~", "2018-03-28", False, True),
        ("2018-03-21~", "2018-03-29", True, False),
        ("../2018-03-21", "2018-03-22", True, False),
        ("2018-04-14/..", "2019", False, True),
        ("../2018-03-21", "2018-03-20", False, True),
        ("[2018-04-17,2019-11-22]", "2018-12", False, True),
        ("2017/2018-03-21", "2018-03-22/2019", True, False),
    ],
)
def test_one_date_is_before_another_only_if_it_must_be(
    a: str,
    b: str,
    before: bool,  # noqa: FBT001 - a column of the table
    overlapping: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Before means whatever days are meant; everything else may be the same day."""
    first, second = ordering_bounds(parse(a)), ordering_bounds(parse(b))
    assert certainly_before(first, second) is before
    assert not certainly_before(second, first)
    assert overlap(first, second) is overlapping
    assert overlap(second, first) is overlapping


@pytest.mark.parametrize(
    ("text", "year", "month", "day_of_month"),
    [
        ("2018-03-21", 2018, 3, 21),
        ("2018-03-03~", 2018, 3, 3),
        ("2018-03-21T23:30-05:00", 2018, 3, 21),
        ("2018-03", 2018, 3, None),
        ("2018-01~", 2018, 1, None),
        ("2018", 2018, None, None),
        ("2018-21", 2018, None, None),
        ("2018-24", 2018, None, None),
        ("201X", 2010, None, None),
        ("2018-04-08/2018-04-14", 2018, 4, 8),
        ("2018-03-21/2018-04-14", 2018, 3, 21),
        ("2018-03/2018-05-10", 2018, 3, None),
        ("2018/2019-03-21", 2018, None, None),
        ("../2018-03-21", 2018, 3, 21),
        ("/2018-03", 2018, 3, None),
        ("2018-04-14/..", 2018, 4, 14),
        ("[2019-11-22,2018-04-17]", 2018, 4, 17),
        ("[2018,2018-01-01]", 2018, 1, 1),
    ],
)
def test_a_date_is_filed_by_its_earliest_part_that_is_known(
    text: str, year: int, month: int | None, day_of_month: int | None
) -> None:
    """No date is listed under a month or a day that nobody wrote."""
    assert filing(parse(text)) == Filing(year, month, day_of_month)


def test_no_date_is_filed_nowhere() -> None:
    """A claim without a date is not in any year."""
    assert filing(None) == Filing(None, None, None)


IN_ORDER = [
    "201X",
    "2017-12-31",
    "2017-24",
    "2018-03-03~",
    "2018-03-20",
    "../2018-03-21",
    "2018-03-21T09:00+02:00",
    "2018-03-21T09:00Z",
    "2018-03-21T15:10-05:00",
    "2018-03-21~",
    "2018-03-21/2018-04-14",
    "[2018-03-21,2019-11-22]",
    "2018-03-21/..",
    "2018-03-22",
    "2018-03",
    "2018-03~",
    "2018-03/2018-05",
    "2018-04-08/2018-04-14",
    "2018-04-09",
    "2018-12-31",
    "2018-21",
    "2018",
    "2018-24",
    "2018/2020",
    "2019-01-01",
]


def test_a_list_is_ordered_by_filing_then_by_the_latest_day() -> None:
    """Days, then "day not known", then after December "month not known"; no date is last."""
    shuffled: list[str | None] = [*IN_ORDER, None]
    Random(20180321).shuffle(shuffled)  # noqa: S311 - a shuffle, not a secret
    in_order = sorted(shuffled, key=lambda text: order_key(parse(text) if text else None, "a"))
    assert in_order == [*IN_ORDER, None]


def test_what_has_no_end_comes_after_what_ends_with_the_calendar() -> None:
    """Of two that begin alike; the last day of the calendar is a day like others."""
    assert order_key(parse("9999"), "b") < order_key(parse("9999/.."), "a")


def test_equal_dates_are_ordered_by_id() -> None:
    """Two things of one day stand in the order of their ids, whatever order they came in."""
    for text in ("2018-03-21", "2018", "../2018-03"):
        assert order_key(parse(text), "a") < order_key(parse(text), "b")
    assert order_key(None, "a") < order_key(None, "b")


def test_ten_thousand_dates_take_a_fraction_of_a_second() -> None:
    """A timeline of ten thousand claims costs nothing to bound and order."""
    dates = [
        parse(f"{year}-{month:02}-{number:02}{mark}")
        for year in range(2000, 2015)
        for month in range(1, 13)
        for number in range(1, 29)
        for mark in ("", "~")
    ][:10_000]
    assert len(dates) == 10_000

    def seconds() -> float:
        start = process_time()
        for edtf in dates:
            bounds(edtf)
        return process_time() - start

    assert min(seconds() for _ in range(3)) < 0.4


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("2018-03~", date(2018, 2, 1)),
        ("2018-01~", date(2017, 12, 1)),
        ("2018-21~", date(2018, 2, 1)),
        ("2018~", date(2017, 1, 1)),
        ("0001~", date.min),
        ("0001-01~", date.min),
        ("0001-02~", date.min),
        ("0001-01-03~", date.min),
    ],
)
def test_about_begins_one_step_earlier_but_never_before_the_calendar(
    text: str, earliest: date
) -> None:
    """A month, a season or a year before, as far as there is one."""
    assert ordering_bounds(parse(text)).earliest == earliest
