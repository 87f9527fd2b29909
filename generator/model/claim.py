"""Claims: neutral propositions that can be true or false; who says so is for statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from generator.dates.edtf import Edtf
from generator.model.markers import Short
from generator.model.notation import (
    STRICT,
    ClaimId,
    Date,
    Day,
    EntityId,
    Id,
    Markdown,
    SourceId,
    Text,
    as_list,
    one_of,
)
from generator.model.record import Record, Withdrawal

STATUSES = (
    "withdrawn",
    "refuted",
    "retracted",
    "disputed",
    "confirmed",
    "observed",
    "corroborated",
    "stated",
    "reported",
    "planned",
    "expected",
    "denied",
    "unsourced",
    "speculation",
    "unknown",
)
"""Every word that a status can be: the derived ones, and `refuted`, which only a ruling gives."""

RULINGS = tuple(word for word in STATUSES if word not in {"withdrawn", "retracted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How far a claim reaches; what is not said is left out and means "not said"."""

    __pydantic_config__ = STRICT

    products: Annotated[tuple[EntityId, ...], Short(as_list)] = ()
    channel: Id | None = None
    region: Text = ""
    extent: Annotated[str, one_of("all", "some")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One dated step of a rule or an order: adopted, released, effective."""

    __pydantic_config__ = STRICT

    name: Text
    date: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word over the derived status; readers see it with its reason."""

    __pydantic_config__ = STRICT

    status: Annotated[str, one_of(*RULINGS)]
    because: Markdown
    sources: Annotated[tuple[SourceId, ...], Short(as_list)] = ()


def _stage(item: Any) -> Any:
    if isinstance(item, dict) and len(item) == 1 and not item.keys() & {"name", "date"}:
        ((name, day),) = item.items()
        return {"name": name, "date": day}
    return item


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion(Record):
    """What a claim says: `subject` does `action` to `object`, in a scope, at a time.

    All that anything is derived from; what the editor writes about it is the claim's own.
    """

    __pydantic_config__ = STRICT

    title: Text
    subject: Annotated[tuple[EntityId, ...], Short(as_list)]
    action: Id
    object: Annotated[tuple[EntityId, ...], Short(as_list)] = ()
    scope: Scope = field(default_factory=Scope)
    happened: Date | None = None
    from_: Date | None = None
    until: Date | None = None
    due: Date | None = None
    after: ClaimId | None = None
    date_note: Text = ""
    stages: Annotated[
        tuple[Annotated[Stage, Short(_stage, dict[Text, Day])], ...], Short(as_list)
    ] = ()
    detail: dict[Id, Text] = field(default_factory=dict)
    explains: Annotated[tuple[ClaimId, ...], Short(as_list)] = ()
    prolongs: ClaimId | None = None
    contradicts: Annotated[tuple[ClaimId, ...], Short(as_list)] = ()
    ruling: Ruling | None = None
    withdrawn: Withdrawal | None = None

    @property
    def dated(self) -> Edtf | None:
        """The date by which lists order the claim: that of the event, else the first it has."""
        stage = self.stages[0].date if self.stages else None
        return self.happened or self.from_ or self.until or self.due or stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Assertion):
    """One claim: what it says, and what the editor writes about it, from which nothing follows."""

    __pydantic_config__ = STRICT

    known: Annotated[tuple[Markdown, ...], Short(as_list)] = ()
    unknowns: Annotated[tuple[Markdown, ...], Short(as_list)] = ()
    body: Markdown = ""
