"""Freshness: every reason for which a page is made again, the first one named."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pytest

from generator.incremental.freshness import Stale, stale_pages
from generator.incremental.ledger import Ledger
from generator.incremental.trace import Place, Read, Trace

PAGE = "/claims/a/"
TRACE = Trace(
    route=PAGE,
    template="template",
    reads=(
        Read(("claim", "a"), "1"),
        Read(("claims of year", 2018), "2"),
        Read(("pair", ("a", 3)), "3"),
        Read(("settings", ""), "4"),
    ),
    output="output",
)


class Now(NamedTuple):
    """What is found at a build; by default all is as it was."""

    template: str = "template"
    changed: frozenset[Place] = frozenset()
    on_disk: str | None = "output"


CHANGES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("its template, or one that it uses, changed", {"template": "other"}),
    ("claim of a changed", {"changed": frozenset({("claim", "a")})}),
    ("claims of year of 2018 changed", {"changed": frozenset({("claims of year", 2018)})}),
    ("pair of a 3 changed", {"changed": frozenset({("pair", ("a", 3))})}),
    ("settings of the site changed", {"changed": frozenset({("settings", "")})}),
    ("its file is missing", {"on_disk": None}),
    ("its file was changed by somebody else", {"on_disk": "other"}),
)


def _ledger() -> Ledger:
    ledger = Ledger()
    for read in TRACE.reads:
        ledger.learn(read.place, read.mark, ())
    ledger.made(TRACE, "it is new")
    return ledger


def _why(*changes: Mapping[str, Any], gone: Collection[str] = ()) -> Stale | None:
    """Return why the page is stale after changes, of which the earlier cover the later."""
    told: dict[str, Any] = {}
    changed: set[Place] = set()
    for one in reversed(changes):
        told.update(one)
        changed.update(one.get("changed", ()))
    now = Now(**{**told, "changed": frozenset(changed)})
    pages = ((PAGE, now.template),)
    on_disk = {PAGE: now.on_disk}
    ledger = _ledger()
    readers = ledger.readers(now.changed)
    found = stale_pages(pages, ledger, readers=readers, gone=gone, on_disk=on_disk)
    return found.get(PAGE)


def test_a_page_is_fresh_where_nothing_changed() -> None:
    assert _why() is None


def test_a_page_that_the_ledger_does_not_know_is_new() -> None:
    pages = (("/claims/b/", "template"),)
    on_disk = {"/claims/b/": "output"}
    found = stale_pages(pages, _ledger(), readers={}, gone=(), on_disk=on_disk)
    assert found == {"/claims/b/": Stale("it is new")}


@pytest.mark.parametrize(("reason", "change"), CHANGES, ids=lambda value: str(value)[:30])
def test_each_change_is_a_reason(reason: str, change: Mapping[str, Any]) -> None:
    assert _why(change) == Stale(reason)


@pytest.mark.parametrize("first", range(len(CHANGES) - 1))
def test_of_several_reasons_the_first_is_told(first: int) -> None:
    """Of what it read, the first in the order of its reading."""
    assert _why(*(change for _, change in CHANGES[first:])) == Stale(CHANGES[first][0])


def test_a_projection_that_is_gone_is_a_reason() -> None:
    reason = Stale("it read `claim`, which no longer exists")
    assert _why({"changed": frozenset({("claim", "a")})}, gone={"claim"}) == reason


def test_what_a_page_did_not_read_is_no_reason() -> None:
    others = frozenset({("claim", "b"), ("claims of year", "2018"), ("pair", ("a", 4))})
    assert _why({"changed": others}) is None
