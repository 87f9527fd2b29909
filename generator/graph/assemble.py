"""From a content folder to its graph, or to everything that stands in the way of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.dates.edtf import Moment
from generator.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Related,
    has_errors,
    in_order,
    severity_of,
)
from generator.graph.finding import Finding
from generator.graph.graph import Graph, build_graph
from generator.graph.resolve import unresolved
from generator.graph.rules import findings
from generator.graph.rules_of_records import record_findings
from generator.loading.document import Broken, Document
from generator.loading.load import CONTENT, SETTINGS, load
from generator.loading.written import Written, read_again
from generator.model.record import Record
from generator.model.references import Path as FieldPath
from generator.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A project's content as a whole; `graph` is None where an error stands in the way.

    `held` are the ids of drafts and of records under embargo, which readers don't see.
    `files` counts the files that were read; `origins` are the records in them, those too that could
    not be decoded.
    """

    graph: Graph | None
    held: tuple[str, ...]
    files: int
    diagnostics: tuple[Diagnostic, ...]
    origins: tuple[Document | Broken, ...] = ()


def assemble(root: Path, now: datetime, *, with_held: bool = False) -> Assembled:
    """Load, resolve and check the content of the project at `root`.

    `now` decides which embargoes are over; `with_held` keeps what is held back in the graph, for
    editors alone.
    Each record is checked on its own and for what it names; checks of the whole graph run once
    every record can be read and all that is named is there.
    """
    loaded = load(root)
    records = [one.record for one in loaded.documents]
    held = _held(records, now)
    places = _Places(root)
    origins: dict[str, Document | Broken] = {one.id: one for one in loaded.documents}
    found = list(loaded.diagnostics)
    found += [places.diagnostic(one, {}, at) for at, one in unresolved(loaded, held)]
    whole = not has_errors(found)
    alone = [one for record in records for one in record_findings(record, loaded.settings)]
    found += [places.diagnostic(one, origins) for one in alone]
    graph = None
    if loaded.settings is not None and whole:
        seen = records if with_held else [one for one in records if one.id not in held]
        graph = build_graph(loaded.settings, seen)
        spoilt = frozenset(one.record_id for one in alone if severity_of(one.code) == "error")
        found += [places.diagnostic(one, origins) for one in findings(graph, held, spoilt)]
    return Assembled(
        graph=None if has_errors(found) else graph,
        held=tuple(sorted(held)),
        files=loaded.files,
        diagnostics=in_order(dict.fromkeys(found)),
        origins=(*loaded.documents, *loaded.broken),
    )


def _held(records: Iterable[Record], now: datetime) -> frozenset[str]:
    """Return the ids of what readers must not see yet; a held claim holds its own statements."""
    listed = tuple(records)
    held = {one.id for one in listed if _is_held(one, now)}
    inner = {one.id for one in listed if isinstance(one, Statement) and one.within in held}
    return frozenset(held | inner)


def _is_held(record: Record, now: datetime) -> bool:
    if record.draft:
        return True
    if record.embargo_until is None:
        return False
    value = record.embargo_until.value
    instant = value.instant if isinstance(value, Moment) else None
    return instant is None or _seconds(now) < instant


def _seconds(now: datetime) -> int:
    """Count seconds as `Moment.instant` does, for which the calendar's first day is day 1."""
    utc = now.astimezone(UTC)
    return utc.toordinal() * 86_400 + utc.hour * 3600 + utc.minute * 60 + utc.second


@dataclass(frozen=True, slots=True)
class _Places:
    """Looks up where in their files findings stand; a file is read again only if it has any."""

    root: Path
    read: dict[str, Written | None] = field(default_factory=dict)

    def diagnostic(
        self,
        finding: Finding,
        origins: Mapping[str, Document | Broken],
        at: Document | Broken | None = None,
    ) -> Diagnostic:
        """Give a finding its file, line and column.

        `origins` tells by id where records stand; `at` is the finding's own, if it is known.
        """
        file, prefix = self._origin(finding.record_id, origins, at)
        written = self._written(file)
        path = (*prefix, *finding.path)
        on = finding.on if finding.path else "key"
        place = written.place(path, on, finding.word, finding.nth) if written else None
        fix = None
        if finding.suggestion is not None and place and place.exact:
            edit = Edit(file, place.span, finding.suggestion)
            fix = Fix(f"write `{finding.suggestion}`", (edit,))
        return Diagnostic(
            code=finding.code,
            message=finding.message,
            file=file,
            span=place.span if place else None,
            label=finding.label,
            help=finding.help,
            notes=finding.notes,
            related=tuple(self._related(finding, origins)),
            fix=fix,
        )

    def _related(
        self, finding: Finding, origins: Mapping[str, Document | Broken]
    ) -> Iterator[Related]:
        for one in finding.related:
            file, prefix = self._origin(one.record_id, origins, None)
            written = self._written(file)
            if written:
                yield Related(file, written.place((*prefix, *one.path)).span, one.label)

    def _origin(
        self, ident: str, origins: Mapping[str, Document | Broken], at: Document | Broken | None
    ) -> tuple[str, FieldPath]:
        if not ident:
            return f"{CONTENT}/{SETTINGS}", ()
        origin = at or origins[ident]
        return origin.file, origin.prefix

    def _written(self, file: str) -> Written | None:
        if file not in self.read:
            self.read[file] = read_again(self.root, file)
        return self.read[file]
