"""References: every id that a record names must be there, be of the right kind, and be public."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.diagnostics.nearest import nearest
from generator.graph.finding import Finding
from generator.graph.tables import Index
from generator.incremental.pieces import Log
from generator.loading.document import Broken, Document
from generator.loading.indexed import Indexed
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.entries import entries
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
_LINK = ("link",)


def unresolved(
    origins: Iterable[Document | Broken], known: Known
) -> Iterator[tuple[Document | Broken, Finding]]:
    """Yield a finding for every reference of `origins` that does not hold, with who has it.

    Held records (drafts, or under embargo) may be named only by others of that sort.
    Records that could not be decoded are checked as far as they could be read, and naming one of
    them is fine.
    """
    for origin in origins:
        for reference in origin.references:
            finding = _check(origin, reference, known)
            if finding:
                yield origin, finding


class Known:
    """All that can be named: `records` by id, found by the `index` of all of them."""

    def __init__(
        self,
        records: Mapping[str, Record],
        index: Index,
        *,
        held: Collection[str] = (),
        broken: Iterable[Broken] = (),
        unread: frozenset[str] = frozenset(),
    ) -> None:
        self.records = records
        self.held = held
        self._index = index
        # Ids, and names in small letters, that records in error have or may have.
        self.excused = unread | {name.casefold() for one in broken for name in (one.id, *one.names)}

    def meaning(self, name: str) -> str | None:
        """Return the id that a link means, if it means one."""
        spoken = name.casefold()
        if spoken in self.records:
            return spoken
        bearers = self.bearers(spoken)
        return bearers[0] if len(bearers) == 1 else None

    def bearers(self, name: str) -> list[str]:
        """Return the ids of all entities that bear a name or alias."""
        return list(self._index.under("called", name.casefold()))

    def former(self, ident: str) -> str | None:
        """Return the id that took the place of a former one."""
        return next(iter(self._index.under("former", ident)), None)

    def choices(self, kinds: tuple[str, ...]) -> list[str]:
        """Everything that a reference to these kinds may say."""
        listed = [self.records[ident] for ident in self.records]
        if kinds == _LINK:
            entities = [one for one in listed if isinstance(one, Entity)]
            spoken = [name for one in entities for name in (one.name, *one.aliases)]
            return [*self.records, *spoken]
        return [one.id for one in listed if _KINDS[type(one)] in kinds]


def known_among(
    records: Iterable[Record],
    *,
    held: Collection[str] = (),
    broken: Iterable[Broken] = (),
    unread: frozenset[str] = frozenset(),
) -> Known:
    """Return what can be named among some records."""
    listed = sorted(records, key=lambda one: one.id)
    rows = Indexed()
    for one in listed:
        rows.fill(one.id, entries(one))
    by_id = {one.id: one for one in listed}
    return Known(by_id, Index(Log(), rows), held=held, broken=broken, unread=unread)


def link_names(records: Iterable[Record]) -> dict[str, str]:
    """Return every name that a `[[link]]` may use, in small letters, with the id that it means.

    An id always means its own record; a name or alias that several entities bear means none.
    """
    listed = tuple(records)
    known = known_among(listed)
    names = {one.id for one in listed}
    names |= {
        name.casefold()
        for one in listed
        if isinstance(one, Entity)
        for name in (one.name, *one.aliases)
    }
    return {name: meant for name in sorted(names) if (meant := known.meaning(name))}


def _check(origin: Document | Broken, reference: Reference, known: Known) -> Finding | None:
    linked = reference.kinds == _LINK
    ident = reference.target
    if linked:
        ident = known.meaning(ident) or ident
    target = known.records.get(ident)
    if target is None:
        if ident.casefold() in known.excused:
            return None
        bearers = known.bearers(ident) if linked else []
        if len(bearers) > 1:
            return _ambiguous(origin.id, reference, bearers)
        return _unknown(origin.id, reference, known)
    kind = _KINDS[type(target)]
    if not linked and kind not in reference.kinds:
        wanted = " or ".join(_article(one) for one in reference.kinds)
        near = nearest(ident, known.choices(reference.kinds), 1)
        return _finding(
            origin.id,
            reference,
            code="E207",
            message=f"`{target.id}` is {_article(kind)}; {wanted} is needed here",
            label=_article(kind),
            help_=(f"did you mean `{near[0]}`?" if near else f"write the id of {wanted}",),
        )
    if reference.version and isinstance(target, Source):
        versions = [version.id for version in target.versions]
        if reference.version not in versions:
            return _no_version(origin.id, reference, versions)
    if isinstance(origin, Document) and ident in known.held and origin.id not in known.held:
        return _finding(
            origin.id,
            reference,
            code="E501",
            message=f"`{ident}` is held back (a draft, or under embargo), but this is published",
            label="held back",
            help_=("publish both together, or take this out for now",),
        )
    return None


def _unknown(record_id: str, reference: Reference, known: Known) -> Finding:
    linked, target = reference.kinds == _LINK, reference.target
    what = "record" if linked else " or ".join(reference.kinds)
    message = f"no {what} has the id {'or name ' if linked else ''}`{target}`"
    current = known.former(target)
    if current:
        return _finding(
            record_id,
            reference,
            code="E204",
            message=message,
            label="a former id",
            help_=(f"it was renamed: write `{current}`",),
            suggestion=current,
        )
    near = nearest(target, known.choices(reference.kinds), 3)
    return _finding(
        record_id,
        reference,
        code="E204",
        message=message,
        label="not found",
        help_=(f"did you mean `{near[0]}`?",) if near else (),
        notes=(f"other near {'names' if linked else 'ids'}: {', '.join(near[1:])}",)
        if len(near) > 1
        else (),
        suggestion=near[0] if near else None,
    )


def _ambiguous(record_id: str, reference: Reference, bearers: list[str]) -> Finding:
    listed = ", ".join(f"`{one}`" for one in bearers)
    return _finding(
        record_id,
        reference,
        code="E216",
        message=f"`{reference.target}` is a name of {len(bearers)} entities: {listed}",
        label="which one?",
        help_=(f"write the id of the one that is meant: `[[{bearers[0]}|{reference.target}]]`",),
    )


def _no_version(record_id: str, reference: Reference, versions: list[str]) -> Finding:
    near = next(iter(nearest(reference.version, versions, 1)), None)
    listed = f"its versions: {', '.join(versions)}" if versions else "it lists none yet"
    return _finding(
        record_id,
        reference,
        code="E212",
        message=f"`{reference.target}` has no version `{reference.version}`",
        help_=(f"did you mean `{near}`?" if near else listed,),
        suggestion=near,
        word=reference.version,
    )


def _finding(
    record_id: str,
    reference: Reference,
    *,
    code: str,
    message: str,
    label: str = "",
    help_: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    suggestion: str | None = None,
    word: str = "",
) -> Finding:
    """Build a finding that points at the very word which names something."""
    return Finding(
        code=code,
        record_id=record_id,
        path=reference.path,
        word=word or reference.target,
        nth=reference.nth if reference.kinds == _LINK else None,
        message=message,
        label=label,
        help=help_,
        notes=notes,
        suggestion=suggestion,
    )


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
