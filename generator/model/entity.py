"""Entities: the companies, people, agencies and products that claims are about and sources name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from generator.model.markers import Short
from generator.model.notation import (
    STRICT,
    Country,
    Date,
    EntityId,
    Markdown,
    Text,
    Texts,
    Url,
    as_list,
)
from generator.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """That an entity belongs to another: a brand to its maker, a person to the firm."""

    __pydantic_config__ = STRICT

    id: EntityId
    from_: Date | None = None
    until: Date | None = None


def _belonging(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """One entity; `kind` is its folder, one of the kinds that site.yaml names."""

    __pydantic_config__ = STRICT

    kind: Text
    name: Text
    aliases: Texts = ()
    summary: Markdown = ""
    country: Country | None = None
    homepage: Url | None = None
    same_as: Annotated[tuple[Url, ...], Short(as_list)] = ()
    parent: Annotated[
        tuple[Annotated[Belonging, Short(_belonging, EntityId)], ...], Short(as_list)
    ] = ()
