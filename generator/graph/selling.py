"""Selling: which claims say what of whose shelves, now and as known on any day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds, ordering_bounds
from generator.graph.availability import (
    EXPECTING,
    FILLING,
    Account,
    Kind,
    Lineage,
    Notice,
    Offer,
    Shelf,
)
from generator.graph.evidence import Voice, evidence
from generator.graph.graph import Graph
from generator.graph.status import status
from generator.model.claim import Assertion

_GONE = frozenset({"retracted", "unsure", "look"})
"""Why a voice does not even tell when a claim was first published."""


def selling(graph: Graph, seller: str) -> tuple[Offer, ...]:
    """Return what is on record of a seller's shelves, by maker; empty where nothing ever was.

    A claim counts through the `state` or `look` of its action, for each of its subjects and objects
    apart. One that names no object can't be put anywhere.
    """
    by_maker: dict[str, list[Account]] = {}
    for claim in _claims(graph):
        if seller in claim.subject and (account := _account(graph, claim)):
            for maker in dict.fromkeys(claim.object):
                by_maker.setdefault(maker, []).append(account)
    return tuple(Offer(maker, tuple(by_maker[maker])) for maker in sorted(by_maker))


def dealings(graph: Graph, party: str = "") -> tuple[tuple[str, str], ...]:
    """Return every seller with every maker of whose goods on its shelves something is on record.

    Of a `party`, only the pairs that it is one of.
    """
    found = {
        (seller, maker)
        for claim in _claims(graph)
        if not party or party in {*claim.subject, *claim.object}
        if _notices(graph, claim, None) or _account(graph, claim)
        for seller in claim.subject
        for maker in claim.object
    }
    return tuple(sorted(pair for pair in found if not party or party in pair))


def notices_now(graph: Graph) -> tuple[Notice, ...]:
    """Return all that is known now of anybody's shelves, by claim."""
    return tuple(notice for claim in _claims(graph) for notice in _notices(graph, claim, None))


def lineage(graph: Graph, products: Iterable[str]) -> Lineage:
    """Return the products above each of some products, nearest first."""
    return {one: tuple(_above(graph, one)) for one in sorted(set(products)) if one}


def change_days(notices: Iterable[Notice]) -> frozenset[date]:
    """Return the days on which a table made of these notices changes by what happened.

    The bounds of changes, looks on a known day, and the days on which something was first expected.
    That time passes without a word makes no day of its own.
    """
    days: set[date | None] = set()
    for one in notices:
        if one.kind == "expectation":
            days.add(one.public)
        elif one.kind == "change" or one.earliest == one.latest:
            days |= {one.earliest, one.latest}
    return frozenset(day for day in days if day)


def _claims(graph: Graph) -> list[Assertion]:
    actions = graph.settings.actions
    told = {word for word, action in actions.items() if action.state or action.look}
    return [
        graph.claims[ident]
        for ident in sorted(one for action in told for one in graph.index.under("action", action))
        if graph.claims[ident].object
    ]


def _account(graph: Graph, claim: Assertion) -> Account | None:
    now = _notices(graph, claim, None)
    then: list[tuple[date, tuple[Notice, ...]]] = []
    for day in _days_of_knowing(graph, claim.id):
        notices = _notices(graph, claim, day)
        if notices != (then[-1][1] if then else ()):
            then.append((day, notices))
    return Account(claim.id, now, tuple(then)) if now or then else None


def _days_of_knowing(graph: Graph, claim_id: str) -> list[date]:
    """Return the days on which a statement on the claim, or on such a statement, came out."""
    days, seen, waiting = set(), {claim_id}, [claim_id]
    while waiting:
        for said in graph.said_about[waiting.pop()]:
            public = graph.public_on(said.statement)
            if public:
                days.add(public)
            if said.statement.id not in seen:
                seen.add(said.statement.id)
                waiting.append(said.statement.id)
    return sorted(days)


@dataclass(frozen=True, slots=True)
class _Heard:
    """When a claim was first said to be so, and first expected, for certain."""

    affirmed: date | None
    expected: date | None
    sourced: bool


