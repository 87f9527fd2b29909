"""One date without `/` and `[]`: its grammar, the calendar and the clock it has to agree with."""

import re
from calendar import monthrange
from typing import Final

from generator.dates.values import FORMS, MONTHS, SPRING, WINTER, DateError, Moment, Precision

_CALENDAR: Final = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9:]+)(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?([~?%])?"
)
_DECADE: Final = re.compile(r"([0-9]{3})X([~?%])?")
_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")
_EAST: Final = re.compile(r"Z|\+(?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)")
_WEST: Final = re.compile(r"-(?!00:00)(?:(?:0[0-9]|1[01]):[0-5][0-9]|12:00)")
_SHOWN: Final = 60


class UnreadableError(ValueError):
    """The text has no form of the subset, not even of an impossible date."""


def read_moment(text: str) -> Moment:
    """The date that the text is.

    Raises `UnreadableError` where it has no known form, else `DateError` where it has one but no
    calendar or clock has that date.
    """
    if decade := _DECADE.fullmatch(text):
        return _decade(*decade.groups())
    if calendar := _CALENDAR.fullmatch(text):
        return _calendar(text, *calendar.groups())
    if text == "..":
        raise DateError(
            "`..` alone says nothing", "leave the date out where nothing is known of it"
        )
    raise UnreadableError(text)


def _decade(digits: str, mark: str | None) -> Moment:
    if digits == "000":
        raise DateError(
            "the decade 000X holds a year 0, which does not exist", FORMS, fault="impossible"
        )
    return Moment(
        precision="decade",
        year=int(digits) * 10,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _calendar(  # noqa: PLR0917 - the groups of one pattern
    text: str,
    year: str,
    month: str | None,
    day: str | None,
    clock: str | None,
    offset: str | None,
    mark: str | None,
) -> Moment:
    if year == "0000":
        raise DateError(
            "there is no year 0000", "write a year from 0001 to 9999", fault="impossible"
        )
    season = int(month) if month and not day and SPRING <= int(month) <= WINTER else None
    if month and not season:
        _check_day(year, int(month), day)
    if clock:
        _check_time(text[:10], clock, offset, mark)
    return Moment(
        precision=_precision(season, month, day, clock),
        year=int(year),
        month=int(month) if month and not season else None,
        day=int(day) if day else None,
        season=season,
        time=f"{clock}{offset}" if clock else None,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _precision(
    season: int | None, month: str | None, day: str | None, clock: str | None
) -> Precision:
    if clock:
        return "time"
    if day:
        return "day"
    if season:
        return "season"
    return "month" if month else "year"


def _check_day(year: str, month: int, day: str | None) -> None:
    if not 1 <= month <= 12:
        raise DateError(
            f"there is no month {month:02}",
            "write a month from 01 to 12, or 21, 22, 23, 24 for spring, summer, autumn, winter "
            "without a day",
            fault="impossible",
        )
    last = monthrange(int(year), month)[1]
    if day and not 1 <= int(day) <= last:
        raise DateError(
            f"there is no day {day} in {MONTHS[month - 1]} {year}, which has {last} days",
            f"write a day from 01 to {last}, or only the month: {year}-{month:02}",
            fault="impossible",
        )


def _check_time(day: str, clock: str, offset: str | None, mark: str | None) -> None:
    if not _CLOCK.fullmatch(clock):
        raise DateError(
            f"`{shown(clock)}` is not a time of day",
            f"write hours, minutes and offset: {day}T15:10-05:00, or only the day: {day}",
            fault="impossible",
        )
    if offset is None:
        raise DateError(
            f"the time {clock} has no offset from UTC",
            f"add the offset: {day}T{clock}-05:00, or {day}T{clock}Z for UTC, "
            f"or write only the day: {day}",
            fault="no offset",
        )
    if not _EAST.fullmatch(offset) and not _WEST.fullmatch(offset):
        raise DateError(
            f"no place has the offset {offset} from UTC",
            f"write Z for UTC, or an offset from -12:00 to +14:00: {day}T{clock}-05:00",
            fault="impossible",
        )
    if mark:
        raise DateError(f"a time of day can't carry `{mark}`", f"write only the day: {day}{mark}")


def shown(text: str) -> str:
    """The text as a message may print it: one line of bounded length."""
    line = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."
