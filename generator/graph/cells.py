"""Cells: what is known of one shelf on one day.

The rules are those of the content model under "Availability"; each branch of `_standing` is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.graph.availability import ENDING, FORESIGHT, SILENCE, STRENGTH, Notice, Shelf
from generator.graph.expectations import expectation
from generator.graph.periods import Period, ends, in_order, periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is known of some shelves on one day.

    `word` is one of `availability.WORDS`; `state` the state behind it, empty where there is none.
    `decider` is what gave the state, `look` the last look that still says something, `against`
    what contradicts, `turn` the change that ends the state or stands between two days, and
    `expected` what is announced; `passed` says that its day is over.
    `since` and `until` are (earliest, latest) days, None where not known.
    `age` is the number of days since the last word on the state, None where there is no state.
    """

    shelves: tuple[Shelf, ...]
    word: str
    state: str = ""
    decider: Notice | None = None
    look: Notice | None = None
    against: tuple[Notice, ...] = ()
    turn: Notice | None = None
    expected: Notice | None = None
    passed: bool = False
    since: tuple[date | None, date | None] = (None, None)
    until: tuple[date | None, date | None] = (None, None)
    age: int | None = None

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all claims that the line rests on."""
        single = (self.decider, self.look, self.turn, self.expected)
        return frozenset(one.claim for one in (*single, *self.against) if one)


def standing(notices: tuple[Notice, ...], shelf: Shelf, day: date) -> Line | None:
    """Return what the notices that bear on a shelf say of it on a day; None: nothing."""
    looks = in_order(
        one for one in notices if one.kind == "look" and one.latest and one.latest <= day
    )
    found = periods(notices)
    line = _standing(found, looks, shelf, day)
    expected = expectation(notices, found, looks, day)
    if expected is None or (line and expected.word in {line.state, line.word}):
        return line
    passed = expected.latest is not None and day > expected.latest
    if line is None:
        return Line(shelves=(shelf,), word="expected", expected=expected, passed=passed)
    return replace(line, expected=expected, passed=passed)


def _standing(
    found: tuple[Period, ...], looks: tuple[Notice, ...], shelf: Shelf, day: date
) -> Line | None:
    past = [one for one in found if one.since <= day]
    coming = next((one for one in found if one.since > day), None)
    if past:
        return _within(past[-1], coming, looks, shelf, day)
    if coming and coming.begun and coming.begun <= day:
        return _between(coming, None, looks, shelf)
    if looks:
        return _seen(looks[-1], shelf, day)
    if coming and coming.word in ENDING and (coming.since - day).days <= FORESIGHT:
        return Line(
            shelves=(shelf,),
            word="earlier",
            turn=coming.said[0],
            until=(coming.begun, coming.since),
        )
    return None


def _within(
    period: Period,
    coming: Period | None,
    looks: tuple[Notice, ...],
    shelf: Shelf,
    day: date,
) -> Line:
    """Say what is known of a day by which a state had come."""
    over = period.over
    if period.by is None or day <= period.held or (over and day < over):
        return _holding(period, looks, shelf, day)
    if period.by.kind == "change" and coming and coming.word != "ended":
        return _between(coming, period, looks, shelf)
    look = period.by if period.by.kind == "look" and (period.ended or day) <= day else None
    later = looks[-1] if look and looks[-1] != look else None
    if later:
        return _seen(later, shelf, day)
    return Line(
        shelves=(shelf,),
        word="ended",
        state=period.word,
        decider=_decider(period, day),
        look=look,
        turn=period.by if period.by.kind == "change" else None,
        since=(period.begun, period.since),
        until=(over or period.held, period.ended),
        age=(day - period.held).days,
    )


def _holding(period: Period, looks: tuple[Notice, ...], shelf: Shelf, day: date) -> Line:
    if period.word == "ended":
        return _after_its_end(period, looks, shelf, day)
    told = [one.latest for one in (*period.said, *looks) if one.latest and one.latest <= day]
    word_of = max((one for one in told if one >= period.since), default=period.since)
    age = (day - word_of).days
    bracketed = day <= period.held or period.over is not None
    last = _last_look(period, looks)
    return Line(
        shelves=(shelf,),
        word=period.word if bracketed or age <= SILENCE else "last-known",
        state=period.word,
        decider=_decider(period, day),
        look=last,
        against=tuple(one for one in period.against if (one.latest or day) <= day),
        since=(period.begun, period.since),
        until=(period.over or (period.held if period.by else None), period.ended),
        age=age,
    )


def _after_its_end(period: Period, looks: tuple[Notice, ...], shelf: Shelf, day: date) -> Line:
    later = [one for one in looks if one.earliest and one.earliest > period.since]
    if later:
        return _seen(later[-1], shelf, day)
    return Line(
        shelves=(shelf,),
        word="ended",
        state="",
        turn=period.said[0],
        until=(period.begun, period.since),
        age=(day - period.since).days,
    )


def _between(
    coming: Period, period: Period | None, looks: tuple[Notice, ...], shelf: Shelf
) -> Line:
    start = period.over or period.held if period else coming.begun
    return Line(
        shelves=(shelf,),
        word="between",
        state=period.word if period else "",
        decider=period.said[0] if period else None,
        look=_last_look(period, looks) if period else None,
        turn=coming.said[0],
        since=(period.begun, period.since) if period else (None, None),
        until=(start, coming.since),
    )


def _seen(look: Notice, shelf: Shelf, day: date) -> Line:
    return Line(
        shelves=(shelf,),
        word="seen" if look.word == "present" else "not-found",
        look=look,
        since=(look.earliest, look.latest),
        until=(look.earliest, look.latest),
        age=(day - look.latest).days if look.latest else None,
    )


def _last_look(period: Period, looks: tuple[Notice, ...]) -> Notice | None:
    """Return the last look that is not older than a state, unless it ends or contradicts it.

    One of which nobody can say whether it came before or after the change is shown too.
    """
    later = [
        one
        for one in looks
        if one.latest
        and one.latest >= period.since
        and one not in period.against
        and (not ends(period.word, one) or (one.earliest or date.min) <= period.since)
    ]
    return later[-1] if later else None


def _decider(period: Period, day: date) -> Notice:
    """Return the strongest of the changes that brought a state about, as far as it had come."""
    by_then = [one for one in period.said if one.latest and one.latest <= day] or period.said[:1]
    return min(by_then, key=lambda one: STRENGTH[one.status])
