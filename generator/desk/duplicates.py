"""Near-duplicates: records that may be the same as one that somebody is about to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.diagnostics.nearest import distance
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.source import Source

Fields = Mapping[str, str | Sequence[str]]
"""What is known of the new record: texts and lists of texts by field."""

_SHORTEST = 5
_A_SLIP_EACH = 10
"""So many letters may hold one slip of writing."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.ASCII)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record that is there already, and in what it is like the new one: "its name"."""

    record: Record
    what: str


def near_duplicates(
    kind: type[Record], ident: str, given: Fields, records: Iterable[Record]
) -> Iterator[Likeness]:
    """Yield the records that may be what is about to be written, each with the first reason.

    Entities are compared by id, name and aliases, whatever their kind; sources by address and
    title; claims by what they say (subject, action, object) and title; prose by title.
    """
    for record in records:
        if isinstance(record, kind):
            what = _alike(record, ident, given)
            if what:
                yield Likeness(record, what)


def _alike(record: Record, ident: str, given: Fields) -> str:
    if isinstance(record, Entity):
        names = [record.id, record.name, *record.aliases]
        if any(_near(one, name) for one in (ident, _one(given, "name")) for name in names):
            return "its name"
    url = _one(given, "url")
    if isinstance(record, Source) and record.url and url and _address(record.url) == _address(url):
        return "its address"
    if isinstance(record, Claim) and given.get("subject") and given.get("action"):
        says = (set(record.subject), record.action, set(record.object))
        subject, object_ = _several(given, "subject"), _several(given, "object")
        if says == (subject, _one(given, "action"), object_):
            return "what it says: the same subject, action and object"
    if isinstance(record, Claim | Source | Story | Page):
        return "its title" if _near(record.title, _one(given, "title")) else ""
    return ""


def _one(given: Fields, name: str) -> str:
    value = given.get(name, "")
    return value if isinstance(value, str) else ""


def _several(given: Fields, name: str) -> set[str]:
    value = given.get(name, ())
    return {value} if isinstance(value, str) else set(value)


def _near(one: str, other: str) -> bool:
    """Whether two names or titles differ by no more than a slip of writing."""
    left, right = _letters(one), _letters(other)
    if not left or not right:
        return False
    shorter = min(len(left), len(right))
    if left == right or shorter < _SHORTEST:
        return left == right
    # Another number is another thing: the second quarter, the Mate 10.
    if re.sub(r"\D", "", left) != re.sub(r"\D", "", right):
        return False
    most = max(1, shorter // _A_SLIP_EACH)
    return distance(left, right, most) <= most


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _address(url: str) -> tuple[str, str, str]:
    """Return an address without what leads to the same page with it or without it."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    asked = [one for one in parse_qsl(parts.query) if not _TRACKING.fullmatch(one[0])]
    return host, parts.path.rstrip("/"), urlencode(sorted(asked))
