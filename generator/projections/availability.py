"""What the availability pages read: a seller's accounts, who sells whose goods, and the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator import routes
from generator.graph.availability import Account, Lineage, Notice, Offer
from generator.graph.graph import Graph
from generator.graph.selling import change_days, dealings, lineage, notices_now, selling
from generator.incremental.projection import projection
from generator.projections.cards import Link, When
from generator.projections.describe import happened, link_to
from generator.projections.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Trader:
    """A seller or maker of the tables: its own page, and the page of what it sells or who sells it.

    `kind` is the plural of its kind in words.
    """

    id: str
    link: Link
    over_time: Link
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a table calls a claim: its action in words, and when that was."""

    action: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Selling:
    """All that is on record of one seller's shelves, with the names that it takes to say it.

    `claims` names each claim; `products` and `channels` are in words, `regions` only those that are
    not the site's own; `above` is what each product belongs to.
    """

    offers: tuple[Offer, ...]
    claims: Mapping[str, Naming]
    products: Mapping[str, str]
    channels: Mapping[str, str]
    regions: Mapping[str, str]
    above: Lineage


@projection("today")
def today(world: World, _all: str) -> date:
    """Return the day of this build, in UTC."""
    return world.today


@projection("sellers and makers")
def traders(world: World, _all: str) -> tuple[tuple[Trader, ...], tuple[Trader, ...]]:
    """Return everybody with a row, by kind and name; then everybody with a column, widest first."""
    found = dealings(world.graph)
    sold_by = Counter(maker for _, maker in found)
    rows = _traders(world.graph, {seller for seller, _ in found})
    columns = _traders(world.graph, set(sold_by))
    return rows, tuple(sorted(columns, key=lambda one: -sold_by[one.id]))


@projection("sellers of maker")
def sellers_of(world: World, maker: str) -> tuple[str, ...]:
    """Return the sellers of whose dealings with a maker something is on record, by id."""
    return tuple(seller for seller, one in dealings(world.graph, maker) if one == maker)


@projection("shelves of seller")
def shelves_of_seller(world: World, seller: str) -> Selling:
    """Return what is on record of a seller's shelves; a seller without any has no offers."""
    graph = world.graph
    offers = selling(graph, seller)
    accounts = {one.claim: one for offer in offers for one in offer.accounts}
    shelves = {
        shelf for one in accounts.values() for notice in _ever(one) for shelf in notice.shelves
    }
    settings = graph.settings
    above = lineage(graph, (shelf.product for shelf in shelves))
    return Selling(
        offers=offers,
        claims={ident: _naming(graph, ident) for ident in sorted(accounts)},
        products={
            one: graph.entities[one].name
            for one in sorted({shelf.product for shelf in shelves if shelf.product})
        },
        channels={
            one: settings.channels.get(one, one)
            for one in sorted({shelf.channel for shelf in shelves if shelf.channel})
        },
        regions={
            one: settings.regions.get(one, one)
            for one in sorted({shelf.region for shelf in shelves} - {settings.region, ""})
        },
        above=above,
    )


@projection("days of change in what is sold")
def days_of_change(world: World, _all: str) -> tuple[date, ...]:
    """Return the days up to today on which the table of who sells what changes, first day first."""
    days = change_days(notices_now(world.graph))
    return tuple(sorted(day for day in days if day <= world.today))


@projection("availability page of")
def over_time(world: World, ident: str) -> Link | None:
    """Return the page of what an entity sells, or of who sells its goods; None: it has none."""
    if "availability" not in world.graph.settings.outputs:
        return None
    if ident not in world.graph.entities or not dealings(world.graph, ident):
        return None
    return _over_time(world.graph, ident)


def _ever(account: Account) -> tuple[Notice, ...]:
    return (*account.now, *(notice for _, notices in account.then for notice in notices))


def _traders(graph: Graph, idents: set[str]) -> tuple[Trader, ...]:
    kinds = graph.settings.kinds
    order = {kind: place for place, kind in enumerate(kinds)}
    listed = sorted(
        (graph.entities[one] for one in idents),
        key=lambda one: (order[one.kind], one.name.casefold(), one.id),
    )
    return tuple(
        Trader(
            id=one.id,
            link=link_to(graph, one.id),
            over_time=_over_time(graph, one.id),
            kind=kinds[one.kind].many,
        )
        for one in listed
    )


def _over_time(graph: Graph, ident: str) -> Link:
    entity = graph.entities[ident]
    return Link(route=routes.availability_of(entity.kind, ident), text=entity.name)


def _naming(graph: Graph, ident: str) -> Naming:
    claim = graph.claims[ident]
    return Naming(action=graph.settings.actions[claim.action].label, when=happened(claim)[1])
