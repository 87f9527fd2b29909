"""The schemas for editors' programs say what the model says, as far as a schema can."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import is_dataclass
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator.desk.editor_support import known_in
from generator.desk.field_help import FIELD_HELP
from generator.desk.schema import KINDS, Known, schema_of
from generator.loading.decode import FOLDERS, decode_record, decode_settings
from generator.loading.load import load
from generator.loading.shapes import fields_of
from generator.loading.written import read_again, read_written
from generator.loading.yaml_tree import plain
from tests.command import CHECKOUT

SAYABLE = frozenset({"E201", "E202", "E203", "E208", "E209"})
"""Faults of shape, of names and of words: a schema can tell of these, but not that a day exists."""


@cache
def _validator(kind: str, *, with_ids: bool = False) -> Draft7Validator:
    known = known_in(load(CHECKOUT)) if with_ids else Known()
    made = schema_of(kind, known)
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


def _kind_of(folder: str) -> str:
    return FOLDERS[folder].__name__.lower() if folder in FOLDERS else "entity"


@cache
def _files() -> tuple[tuple[str, Any], ...]:
    """Every record of the real report: its path and what its editor wrote."""
    found = []
    for path in sorted((CHECKOUT / "content").rglob("*.yaml")):
        name = path.relative_to(CHECKOUT).as_posix()
        written = read_again(CHECKOUT, name)
        assert written is not None
        found.append((name, plain(written.tree)))
    return tuple(found)


def _folder(name: str) -> str:
    return name.split("/")[1]


@pytest.mark.parametrize("with_ids", [False, True], ids=["no ids known", "all ids known"])
def test_every_record_of_the_real_report_is_taken(*, with_ids: bool) -> None:
    """Short forms, dates and quotations as editors write them."""
    for name, told in _files():
        kind = "site" if name.endswith("site.yaml") else _kind_of(_folder(name))
        errors = [one.message for one in _validator(kind, with_ids=with_ids).iter_errors(told)]
        assert errors == [], name


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(place for key, held in inside for place in _places(held, (*path, key)))]


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


REPLACEMENTS = st.sampled_from(
    [
        *("", "no", "maybe", "2018", "2018-03", "UPPER", "a b", "?", "a < b", "a#b", "?1 a clerk"),
        *([], {}, ["one"], ["one", "two"], {"id": "one"}, {"one": "two"}, {"a": {"maybe": "yes"}}),
    ]
)


@st.composite
def _mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A real record with one thing in it taken out, added or replaced."""
    name, told = draw(st.sampled_from([one for one in _files() if "site.yaml" not in one[0]]))
    changed = deepcopy(told)
    place = draw(st.sampled_from([one for one in _places(changed) if one]))
    holder = _at(changed, place[:-1])
    way = draw(st.sampled_from(["drop", "replace", "replace", "add"]))
    if way == "drop":
        del holder[place[-1]]
    elif way == "replace":
        holder[place[-1]] = draw(REPLACEMENTS)
    elif isinstance(holder, dict):
        fields = st.sampled_from(sorted({name for told in FIELD_HELP.values() for name in told}))
        holder[draw(fields)] = draw(REPLACEMENTS)
    return name, changed


@given(_mutated())
def test_what_the_model_refuses_by_shape_is_refused_and_what_it_takes_is_taken(
    changed: tuple[str, Any],
) -> None:
    """The model is the judge, whatever is done to a record."""
    name, told = changed
    folder, ident = _folder(name), name.rpartition("/")[2].removesuffix(".yaml")
    written, problems = read_written(json.dumps(told, ensure_ascii=False).encode(), name)
    assert written is not None
    decoded = decode_record(written, folder, ident)
    found = {one.code for one in (*problems, *decoded.diagnostics)}
    taken = _validator(_kind_of(folder)).is_valid(told)
    if not found:
        assert taken
    elif found <= SAYABLE:
        assert not taken, found


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_is_for(kind: str) -> None:
    """In a line that an editor sees beside the name."""
    made = schema_of(kind, Known())
    maps = [made, *(one for one in made["definitions"].values() if "properties" in one)]
    for one in maps:
        assert one["additionalProperties"] is False
        for name, held in one["properties"].items():
            assert held["description"].endswith("."), name
            assert "\n" not in held["description"]


def test_help_is_for_fields_that_there_are() -> None:
    """What was renamed in the model is renamed here."""
    for kind, told in FIELD_HELP.items():
        assert is_dataclass(kind)
        assert set(told) == set(fields_of(kind)), kind


def test_ids_are_offered_and_newer_ones_are_not_refused() -> None:
    """A record made a minute ago is no mistake."""
    made = schema_of("claim", Known(ids={"entity": ("best-buy", "target")}))
    assert made["definitions"]["entity-id"]["anyOf"][1] == {"enum": ["best-buy", "target"]}
    record = {"title": "It stops", "subject": "brand-new", "action": "stops"}
    assert Draft7Validator(made).is_valid(record)
    assert not Draft7Validator(made).is_valid({**record, "subject": "Brand New"})


def test_words_of_the_site_are_offered_and_no_others() -> None:
    """An action is a word of site.yaml."""
    made = Draft7Validator(schema_of("claim", Known(words={"actions": ("stops",)})))
    record = {"title": "It stops", "subject": "best-buy", "action": "stops"}
    assert made.is_valid(record)
    assert not made.is_valid({**record, "action": "stop"})


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("claim", {"title": 2018, "subject": "a", "action": "b", "happened": 2018}),
        ("claim", {"title": 1.5, "subject": "a", "action": "b", "detail": {"chiefs": 6}}),
        ("source", {"title": True, "publisher": "a", "published": 2018}),
        ("source", {"publisher": "a", "versions": [{"id": 2, "change": "removed"}]}),
        ("statement", {"speaker": {"unnamed": "clerks", "heads": 2}}),
    ],
)
def test_what_yaml_takes_for_a_number_is_text_here_and_is_taken(kind: str, record: Any) -> None:
    """Without quotes, a year is a number to the programs that use the schema."""
    assert _validator(kind).is_valid(record)


def test_choices_stand_in_the_help_too() -> None:
    """The text that editors' programs show does not list them."""
    told = schema_of("source", Known())["definitions"]["Version"]["properties"]["change"]
    assert told["description"].endswith("One of: appended, corrected, rewritten, removed.")


def test_the_settings_of_a_site_are_refused_by_schema_where_the_model_refuses_them() -> None:
    """Site.yaml has a schema too."""
    name, told = next(one for one in _files() if one[0].endswith("site.yaml"))
    wrong = {**told, "licence": "CC BY 4.0"}
    written, _ = read_written(json.dumps(wrong).encode(), name)
    assert written is not None
    assert decode_settings(written)[0] is None
    assert not _validator("site").is_valid(wrong)
