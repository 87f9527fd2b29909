"""JSON Schemas of the records as editors write them, for programs that complete and check YAML.

They are made from the markers of the model's annotations, short forms included, so that a new
field is known to editors' programs without another line here.
What a schema can't say (that a date exists, that an id is there) is for `check`.
The draft is 07 (https://json-schema.org/draft-07), the last that the YAML language server knows
whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from generator.desk.field_help import FIELD_HELP
from generator.loading.shapes import fields_of
from generator.model.claim import Claim, Scope
from generator.model.entity import Entity
from generator.model.markers import Ref, Short, Typed
from generator.model.notation import as_list
from generator.model.prose import Page, Story
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Nuance, Statement, Target

Schema = dict[str, Any]

KINDS: Mapping[str, type[Any]] = {
    "site": Settings,
    "entity": Entity,
    "source": Source,
    "claim": Claim,
    "statement": Statement,
    "story": Story,
    "page": Page,
}
"""The schemas there are: one for site.yaml, one for each kind of record."""

_VOCABULARY = {
    (Claim, "action"): "actions",
    (Scope, "channel"): "channels",
    (Scope, "region"): "regions",
}
"""Fields that take a word of site.yaml."""

_LIKE = {"number": ("2018", "1.5"), "boolean": ("true",)}
"""What YAML makes of texts without quotes, and examples of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What fields can name, for completion.

    `ids` by kind of record ("entity", "claim"; sources with their versions too), `words` by the map
    of site.yaml that lists them ("actions").
    """

    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def schema_of(kind: str, known: Known) -> Schema:
    """Return the JSON Schema of one kind of file, a key of `KINDS`."""
    made = _Making(known, {})
    root = made.map(KINDS[kind])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind,
        **root,
        "definitions": dict(sorted(made.definitions.items())),
    }


@dataclass(frozen=True, slots=True)
class _Making:
    """One schema in the making; `definitions` fills up with what several fields share."""

    known: Known
    definitions: dict[str, Schema]

    def schema(self, hint: Any) -> Schema:
        """Return the schema of what an editor writes for a value of this type."""
        origin, inside = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._annotated(inside[0], inside[1:])
        if origin in {Union, UnionType}:
            ways = [self.schema(one) for one in inside if one is not type(None)]
            return ways[0] if len(ways) == 1 else {"anyOf": ways}
        if origin is tuple:
            return {"type": "array", "items": self.schema(inside[0])}
        if origin is dict:
            keys, values = (self.schema(one) for one in inside)
            return {"type": "object", "propertyNames": keys, "additionalProperties": values}
        if isinstance(hint, type) and is_dataclass(hint):
            return self._shared(hint.__name__, lambda: self.map(hint))
        raise TypeError(f"no schema is known for {hint}")

    def _annotated(self, inner: Any, markers: tuple[Any, ...]) -> Schema:
        typed = next((one for one in markers if isinstance(one, Typed)), None)
        whole = _text(typed) if typed else self.schema(inner)
        for marker in markers:
            if isinstance(marker, Ref):
                whole = self._id(marker, whole)
            elif isinstance(marker, Short) and marker.short is not None:
                whole = {"anyOf": sorted([self._short(marker.short), whole], key=_nested)}
            elif isinstance(marker, Short) and marker.expand is as_list:
                whole = {"anyOf": [whole["items"], whole]}
        return whole

    def _short(self, hint: Any) -> Schema:
        """Return the schema of a short form: a map of one entry, a list of some items, a text."""
        if get_origin(hint) is dict:
            return {**self.schema(hint), "minProperties": 1, "maxProperties": 1}
        if get_origin(hint) is tuple:
            return {**self.schema(hint), "minItems": 1}
        if get_origin(hint) in {Union, UnionType}:
            return {"anyOf": [self._short(one) for one in get_args(hint)]}
        return self.schema(hint)

    def map(self, kind: Any) -> Schema:
        """Return the schema of a map; every field says what it is for."""
        declared = {one.name.rstrip("_"): one for one in fields(kind)}
        properties, required = {}, []
        for name, hint in fields_of(kind).items():
            properties[name] = self._property(kind, name, hint)
            held = declared.get(name)
            if held and held.default is MISSING and held.default_factory is MISSING:
                required.append(name)
        made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**made, "required": required} if required else made

    def _property(self, kind: type[Any], name: str, hint: Any) -> Schema:
        listed = _VOCABULARY.get((kind, name))
        words = self.known.words.get(listed, ()) if listed else ()
        told = {"enum": list(words)} if words else self.schema(hint)
        choices = told.get("enum", ()) if not words else ()
        help_ = FIELD_HELP[Target if kind is Nuance else kind][name]
        more = f" One of: {', '.join(choices)}." if choices else ""
        # In draft 07 nothing counts beside a reference.
        body = {"allOf": [told]} if "$ref" in told else told
        return {"description": help_ + more, **body}

    def _id(self, marker: Ref, text: Schema) -> Schema:
        """Return the schema of an id: those known are offered, others may be newer than this."""
        ids = sorted({one for kind in marker.kinds for one in self.known.ids.get(kind, ())})
        if not ids:
            return text
        name = "-or-".join(marker.kinds) + "-id"
        # The pattern first: of a wrong id programs tell what the first way wants.
        return self._shared(name, lambda: {"anyOf": [text, {"enum": ids}]})

    def _shared(self, name: str, make: Any) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}


def _text(typed: Typed) -> Schema:
    """Return the schema of one text; without quotes YAML may take it for a number or a word."""
    if typed.choices:
        return {"enum": list(typed.choices)}
    likes = [
        name
        for name, examples in _LIKE.items()
        if any(re.fullmatch(typed.pattern, one) for one in examples)
    ]
    return {
        "type": ["string", *likes],
        "pattern": f"^(?:{typed.pattern})$",
        "patternErrorMessage": f"This is not {typed.form}.",
    }


def _nested(way: Schema) -> bool:
    """Whether a way to write something is no text; programs tell what the first way wants."""
    return str(way.get("type")) in {"array", "object"}
