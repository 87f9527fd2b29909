"""Records made up by Hypothesis from the types of their fields, for what must hold for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from generator.dates.edtf import Edtf, parse
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement

KINDS: tuple[type[Record], ...] = (Claim, Entity, Page, Source, Statement, Story)

DATES = tuple(
    parse(text)
    for text in (
        *("2018", "2018-03", "2018-03~", "2018-03-21", "2018-03-21?", "2018-21%", "201X"),
        *("2018-03-21T15:10-05:00", "2026-07-01T00:00Z", "../2018-03-21", "2018-04-14/.."),
        *("/2018", "2018-03-21/2018-04-14", "[2018-04-17,2019-11-22]"),
    )
)
"""Every form of date."""

IDS = ("a", "b", "c", "best-buy", "x-2018")
TEXTS = st.sampled_from((*IDS, "[[a]]", "See [[Best Buy|the shop]] and [[b]].")) | st.text(
    max_size=12
)
"""Often an id, so that records name each other; else anything at all."""


@cache
def records() -> st.SearchStrategy[Record]:
    """Return records of every kind."""
    return st.one_of(*(_of(kind) for kind in KINDS))


def settings() -> st.SearchStrategy[Settings]:
    """Return settings."""
    made: st.SearchStrategy[Settings] = _of(Settings)
    return made


def _of(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type; a field with a default is often left out."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return st.one_of(*(_of(part) for part in parts))
    if origin is tuple:
        return st.lists(_of(parts[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(st.text(min_size=1, max_size=6), _of(parts[1]), max_size=3)
    if kind is Edtf:
        return st.sampled_from(DATES)
    if is_dataclass(kind):
        return _fields(kind)
    plain: Mapping[Any, st.SearchStrategy[Any]] = {
        str: TEXTS,
        int: st.integers(0, 9999),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[kind]


def _fields(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    needed: dict[str, st.SearchStrategy[Any]] = {}
    left_out: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(kind):
        must = field.default is MISSING and field.default_factory is MISSING
        (needed if must else left_out)[field.name] = _of(hints[field.name])
    return st.fixed_dictionaries(needed, optional=left_out).map(lambda told: kind(**told))
