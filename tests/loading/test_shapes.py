"""The fields of the model's classes, as messages name them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.loading.shapes import class_at, fields_of, parts_with
from generator.model.claim import Claim, Ruling, Scope
from generator.model.record import Change
from generator.model.references import Path
from generator.model.settings import Action, Settings
from generator.model.source import Source, Version
from generator.model.statement import Report, Statement


def test_what_a_record_s_place_says_is_no_field_of_it_and_of_its_parts_it_is() -> None:
    """An editor writes no `id` into a source, but one into each of its versions."""
    assert "id" not in fields_of(Source)
    assert "id" in fields_of(Version)


def test_a_field_is_called_as_editors_write_it() -> None:
    """And a claim holds the statements that are written into its file."""
    assert {"from", "statements"} <= fields_of(Claim).keys()
    assert "from_" not in fields_of(Claim)
    assert not fields_of(str)


PLACES: list[tuple[Any, Path, Any]] = [
    (Claim, (), Claim),
    (Claim, ("changes", 0), Change),
    (Claim, ("scope",), Scope),
    (Claim, ("ruling",), Ruling),
    (Claim, ("statements",), Statement),
    (Claim, ("statements", "told", "reports", 1), Report),
    (Settings, ("actions", "stops-selling"), Action),
    (Settings, ("actions",), Action),
    (Claim, ("title",), str),
    (Claim, ("no-such", "field"), object),
]


@pytest.mark.parametrize(("kind", "path", "found"), PLACES)
def test_the_class_of_what_stands_at_a_place_is_found(kind: Any, path: Path, found: Any) -> None:
    """Through lists, maps whose keys are the editor's, and what may be missing."""
    assert class_at(kind, path) is found


def test_a_field_leads_to_the_parts_that_have_it() -> None:
    """Of lists as of single ones."""
    assert "versions" in {*parts_with(Source, "change")}
    assert not [*parts_with(Source, "no-such")]
