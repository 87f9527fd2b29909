"""Open pages are told the newest state, and what changed since the one that they know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest

from generator.preview import live as news
from generator.preview.live import KEPT, MOST_NAMES, Live


def told(part: bytes) -> Any:
    """Return what an event says."""
    return json.loads(part.partition(b"data: ")[2])


def events(live: Live, seen: str = "") -> Iterator[bytes]:
    """Return the events of a stream, after the line that says when to try again."""
    stream = live.stream(seen)
    assert stream is not None
    parts = iter(stream)
    assert next(parts) == b"retry: 500\n\n"
    return parts


def test_a_new_page_is_told_the_state_and_looks_for_itself() -> None:
    """It may have been fetched long before."""
    live = Live("run")
    live.tell(frozenset({"/a/"}), errors=2)
    event = next(events(live))
    assert event.startswith(b"id: run-1\n")
    assert told(event)["errors"] == 2
    assert told(event)["changed"] is None


def test_a_page_that_was_away_is_told_all_that_changed_meanwhile() -> None:
    """At once, as one event."""
    live = Live("run")
    for name in ("a", "b", "c"):
        live.tell(frozenset({f"/{name}/"}))
    assert told(next(events(live, "run-1")))["changed"] == ["/b/", "/c/"]
    assert told(next(events(live, "run-3")))["changed"] == []


@pytest.mark.parametrize(
    "seen", ["other-3", "run-99", "run-x", "run-", "", "3", "run-" + "9" * 5000]
)
def test_a_page_that_knows_something_else_looks_anew(seen: str) -> None:
    """That of another server, say."""
    live = Live("run")
    live.tell(frozenset({"/a/"}))
    assert told(next(events(live, seen)))["changed"] is None


def test_what_is_remembered_is_bounded() -> None:
    """Whoever was away longer looks anew."""
    live = Live("run")
    for _ in range(KEPT + 5):
        live.tell(frozenset({"/a/"}))
    assert told(next(events(live, "run-2")))["changed"] is None
    assert told(next(events(live, f"run-{KEPT}")))["changed"] == ["/a/"]


def test_very_many_changes_are_not_named() -> None:
    """Every page looks for itself."""
    live = Live("run")
    live.tell()
    live.tell(frozenset(f"/{number}/" for number in range(MOST_NAMES + 1)))
    assert told(next(events(live, "run-1")))["changed"] is None


def test_a_slow_page_skips_what_lies_between() -> None:
    """And misses no change."""
    live = Live("run")
    live.tell()
    stream = events(live)
    next(stream)
    for name in ("a", "b", "c"):
        live.tell(frozenset({f"/{name}/"}), as_of=name)
    event = told(next(stream))
    assert (event["version"], event["asOf"], event["changed"]) == (4, "c", ["/a/", "/b/", "/c/"])


def test_a_quiet_line_is_kept_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a comment, which no page takes for news."""
    monkeypatch.setattr(news, "HEARTBEAT", 0.01)
    stream = events(Live("run"))
    next(stream)
    assert next(stream) == b": still here\n\n"


def test_streams_end_when_the_preview_does() -> None:
    """Also those that wait."""
    live = Live("run")
    stream = events(live)
    next(stream)
    left: list[bytes] = []
    thread = Thread(target=lambda: left.extend(stream))
    thread.start()
    live.close()
    thread.join(5)
    assert not thread.is_alive()
    assert left == []
