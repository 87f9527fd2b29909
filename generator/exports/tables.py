"""All records of a kind as one table, a row each."""

from __future__ import annotations

from generator.exports.asking import Asking
from generator.formats.sheet import Sheet
from generator.projections.columns import Table
from generator.projections.records import ids
from generator.projections.shelf_rows import sellers
from generator.projections.table_rows import ROWS, shelves_of
from generator.projections.tables import AVAILABILITY


def view(table: Table, ask: Asking) -> Sheet:
    """Return a table with every row that readers may see, by id."""
    if table is AVAILABILITY:
        rows = tuple(row for seller in ask(sellers, "") for row in ask(shelves_of, seller))
    else:
        rows = tuple(ask(ROWS[table.name], ident) for ident in ask(ids, table.name))
    return Sheet(tuple(column.name for column in table.columns), rows)
