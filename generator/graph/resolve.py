"""References: every id that a record names must be there, be of the right kind, and be public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.diagnostics.nearest import nearest
from generator.graph.finding import Finding
from generator.graph.graph import link_names
from generator.loading.document import Document
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import Reference
from generator.model.source import Source
from generator.model.statement import Statement

_KINDS: Mapping[type[Record], str] = {
    Claim: "claim",
    Entity: "entity",
    Page: "page",
    Source: "source",
    Statement: "statement",
    Story: "story",
}


def unresolved(
    documents: Iterable[Document], broken: frozenset[str], held: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for every reference that does not hold.

    `broken` records exist but could not be read, so naming them is fine.
    `held` records are drafts or under embargo; only others of that sort may name them.
    """
    listed = tuple(documents)
    names = link_names(document.record for document in listed)
    records = {document.record.id: document.record for document in listed}
    by_kind: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    for record in records.values():
        by_kind[_KINDS[type(record)]].append(record.id)
    for document in listed:
        for reference in document.references:
            if reference.kinds == ("link",):
                target = names.get(reference.target.casefold(), reference.target)
                reference = replace(reference, target=target, kinds=tuple(by_kind))  # noqa: PLW2901  a link is a reference to anything
            finding = _check(document.record, reference, records, broken, held, by_kind)
            if finding:
                yield finding


def _check(
    record: Record,
    reference: Reference,
    records: Mapping[str, Record],
    broken: frozenset[str],
    held: frozenset[str],
    by_kind: Mapping[str, list[str]],
) -> Finding | None:
    target = records.get(reference.target)
    wanted = " or ".join(reference.kinds) if len(reference.kinds) < len(by_kind) else "record"
    if target is None:
        if reference.target in broken:
            return None
        choices = [ident for kind in reference.kinds for ident in by_kind[kind]]
        near = nearest(reference.target, choices, 3)
        return Finding(
            code="E204",
            record_id=record.id,
            path=reference.path,
            message=f"no {wanted} has the id `{reference.target}`",
            label="not found",
            help=(f"did you mean `{near[0]}`?",) if near else (),
            notes=(f"other near ids: {', '.join(near[1:])}",) if len(near) > 1 else (),
            suggestion=near[0] if near else None,
        )
    kind = _KINDS[type(target)]
    if kind not in reference.kinds:
        return Finding(
            code="E207",
            record_id=record.id,
            path=reference.path,
            message=f"`{target.id}` is {_article(kind)}; {_article(wanted)} is needed here",
            label=f"{_article(kind)}",
        )
    if reference.version and isinstance(target, Source):
        known = [version.id for version in target.versions]
        if reference.version not in known:
            return Finding(
                code="E212",
                record_id=record.id,
                path=reference.path,
                message=f"`{target.id}` has no version `{reference.version}`",
                help=(f"its versions: {', '.join(known)}" if known else "it has none yet",),
            )
    if target.id in held and record.id not in held:
        return Finding(
            code="E501",
            record_id=record.id,
            path=reference.path,
            message=f"`{target.id}` is held back (a draft, or under embargo), but this is published",
            help=("publish both together, or take the reference out for now",),
        )
    return None


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
