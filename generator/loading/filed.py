"""Filed records: where each stands and whether it is held back, without the record itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from generator.dates.values import Moment
from generator.model.record import Record
from generator.model.references import Path
from generator.model.statement import Statement

_DRAFT = "draft"
_FIELD = "\t"


class Filed(NamedTuple):
    """A record's place; `kind` is the name of its class. A tuple, because there are so many.

    `within` is the claim in whose file a statement stands, else empty; `former` are earlier ids.
    `hold` is empty for what readers may see, else "draft", or the second from which on they may
    (counted as `Moment.instant` does).
    """

    id: str
    kind: str
    file: str
    within: str = ""
    hold: str = ""
    former: tuple[str, ...] = ()

    @property
    def prefix(self) -> Path:
        """The place of the record's map in its file."""
        return ("statements", self.id) if self.within else ()

    @property
    def draft(self) -> bool:
        """Whether the record is not finished; what is under embargo is."""
        return self.hold == _DRAFT

    def held(self, second: int) -> bool:
        """Whether readers must not see the record at a moment, itself taken alone."""
        return bool(self.hold) and (self.hold == _DRAFT or second < int(self.hold))

    def line(self) -> str:
        """Write everything but the id as one line."""
        return _FIELD.join((self.kind, self.file, self.within, self.hold, *self.former))


def filed(record: Record) -> Filed:
    """Return the place of a record."""
    return Filed(
        id=record.id,
        kind=type(record).__name__,
        file=record.file,
        within=(record.within or "") if isinstance(record, Statement) else "",
        hold=_hold(record),
        former=record.renamed_from,
    )


def from_line(ident: str, line: str) -> Filed:
    """Read what `Filed.line` wrote."""
    kind, file, within, hold, *former = line.split(_FIELD)
    return Filed(ident, kind, file, within, hold, tuple(former))


def second_of(now: datetime) -> int:
    """Count seconds as `Moment.instant` does, for which the calendar's first day is day 1."""
    utc = now.astimezone(UTC)
    return utc.toordinal() * 86_400 + utc.hour * 3600 + utc.minute * 60 + utc.second


def _hold(record: Record) -> str:
    if record.draft:
        return _DRAFT
    if record.embargo_until is None:
        return ""
    value = record.embargo_until.value
    instant = value.instant if isinstance(value, Moment) else None
    return _DRAFT if instant is None else str(instant)
