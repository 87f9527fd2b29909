"""The hostile report holds a hostile text wherever the model has room for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.loading.decode import decode_file, decode_site
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.markers import Typed
from generator.model.prose import Page, Story
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement
from tests.hostile.site import records, settings
from tests.minisite import text_of

KINDS = (Claim, Entity, Page, Source, Statement, Story)
GIVEN = {"file", "kind"}
"""What the loader fills in from a record's place."""
HARM = re.compile("[<>&{\"']")


def texts(hint: Any, values: Sequence[Any], path: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield every field of text below a type, and all texts that some values have there."""
    origin, parts = get_origin(hint), get_args(hint)
    read = next((one for one in parts if isinstance(one, Typed)), None)
    if read is not None:
        if read.form == "a text":
            yield path, values
    elif origin is Annotated:
        yield from texts(parts[0], values, path)
    elif origin in {Union, UnionType}:
        for part in parts:
            yield from texts(part, [one for one in values if one is not None], path)
    elif origin is tuple:
        yield from texts(parts[0], [*chain.from_iterable(values)], path)
    elif origin is dict:
        yield from texts(parts[0], [*chain.from_iterable(values)], f"{path} (name)")
        yield from texts(parts[1], [inner for one in values for inner in one.values()], path)
    elif is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        for name in (one.name for one in fields(hint) if one.name not in GIVEN):
            there = [getattr(one, name) for one in values]
            yield from texts(hints[name], there, f"{path}.{name.rstrip('_')}")


def test_every_field_of_text_holds_a_hostile_one_somewhere() -> None:
    """A field that is new in the model has to be in the hostile report too."""
    made: list[Any] = [decode_site(text_of(settings()).encode(), "content/site.yaml")[0]]
    for name, record in records().items():
        folder, _, ident = name.partition("/")
        found = decode_file(text_of(record).encode(), f"content/{name}.yaml", folder, ident)
        made += [one.record for one in found.documents]
    spared = []
    for kind in (*KINDS, Settings):
        held = [one for one in made if isinstance(one, kind)]
        found_in = [*texts(kind, held, kind.__name__)]
        assert found_in
        spared += [path for path, told in found_in if not any(map(HARM.search, told))]
    assert spared == []
