"""Who sells what as data: each state of a shelf, each look at one, and what was announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.graph.availability import STRENGTH, WORD, Lineage, Notice, Shelf, known
from generator.graph.graph import Graph
from generator.graph.periods import Period, periods
from generator.graph.selling import dealings, lineage, selling
from generator.graph.shelves import bearing, shelves_of
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.projections import listing
from generator.projections.cards import StatusMark
from generator.projections.records import named
from generator.projections.rows import Named
from generator.projections.world import World

_LOOKS = {"present": "seen", "absent": "not-found"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """What is known of one shelf for some time; days are ISO 8601, empty where not known.

    `tells`: `state`, `look` or `expectation`; `word` is one of `availability.WORDS`.
    `began` and `ended` are (earliest, latest); a state is known to have lasted up to `held`.
    `claims` brought it about or say it, the strongest first, whose status and `origins` these are;
    `ended_by` and `against` are claims too.
    """

    seller: Named
    maker: Named
    product: Named | None
    channel: str
    region: str
    tells: str
    word: str
    label: str
    began: tuple[str, str]
    held: str
    ended: tuple[str, str]
    claims: tuple[str, ...]
    status: StatusMark
    origins: tuple[int, int]
    ended_by: str
    against: tuple[str, ...]


@projection("sellers")
def sellers(world: World, _all: str) -> tuple[str, ...]:
    """Return the ids of everybody of whose shelves something is on record, in order."""
    return tuple(dict.fromkeys(seller for seller, _ in dealings(world.graph)))


@projection("shelf rows of seller")
def shelf_rows(world: World, seller: str) -> tuple[ShelfRow, ...]:
    """Return all that is known now of a seller's shelves, by maker, shelf and time."""
    graph = world.graph
    return tuple(
        row
        for offer in selling(graph, seller)
        for row in _of_offer(graph, seller, offer.maker, known(offer.accounts))
    )


def _of_offer(
    graph: Graph, seller: str, maker: str, notices: tuple[Notice, ...]
) -> Iterator[ShelfRow]:
    above: Lineage = lineage(graph, (one.product for each in notices for one in each.shelves))
    for shelf in shelves_of(notices, above):
        for period in periods(bearing(notices, shelf, above)):
            yield _state(graph, seller, maker, shelf, period)
        for notice in notices:
            if shelf in notice.shelves and notice.kind != "change":
                yield _told(graph, seller, maker, shelf, notice)


def _state(graph: Graph, seller: str, maker: str, shelf: Shelf, period: Period) -> ShelfRow:
    said = sorted(period.said, key=lambda one: STRENGTH[one.status])
    return _row(
        graph,
        (seller, maker, shelf),
        ("state", period.word),
        began=(_iso(period.begun), _iso(period.since)),
        held=_iso(period.held),
        ended=(_iso(period.over), _iso(period.ended)),
        claims=tuple(dict.fromkeys(one.claim for one in said)),
        ended_by=period.by.claim if period.by else "",
        against=tuple(dict.fromkeys(one.claim for one in period.against)),
    )


def _told(graph: Graph, seller: str, maker: str, shelf: Shelf, notice: Notice) -> ShelfRow:
    when = _iso(notice.earliest), _iso(notice.latest)
    look = notice.kind == "look"
    return _row(
        graph,
        (seller, maker, shelf),
        ("look", _LOOKS[notice.word]) if look else ("expectation", notice.word),
        began=when,
        ended=when if look else ("", ""),
        claims=(notice.claim,),
    )


def _row(
    graph: Graph,
    goods: tuple[str, str, Shelf],
    tells: tuple[str, str],
    *,
    began: tuple[str, str],
    ended: tuple[str, str],
    claims: tuple[str, ...],
    held: str = "",
    ended_by: str = "",
    against: tuple[str, ...] = (),
) -> ShelfRow:
    seller, maker, shelf = goods
    told = status(graph, claims[0])
    return ShelfRow(
        seller=named(graph, seller),
        maker=named(graph, maker),
        product=named(graph, shelf.product) if shelf.product else None,
        channel=shelf.channel,
        region=shelf.region,
        tells=tells[0],
        word=tells[1],
        label=WORD[tells[1]].label,
        began=began,
        held=held,
        ended=ended,
        claims=claims,
        status=listing.mark(graph, told),
        origins=(told.origins.minimum, told.origins.maximum),
        ended_by=ended_by,
        against=against,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
