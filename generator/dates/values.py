"""What a date of the EDTF subset is, once read: plain, comparable, hashable values."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final, Literal

Precision = Literal["time", "day", "month", "season", "year", "decade"]

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SPRING: Final = 21
WINTER: Final = 24
DAY_SECONDS: Final = 86_400
_FIRST_DAY: Final = datetime.min.replace(tzinfo=UTC)

FORMS: Final = (
    "write a date as 2018, 2018-03, 2018-03-21 or 2018-03-21T15:10-05:00; "
    "with ~ (about), ? (uncertain) or % (both) after it; "
    "2018-21 to 2018-24 for spring to winter; 201X for a decade; "
    "2018-03-21/2018-04-14, ../2018-03-21 or 2018-04-14/.. for an interval; "
    "[2018-04-17,2019-11-22] for one of several"
)
"""Every form that can be written, as help for a text that is near to none of them."""


Fault = Literal["unreadable", "impossible", "reversed", "no offset"]


class DateError(ValueError):
    """A text that is not a date of the subset; the editor's mistake, not ours.

    `message` says in one plain sentence what is wrong, `help` what to write instead.
    `suggestion` is text that can stand in place of the whole wrong text, and always parses;
    it is None where only the editor can know what was meant.
    `fault` parts what can't be read from what reads well and can't be: a day that no calendar has,
    an end before its start, a time of day without its offset.
    """

    def __init__(
        self,
        message: str,
        advice: str,
        suggestion: str | None = None,
        fault: Fault = "unreadable",
    ) -> None:
        super().__init__(message, advice, suggestion, fault)
        self.message = message
        self.help = advice
        self.suggestion = suggestion
        self.fault = fault

    def __str__(self) -> str:
        return self.message


class End(Enum):
    """An end of an interval at which no date stands."""

    OPEN = ".."
    UNKNOWN = ""


OPEN: Final = End.OPEN
UNKNOWN: Final = End.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One date, as precise as it was written.

    `year` of a decade is its first year. `season` is 21 (spring) to 24 (winter), `month` is then
    None. `time` is `hh:mm` or `hh:mm:ss` and the offset, as written: `15:10-05:00`.
    """

    precision: Precision
    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    time: str | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def earliest(self) -> date:
        """The first day that the written date covers, in the written local time."""
        if self.season is not None:
            return date(self.year, 3 * (self.season - SPRING + 1), 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the written date covers; the calendar ends with the year 9999."""
        if self.month is not None:
            day = self.day or monthrange(self.year, self.month)[1]
            return date(self.year, self.month, day)
        if self.season is not None:
            return _last_day_of_season(self.year, self.season)
        return date(self.year + 9 if self.precision == "decade" else self.year, 12, 31)

    @property
    def instant(self) -> int | None:
        """Seconds on the UTC time line, to compare times by; None where no time is written.

        The calendar's first day is day 1.
        """
        if self.time is None:
            return None
        since = datetime.fromisoformat(self.rfc3339) - _FIRST_DAY
        return (since.days + 1) * DAY_SECONDS + since.seconds

    @property
    def rfc3339(self) -> str:
        """The first second that the written date may mean, as RFC 3339 has it; a day begins in UTC.

        https://www.rfc-editor.org/rfc/rfc3339#section-5.6
        """
        if self.time is None:
            return f"{self.earliest.isoformat()}T00:00:00Z"
        clock, offset = (
            (self.time[:-1], "Z") if self.time[-1] == "Z" else (self.time[:-6], self.time[-6:])
        )
        second = ":00" if clock.count(":") == 1 else ""
        return f"{self.earliest.isoformat()}T{clock}{second}{offset}"


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, at least one of them a date.

    Whether it is one event on an unknown day or a period in force is not written in it: see
    `wording.Sense`.
    """

    start: Moment | End
    end: Moment | End

    @property
    def first_known(self) -> Moment:
        """The start if a date stands there, else the end."""
        for end in (self.start, self.end):
            if isinstance(end, Moment):
                return end
        raise ValueError("an interval needs a date at one end at least")


@dataclass(frozen=True, slots=True)
class OneOf:
    """Two or more dates in the order as written, one of which is the right one."""

    moments: tuple[Moment, ...]

    @property
    def earliest(self) -> Moment:
        """The date that begins first; of two that begin on one day, the one that ends first."""
        return min(self.moments, key=lambda moment: (moment.earliest, moment.latest))


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date that was read: the text as written, and what it means."""

    text: str
    value: Moment | Interval | OneOf

    @property
    def moment(self) -> Moment:
        """The one date that this is, as the day of a change always is; raises `TypeError`."""
        if not isinstance(self.value, Moment):
            raise TypeError(f"{self.text} passed as one date and is none")
        return self.value

    def __str__(self) -> str:
        return self.text


def _last_day_of_season(year: int, season: int) -> date:
    """Of the northern meteorological season: three whole months, winter from December."""
    if season != WINTER:
        month = 3 * (season - SPRING + 1) + 2
        return date(year, month, monthrange(year, month)[1])
    if year == date.max.year:
        return date.max
    return date(year + 1, 2, monthrange(year + 1, 2)[1])
