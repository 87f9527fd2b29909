"""What a new record says by itself: a name, a title, of a source its outlet and its day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.desk.duplicates import Fields
from generator.loading.load import Loaded
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.source import Source

_DATED_ID = re.compile(r"(?P<outlet>.+)-(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)


def implied(kind: Any, ident: str, given: Fields, loaded: Loaded) -> dict[str, str]:
    """Return the fields of a new record of class `kind` that follow from its id and its fields."""
    if kind is Entity:
        return {"name": ident.replace("-", " ").title()}
    if kind is Source:
        return _from_dated_id(ident, loaded)
    if kind is Claim:
        title = _sentence(given, loaded)
        return {"title": title} if title else {}
    return {}


def _from_dated_id(ident: str, loaded: Loaded) -> dict[str, str]:
    """Read `cnet-20180321` as what came out at CNET on 21 March 2018."""
    match = _DATED_ID.fullmatch(ident)
    if match is None:
        return {}
    outlets = {one.id for one in loaded.documents if isinstance(one.record, Entity)}
    day = f"{match['year']}-{match['month']}-{match['day']}"
    return {
        **({"publisher": match["outlet"]} if match["outlet"] in outlets else {}),
        **({"published": day} if _is_a_day(day) else {}),
    }


def _is_a_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _sentence(given: Fields, loaded: Loaded) -> str:
    """Say a claim in a sentence: "Best Buy stops ordering Huawei"; "" where parts are missing."""
    names = {one.id: one.record.name for one in loaded.documents if isinstance(one.record, Entity)}
    action = loaded.settings.actions.get(str(given.get("action"))) if loaded.settings else None
    subject = _named(given.get("subject", ()), names)
    object_ = _named(given.get("object", ()), names)
    if action is None or not subject:
        return ""
    verb = action.label[0].lower() + action.label[1:]
    return " ".join(one for one in (subject, verb, object_) if one)


def _named(idents: str | Sequence[str], names: Mapping[str, str]) -> str:
    listed = [idents] if isinstance(idents, str) else list(idents)
    return " and ".join(names.get(one, one) for one in listed)
