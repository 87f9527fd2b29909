"""What every record has: its id, its file, its history, and whether readers may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.dates.edtf import Edtf
from generator.dates.interval import order_key
from generator.model.markers import Short
from generator.model.notation import (
    STRICT,
    Day,
    Id,
    Instant,
    Markdown,
    Text,
    YesNo,
    as_list,
    one_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of a record's history; all but minor ones are shown and make a new version.

    `since` tells from when on a correction's `was` stood here, where not from the beginning.
    """

    __pydantic_config__ = STRICT

    date: Day
    kind: Annotated[str, one_of("new", "update", "correction", "withdrawal")]
    note: Markdown = ""
    was: Text = ""
    now: Text = ""
    why: Text = ""
    since: Day | None = None
    minor: YesNo = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That we should not have published a record; it keeps its address and says why."""

    __pydantic_config__ = STRICT

    date: Day
    because: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The common part of entities, sources, claims, statements, stories and pages.

    `file` is the path below the content folder, with `/`; it is given by the loader, as is `id`.
    """

    id: Id
    file: Text
    changes: tuple[Change, ...] = ()
    renamed_from: Annotated[tuple[Id, ...], Short(as_list)] = ()
    draft: YesNo = False
    embargo_until: Instant | None = None

    @property
    def version(self) -> int:
        """How often the record changed in a way that readers should know of; at least 1."""
        return max(1, sum(not change.minor for change in self.changes))

    @property
    def added(self) -> Edtf | None:
        """The day of the first change, when the record came into the site."""
        return self.changes[0].date if self.changes else None

    @property
    def changed(self) -> Edtf | None:
        """The day of the last change that readers should know of, else of the first."""
        public = [change.date for change in self.changes if not change.minor]
        return max(public, key=lambda day: order_key(day, ""), default=self.added)
