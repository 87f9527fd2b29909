"""Packed records: text from which a record can be made again without YAML and validation.

What has its default value is left out.
JSON rather than pickle: a state folder may come from anywhere, and must never be able to run code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import Any

from generator.dates.values import Edtf, End, Interval, Moment, OneOf
from generator.model.claim import Claim, Ruling, Scope, Stage
from generator.model.entity import Belonging, Entity
from generator.model.prose import Page, Story
from generator.model.record import Change, Record, Withdrawal
from generator.model.settings import Action, Kind, Licence, Settings
from generator.model.source import Archived, Source, Version
from generator.model.statement import Report, Speaker, Statement, Target

_CLASSES: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(Action, Archived, Belonging, Change, Claim, Edtf, End, Entity, Interval, Kind, Licence),
        *(Moment, OneOf, Page, Report, Ruling, Scope, Settings, Source, Speaker, Stage, Statement),
        *(Story, Target, Version, Withdrawal),
    )
}
_TAG = ""
"""The key that tells the class; no map of an editor's has an empty key."""


def pack(record: Record | Settings) -> str:
    """Return a record, or the settings, as text; equal ones give equal texts."""
    return _ENCODER.encode(record)


def unpack(text: str) -> Any:
    """Return what was packed."""
    return _DECODER.decode(text)


def _plain(value: Any) -> dict[str, Any]:
    if isinstance(value, End):
        return {_TAG: "End", "value": value.value}
    kind: Any = type(value)
    told = {_TAG: kind.__name__}
    for name, default in _fields(kind):
        given = getattr(value, name)
        if given != default:
            told[name] = given
    return told


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _made(told: dict[str, Any]) -> Any:
    name = told.pop(_TAG, None)
    if name is None:
        return told
    kind: Callable[..., Any] = _CLASSES[name]
    if issubclass(kind, Enum):  # type: ignore[arg-type]
        return kind(told["value"])
    for key, value in told.items():
        if type(value) is list:
            told[key] = tuple(value)
    return kind(**told)


_ENCODER = json.JSONEncoder(default=_plain, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_hook=_made)
