"""Packed records: what is unpacked equals what was packed, and is told by equal texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given

from generator.loading import packed
from generator.loading.load import load
from generator.loading.packed import pack, unpack
from generator.model.record import Record
from generator.model.settings import Action, Kind, Licence, Settings
from tests.house.project import ROOT
from tests.loading import made

SHOUTING = Settings(
    title="T",
    tagline="t",
    url="https://shelves.example/",
    publisher="P",
    licence=Licence(name="CC0", url="https://licence.example/"),
    kinds={"!": Kind(one="One", many="Many")},
    actions={"value": Action(label="Stops")},
    regions={"!": "Claim", "value": "x", "Claim": "!"},
)
"""With keys that are words of the packing itself."""


@given(made.records())
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    again = unpack(pack(record))
    assert type(again) is type(record)
    assert again == record
    assert pack(again) == pack(record), "equal records have equal texts"


@given(made.settings())
@example(SHOUTING)
def test_settings_come_back_as_they_were(settings: Settings) -> None:
    assert unpack(pack(settings)) == settings


@given(made.records())
def test_a_packed_record_is_one_line_of_ascii(record: Record) -> None:
    """So that it can be stored as bytes whatever the texts in it."""
    text = pack(record)
    assert text.isascii()
    assert text.isprintable()


def test_every_record_of_the_real_report_comes_back_as_it_was() -> None:
    loaded = load(ROOT)
    assert len(loaded.fresh) > 100
    for one in loaded.documents:
        assert unpack(pack(one.record)) == one.record, one.id
    assert loaded.settings is not None
    assert unpack(pack(loaded.settings)) == loaded.settings


def test_what_has_its_default_value_takes_no_room() -> None:
    assert json.loads(pack(SHOUTING)).keys() == {
        *("", "title", "tagline", "url", "publisher"),
        *("licence", "kinds", "actions", "regions"),
    }


@given(made.records(), made.records())
def test_records_that_differ_have_texts_that_differ(record: Record, other: Record) -> None:
    if record != other:
        assert pack(record) != pack(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"": "object"}',
        '{"": "os.system", "command": "x"}',
        '{"": "Claim"}',
        '{"": "Claim", "title": "T", "nothing": 1}',
        '{"": "Page", "id": "a", "file": "f", "title": "T", "body": {"": "Popen"}}',
        '{"": ["Claim"]}',
    ],
)
def test_what_is_no_packed_record_is_refused(text: str) -> None:
    """Nothing but the classes of records can be made; a state can't run code."""
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpack(text)


def test_no_class_can_be_unpacked_but_plain_values() -> None:
    for kind in packed._CLASSES.values():
        assert kind.__module__.startswith(("generator.model.", "generator.dates.")), kind
