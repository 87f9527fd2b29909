"""Server-sent events: what open pages are told, and when.

Nothing is queued for anybody: a stream waits until there is a newer state than the one it sent
last, and sends that. A slow reader skips what lies between, and never holds up another.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import BoundedSemaphore, Condition
from typing import Any, Literal

from generator.preview.exchange import Stream

HEARTBEAT = 10.0
"""Seconds after which something is sent in any case, so that both sides notice a dead line."""

LONGEST_NUMBER = 12
"""Digits of a version that are read."""

STREAMS = 48
"""Pages that may wait for news at once."""

KEPT = 64
"""Changes that are remembered for pages that were away; whoever was away longer looks anew."""

MOST_NAMES = 500
"""Changed files that are named; beyond, every page looks anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What an editor can see of the preview at one moment; replaced as a whole.

    `run` tells servers apart, `version` counts within one. `as_of` is the time of the pages.
    `problems` are ready for the panel. `failure` is what stands in the way but is no fault of the
    content. `saved` is the page of the record that was saved last, `moved` leads from addresses
    that are gone to those that came in their place.
    """

    run: str
    version: int = 0
    as_of: str = ""
    errors: int = 0
    warnings: int = 0
    problems: tuple[Mapping[str, Any], ...] = ()
    failure: str = ""
    saved: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)


class Live:
    """Holds the state, and wakes everybody who waits for a new one."""

    def __init__(self, run: str) -> None:
        self._state = State(run=run)
        self._changes: deque[tuple[int, frozenset[str] | None]] = deque(maxlen=KEPT)
        self._news = Condition()
        self._room = BoundedSemaphore(STREAMS)
        self._closed = False

    @property
    def state(self) -> State:
        """The state as it is now."""
        return self._state

    def tell(self, changed: frozenset[str] = frozenset(), **news: Any) -> None:
        """Replace parts of the state; `changed` are the addresses of pages with new bytes."""
        with self._news:
            version = self._state.version + 1
            self._state = replace(self._state, version=version, **news)
            self._changes.append((version, changed if len(changed) <= MOST_NAMES else None))
            self._news.notify_all()

    def close(self) -> None:
        """End all streams."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def stream(self, seen: str) -> Stream | None:
        """Return the present state and each newer one, as a stream of events; None: too many wait.

        `seen` is the id of the last event that the page had: a run and a version.
        """
        if not self._room.acquire(blocking=False):
            return None
        return _Events(self._events(seen), self._room.release)

    def _events(self, seen: str) -> Iterator[bytes]:
        yield b"retry: 500\n\n"
        told, version = self._told(self._version(seen))
        yield told
        while (waited := self._wait(version)) != "closed":
            if waited == "quiet":
                yield b": still here\n\n"
                continue
            told, version = self._told(version)
            yield told

    def _wait(self, version: int) -> Literal["closed", "news", "quiet"]:
        """Wait for a state after a version, but no longer than until the next heartbeat."""
        with self._news:
            news = self._news.wait_for(
                lambda: self._closed or self._state.version > version, HEARTBEAT
            )
            if self._closed:
                return "closed"
            return "news" if news else "quiet"

    def _told(self, version: int | None) -> tuple[bytes, int]:
        """Return the state as an event, with what changed after a version; and its own version."""
        with self._news:
            return _event(self._state, self._since(version)), self._state.version

    def _version(self, seen: str) -> int | None:
        run, _, version = seen.rpartition("-")
        ours = run == self._state.run and version.isdecimal() and len(version) < LONGEST_NUMBER
        return int(version) if ours and int(version) <= self._state.version else None

    def _since(self, version: int | None) -> list[str] | None:
        """Return the addresses that changed after a version; None: any may have."""
        if version is None or (self._changes and self._changes[0][0] > version + 1):
            return None
        later = [changed for number, changed in self._changes if number > version]
        if any(changed is None for changed in later):
            return None
        return sorted(frozenset().union(*(changed for changed in later if changed)))


@dataclass(frozen=True, slots=True)
class _Events:
    """A stream that gives its place back."""

    parts: Iterator[bytes]
    release: Callable[[], None]

    def __iter__(self) -> Iterator[bytes]:
        return self.parts

    def close(self) -> None:
        self.release()


def _event(state: State, changed: list[str] | None) -> bytes:
    told = {
        "run": state.run,
        "version": state.version,
        "changed": changed,
        "asOf": state.as_of,
        "errors": state.errors,
        "warnings": state.warnings,
        "problems": state.problems,
        "failure": state.failure,
        "saved": state.saved,
        "moved": state.moved,
    }
    return f"id: {state.run}-{state.version}\ndata: {json.dumps(told)}\n\n".encode("ascii")
