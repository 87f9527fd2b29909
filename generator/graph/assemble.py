"""From a content folder to its graph, or to everything that stands in the way of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order, severity_of
from generator.graph.checking import checked
from generator.graph.differences import differences, rows_of
from generator.graph.finding import Finding
from generator.graph.graph import Graph, ids_of
from generator.graph.places import Places
from generator.graph.resolve import Known, unresolved
from generator.graph.rules_of_records import record_findings
from generator.graph.tables import Ids, Index
from generator.incremental.ledger import kept_ledger
from generator.incremental.pieces import ALL, Log, record_in
from generator.incremental.store import Rows, State, nothing
from generator.loading.document import Broken, Document
from generator.loading.filed import second_of
from generator.loading.inputs import Inputs
from generator.loading.kept import Kept
from generator.loading.load import Loaded, load
from generator.model.entries import entries
from generator.parallel import in_parts
from generator.stopwatch import Stopwatch

CHECKS = "checks"
"""The part of the state in which the ledger of the checks is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A project's content as a whole; `graph` is None where an error stands in the way.

    `held` are the ids of drafts and of records under embargo, which readers don't see.
    `files` counts the files that were read, `sizes` the records of each table that has any.
    `loaded` is all that was read.
    `changed` names the pieces of the graph that are not as the last good build left them, and
    `rows` is what the next one will need of the content, and `made` what it was made of; all go
    with a `graph` alone.
    """

    graph: Graph | None
    held: tuple[str, ...]
    files: int
    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded
    sizes: Mapping[str, int] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    rows: Rows = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)

    @property
    def origins(self) -> tuple[Document | Broken, ...]:
        """The records of all files, those too that could not be decoded."""
        return (*self.loaded.documents, *self.loaded.broken)


def assemble(
    root: Path,
    now: datetime,
    *,
    with_held: bool = False,
    state: State | None = None,
    watch: Stopwatch | None = None,
    inputs: Inputs | None = None,
) -> Assembled:
    """Load, resolve and check the content of the project at `root`.

    `now` decides which embargoes are over; `with_held` keeps what is held back in the graph, for
    editors alone. `state` is what the last good build left; without one all is read anew.
    `inputs` are what was looked at just before; without them they are looked at here.
    What is wrong in a draft is told, and stops nothing, where drafts are not shown.
    Each record is checked on its own and for what it names; checks of the whole graph run once
    every record can be read and all that is named is there.
    """
    state, watch = state or nothing(), watch or Stopwatch()
    kept = Kept(state)
    with watch.timing("read"):
        loaded = load(root, kept, record_findings, watch, inputs)
    with watch.timing("graph"):
        return _assembled(root, now, kept, loaded, with_held=with_held, state=state, watch=watch)


def _assembled(
    root: Path,
    now: datetime,
    kept: Kept,
    loaded: Loaded,
    *,
    with_held: bool,
    state: State,
    watch: Stopwatch,
) -> Assembled:
    held = _held(loaded, second_of(now))
    hidden = frozenset() if with_held else held
    rows, changed = differences(kept, loaded, hidden)
    drafts = frozenset() if with_held else _drafts(loaded)
    places = Places(root, loaded.filed, drafts)
    unheld = Index(Log(), rows)
    problems = list(loaded.diagnostics)
    with watch.timing("check"):
        named = list(_unresolved(kept, loaded, unheld, held, changed))
    problems += [places.diagnostic(one, at) for at, one in named]
    whole = loaded.settings is not None and not has_errors(problems)
    problems += [places.diagnostic(one) for one in loaded.found]
    told = Assembled(
        graph=None,
        held=tuple(sorted(held)),
        files=loaded.count,
        loaded=loaded,
        diagnostics=in_order(dict.fromkeys(problems)),
    )
    if loaded.settings is None or not whole:
        return told
    ids: Ids | None = state.made.get("ids")
    if ids is None or loaded.filed is not kept.filed or hidden != kept.hidden:
        ids = ids_of((one.id, one.kind) for one in loaded.filed.values() if one.id not in hidden)
    graph = Graph(loaded.settings, loaded.records, ids, Index(Log(), rows, hidden))
    ledger = kept_ledger(state, CHECKS)
    spoilt = {one.record_id for one in loaded.found if severity_of(one.code) == "error"}
    with watch.timing("check"):
        found = checked(graph, held, ledger, changed, spoilt)
    problems += [places.diagnostic(one) for one in found]
    told = replace(told, diagnostics=in_order(dict.fromkeys(problems)))
    if has_errors(problems):
        return told
    return replace(
        told,
        graph=graph,
        sizes={name: len(table) for name, table in ids.items() if table},
        changed=changed,
        rows={**rows_of(kept, loaded, rows, hidden, held), CHECKS: ledger.packed()},
        made={
            "files": loaded.files,
            "filed": loaded.filed,
            "ids": ids,
            "records": loaded.records.unpacked(),
            CHECKS: ledger,
        },
    )


def _held(loaded: Loaded, second: int) -> frozenset[str]:
    """Return the ids of what readers must not see yet."""
    return _with_statements({one.id for one in loaded.holds if one.held(second)}, loaded)


def _drafts(loaded: Loaded) -> frozenset[str]:
    """Return the ids of what is not finished: a mistake in it keeps nothing else from readers."""
    return _with_statements({one.id for one in loaded.holds if one.draft}, loaded)


def _with_statements(ids: set[str], loaded: Loaded) -> frozenset[str]:
    """Add the statements that stand in the files of some claims."""
    within = (one.id for one in loaded.filed.values() if one.within in ids) if ids else ()
    return frozenset(ids.union(within))


def _unresolved(
    kept: Kept, loaded: Loaded, index: Index, held: frozenset[str], changed: frozenset[str]
) -> Iterator[tuple[Document | Broken, Finding]]:
    """Check what records name: of all, or, since the last build found nothing, of those touched.

    Touched are records that changed or are held back, and those that name one that changed.
    """
    known = Known(loaded.records, index, held=held, broken=loaded.broken, unread=loaded.unread)
    if kept.empty or loaded.broken or loaded.unread:
        wanted = sorted(loaded.filed)
    else:
        touched = _touched(kept, loaded, index, held, changed)
        wanted = [one for one in touched if one in loaded.filed]

    def part(some: Sequence[str]) -> list[tuple[Document | Broken, Finding]]:
        return list(unresolved(map(loaded.document, some), known))

    for told in in_parts(part, wanted):
        yield from told
    yield from unresolved(loaded.broken, known)


def _touched(
    kept: Kept, loaded: Loaded, index: Index, held: frozenset[str], changed: frozenset[str]
) -> list[str]:
    """Return the ids of records whose references may hold no more, or may hold now."""
    named = {record_in(one) for one in changed if ":" not in one and not one.endswith(ALL)}
    flipped = held ^ kept.held
    named |= flipped
    touched = {*named, *held}
    called = {piece.removeprefix("called:") for piece in changed if piece.startswith("called:")}
    for ident in flipped & loaded.filed.keys():  # links may call it by name
        called |= {key for name, key, _ in entries(loaded.records[ident]) if name == "called"}
    for name in called:
        touched |= index.under("linked", name).keys()
    for ident in named:
        touched |= index.under("named", ident).keys() | index.under("linked", ident).keys()
    return sorted(touched)
