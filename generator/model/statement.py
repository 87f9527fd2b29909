"""Statements: who took which stance on which claim, and which sources report it.

A statement is an origin, an article is a report of it: eight articles that repeat one unnamed
person are one statement with eight reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from generator.model.markers import MisreadError, Short
from generator.model.notation import (
    STRICT,
    Cited,
    ClaimId,
    Count,
    Date,
    EntityId,
    Id,
    Language,
    Markdown,
    ReportText,
    SpeakerText,
    StatableId,
    StatementId,
    Text,
    YesNo,
    as_list,
    one_of,
)
from generator.model.record import Record, Withdrawal

STANCES = (
    "affirms",
    "denies",
    "expects",
    "comments",
    "declines",
    "silent",
    "doubts",
    "speculates",
    "retracts",
)
FRAMINGS = ("fact", "confirmed", "announced", "rumour", "no-statement")

_UNNAMED = re.compile(r"\?\s*([0-9]{1,4})?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks. Exactly one of the ways is filled; `way` tells which.

    Written as an entity's id, `entity/role`, `?1 description` (unnamed, with the head count), or a
    map: `{who, for, role}`, `{unnamed, heads}`, `{document: source}`, `{looked: entity}`,
    `{own_words: source}`, `{untraced: description}`.
    """

    __pydantic_config__ = STRICT

    who: EntityId | None = None
    for_: EntityId | None = None
    role: Text = ""
    document: Cited | None = None
    looked: EntityId | None = None
    own_words: Cited | None = None
    untraced: Text = ""
    unnamed: Text = ""
    heads: Count | None = None

    @property
    def way(self) -> str:
        """One of `named`, `unnamed`, `document`, `look`, `own-words`, `untraced`."""
        if self.who:
            return "named"
        if self.document:
            return "document"
        if self.looked:
            return "look"
        if self.own_words:
            return "own-words"
        return "untraced" if self.untraced else "unnamed"

    @property
    def voice(self) -> str | None:
        """The entity whose word this is: whom a person speaks for, else the speaker itself."""
        return self.for_ or self.who or self.looked


def _speaker(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.startswith("?"):
        match = _UNNAMED.fullmatch(value)
        heads, words = match.groups() if match else (None, value[1:])
        if not (words or "").strip():
            raise MisreadError(
                "E302",
                "an unnamed speaker needs a description",
                'write how the report describes them: "?1 a person familiar with the matter"',
            )
        return {"unnamed": words, **({"heads": heads} if heads else {})}
    who, slash, role = value.partition("/")
    if slash and not (who.strip() and role.strip()):
        raise MisreadError(
            "E215", f"`{value}` lacks one side of `/`", "write `entity/role`, or the entity alone"
        )
    if " " in who.strip():
        raise MisreadError(
            "E209",
            f"`{who.strip()}` is not an id",
            "a speaker is an entity's id, or without a name `?` and a description: ? an official",
        )
    return {"who": who.strip(), **({"role": role} if slash else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nuance:
    """How a stance is meant. `but`: with another value; `maybe`: not sure that this is meant."""

    __pydantic_config__ = STRICT

    but: dict[Id, Text] = field(default_factory=dict)
    maybe: YesNo = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Nuance):
    """What a stance is about, and how it is meant.

    Written as the id alone, `{id: {but: …}}`, or a map.
    """

    __pydantic_config__ = STRICT

    id: StatableId


def _target(item: Any) -> Any:
    if isinstance(item, str):
        return {"id": item}
    if isinstance(item, dict) and len(item) == 1 and "id" not in item:
        ((name, rest),) = item.items()
        if not isinstance(rest, dict) or "id" in rest:
            raise MisreadError(
                "E215",
                f"`{name}` is followed by neither `but` nor `maybe`",
                f"write `{name}: {{but: {{detail: value}}}}`, or `{name}: {{maybe: yes}}`",
            )
        return {"id": name, **rest}
    return item


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """That a source reports a statement, perhaps through another source (`via`).

    `presents_as` is how the outlet framed it; it never changes a status.
    Written `source`, `source < via`, or a map.
    """

    __pydantic_config__ = STRICT

    source: Cited
    via: Cited | None = None
    quote: Text = ""
    lang: Language = ""
    attributes_to: EntityId | None = None
    presents_as: Annotated[str, one_of(*FRAMINGS)] | None = None
    maybe: YesNo = False
    note: Text = ""


def _report(item: Any) -> Any:
    if not isinstance(item, str):
        return item
    source, arrow, via = item.partition("<")
    if arrow and ("<" in via or not (source.strip() and via.strip())):
        raise MisreadError(
            "E215",
            f"`{item}` is not one source, `<`, and the source that it took this from",
            "write `source < via`, and each further step as a report of its own",
        )
    return {"source": source.strip(), **({"via": via.strip()} if arrow else {})}


_ShortTarget = StatableId | dict[StatableId, Nuance]
Stances = Annotated[tuple[Annotated[Target, Short(_target, _ShortTarget)], ...], Short(as_list)]
Reports = Annotated[tuple[Annotated[Report, Short(_report, ReportText)], ...], Short(as_list)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One act of saying: the speaker, the stances, and the reports of it, the first of them first.

    `within` is the claim in whose file it stands, if it stands in one.
    `summary` says in our own words what was said.
    `withdrawn`: nobody said it, or not so; its page stays, and nothing counts it.
    """

    __pydantic_config__ = STRICT

    within: ClaimId | None = None
    speaker: Annotated[Speaker, Short(_speaker, SpeakerText)]
    summary: Markdown = ""
    affirms: Stances = ()
    denies: Stances = ()
    expects: Stances = ()
    comments: Stances = ()
    declines: Stances = ()
    silent: Stances = ()
    doubts: Stances = ()
    speculates: Stances = ()
    retracts: Stances = ()
    reports: Reports = ()
    said: Date | None = None
    to: Annotated[tuple[EntityId, ...], Short(as_list)] = ()
    revises: StatementId | None = None
    different_from: Annotated[tuple[StatementId, ...], Short(as_list)] = ()
    withdrawn: Withdrawal | None = None

    @property
    def stances(self) -> Iterator[tuple[str, Target]]:
        """Every stance with its target, in the fixed order of `STANCES`."""
        for stance in STANCES:
            for target in getattr(self, stance):
                yield stance, target
