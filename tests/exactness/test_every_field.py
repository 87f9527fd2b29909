"""Every field of every kind of record: changing it alone gives what a clean build gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement
from tests.exactness.edits import SUBJECTS, set_field, small_report
from tests.exactness.twins import Twins
from tests.exactness.values import NEW_VALUES

KINDS = {
    "entity": Entity,
    "source": Source,
    "claim": Claim,
    "statement": Statement,
    "prose": Story,
    "settings": Settings,
}
GIVEN = {"id", "file", "kind", "within"}
"""What the loader fills in from a file's place."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_of_edits_names_every_field(kind: str) -> None:
    """A field that is new in the model has to be tried here too."""
    written = {field.name.rstrip("_") for field in fields(KINDS[kind])} - GIVEN
    assert written <= NEW_VALUES[kind].keys()


@pytest.mark.usefixtures("in_plain_theme")
@pytest.mark.parametrize("kind", KINDS)
def test_a_change_of_one_field_gives_what_a_clean_build_gives(tmp_path: Path, kind: str) -> None:
    twins = Twins(tmp_path)
    twins.settle()
    name = SUBJECTS[kind][0]
    good = 0
    for field, value in _values(kind):
        twins.files = small_report()
        twins.edit(set_field(name, field, value))
        good += twins.settle().outcome is not None
    assert good >= len(NEW_VALUES[kind]) // 2, "most of these values should be fit to publish"


def _values(kind: str) -> Iterable[tuple[str, Any]]:
    return [(field, value) for field, values in NEW_VALUES[kind].items() for value in values]
