"""Making: stale pages become staged files, in as many processes as there are cores."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from generator.fingerprint import of_bytes
from generator.incremental import outputs
from generator.incremental.ask import Answers, Ask
from generator.incremental.freshness import Stale
from generator.incremental.ledger import Ledger
from generator.incremental.trace import Trace
from generator.parallel import in_parts
from generator.stopwatch import Stopwatch

P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


class Product(Protocol):
    """One file that is made from the world: where it goes, what it sees, its template."""

    @property
    def route(self) -> str:
        """The address, which is also the product's identity."""

    @property
    def template(self) -> str:
        """The name of the template, or of what else turns the view into bytes."""

    @property
    def stage(self) -> str:
        """The stage of the work under which the time of its making is counted."""

    @property
    def view(self) -> Callable[[Ask[Any]], object]:
        """The pure function from reads to the plain value that the template sees."""


class Maker(Protocol[P_co]):
    """Turns views into bytes."""

    def render(
        self, template: str, route: str, view: object
    ) -> tuple[bytes | None, tuple[P_co, ...]]:
        """Return the bytes, or None with the problems that stood in the way."""


MOST_KNOWN = 50_000
"""Answers that are kept in memory; beyond it all are let go of, and computed again if need be."""

FEW = 8
"""Files that one process makes one after the other: those of a record are not more."""

LITTER = 200
"""Pages after which what they leave is collected: templates leave circles, and views in them."""


@dataclass(frozen=True, slots=True)
class Made:
    """One page that ran: why, and whether new bytes came of it."""

    route: str
    why: Stale
    new_bytes: bool


@dataclass(frozen=True, slots=True)
class Making(Generic[P]):
    """What came of making some pages: staged files, what they were made of, and what went wrong."""

    made: tuple[Made, ...]
    ledger: Ledger
    problems: tuple[P, ...]
    spent: Mapping[str, float]


def make(  # noqa: PLR0917  what to make, why, of what, and where
    products: Sequence[Product],
    why: Mapping[str, Stale],
    answers: Answers[Any],
    maker: Maker[P],
    closures: Mapping[str, str],
    on_disk: Mapping[str, str | None],
    out: Path,
    progress: Callable[[int, int], None],
) -> list[Making[P]]:
    """Make pages and stage those whose bytes are not `on_disk` yet; parts are in no order.

    What stands in one folder is made by one process, for it is mostly made of the same answers; but
    a folder of many files is shared out.
    """
    synced = len(products) <= outputs.MANY

    folders: dict[str, list[Product]] = {}
    for product in products:
        folders.setdefault(product.route.rpartition("/")[0], []).append(product)

    def part(some: Sequence[Sequence[Product]]) -> Making[P]:
        ledger = Ledger()
        made: list[Made] = []
        problems: list[P] = []
        watch = Stopwatch()
        share = [product for folder in some for product in folder]
        for done, product in enumerate(share):
            progress(done * len(products) // len(share), len(products))
            ask = Ask(answers)
            with watch.timing("view"):
                view = product.view(ask)
            with watch.timing(product.stage):
                data, found = maker.render(product.template, product.route, view)
            problems += found
            if data is None:
                continue
            trace = Trace(product.route, closures[product.template], ask.reads, of_bytes(data))
            new = trace.output != on_disk[product.route]
            if new:
                with watch.timing("write"):
                    outputs.stage(out, outputs.file_of(product.route), data, synced=synced)
            ledger.made(trace, why[product.route].reason)
            made.append(Made(product.route, why[product.route], new))
            if done % LITTER == LITTER - 1:
                gc.collect(1)
            if len(answers.known) > MOST_KNOWN:
                answers.teach(ledger)
                answers.known.clear()
        answers.teach(ledger)
        return Making(tuple(made), ledger, tuple(problems), watch.spent)

    shares = [some[at : at + FEW] for some in folders.values() for at in range(0, len(some), FEW)]
    makings = in_parts(part, shares)
    progress(len(products), len(products))
    return makings
