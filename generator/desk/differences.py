"""What readers will see change between two states of a report, in readers' words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from generator.desk.lookup import kind_folder
from generator.desk.translated import records_of, translated
from generator.graph.graph import Graph
from generator.model.claim import Claim
from generator.model.record import Record
from generator.model.statement import Statement
from generator.pages.shelf_lines import goods_at, shelf_lines
from generator.projections.availability import shelves_of_seller, traders
from generator.projections.cards import ClaimCard
from generator.projections.claims import claim_card
from generator.projections.describe import link_to
from generator.projections.world import World

What = Literal[
    "new", "renamed", "withdrawn", "removed", "status", "date", "title", "basis", "text", "table"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that readers will see: of which record, under which title, and in which way.

    `was` and `now` are in readers' words, each may be empty. `because` names what brought it about.
    `unnoted`: what was published is corrected, and no entry of `changes` tells readers so.
    """

    what: What
    kind: str
    id: str
    title: str
    was: str = ""
    now: str = ""
    because: tuple[str, ...] = ()
    unnoted: bool = False


def differences(before: World, after: World) -> tuple[Difference, ...]:
    """Return what readers will see change, by sort of change, then by record.

    Both worlds hold what readers see: drafts and embargoed records are in neither.
    """
    old, new = _by_id(before.graph), _by_id(after.graph)
    renamed = {
        ident: record.id
        for record in new.values()
        for ident in record.renamed_from
        if ident in old and ident not in new and record.id not in old
    }
    found = [
        replace(_plain("renamed", after.graph, new[now]), was=was, now=now)
        for was, now in renamed.items()
    ]
    before = replace(before, graph=translated(before.graph, renamed))
    old = _by_id(before.graph)
    found += [_new(after, new[ident]) for ident in new.keys() - old.keys()]
    found += [_plain("removed", before.graph, old[ident]) for ident in old.keys() - new.keys()]
    for ident in old.keys() & new.keys():
        found += _changed(before, after, old[ident], new[ident])
    found += _table(before, after)
    rank = {what: place for place, what in enumerate(get_args(What))}
    return tuple(sorted(found, key=lambda one: (rank[one.what], one.kind, one.id)))


def _by_id(graph: Graph) -> dict[str, Record]:
    return {record.id: record for record in records_of(graph)}


def _plain(what: What, graph: Graph, record: Record) -> Difference:
    title = link_to(graph, record.id).text
    return Difference(what=what, kind=kind_folder(record), id=record.id, title=title)


def _new(after: World, record: Record) -> Difference:
    """Return that a record came; of a claim, how sure it is and when it was."""
    told = _plain("new", after.graph, record)
    card = claim_card.read(after, record.id)
    return replace(told, now=f"{card.status.label}; {card.happened.words}") if card else told


def _changed(before: World, after: World, old: Record, new: Record) -> Iterator[Difference]:
    """Yield what changed of one record; of a claim, what its card says."""
    told = _plain("text", after.graph, new)
    gone = [isinstance(one, Claim | Statement) and bool(one.withdrawn) for one in (old, new)]
    if gone == [False, True]:
        yield replace(told, what="withdrawn")
        return
    title = link_to(before.graph, old.id).text
    unnoted = _corrected(old, new) and len(new.changes) <= len(old.changes)
    found: list[Difference] = []
    if title != told.title:
        found.append(replace(told, what="title", was=title, now=told.title))
    if isinstance(old, Claim) and isinstance(new, Claim):
        cards = claim_card.read(before, old.id), claim_card.read(after, new.id)
        if cards[0] and cards[1]:
            found += _of_card(told, cards[0], cards[1], _heard(before, after, new.id))
    if not found and _words(old) != _words(new):
        found.append(told)
    yield from (
        replace(one, unnoted=unnoted and one.what in {"title", "date", "text"}) for one in found
    )


def _of_card(
    told: Difference, old: ClaimCard, new: ClaimCard, because: tuple[str, ...]
) -> Iterator[Difference]:
    if old.status.label != new.status.label:
        yield replace(
            told, what="status", was=old.status.label, now=new.status.label, because=because
        )
    elif old.status.basis != new.status.basis:
        yield replace(
            told, what="basis", was=old.status.basis, now=new.status.basis, because=because
        )
    if old.happened.words != new.happened.words:
        yield replace(told, what="date", was=old.happened.words, now=new.happened.words)


def _heard(before: World, after: World, ident: str) -> tuple[str, ...]:
    """Say which statements on a claim came or went."""
    was = {one.statement.id for one in before.graph.said_about[ident]}
    now = {one.statement.id for one in after.graph.said_about[ident]}
    came = [f"{link_to(after.graph, one).text} added" for one in sorted(now - was)]
    went = [f"{link_to(before.graph, one).text} gone" for one in sorted(was - now)]
    return (*came, *went)


_UNSEEN: Mapping[str, Any] = {
    "id": "",
    "file": "",
    "renamed_from": (),
    "embargo_until": None,
    "draft": False,
}


def _words(record: Record) -> Record:
    """Return a record without what readers don't read on its page."""
    unseen = {**_UNSEEN, "within": None} if isinstance(record, Statement) else _UNSEEN
    return replace(record, **unseen)


def _corrected(old: Record, new: Record) -> bool:
    """Whether what a claim says of the world is another than was published."""
    if not (isinstance(old, Claim) and isinstance(new, Claim)):
        return False
    return any(
        getattr(old, name) != getattr(new, name)
        for name in ("title", "subject", "action", "object", "scope", "happened", "from_", "until")
    )


def _table(before: World, after: World) -> Iterator[Difference]:
    """Yield the cells of today's table of who sells what that say something else."""
    old, new = _cells(before), _cells(after)
    for pair in sorted({*old, *new}):
        was, now = old.get(pair, ("", "No record")), new.get(pair, ("", "No record"))
        if was[1] != now[1]:
            yield Difference(
                what="table",
                kind="availability",
                id=" ".join(pair),
                title=now[0] or was[0],
                was=was[1],
                now=now[1],
            )


def _cells(world: World) -> dict[tuple[str, str], tuple[str, str]]:
    """Return whose goods and where, and what is said of it today, by seller and maker."""
    sellers, makers = traders.read(world, "")
    found = {}
    for seller in sellers:
        told = shelves_of_seller.read(world, seller.id)
        for maker in makers:
            lines = shelf_lines(told, maker.id, world.today)
            if lines:
                said = "; ".join(f"{one.of}: {one.label}" if one.of else one.label for one in lines)
                goods = goods_at(maker.link.text, [seller.link.text])
                found[seller.id, maker.id] = (goods, said)
    return found
