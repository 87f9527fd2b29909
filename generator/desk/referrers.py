"""What names a record, and what would rest on nothing without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.desk.lookup import kind_folder, record_of
from generator.desk.mentions import Mention, mentions
from generator.graph.fallen import rests_alone
from generator.graph.graph import build_graph
from generator.graph.resolve import known_among, unresolved
from generator.loading.load import Loaded
from generator.model.source import Source

SETTINGS = "site.yaml"
"""The kind under which the front page's list of featured records stands."""


@dataclass(frozen=True, slots=True)
class Referrers:
    """What names a record, by the folder of whatever does.

    `alone` are the claims on which nothing would be left without it; only a source can have any.
    None: not known, because the content has errors.
    """

    by_kind: Mapping[str, tuple[Mention, ...]]
    alone: tuple[str, ...] | None


def referrers(root: Path, loaded: Loaded, ident: str) -> Referrers:
    """Return everything that names the record `ident`; raises `UnknownIdError`."""
    record = record_of(loaded, ident).record
    kinds = {one.id: kind_folder(one.record) for one in loaded.documents}
    found: dict[str, list[Mention]] = {}
    for one in mentions(root, loaded, ident):
        found.setdefault(kinds.get(one.by, SETTINGS), []).append(one)
    alone = _resting_on(loaded, ident) if isinstance(record, Source) else ()
    return Referrers({kind: tuple(found[kind]) for kind in sorted(found)}, alone)


def _resting_on(loaded: Loaded, source: str) -> tuple[str, ...] | None:
    if loaded.settings is None or loaded.broken:
        return None
    records = [one.record for one in loaded.documents]
    if any(unresolved(loaded.documents, known_among(records))):
        return None
    graph = build_graph(loaded.settings, records)
    return tuple(one for one in sorted(graph.claims) if rests_alone(graph, one, source))
