"""Marks: what is kept of an answer, to tell whether it is still the same.

Of most a fingerprint; a small plain value is its own mark, so that it can be had back from it and
nobody has to compute it again.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from generator.fingerprint import canonical, fingerprint

EXACT = "="
"""Begins a mark that is the value itself; a fingerprint has none."""

LONGEST = 4_096
"""Characters of a value that is kept whole; the ids of a long list are."""

_DAY = "!date"
_PLAIN = frozenset({type(None), bool, int, str, date})


def mark(value: object) -> str:
    """Return a value's mark: equal values have equal marks, and others don't."""
    if _is_plain(value):
        told = canonical(value)
        if len(told) <= LONGEST:
            return EXACT + told
    return fingerprint(value)


def _is_plain(value: object) -> bool:
    kind = type(value)
    return kind in _PLAIN or (kind is tuple and all(map(_is_plain, value)))  # type: ignore[call-overload]


def is_exact(told: str) -> bool:
    """Whether a mark is the value itself."""
    return told[0] == EXACT


def value_of(told: str) -> Any:
    """Return the value that is its own mark."""
    return _thawed(json.loads(told[1:]))


def _thawed(told: Any) -> Any:
    if isinstance(told, list):
        return tuple(map(_thawed, told))
    return date.fromisoformat(told[_DAY]) if isinstance(told, dict) else told
