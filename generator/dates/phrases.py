"""The pieces that a date's words are made of: one date, several dates, a date at an open end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.dates.values import MONTHS, SPRING, WINTER, Moment

_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_WITH_A_YEAR_LAST: Final = ("day", "month", "season")


@dataclass(frozen=True, slots=True)
class Style:
    """How much of a date is written.

    `brief`: short months, no clock. `hide_year`: the list's head says it; a date of which the
    year is all that is known keeps it, and so does a winter, which has two.
    """

    brief: bool = False
    hide_year: bool = False


def qualified(moment: Moment, style: Style) -> str:
    """The date with its hedge: "possibly about 21 March 2018"."""
    return _hedge(moment) + _words(moment, style)


def series(moments: Sequence[Moment], style: Style) -> tuple[str, ...]:
    """Each date in words; all but the last leave out the year or month that all of them share."""
    same_year = len({moment.year for moment in moments}) == 1 and all(
        moment.precision in _WITH_A_YEAR_LAST and moment.season != WINTER for moment in moments
    )
    same_month = (
        same_year
        and len({moment.month for moment in moments}) == 1
        and all(moment.precision == "day" and not _hedge(moment) for moment in moments)
    )
    without_year = Style(brief=style.brief, hide_year=style.hide_year or same_year)
    firsts = (
        str(moment.day) if same_month else qualified(moment, without_year)
        for moment in moments[:-1]
    )
    return (*firsts, qualified(moments[-1], style))


def alternatives(moments: Sequence[Moment], style: Style) -> str:
    """The dates of a set: "17 April 2018 or 22 November 2019"."""
    *firsts, last = series(moments, style)
    return f"{', '.join(firsts)} or {last}"


def bounded(preposition: str, moment: Moment, style: Style) -> str:
    """A date at the one known end: "by 21 March 2018", "possibly since about 2018"."""
    possibly = "possibly " if moment.uncertain else ""
    about = "about " if moment.approximate else ""
    return f"{possibly}{preposition} {about}{_words(moment, style)}"


def _hedge(moment: Moment) -> str:
    return ("possibly " if moment.uncertain else "") + ("about " if moment.approximate else "")


def _words(moment: Moment, style: Style) -> str:
    year = _year(moment.year)
    if moment.precision == "year":
        return year
    if moment.precision == "decade":
        return f"{year}s" if style.brief else f"the {year}s"
    if moment.season == WINTER:
        return f"winter {year}\N{EN DASH}{_next_year(moment.year)}"
    if moment.season is not None:
        words = _SEASONS[moment.season - SPRING]
    else:
        month = MONTHS[(moment.month or 1) - 1]
        words = month[:3] if style.brief else month
        if moment.day is not None:
            words = f"{moment.day} {words}"
    if not style.hide_year:
        words = f"{words} {year}"
    if moment.time is not None and not style.brief:
        words = f"{words}, {_clock(moment.time)}"
    return words


def _year(year: int) -> str:
    """Years of fewer than four digits would pass for days without their era."""
    return str(year) if year >= 1000 else f"AD {year}"


def _next_year(year: int) -> str:
    """The second year of a winter: 2018-19, but 1999-2000."""
    following = year + 1
    return f"{following % 100:02}" if year >= 1000 and following % 100 else str(following)


def _clock(time: str) -> str:
    if time.endswith("Z"):
        return f"{time[:-1]} (UTC)"
    return f"{time[:-6]} (UTC{time[-6:]})"
