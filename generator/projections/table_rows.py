"""Rows of tables as plain cells: kept from build to build, so that an edit makes anew its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.formats.sheet import Cell
from generator.incremental.projection import Projection, projection
from generator.projections.columns import Table
from generator.projections.records import claim_row, entity_row, source_row, statement_row
from generator.projections.shelf_rows import shelf_rows
from generator.projections.site import identity
from generator.projections.tables import AVAILABILITY, CLAIMS, ENTITIES, SOURCES, STATEMENTS
from generator.projections.world import World

Cells = tuple[Cell, ...]


@projection("cells of claim")
def claim_cells(world: World, ident: str) -> Cells:
    """Return a claim's row; no cells where there is no such claim."""
    return _cells(world, CLAIMS, world.ask(claim_row, ident))


@projection("cells of statement")
def statement_cells(world: World, ident: str) -> Cells:
    """Return a statement's row."""
    return _cells(world, STATEMENTS, world.ask(statement_row, ident))


@projection("cells of source")
def source_cells(world: World, ident: str) -> Cells:
    """Return a source's row."""
    return _cells(world, SOURCES, world.ask(source_row, ident))


@projection("cells of entity")
def entity_cells(world: World, ident: str) -> Cells:
    """Return an entity's row."""
    return _cells(world, ENTITIES, world.ask(entity_row, ident))


@projection("cells of seller")
def shelves_of(world: World, seller: str) -> tuple[Cells, ...]:
    """Return the rows of a seller's shelves."""
    return tuple(_cells(world, AVAILABILITY, row) for row in world.ask(shelf_rows, seller))


ROWS: Mapping[str, Projection[World, str, Cells]] = {
    CLAIMS.name: claim_cells,
    STATEMENTS.name: statement_cells,
    SOURCES.name: source_cells,
    ENTITIES.name: entity_cells,
}
"""What gives the row of a record, by its table."""


def _cells(world: World, table: Table, row: Any) -> Cells:
    if row is None:
        return ()
    to = world.ask(identity, "").absolute
    return tuple(column.read(row, to) for column in table.columns)
