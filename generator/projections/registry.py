"""The registry: every projection by name, as a stored trace finds what to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.incremental.projection import Projection
from generator.projections import (
    asking,
    availability,
    backlinks,
    calendar,
    changes,
    citing,
    claims,
    contradicting,
    entities,
    feeds,
    indexes,
    neighbours,
    records,
    renames,
    search,
    sharing,
    shelf_rows,
    site,
    sources,
    statements,
    status_words,
    stories,
    table_rows,
    timeline,
)
from generator.projections.world import World

PROJECTIONS: Mapping[str, Projection[World, Any, Any]] = {
    value.name: value
    for module in (
        asking,
        availability,
        backlinks,
        calendar,
        changes,
        citing,
        claims,
        contradicting,
        entities,
        feeds,
        indexes,
        neighbours,
        records,
        renames,
        search,
        sharing,
        shelf_rows,
        site,
        sources,
        statements,
        status_words,
        stories,
        table_rows,
        timeline,
    )
    for value in vars(module).values()
    if isinstance(value, Projection)
}
