"""Shelves: which notices bear on which product, channel and region.

What is said of phones holds for each phone, unless it is said of some alone. What is seen of one
phone is seen of phones. Neither crosses to another channel.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.graph.availability import Lineage, Notice, Shelf


def shelves_of(notices: Iterable[Notice], above: Lineage) -> tuple[Shelf, ...]:
    """Return the shelves that the notices name, wider ones before those within them."""
    named = {shelf for one in notices for shelf in one.shelves}
    return tuple(sorted(named, key=lambda one: (len(above.get(one.product, ())), one)))


def bearing(notices: Iterable[Notice], shelf: Shelf, above: Lineage) -> tuple[Notice, ...]:
    """Return the notices that say something of a shelf."""
    return tuple(
        one for one in notices if any(_bears(one, said, shelf, above) for said in one.shelves)
    )


def covers(wider: Shelf, shelf: Shelf, above: Lineage) -> bool:
    """Whether a shelf is another one or a part of it."""
    return (
        wider.region == shelf.region
        and wider.channel in {"", shelf.channel}
        and _product_within(shelf.product, wider.product, above)
    )


def _bears(notice: Notice, said: Shelf, shelf: Shelf, above: Lineage) -> bool:
    if said == shelf:
        return True
    if notice.kind == "look":
        if notice.word == "present" and covers(shelf, said, above):
            return True
        reaches = notice.every if notice.word == "present" else not notice.some
        return reaches and said.channel == shelf.channel and covers(said, shelf, above)
    return not notice.some and covers(said, shelf, above)


def _product_within(product: str, wider: str, above: Lineage) -> bool:
    return wider in {"", product} or wider in above.get(product, ())
