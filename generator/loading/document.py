"""A record together with where it was written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.record import Record
from generator.model.references import Path, Reference


@dataclass(frozen=True, slots=True)
class Document:
    """A record, the place of its map in its file, and the ids that it names.

    `prefix` is empty but for statements inside of a claim's file: `("statements", id)`.
    """

    record: Record
    prefix: Path
    references: tuple[Reference, ...]
