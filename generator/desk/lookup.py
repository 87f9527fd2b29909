"""Finding a record by the id that somebody typed."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics.nearest import nearest
from generator.loading.document import Broken, Document
from generator.loading.load import Loaded
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement


class UnknownIdError(Exception):
    """No record has the id; the message says which one may have been meant."""


def record_of(loaded: Loaded, ident: str) -> Document:
    """Return the record of an id; raises `UnknownIdError`."""
    by_id = {one.id: one for one in loaded.documents}
    if ident in by_id:
        return by_id[ident]
    former = next((one.id for one in loaded.documents if ident in one.record.renamed_from), None)
    if former:
        raise UnknownIdError(f"`{ident}` was renamed: it is `{former}` now")
    broken = next((one.file for one in loaded.broken if one.id == ident), None)
    if broken:
        raise UnknownIdError(f"{broken} has errors; onrecord check shows them")
    near = nearest(ident, by_id, 1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    raise UnknownIdError(f"no record has the id `{ident}`{hint}")


def taken_by(ident: str, loaded: Loaded) -> str | None:
    """Return the file whose record has an id, or had it once; None: the id is free."""
    places: list[Document | Broken] = [*loaded.documents, *loaded.broken]
    for one in places:
        if one.id == ident:
            return one.file
    for document in loaded.documents:
        if ident in document.record.renamed_from:
            return document.file
    return None


def kind_folder(record: Record) -> str:
    """Return the folder that is the kind of a record; statements of a claim's file have theirs."""
    return "statements" if isinstance(record, Statement) else Path(record.file).parts[1]


def title_of(record: Record) -> str:
    """Return what a list calls a record: its name or title, else the first words of what it is."""
    if isinstance(record, Entity):
        return record.name
    if isinstance(record, Statement):
        return record.summary or _speaker(record)
    if isinstance(record, Source):
        day = record.published.text if record.published else "no date"
        return record.title or f"{record.publisher}, {day}"
    if isinstance(record, Claim):
        return record.title
    return str(getattr(record, "title", ""))


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    said = speaker.who or speaker.unnamed or speaker.untraced or speaker.looked
    return said or speaker.document or speaker.own_words or ""
