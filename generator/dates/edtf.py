"""Text to date: a strict reader of the EDTF subset, and a helpful one where it refuses.

    2018  2018-03  2018-03-21  2018-03-21T15:10-05:00    year, month, day, time with offset
    2018-03-21~  2018-03-21?  2018-03-21%                about, uncertain, both
    2018-21 to 2018-24   201X                            spring to winter, decade
    2018-03-21/2018-04-14  ../2018-03-21  2018-04-14/    interval; `..` open, empty unknown
    [2018-04-17,2019-11-22]                              one of these

Years run from 0001 to 9999. Only ASCII digits, no blanks, upper-case T, Z and X.
"""

from generator.dates.moment import UnreadableError, read_moment, shown
from generator.dates.repair import spellings
from generator.dates.values import (
    FORMS,
    OPEN,
    UNKNOWN,
    DateError,
    Edtf,
    End,
    Interval,
    Moment,
    OneOf,
)

__all__ = [
    "FORMS",
    "OPEN",
    "UNKNOWN",
    "DateError",
    "Edtf",
    "End",
    "Interval",
    "Moment",
    "OneOf",
    "parse",
]


def parse(text: str) -> Edtf:
    """The date that an editor wrote.

    Raises `DateError` for anything outside of the subset, for days that no calendar has and for
    intervals that end before they start. Nothing else is ever raised, whatever the text.
    """
    try:
        return Edtf(text, _read(text))
    except UnreadableError:
        raise _unreadable(text) from None


def _unreadable(text: str) -> DateError:
    """The error for a text of no known form, by the first thing that it may have been meant to be.

    If that is a date that cannot be (30 February 2018), it is what the editor should hear of.
    """
    message = (
        f"`{shown(text)}` is not a date in a form known here"
        if text.strip()
        else "there is no date here"
    )
    for spelling in spellings(text):
        try:
            _read(spelling)
        except UnreadableError:
            continue
        except DateError as impossible:
            return impossible
        return DateError(message, f"write {spelling}", spelling)
    return DateError(message, FORMS)


def _read(text: str) -> Moment | Interval | OneOf:
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1].split(","))
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(start, end)
    return read_moment(text)


def _one_of(parts: list[str]) -> OneOf:
    moments = tuple(read_moment(part) for part in parts)
    if len(moments) == 1:
        raise DateError("a set needs at least two dates", f"write {parts[0]}", parts[0])
    if len(set(moments)) < len(moments):
        raise DateError("the set names one date twice", "name every possible date once")
    return OneOf(moments)


def _interval(start_text: str, end_text: str) -> Interval:
    start, end = _end(start_text), _end(end_text)
    if isinstance(start, End) and isinstance(end, End):
        raise DateError(
            "an interval needs a date at one end at least",
            "leave the date out where nothing is known of it",
        )
    if isinstance(start, Moment) and isinstance(end, Moment) and _reversed(start, end):
        raise DateError(
            f"the interval ends before it starts: {end_text} is before {start_text}",
            f"correct one of the two dates, or write {end_text}/{start_text}",
            fault="reversed",
        )
    return Interval(start, end)


def _end(text: str) -> Moment | End:
    return End(text) if text in ("", "..") else read_moment(text)


def _reversed(start: Moment, end: Moment) -> bool:
    """Whether the end is first, by the written days, or by the clock where both have one.

    The days count even where a clock has the offsets to prove otherwise, because the written
    local day is the day everywhere else.
    """
    if start.instant is not None and end.instant is not None and start.instant > end.instant:
        return True
    return start.earliest > end.latest