def _notices(graph: Graph, claim: Assertion, known_on: date | None) -> tuple[Notice, ...]:
    voices = evidence(graph, claim.id, known_on)
    if not voices and (known_on is not None or not claim.ruling):
        return ()
    told = status(graph, claim.id, known_on).word
    heard = _Heard(
        _first(graph, voices, "affirms"),
        _first(graph, voices, "expects"),
        any(one.stance == "affirms" and one.counts for one in voices),
    )
    action = graph.settings.actions[claim.action]
    if action.look and told in FILLING:
        look = _notice(graph, claim, told, "look", action.look)
        return _placed(graph, look, claim.happened, heard.affirmed)
    if not action.state:
        return ()
    if told in EXPECTING or (told == "disputed" and not heard.sourced) or _ahead(claim, heard):
        return _expected(claim, _notice(graph, claim, told, "expectation", action.state), heard)
    if told not in FILLING:
        return ()
    when = claim.happened or claim.from_
    began = _notice(graph, claim, told, "change", action.state)
    over = _notice(graph, claim, told, "change", "ended")
    return (
        *(_placed(graph, began, when, heard.affirmed) if when or not claim.until else ()),
        *(_placed(graph, over, claim.until, None) if claim.until else ()),
    )


def _ahead(claim: Assertion, heard: _Heard) -> bool:
    """Whether what voices affirm was still to come when the first of them did."""
    if claim.due is None or claim.happened or claim.from_ or claim.until:
        return False
    due = bounds(claim.due).earliest
    return due is not None and heard.affirmed is not None and due > heard.affirmed


def _first(graph: Graph, voices: tuple[Voice, ...], stance: str) -> date | None:
    days = (
        graph.public_on(one.statement)
        for one in voices
        if one.stance == stance and one.why_not not in _GONE
    )
    return min((day for day in days if day), default=None)


def _notice(graph: Graph, claim: Assertion, told: str, kind: Kind, word: str) -> Notice:
    """Return what a claim says and of which shelves, not yet placed in time."""
    scope = claim.scope
    region = scope.region or graph.settings.region
    return Notice(
        claim=claim.id,
        kind=kind,
        word=word,
        status=told,
        shelves=tuple(
            Shelf(product, scope.channel or "", region) for product in scope.products or ("",)
        ),
        some=scope.extent == "some",
        every=scope.extent == "all",
        after=claim.after or "",
    )


def _placed(
    graph: Graph, notice: Notice, when: Edtf | None, public: date | None
) -> tuple[Notice, ...]:
    """Return a notice of something that has happened, in its bounds; nothing if it has none."""
    written = bounds(when) if when else None
    earliest = written.earliest if written else None
    latest = written.latest if written else None
    if public:
        latest = min(latest, public) if latest else public
    if latest is None:
        return ()
    before = graph.claims[notice.after].dated if notice.after else None
    floor = bounds(before).earliest if before else None
    if floor:
        earliest = max(earliest, floor) if earliest else floor
    if earliest:
        earliest = min(earliest, latest)
    return (replace(notice, earliest=earliest, latest=latest, public=public),)


def _expected(claim: Assertion, notice: Notice, heard: _Heard) -> tuple[Notice, ...]:
    """Return a notice of something announced; nothing where nobody can say since when."""
    public = min((day for day in (heard.expected, heard.affirmed) if day), default=None)
    due = claim.due or claim.happened or claim.from_
    if public is None:
        return ()
    return (
        replace(
            notice,
            earliest=bounds(due).earliest if due else None,
            latest=ordering_bounds(due).latest if due else None,
            public=public,
        ),
    )


def _above(graph: Graph, product: str) -> list[str]:
    found: list[str] = []
    waiting = [product]
    while waiting:
        for parent in graph.entities[waiting.pop(0)].parent:
            same = graph.entities[parent.id].kind == graph.entities[product].kind
            if same and parent.id not in found and parent.id != product:
                found.append(parent.id)
                waiting.append(parent.id)
    return found
