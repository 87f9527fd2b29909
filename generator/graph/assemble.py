"""From a content folder to its graph, or to everything that stands in the way of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order, severity_of
from generator.graph.checking import checked
from generator.graph.differences import differences, rows_of
from generator.graph.finding import Finding
from generator.graph.graph import Graph, ids_of
from generator.graph.places import Places
from generator.graph.resolve import Known, unresolved
from generator.graph.rules_of_records import record_findings
from generator.graph.tables import TABLE_OF, Index
from generator.incremental.ledger import kept_ledger
from generator.incremental.pieces import Log
from generator.incremental.store import Rows, State, nothing
from generator.loading.document import Broken, Document
from generator.loading.filed import Filed, second_of
from generator.loading.kept import Kept
from generator.loading.load import Loaded, load
from generator.model.entries import entries

CHECKS = "checks"
"""The part of the state in which the ledger of the checks is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A project's content as a whole; `graph` is None where an error stands in the way.

    `held` are the ids of drafts and of records under embargo, which readers don't see.
    `files` counts the files that were read, `sizes` the records of each table that has any.
    `loaded` is all that was read.
    `changed` names the pieces of the graph that are not as the last good build left them, and
    `rows` is what the next one will need of the content; both go with a `graph` alone.
    """

    graph: Graph | None
    held: tuple[str, ...]
    files: int
    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded
    sizes: Mapping[str, int] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    rows: Rows = field(default_factory=dict)

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
    progress: Callable[[str], None] = lambda _stage: None,
) -> Assembled:
    """Load, resolve and check the content of the project at `root`.

    `now` decides which embargoes are over; `with_held` keeps what is held back in the graph, for
    editors alone. `state` is what the last good build left; without one all is read anew.
    Each record is checked on its own and for what it names; checks of the whole graph run once
    every record can be read and all that is named is there.
    """
    state = state or nothing()
    kept = Kept(state)
    progress("read")
    loaded = load(root, kept, record_findings)
    progress("check")
    held = _held(loaded.filed.values(), second_of(now))
    hidden = frozenset() if with_held else held
    rows, changed = differences(kept, loaded, hidden)
    places = Places(root, loaded.filed)
    unheld = Index(Log(), rows)
    problems = list(loaded.diagnostics)
    problems += [
        places.diagnostic(one, at) for at, one in _unresolved(kept, loaded, unheld, held, changed)
    ]
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
    shown = [(one.id, one.kind) for one in loaded.filed.values() if one.id not in hidden]
    graph = Graph(loaded.settings, loaded.records, ids_of(shown), Index(Log(), rows, hidden))
    ledger = kept_ledger(state, CHECKS)
    spoilt = {one.record_id for one in loaded.found if severity_of(one.code) == "error"}
    problems += [places.diagnostic(one) for one in checked(graph, held, ledger, changed, spoilt)]
    told = replace(told, diagnostics=in_order(dict.fromkeys(problems)))
    if has_errors(problems):
        return told
    counted = Counter(TABLE_OF[kind] for _, kind in shown)
    return replace(
        told,
        graph=graph,
        sizes={name: counted[name] for name in TABLE_OF.values() if counted[name]},
        changed=changed,
        rows={**rows_of(kept, loaded, rows, hidden, held), CHECKS: dict(ledger.packed())},
    )


def _held(records: Collection[Filed], second: int) -> frozenset[str]:
    """Return the ids of what readers must not see yet; a held claim holds its own statements."""
    held = {one.id for one in records if one.hold and one.held(second)}
    if held:
        held |= {one.id for one in records if one.within in held}
    return frozenset(held)


def _unresolved(
    kept: Kept, loaded: Loaded, index: Index, held: frozenset[str], changed: frozenset[str]
) -> Iterator[tuple[Document | Broken, Finding]]:
    """Check what records name: of all, or, since the last build found nothing, of those touched.

    Touched are records that changed or are held back, and those that name one that changed.
    """
    known = Known(loaded.records, index, held=held, broken=loaded.broken, unread=loaded.unread)
    documents: Iterable[Document | Broken]
    if kept.empty or loaded.broken or loaded.unread:
        documents = (*loaded.documents, *loaded.broken)
    else:
        named = {one for one in changed if one in loaded.filed or one in kept.filed}
        named |= held ^ kept.held
        touched = {*named, *held}
        called = {piece.removeprefix("called:") for piece in changed if piece.startswith("called:")}
        for ident in (held ^ kept.held) & loaded.filed.keys():  # links may call it by name
            listed = entries(loaded.records[ident])
            called |= {key for name, key, _ in listed if name == "called"}
        for name in called:
            touched |= index.under("linked", name).keys()
        for ident in named:
            touched |= index.under("named", ident).keys() | index.under("linked", ident).keys()
        documents = [loaded.document(one) for one in sorted(touched) if one in loaded.filed]
    return unresolved(documents, known)
