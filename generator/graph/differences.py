"""Differences: which pieces of the graph are not as the last good build left them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.graph.tables import TABLE_OF
from generator.incremental.pieces import ALL, prose_piece
from generator.incremental.store import Rows
from generator.loading.indexed import Indexed
from generator.loading.kept import Kept
from generator.loading.load import Loaded
from generator.model.claim import Claim
from generator.model.entries import Entry, entries
from generator.model.record import Record


def differences(
    kept: Kept, loaded: Loaded, hidden: frozenset[str]
) -> tuple[Indexed, frozenset[str]]:
    """Return the rows of the index as they are now, and the names of all pieces that changed.

    A record is a piece, and so is each key of the index under which it stood or stands; what comes
    out of hiding or goes into it (`hidden`: ids) changes like what comes or goes.
    """
    rows = kept.index()
    if kept.empty:
        listed = sorted(loaded.fresh.items())
        for ident, fresh in listed:
            rows.fill(ident, fresh.entries)
            fresh.entries.clear()
        return rows, frozenset()
    changed: set[str] = set()
    if kept.settings != loaded.settings_text:
        changed.add("settings")
    for ident in _changed_ids(kept, loaded):
        _replace(ident, kept, loaded, rows, changed)
    for ident in sorted((kept.hidden ^ hidden) & kept.filed.keys() & loaded.filed.keys()):
        record = loaded.records[ident]
        changed |= {ident, *_tables(ident, kept, loaded, listed=True)}
        if isinstance(record, Claim):
            changed.add(prose_piece(ident))
        for name, key, _ in entries(record):
            changed |= {f"{name}:{key}", name + ALL}
    if hidden or kept.hidden:  # a key that only a hidden record has left is not listed any more
        changed |= {one.partition(":")[0] + ALL for one in changed if ":" in one}
    return rows, frozenset(changed)


def rows_of(
    kept: Kept, loaded: Loaded, rows: Indexed, hidden: frozenset[str], held: frozenset[str]
) -> Rows:
    """Return what the next build will need of the content, as far as it is not kept already."""
    changed = loaded.fresh if kept.empty else _changed_ids(kept, loaded)
    same_places = not kept.empty and loaded.filed is kept.filed
    gone = () if same_places else kept.filed.keys() - loaded.filed.keys()
    records: dict[str, bytes | None] = dict.fromkeys(gone)
    records |= {
        ident: loaded.fresh[ident].text.encode() for ident in changed if ident in loaded.fresh
    }
    filed: dict[str, bytes | None] = {}
    if not same_places:
        filed["filed"] = _lines((ident, one.line()) for ident, one in loaded.filed.items())
    return {
        "record": records,
        "entry": dict(rows.packed()),
        "content": {
            **filed,
            "files": _lines(loaded.files.items()),
            "settings": loaded.settings_text.encode(),
            "hidden": " ".join(sorted(hidden)).encode(),
            "held": " ".join(sorted(held)).encode(),
        },
    }


def _lines(rows: Iterable[tuple[str, str]]) -> bytes:
    """Write pairs as lines; neither ids nor what files are called hold a tab or a line break."""
    return "\n".join(f"{name}\t{told}" for name, told in sorted(rows)).encode()


def _changed_ids(kept: Kept, loaded: Loaded) -> list[str]:
    """Return the ids of records that came, went, or say something else."""
    same_places = loaded.filed is kept.filed
    found = set() if same_places else kept.filed.keys() ^ loaded.filed.keys()
    both = (one for one in loaded.fresh if one not in found)
    return sorted(found | {one for one in both if kept.text(one) != loaded.fresh[one].text})


def _replace(ident: str, kept: Kept, loaded: Loaded, rows: Indexed, changed: set[str]) -> None:
    before = kept.record(ident) if ident in kept.filed else None
    after = loaded.records[ident] if ident in loaded.filed else None
    if _assertion(before) != _assertion(after):
        changed |= {ident, *_tables(ident, kept, loaded, listed=type(before) is not type(after))}
    if _prose(before) != _prose(after):
        changed.add(prose_piece(ident))
    old: Iterable[Entry] = tuple(entries(before)) if before else ()
    new: Iterable[Entry] = loaded.fresh[ident].entries if ident in loaded.fresh else ()
    changed |= set(rows.replace(ident, old, new))


def _assertion(record: Record | None) -> Record | None:
    """Return a record without what is a piece of its own."""
    if isinstance(record, Claim):
        return replace(record, known=(), unknowns=(), body="")
    return record


def _prose(record: Record | None) -> object:
    """Return what is a piece of its own of a record."""
    return (record.known, record.unknowns, record.body) if isinstance(record, Claim) else None


def _tables(ident: str, kept: Kept, loaded: Loaded, *, listed: bool) -> set[str]:
    """Return the pieces that stand for whole tables; `listed`: their lists of ids change too."""
    kinds = {filed[ident].kind for filed in (kept.filed, loaded.filed) if ident in filed}
    names = {TABLE_OF[kind] for kind in kinds}
    return {name + ALL for name in names} | ({f"{name}:ids" for name in names} if listed else set())
