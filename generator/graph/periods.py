"""Periods: the states of one shelf in order of time, each from its evidence to its evidence.

A state begins with a change and is known to hold up to the last evidence that agrees with it.
A look never begins one: it carries the state on, ends it, or stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.graph.availability import (
    OFF_SHELVES,
    ON_SHELVES,
    STRENGTH,
    Notice,
    agrees,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One state of a shelf.

    It began between `begun` (None: not known) and `since`, and held for certain up to `held`.
    `said` are the changes that brought it about, first the one that did.
    `by` is the change or the look that ended it, None where nothing is known to have; `against`
    what can't be squared with it.
    """

    word: str
    said: tuple[Notice, ...]
    begun: date | None
    since: date
    held: date
    by: Notice | None = None
    against: tuple[Notice, ...] = ()

    @property
    def ended(self) -> date | None:
        """The latest possible day of the end; None: nothing is known to have ended it."""
        return self.by.latest if self.by else None

    @property
    def over(self) -> date | None:
        """The first possible day of the end by the words of what ended it; None: they tell none."""
        if self.by is None or self.by.kind == "look" or self.by.earliest is None:
            return None
        return max(self.by.earliest, self.held)


def periods(notices: Iterable[Notice]) -> tuple[Period, ...]:
    """Return the states that the notices on one shelf tell of, in order of time.

    An unsourced change counts only while nobody who could know has told of another.
    """
    listed = tuple(notices)
    looks = in_order(one for one in listed if one.kind == "look")
    found: list[Period] = []
    for change in _changes(listed):
        last = found[-1] if found else None
        if last and last.word == change.word and not _ended_by_look(last, looks, change):
            found[-1] = replace(
                last, said=(*last.said, change), held=max(last.held, _latest(change))
            )
            continue
        if last:
            found[-1] = _closed(last, looks, change)
        against = (last.said[0],) if last and _same_day(last, change) else ()
        since = _latest(change)
        found.append(
            Period(
                word=change.word,
                said=(change,),
                begun=change.earliest,
                since=since,
                held=since,
                against=against,
            )
        )
    if found:
        found[-1] = _closed(found[-1], looks, None)
    return tuple(found)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices in order of time: by the latest day, then the earliest, then strength, id."""
    return tuple(
        sorted(
            notices,
            key=lambda one: (
                one.latest or date.max,
                one.earliest or date.min,
                -STRENGTH[one.status],
                one.claim,
                one.word,
            ),
        )
    )


def opposed(one: str, other: str) -> bool:
    """Whether two states can't hold on one day: on the shelves and off them."""
    return (one in ON_SHELVES and other in OFF_SHELVES) or (
        one in OFF_SHELVES and other in ON_SHELVES
    )


def _changes(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    ordered = in_order(one for one in notices if one.kind == "change")
    sourced = min((_latest(one) for one in ordered if not one.weak), default=None)
    if sourced is None:
        return ordered
    return tuple(one for one in ordered if not (one.weak and _latest(one) >= sourced))


def _closed(period: Period, looks: tuple[Notice, ...], following: Notice | None) -> Period:
    """Return a period with what the looks up to the next change say of it."""
    held, against, weak = period.held, list(period.against), period.said[0].weak
    for look in looks:
        if following and _latest(look) >= _latest(following):
            break
        if not _after(look, period.said[0]):
            if _on_its_day(look, period):
                against.append(look)
            continue
        if agrees(period.word, look.word):
            held = max(held, look.earliest or held)
            against = []
        elif _ends_it(period, look, following) and (weak or not look.weak):
            return replace(period, held=held, by=look, against=tuple(against))
    return replace(period, held=held, by=following, against=tuple(against))


def ends(state: str, look: Notice) -> bool:
    """Whether what somebody saw can't be so while a state holds; some may always be missing."""
    if state in OFF_SHELVES:
        return look.word == "present"
    return state in ON_SHELVES and look.word == "absent" and not look.some


def _ends_it(period: Period, look: Notice, following: Notice | None) -> bool:
    """Whether a look ends a state; one within a change's bounds only shows that change."""
    if following and agrees(following.word, look.word) and following.earliest and look.earliest:
        return ends(period.word, look) and look.earliest < following.earliest
    return ends(period.word, look)


def _ended_by_look(period: Period, looks: tuple[Notice, ...], following: Notice) -> bool:
    closed = _closed(period, looks, following)
    return closed.by is not None and closed.by.kind == "look"


def _after(look: Notice, change: Notice) -> bool:
    if look.after and look.after == change.claim:
        return True
    return look.earliest is not None and look.earliest > _latest(change)


def _on_its_day(look: Notice, period: Period) -> bool:
    """Whether a look is of the very day by which the state had come, and denies it."""
    return look.earliest == look.latest == period.since and ends(period.word, look)


def _same_day(period: Period, change: Notice) -> bool:
    """Whether a change contradicts the one before it, both being of one and the same day."""
    return (
        opposed(period.word, change.word)
        and period.since == _latest(change)
        and change.after != period.said[0].claim
    )


def _latest(notice: Notice) -> date:
    """The day by which a change or look was over; every one that is placed has it."""
    return notice.latest or date.max
