"""Tiny graphs for tests: claims and statements are written out, the rest is filled in.

An entity that is only named becomes a retailer of that name.
A source that is only named is published by what stands before its digits, on the day that they
give: `cnet-20180321`, `techhq-201803`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter

from generator.dates.edtf import parse
from generator.graph.graph import Graph, build_graph
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.references import references
from generator.model.settings import Action, Kind, Licence, Settings
from generator.model.source import Source
from generator.model.statement import Statement

SETTINGS = Settings(
    title="Shelves",
    tagline="Who sells what",
    url="https://shelves.example/",
    publisher="The Shelf Desk",
    licence=Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
    kinds={
        "retailers": Kind(one="Retailer", many="Retailers"),
        "people": Kind(one="Person", many="People", are="people"),
        "products": Kind(one="Product", many="Products", are="things"),
    },
    actions={
        "stops-ordering": Action(label="Stops ordering", state="sell-through"),
        "makes-a-deal": Action(label="Makes a deal", settled_by=("subject", "object")),
        "issues": Action(label="Issues", settled_by=("issuer",)),
        "spies": Action(label="Spies", settled_by=()),
        "is-listed": Action(label="Is listed", look="present"),
    },
    channels={"online": "Online"},
    regions={"US": "United States"},
)

T = TypeVar("T", bound=Record)


_ADAPTERS: Mapping[type[Record], TypeAdapter[Any]] = {
    kind: TypeAdapter(kind) for kind in (Claim, Entity, Source, Statement)
}


def site(text: str, *, settings: Settings = SETTINGS) -> Graph:
    """Build a graph from YAML with the keys `claims`, `statements`, `entities` and `sources`.

    A claim needs nothing: subject `best-buy`, object `huawei` and action `stops-ordering` are
    filled in. An entity may say its `kind`.
    """
    told = yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506  all text, as editors' files are read
    records: list[Record] = []
    for ident, given in (told.get("claims") or {}).items():
        filled = {
            "title": f"Claim {ident}",
            "subject": "best-buy",
            "object": "huawei",
            "action": "stops-ordering",
            **(given or {}),
        }
        records.append(_decoded(Claim, ident, filled))
    for ident, given in (told.get("statements") or {}).items():
        records.append(_decoded(Statement, ident, given))
    for ident, given in (told.get("entities") or {}).items():
        filled = {"kind": "retailers", "name": named(ident), **(given or {})}
        records.append(_decoded(Entity, ident, filled))
    for ident, given in (told.get("sources") or {}).items():
        records.append(_decoded(Source, ident, {**_source(ident), **(given or {})}))
    return graph_of(records, settings=settings)


def about(statements: str, *, more: str = "") -> Graph:
    """Build a graph with one claim, `stop`: Best Buy stops ordering Huawei phones.

    `statements` is YAML by id; `more` may hold further top-level keys.
    """
    indented = "".join(f"  {line}\n" for line in statements.strip("\n").splitlines())
    return site(f"claims:\n  stop:\nstatements:\n{indented}{more}")


def graph_of(records: Iterable[Record], *, settings: Settings = SETTINGS) -> Graph:
    """Build a graph, with every entity and source that the records name but don't hold."""
    held = {record.id: record for record in records}
    waiting = list(held.values())
    for record in waiting:
        for reference in references(record):
            if reference.target in held:
                found = type(held[reference.target]).__name__.lower()
                if found not in reference.kinds and reference.kinds != ("link",):
                    raise ValueError(
                        f"{record.id} takes the {found} {reference.target} for another"
                    )
                continue
            filled: Record | None = None
            if reference.kinds == ("source",):
                filled = _decoded(Source, reference.target, _source(reference.target))
            elif reference.kinds == ("entity",):
                name = named(reference.target)
                filled = _decoded(Entity, reference.target, {"kind": "retailers", "name": name})
            if filled:
                held[filled.id] = filled
                waiting.append(filled)
    return build_graph(settings, held.values())


def named(ident: str) -> str:
    """Return the name that an entity gets from its id: `best-buy` is Best Buy, `cnet` CNET."""
    if len(ident) < 5 and "-" not in ident:
        return ident.upper()
    return " ".join(part.capitalize() for part in ident.split("-"))


def _source(ident: str) -> Mapping[str, str]:
    match = re.fullmatch(r"(.*?)-([0-9]{4})([0-9]{2})?([0-9]{2})?[a-z]?", ident)
    if not match:
        return {"publisher": f"{ident}-press"}
    publisher, *digits = match.groups()
    return {"publisher": publisher, "published": "-".join(part for part in digits if part)}


def _decoded(kind: type[T], ident: str, given: Mapping[str, Any]) -> T:
    value: T = _ADAPTERS[kind].validate_python({"id": ident, "file": f"{ident}.yaml", **given})
    return value


def day(text: str) -> Any:
    """Return a date as the model holds it."""
    return parse(text)
