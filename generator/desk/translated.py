"""Records under other ids: a report as it would read had its records been renamed before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.graph.graph import Graph, build_graph
from generator.model.record import Record
from generator.model.references import LINK

R = TypeVar("R", bound=Record)


def translated(graph: Graph, renamed: Mapping[str, str]) -> Graph:
    """Return the same graph with ids replaced, in every field and link; `renamed`: old → new."""
    if not renamed:
        return graph
    return build_graph(graph.settings, (_record(one, renamed) for one in records_of(graph)))


def records_of(graph: Graph) -> tuple[Record, ...]:
    """Return every record of a graph."""
    return tuple(graph.everything())


def _record(record: R, renamed: Mapping[str, str]) -> R:
    made: R = _value(record, renamed)
    return made


def _value(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _text(value, renamed)
    if isinstance(value, tuple):
        return tuple(_value(one, renamed) for one in value)
    # Dates are values too, but not of the model: there is no id in them.
    of_the_model = type(value).__module__.startswith("generator.model.")
    if of_the_model and is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _value(getattr(value, one.name), renamed) for one in fields(value)}
        return replace(value, **changed)
    return value


def _text(text: str, renamed: Mapping[str, str]) -> str:
    source, hash_sign, version = text.partition("#")
    if source in renamed:
        return f"{renamed[source]}{hash_sign}{version}"
    return LINK.sub(lambda link: _link(link, renamed), text) if "[[" in text else text


def _link(link: re.Match[str], renamed: Mapping[str, str]) -> str:
    name = link["name"].strip()
    return link.group().replace(name, renamed[name], 1) if name in renamed else link.group()
