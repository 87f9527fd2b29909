"""Freshness: every reason for which a page is made again, the first one named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.incremental.ask import Read
from generator.incremental.freshness import Stale, staleness
from generator.incremental.projection import Key
from generator.incremental.trace import Trace

TRACE = Trace(
    route="/claims/a/",
    engine="engine",
    template="template",
    reads=(
        Read("claim", "a", "1"),
        Read("claims of year", 2018, "2"),
        Read("pair", ("a", 3), "3"),
        Read("settings", "", "4"),
    ),
    view="view",
    output="output",
)
NOW: dict[str, Any] = {"engine": "engine", "template": "template", "on_disk": "output"}
TOLD: dict[tuple[str, Key], str | None] = {
    (read.projection, read.key): read.fingerprint for read in TRACE.reads
}

CHANGES: tuple[tuple[str, dict[str, Any], dict[tuple[str, Key], str | None]], ...] = (
    ("the generator itself changed", {"engine": "other"}, {}),
    ("its template, or one that it uses, changed", {"template": "other"}, {}),
    ("claim of a changed", {}, {("claim", "a"): "other"}),
    ("claims of year of 2018 changed", {}, {("claims of year", 2018): "other"}),
    ("pair of a 3 changed", {}, {("pair", ("a", 3)): "other"}),
    ("settings of the site changed", {}, {("settings", ""): "other"}),
    ("its file is missing", {"on_disk": None}, {}),
    ("its file was changed by somebody else", {"on_disk": "other"}, {}),
)


def _why(told: dict[str, Any], reads: dict[tuple[str, Key], str | None]) -> Stale | None:
    now = {**TOLD, **reads}
    return staleness(TRACE, **{**NOW, **told}, now=lambda name, key: now[name, key])


def test_a_page_is_fresh_where_nothing_changed() -> None:
    assert _why({}, {}) is None


def test_a_page_without_a_trace_is_new() -> None:
    assert staleness(None, **NOW, now=lambda _name, _key: "") == Stale("it is new")


@pytest.mark.parametrize(("reason", "told", "reads"), CHANGES, ids=lambda value: str(value)[:30])
def test_each_change_is_a_reason(
    reason: str, told: dict[str, Any], reads: dict[tuple[str, Key], str | None]
) -> None:
    assert _why(told, reads) == Stale(reason)


@pytest.mark.parametrize("first", range(len(CHANGES) - 1))
def test_of_several_reasons_the_first_is_told(first: int) -> None:
    told: dict[str, Any] = {}
    reads: dict[tuple[str, Key], str | None] = {}
    for _, one, others in reversed(CHANGES[first:]):
        told.update(one)
        reads.update(others)
    assert _why(told, reads) == Stale(CHANGES[first][0])


def test_a_projection_that_is_gone_is_a_reason() -> None:
    reason = Stale("it read `claim`, which no longer exists")
    assert _why({}, {("claim", "a"): None}) == reason


def test_nothing_is_read_behind_the_first_difference() -> None:
    """What a page read next depended on what it read before: its key may mean nothing now."""
    seen: list[Key] = []

    def now(name: str, key: Key) -> str | None:
        seen.append(key)
        return "other" if key == 2018 else TOLD[name, key]

    staleness(TRACE, **NOW, now=now)
    assert seen == ["a", 2018]


def test_the_view_s_fingerprint_is_no_reason() -> None:
    """It only decides whether a stale page has to be rendered."""
    trace = replace(TRACE, view="other")
    assert staleness(trace, **NOW, now=lambda name, key: TOLD[name, key]) is None
