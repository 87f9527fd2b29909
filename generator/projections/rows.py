"""Records as data: one flat row each, for tables and for the file beside a record's page.

A row holds machine words, ids and dates as they were written; how sure a claim is goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it was written (EDTF), and the first and the last day that it may stand for.

    Days are ISO 8601; each is empty where that end is open or nothing is known.
    """

    as_written: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Another record, by id, name and route; the route is empty where it has no page."""

    id: str
    name: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """When a record came into the site and when readers last learned of a change, and how often."""

    version: int
    added: Dated
    changed: Dated
    withdrawn: Dated = field(default_factory=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a party to a claim answered: a word of `ANSWERS`, when, and the statement ("": none)."""

    party: Named
    word: str
    label: str
    said: Dated
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with how sure it is: the status word, its basis, origins, and who answered what.

    `rule` is the address of the rule behind the status; `ruled` tells that editors overruled it.
    `statements` are (stance, id) of what bears on it; `contradicts` works both ways.
    """

    id: str
    title: str
    headline: str
    status: str
    status_label: str
    basis: str
    rule: str
    ruled: bool
    origins: tuple[int, int]
    articles: int
    newsrooms: int
    responses: tuple[Answered, ...]
    flags: tuple[str, ...]
    action: Named
    subjects: tuple[Named, ...]
    objects: tuple[Named, ...]
    products: tuple[Named, ...]
    extent: str
    channel: str
    region: str
    happened: Dated
    from_: Dated
    until: Dated
    due: Dated
    date_note: str
    reported: Dated
    first_source: str
    statements: tuple[tuple[str, str], ...]
    contradicts: tuple[str, ...]
    explains: tuple[str, ...]
    history: History


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement: who spoke, what for, and who reports it.

    `way` is how the speaker is known, `counts_as` a key of `COUNTING`.
    `stances` are (stance, claim or statement, the other value that it gives, whether that is sure).
    `reports` are (source, the source that it came through, the framing).
    """

    id: str
    heading: str
    speaker: Named
    way: str
    role: str
    speaks_for: str
    described_as: str
    heads: int | None
    counts_as: str
    said: Dated
    to: tuple[str, ...]
    summary: str
    quote: str
    quote_language: str
    quote_source: str
    stances: tuple[tuple[str, str, str, bool], ...]
    reports: tuple[tuple[str, str, str], ...]
    revises: str
    history: History


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source: the document, and its part among the reports of this record, a key of `PARTS`."""

    id: str
    name: str
    title: str
    type: str
    publisher: Named
    authors: tuple[str, ...]
    address: str
    archived: str
    archived_at: Dated
    published: Dated
    accessed: Dated
    read: bool
    public: bool
    part: str
    republishes: str
    statements: tuple[str, ...]
    history: History


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """An entity; `belongs_to` are (id, from, until), `claims` counts those that name it."""

    id: str
    name: str
    kind: str
    kind_label: str
    route: str
    aliases: tuple[str, ...]
    country: str
    summary: str
    homepage: str
    same_as: tuple[str, ...]
    belongs_to: tuple[tuple[str, Dated, Dated], ...]
    claims: int
    history: History


def dated(edtf: Edtf | None) -> Dated:
    """Return a date as data; "about" and "uncertain" stay in its written form and widen nothing."""
    if edtf is None:
        return Dated()
    ends = bounds(edtf)
    return Dated(
        edtf.text,
        ends.earliest.isoformat() if ends.earliest else "",
        ends.latest.isoformat() if ends.latest else "",
    )
