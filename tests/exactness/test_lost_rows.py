"""A state of which something is lost is found out, or does not matter."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.build import STATE
from generator.incremental.store import NAME
from tests.exactness.edits import set_field
from tests.exactness.twins import Twins

pytestmark = pytest.mark.usefixtures("in_plain_theme")

PARTS = (
    *("around", "checks", "content", "count", "entry", "guard"),
    *("last", "maker", "pages", "record", "templates"),
)
"""Every part of the state."""
TRIED = 12
"""Rows of a part that are lost in turn; of a longer part these stand for the others."""


def _rows(twins: Twins) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(twins.site.root / STATE / NAME)) as store:
        return [*store.execute("SELECT part, key FROM kept ORDER BY part, key")]


def test_every_part_of_the_state_is_tried(tmp_path: Path) -> None:
    twins = Twins(tmp_path)
    twins.settle()
    assert {part for part, _ in _rows(twins)} <= set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_after_a_row_is_lost_a_build_equals_a_clean_one(tmp_path: Path, part: str) -> None:
    twins = Twins(tmp_path)
    twins.settle()
    rows = [row for row in _rows(twins) if row[0] == part]
    for place, row in enumerate(rows[:: 1 + len(rows) // TRIED]):
        with closing(sqlite3.connect(twins.site.root / STATE / NAME)) as store, store:
            store.execute("DELETE FROM kept WHERE part = ? AND key = ?", row)
        turn = place % 2  # so that each build has an edit, and two clean ones do for all
        twins.edit(set_field("claims/bb-stops-ordering", "body", f"In other words: {turn}."))
        twins.edit(set_field("makers/huawei", "name", f"Huawei {turn}"))
        assert twins.settle().outcome is not None
