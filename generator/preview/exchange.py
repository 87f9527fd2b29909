"""Requests and answers as plain values, so that what is answered can be tested without a socket."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client asks; `path` as it was sent, header names in lower case.

    `local` says that the client is on this machine.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    local: bool = True


class Stream(Protocol):
    """Parts of an answer that come over time."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield the parts; the end of them is the end of the connection."""

    def close(self) -> None:
        """Be told that nobody listens any more; called once, whatever happened before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What it gets: a body, or a stream of parts."""

    status: int
    body: bytes | Stream = b""
    media_type: str = TEXT
    headers: Mapping[str, str] = field(default_factory=dict)


def plain(status: int, text: str, **headers: str) -> Answer:
    """Return an answer of one plain line."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, f"{text}\n".encode(), TEXT, named)


def told(value: Any, status: int = 200) -> Answer:
    """Return a value as JSON."""
    return Answer(status, json.dumps(value).encode("ascii"), JSON)
