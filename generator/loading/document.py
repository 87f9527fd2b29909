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

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return self.record.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What is known of a record that could not be decoded: enough that it causes no more errors.

    The ids that it names can be checked, and naming it, by id or by one of its `names`, is no
    mistake of the record that does.
    """

    id: str
    file: str
    prefix: Path
    references: tuple[Reference, ...]
    names: tuple[str, ...] = ()
