"""Fingerprints: the same plain value gives the same digest, in every process and on every machine.

The only hashing of the project.
`hash()` is seeded, `repr` and pickle differ between equal values; so a value is first written as
canonical JSON (sorted keys, ASCII, no spaces), frozen dataclasses by class name and fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

SIZE = 16
"""Bytes of a digest; 128 bits keep 10^9 values apart with room to spare."""

CHECKSUM = 8
"""Bytes of a checksum, which notices damage."""


def fingerprint(value: object) -> str:
    """Return the digest of a plain value, as hexadecimal text.

    Plain: None, bool, int, str, tuples and lists, mappings with text keys, sets of texts, days, and
    frozen dataclasses of these.
    Anything else raises `TypeError`: it could not be compared over processes.
    """
    return of_bytes(canonical(value).encode("ascii"))


def canonical(value: object) -> str:
    """Return a plain value as canonical JSON: equal values, and no others, have the same."""
    return _ENCODER.encode(value)


def of_bytes(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return blake2b(data, digest_size=SIZE).hexdigest()


def hashing(data: bytes = b"") -> blake2b:
    """Return the digest of bytes to which more may come: `hexdigest` is as `of_bytes` gives it."""
    return blake2b(data, digest_size=SIZE)


def checksum(part: str, key: str, body: bytes) -> bytes:
    """Return the checksum of a stored row, its place included."""
    place = f"{len(part)} {part}{len(key)} {key}".encode("utf-8", "surrogatepass")
    return blake2b(place + body, digest_size=CHECKSUM).digest()


def _plain(value: object) -> object:
    kind = type(value)
    spell = _SPELLINGS.get(kind)
    if spell is None:
        spell = _SPELLINGS[kind] = _spelling(kind)
    return spell(value)


def _spelling(kind: Any) -> Callable[[Any], object]:
    """Return what writes the values of a class in terms of plainer ones."""
    tag = f"!{kind.__name__}"
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        if not names:
            return lambda _: {tag: []}
        get = attrgetter(*names)
        if len(names) == 1:
            return lambda value: {tag: [get(value)]}
        return lambda value: {tag: get(value)}
    if issubclass(kind, Mapping):
        return dict
    if issubclass(kind, AbstractSet):
        return lambda value: {"!set": sorted(value)}
    if issubclass(kind, date):
        return lambda value: {"!date": value.isoformat()}
    if issubclass(kind, Enum):
        return lambda value: {tag: value.value}
    raise TypeError(f"a {kind.__name__} has no canonical form")


_SPELLINGS: dict[type, Callable[[Any], object]] = {}
_ENCODER = json.JSONEncoder(
    default=_plain, sort_keys=True, allow_nan=False, separators=(",", ":"), check_circular=True
)
