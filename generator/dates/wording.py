"""Dates in a reader's words: the whole phrase, the narrow column, the machine's form.

English, and the same on every machine: no locale is asked.
"""

from typing import Final, Literal

from generator.dates.phrases import Style, alternatives, bounded, qualified, series
from generator.dates.values import OPEN, Edtf, Interval, Moment, OneOf

Sense = Literal["event", "period", "point"]
"""What a date tells of.

event: one thing that happened; an interval is how precisely its day is known.
period: in force from one end to the other.
point: published, said or due: one day again, but readers take it at the precision it has
("2018", where an event reads "2018, month not known").
"""

_LONG: Final = Style()
_NOT_KNOWN: Final = {"month": ", day not known", "year": ", month not known"}


def in_words(edtf: Edtf, sense: Sense) -> str:
    """The date as a phrase, in a sentence or alone: "by 21 March 2018"."""
    value = _single(edtf.value)
    if isinstance(value, OneOf):
        return alternatives(value.moments, _LONG)
    if isinstance(value, Moment):
        return qualified(value, _LONG) + (_not_known(value) if sense == "event" else "")
    if sense == "period":
        return _in_force(value)
    if isinstance(value.start, Moment) and isinstance(value.end, Moment):
        return _between(value.start, value.end)
    known = value.first_known
    if known is value.end:
        return bounded(_by(known), known, _LONG)
    return bounded("since at least" if sense == "event" else "on or after", known, _LONG)


def short(edtf: Edtf) -> str:
    """The date for the narrow column of a list under its year: "21 Mar", "8-14 Apr" (en dash).

    The year is left out where every date that is shown lies in the year of `interval.filing`.
    """
    value = _single(edtf.value)
    if isinstance(value, Moment):
        words = qualified(value, _brief(value))
        return words + _not_known(value) if value.precision == "month" else words
    if isinstance(value, OneOf):
        return alternatives(value.moments, _brief(*value.moments))
    if isinstance(value.start, Moment) and isinstance(value.end, Moment):
        first, last = series((value.start, value.end), _brief(value.start, value.end))
        return first + (" \N{EN DASH} " if " " in first else "\N{EN DASH}") + last
    known = value.first_known
    return bounded("by" if known is value.end else "since", known, _brief(known))


def machine(edtf: Edtf) -> str | None:
    """The value for `<time datetime>`: a day, month, year, or time with offset that is certain.

    None for what HTML has no form for; leaving out an "about" would be a precision of our own.
    https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
    """
    value = edtf.value
    if (
        isinstance(value, Moment)
        and value.precision in ("time", "day", "month", "year")
        and not value.approximate
        and not value.uncertain
    ):
        return edtf.text
    return None


def period_in_words(from_: Edtf | None, until: Edtf | None) -> str:
    """A claim's `from` and `until` as one phrase: "from 20 May to 19 August 2019".

    Either may itself be known within bounds alone: "since some time between 8 and 14 April 2018".
    """
    start = None if from_ is None else _single(from_.value)
    end = None if until is None else _single(until.value)
    if isinstance(start, Moment) and isinstance(end, Moment):
        return _from_to(start, end)
    if start is not None and end is not None:
        return f"from {_boundary(start)} to {_boundary(end)}"
    if start is not None:
        return f"since {_boundary(start)}"
    if end is not None:
        return f"until {_boundary(end)}"
    return "dates not known"


def _single(value: Moment | Interval | OneOf) -> Moment | Interval | OneOf:
    """An interval with one and the same date at both ends says no more than that date."""
    if isinstance(value, Interval) and isinstance(value.start, Moment) and value.start == value.end:
        return value.start
    return value


def _not_known(moment: Moment) -> str:
    return "" if moment.approximate else _NOT_KNOWN.get(moment.precision, "")


def _between(start: Moment, end: Moment) -> str:
    first, last = series((start, end), _LONG)
    return f"between {first} and {last}"


def _from_to(start: Moment, end: Moment) -> str:
    if start == end:
        return qualified(start, _LONG)
    first, last = series((start, end), _LONG)
    return f"from {first} to {last}"


def _by(moment: Moment) -> str:
    """A bare "by March" would pass for "before March"."""
    return "by" if moment.day is not None or moment.approximate else "by the end of"


def _in_force(period: Interval) -> str:
    if isinstance(period.start, Moment) and isinstance(period.end, Moment):
        return _from_to(period.start, period.end)
    known = period.first_known
    if known is period.end:
        words = bounded("until", known, _LONG)
        return words if period.start is OPEN else words + ", start not known"
    if period.end is OPEN:
        return bounded("since", known, _LONG)
    return bounded("from", known, _LONG) + ", end not known"


def _boundary(value: Moment | Interval | OneOf) -> str:
    """Words for one end of a period, after "from", "to", "since" or "until"."""
    if isinstance(value, Moment):
        return qualified(value, _LONG)
    if isinstance(value, OneOf):
        return alternatives(value.moments, _LONG)
    if isinstance(value.start, Moment) and isinstance(value.end, Moment):
        return f"some time {_between(value.start, value.end)}"
    known = value.first_known
    return f"{qualified(known, _LONG)} or {'earlier' if known is value.end else 'later'}"


def _brief(*moments: Moment) -> Style:
    return Style(brief=True, hide_year=len({moment.year for moment in moments}) == 1)
