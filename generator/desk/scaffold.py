"""A new record as a file: what is given filled in, what is missing marked, where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.dates.edtf import DateError, parse
from generator.dates.interval import filing
from generator.desk.duplicates import Fields
from generator.desk.editor_support import modeline
from generator.desk.field_help import FIELD_HELP
from generator.desk.implied import implied
from generator.desk.yaml_text import as_yaml
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.nearest import nearest
from generator.graph.resolve import known_among, unresolved
from generator.loading.decode import FOLDERS, decode_record
from generator.loading.document import Document
from generator.loading.inputs import CONTENT
from generator.loading.load import Loaded
from generator.loading.places import SUFFIX
from generator.loading.shapes import fields_of
from generator.loading.written import read_written
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Story
from generator.model.settings import Settings
from generator.model.statement import Statement

_ORDER = (
    "title", "name", "publisher", "url", "published", "speaker", "subject",
    "action", "object", "happened", "affirms", "reports", "summary", "body",
)  # fmt: skip
"""The fields of a scaffold in the order in which an editor thinks of them."""

_NEEDED_TOO = {Statement: ("affirms", "reports")}
"""Fields that the model does without in one record, and the checks of the whole do not."""

_DATES = ("happened", "published", "said")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where records of a kind lie, and `kind`, the class of the model that they have."""

    name: str
    kind: Any

    @property
    def word(self) -> str:
        """The kind in one word, as schemas are called: "claim", "entity"."""
        return str(self.kind.__name__).lower()


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A new record's file: its path from the project's root, its text, and the fields to fill."""

    file: str
    text: str
    to_fill: tuple[str, ...]


def folder_of(word: str, settings: Settings) -> Folder | None:
    """Return the folder that a word for a kind means: `claim`, `claims`, `retailer`, `retailers`.

    Kinds of entity go by their folder or by the name for one that site.yaml gives them.
    """
    said = word.casefold()
    for name, kind in FOLDERS.items():
        if said in {name, kind.__name__.lower()}:
            return Folder(name, kind)
    for name, described in settings.kinds.items():
        if said in {name, described.one.casefold(), described.many.casefold()}:
            return Folder(name, Entity)
    return None


def kind_words(settings: Settings) -> tuple[str, ...]:
    """Return every word that names a kind of record, in the singular where there is one."""
    own = [kind.__name__.lower() for kind in FOLDERS.values()]
    return (*own, *(one.one.casefold() for one in settings.kinds.values()))


def scaffold(folder: Folder, ident: str, given: Fields, loaded: Loaded, today: date) -> Scaffold:
    """Return the file of a new record; `given` holds texts and lists of texts by field.

    What follows from the id or from other fields is filled in: a name, a title, of a source the
    outlet and the day that its id holds. Fields that a record needs and that nobody has given
    stand there empty, with what they are for.
    """
    told = {**implied(folder.kind, ident, given, loaded), **given}
    needed = [
        one.name.rstrip("_")
        for one in fields(folder.kind)
        if one.default is MISSING and one.default_factory is MISSING
    ]
    needed += _NEEDED_TOO.get(folder.kind, ())
    writable = fields_of(folder.kind)
    to_fill = tuple(name for name in needed if name in writable and name not in told)
    file = f"{CONTENT}/{folder.name}/{_year_folder(folder, told, loaded)}{ident}{SUFFIX}"
    help_ = FIELD_HELP[folder.kind]
    lines = [modeline(file, folder.word)]
    lines += [
        f"{name}: {as_yaml(told[name])}" if name in told else f"{name}:  # {help_[name]}"
        for name in sorted({*told, *to_fill}, key=_ORDER.index)
    ]
    if folder.kind in {Claim, Story}:
        lines += ["changes:", f"  - {{date: {today.isoformat()}, kind: new}}"]
    if folder.kind is Claim:
        lines.append("draft: yes")
    return Scaffold(file, "\n".join(lines) + "\n", to_fill)


def problems_of(
    new: Scaffold, folder: Folder, ident: str, loaded: Loaded
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the values of a scaffold: unreadable, or naming what is not there.

    Fields that are still to be filled are no problem here; `check` tells of them.
    """
    written, found = read_written(new.text.encode(), new.file)
    if written is None:
        return found
    decoded = decode_record(written, folder.name, ident)
    problems = [*found, *(one for one in decoded.diagnostics if one.code != "E202")]
    records = [one.record for one in (*loaded.documents, *decoded.documents)]
    held = {ident, *(one.id for one in records if one.draft)}
    known = known_among(records, held=held, broken=decoded.broken, unread=loaded.unread)
    for origin, finding in unresolved((*decoded.documents, *decoded.broken), known):
        if origin.id == ident:
            place = written.place(finding.path, finding.on, finding.word, finding.nth)
            problems.append(
                Diagnostic(
                    code=finding.code,
                    message=finding.message,
                    file=new.file,
                    span=place.span,
                    label=finding.label,
                    help=finding.help,
                    notes=finding.notes,
                )
            )
    problems += _unknown_action(decoded.documents, loaded, new.file)
    # There is no file yet in which anything could be fixed.
    return tuple(replace(one, fix=None) for one in problems)


def _unknown_action(documents: Sequence[Document], loaded: Loaded, file: str) -> list[Diagnostic]:
    settings = loaded.settings
    for document in documents:
        record = document.record
        if isinstance(record, Claim) and settings and record.action not in settings.actions:
            near = nearest(record.action, settings.actions, 1)
            listed = f"actions of site.yaml: {', '.join(settings.actions)}"
            return [
                Diagnostic(
                    code="E203",
                    message=f"`{record.action}` is no action of site.yaml",
                    file=file,
                    help=(f"did you mean `{near[0]}`?" if near else listed,),
                )
            ]
    return []


def _year_folder(folder: Folder, told: Fields, loaded: Loaded) -> str:
    """Return `2018/` where the project keeps its records of this kind by year, else ""."""
    below = Path(CONTENT) / folder.name
    homes = [Path(one.file).parent for one in loaded.documents if not one.prefix]
    by_year = any(home.parent == below and re.fullmatch(r"\d{4}", home.name) for home in homes)
    year = next((found for name in _DATES if (found := _year(told.get(name)))), None)
    return f"{year:04}/" if by_year and year else ""


def _year(written: object) -> int | None:
    try:
        return filing(parse(written)).year if isinstance(written, str) else None
    except DateError:
        return None
