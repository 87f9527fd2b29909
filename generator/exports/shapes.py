"""The shapes that JSON Schemas of the record are made of, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def text(about: str, **more: Any) -> Json:
    """Describe a text; `more` are further keywords."""
    return {"description": about, "type": "string", **more}


def word(about: str, *words: str) -> Json:
    """Describe one of a few words."""
    return text(about, enum=list(words))


def number(about: str) -> Json:
    """Describe a count."""
    return {"description": about, "type": "integer", "minimum": 0}


def yes_or_no(about: str) -> Json:
    """Describe what is so or not."""
    return {"description": about, "type": "boolean"}


def address(about: str) -> Json:
    """Describe a web address."""
    return text(about, format="uri")


def many(about: str, of: Json) -> Json:
    """Describe a list."""
    return {"description": about, "type": "array", "items": of}


def members(about: str, listed: Mapping[str, Json]) -> Json:
    """Describe a map whose members are always there, and no others."""
    return {
        "description": about,
        "type": "object",
        "properties": dict(listed),
        "required": list(listed),
        "additionalProperties": False,
    }


def maybe(known: Json) -> Json:
    """Allow null, which says that nothing is known or that it does not apply."""
    return {"anyOf": [known, {"type": "null"}]}


def date(about: str) -> Json:
    """Describe a date with its bounds, which may not be known."""
    ends = {
        "as_written": text("As precise as it is known, in EDTF: 2018-03, 2018-03-21~, ../2018-04"),
        "earliest": maybe(text("The first day that it may be; null where open", pattern=_DAY)),
        "latest": maybe(text("The last day that it may be; null where open", pattern=_DAY)),
    }
    return maybe(members(about, ends))
