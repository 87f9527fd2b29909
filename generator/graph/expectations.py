"""Expectations: what was announced, until something decides whether it came."""

from __future__ import annotations

from datetime import date

from generator.graph.availability import OFF_SHELVES, ON_SHELVES, STRENGTH, Notice
from generator.graph.periods import Period, opposed


def expectation(
    notices: tuple[Notice, ...],
    found: tuple[Period, ...],
    looks: tuple[Notice, ...],
    day: date,
) -> Notice | None:
    """Return what was announced by a day and is not decided, the best founded and nearest of it."""
    open_ = [
        one
        for one in notices
        if one.kind == "expectation"
        and one.public
        and one.public <= day
        and not _decided(one, found, looks, day)
    ]
    return min(
        open_,
        key=lambda one: (
            STRENGTH[one.status],
            len(one.shelves),
            one.latest or date.max,
            one.claim,
        ),
        default=None,
    )


def _decided(
    expected: Notice, found: tuple[Period, ...], looks: tuple[Notice, ...], day: date
) -> bool:
    """Whether something that is known by a day says that it came, or that it will not.

    Of an end of sale no look decides: not to be found is not to be off sale.
    """
    since = expected.earliest or expected.public or day
    for period in found:
        if period.since > day or period.since < (expected.public or day):
            continue
        if period.word == expected.word or {period.word, expected.word} <= OFF_SHELVES:
            return True
        if {period.word, expected.word} <= ON_SHELVES and period.since >= since:
            return True
        if period.word in {"cancelled", "never"} and opposed(period.word, expected.word):
            return True
    return expected.word in ON_SHELVES and any(
        one.word == "present" and one.earliest and one.earliest >= since for one in looks
    )
