"""Fingerprints: the same plain value gives the same digest, in every process and on every machine.

The only hashing of the project.
`hash()` is seeded, `repr` and pickle differ between equal values; so a value is first written as
canonical JSON (sorted keys, ASCII, no spaces), frozen dataclasses by class name and fields.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

SIZE = 16
"""Bytes of a digest; 128 bits keep 10^9 values apart with room to spare."""


def fingerprint(value: object) -> str:
    """Return the digest of a plain value, as hexadecimal text.

    Plain: None, bool, int, str, tuples and lists, mappings with text keys, sets of texts, days, and
    frozen dataclasses of these.
    Anything else raises `TypeError`: it could not be compared over processes.
    """
    written = json.dumps(
        value, default=_plain, sort_keys=True, allow_nan=False, separators=(",", ":")
    )
    return of_bytes(written.encode("ascii"))


def of_bytes(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return blake2b(data, digest_size=SIZE).hexdigest()


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(value: object) -> object:
    if is_dataclass(value):
        kind: Any = type(value)
        return {f"!{kind.__name__}": [getattr(value, name) for name in _names(kind)]}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, AbstractSet):
        return {"!set": sorted(value)}
    if isinstance(value, date):
        return {"!date": value.isoformat()}
    if isinstance(value, Enum):
        return {f"!{type(value).__name__}": value.value}
    raise TypeError(f"a {type(value).__name__} has no canonical form")
