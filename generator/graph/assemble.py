"""From a content folder to its graph, or to everything that stands in the way of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.dates.edtf import Moment
from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, has_errors, in_order
from generator.graph.finding import Finding
from generator.graph.graph import Graph, build_graph
from generator.graph.resolve import unresolved
from generator.graph.rules import findings
from generator.loading.document import Document
from generator.loading.load import CONTENT, SETTINGS, load, read_tree
from generator.loading.yaml_tree import Node, locate
from generator.model.record import Record
from generator.model.references import Path as FieldPath
from generator.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A project's content as a whole; `graph` is None where an error stands in the way.

    `held` are the ids of drafts and of records under embargo, which readers don't see.
    `files` counts the files that were read.
    """

    graph: Graph | None
    held: tuple[str, ...]
    files: int
    diagnostics: tuple[Diagnostic, ...]


def assemble(root: Path, now: datetime, *, with_held: bool = False) -> Assembled:
    """Load, resolve and check the content of the project at `root`.

    `now` decides which embargoes are over; `with_held` keeps what is held back in the graph, for
    editors alone.
    Checks of the whole graph run once every file and every reference holds.
    """
    loaded = load(root)
    held = _held(loaded.documents, now)
    place = _Places(root, {one.record.id: one for one in loaded.documents})
    diagnostics = list(loaded.diagnostics)
    diagnostics += place.located(unresolved(loaded.documents, loaded.broken, held))
    graph = None
    if loaded.settings is not None and not has_errors(diagnostics):
        records = [one.record for one in loaded.documents]
        seen = records if with_held else [one for one in records if one.id not in held]
        graph = build_graph(loaded.settings, seen)
        diagnostics += place.located(findings(graph, held))
        if has_errors(diagnostics):
            graph = None
    return Assembled(
        graph=graph,
        held=tuple(sorted(held)),
        files=loaded.files,
        diagnostics=in_order(diagnostics),
    )


def _held(documents: Iterable[Document], now: datetime) -> frozenset[str]:
    """Return the ids of what readers must not see yet; a held claim holds its own statements."""
    listed = tuple(documents)
    held = {one.record.id for one in listed if _is_held(one.record, now)}
    inner = {
        one.record.id
        for one in listed
        if isinstance(one.record, Statement) and one.record.within in held
    }
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
    """Return the seconds since the first day of the calendar, as `Moment.instant` counts them."""
    return int((now.astimezone(UTC) - datetime(1, 1, 1, tzinfo=UTC)).total_seconds())


@dataclass(slots=True)
class _Places:
    """Looks up where in their files findings stand; a file is read again only if one has any."""

    root: Path
    documents: Mapping[str, Document]

    def located(self, found: Iterable[Finding]) -> list[Diagnostic]:
        """Turn findings into diagnostics with file, line and column."""
        trees: dict[str, Node | None] = {}
        return [self._located(one, trees) for one in found]

    def _located(self, finding: Finding, trees: dict[str, Node | None]) -> Diagnostic:
        file, path = self._file(finding.record_id, finding.path)
        tree = self._tree(file, trees)
        span = locate(tree, path, finding.on) if tree else None
        related = []
        for one in finding.related:
            other_file, other_path = self._file(one.record_id, one.path)
            other = self._tree(other_file, trees)
            if other:
                related.append(Related(other_file, locate(other, other_path, "value"), one.label))
        fix = None
        if finding.suggestion is not None and span is not None:
            edit = Edit(file, span, finding.suggestion)
            fix = Fix(f"write `{finding.suggestion}`", (edit,))
        return Diagnostic(
            code=finding.code,
            message=finding.message,
            file=file,
            span=span,
            label=finding.label,
            help=finding.help,
            notes=finding.notes,
            related=tuple(related),
            fix=fix,
        )

    def _file(self, record_id: str, path: FieldPath) -> tuple[str, FieldPath]:
        if not record_id:
            return f"{CONTENT}/{SETTINGS}", path
        document = self.documents[record_id]
        return document.record.file, (*document.prefix, *path)

    def _tree(self, file: str, trees: dict[str, Node | None]) -> Node | None:
        if file not in trees:
            trees[file] = read_tree(self.root, file)
        return trees[file]
