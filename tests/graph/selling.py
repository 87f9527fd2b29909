"""What tests of availability share: the actions, and a cell written as short lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.graph.availability import Notice, known
from generator.graph.cells import Line
from generator.graph.graph import Graph
from generator.graph.lines import lines
from generator.graph.selling import lineage, selling
from generator.model.settings import Action
from tests.graph.building import SETTINGS, site

BOTH = ("subject", "object")
SHOPS = replace(
    SETTINGS,
    region="US",
    channels={"online": "Online", "in-store": "In shops", "carrier": "Through a carrier"},
    actions={
        "starts": Action(label="Starts selling", state="on-sale"),
        "stops-ordering": Action(label="Stops ordering", state="sell-through"),
        "stops": Action(label="Stops selling", state="off-sale"),
        "suspends": Action(label="Suspends sales", state="suspended"),
        "drops-plan": Action(label="Drops a plan", settled_by=BOTH, state="cancelled"),
        "keeps-out": Action(label="Keeps out", state="never"),
        "has": Action(label="Has on sale", look="present"),
        "lacks": Action(label="Not found on sale", look="absent"),
        "talks": Action(label="Talks"),
    },
)
PHONES = """
entities:
  phones: {kind: products}
  laptops: {kind: products}
  mate: {kind: products, parent: phones}
"""


SAYS = "\nstatements:\n"


def said(claim: str, source: str, stance: str = "affirms", speaker: str = "'?1 a person'") -> str:
    """Return a statement of somebody unnamed on a claim, in one source."""
    name = f"{claim}-{source}-{stance}"
    return f"  {name}: {{speaker: {speaker}, {stance}: [{claim}], reports: [{source}]}}\n"


def looked(claim: str, source: str) -> str:
    """Return a statement of an outlet that looked for itself."""
    outlet = source.partition("-")[0]
    return said(claim, source, speaker=f"{{looked: {outlet}}}")


START = "  start: {action: starts, happened: 2018-02-18}\n"
STOP = "  stop: {action: stops, happened: 2018-04-14}\n"
SOLD = (
    f"claims:\n{START}{STOP}{SAYS}{said('start', 'cnet-20180219')}{said('stop', 'cnet-20180415')}"
)
BETWEEN = SOLD.replace("2018-04-14", "2018-04-08/2018-04-14")


LISTED = BETWEEN.replace(
    SAYS,
    "  seen: {action: has, happened: 2018-03-22}\n"
    f"  again: {{action: starts, due: 2019-09}}\n{SAYS}",
) + (looked("seen", "verge-20180322") + said("again", "cnet-20190301", "expects"))


def shops(text: str) -> Graph:
    """Build a graph in which `phones`, `laptops` and `mate`, a phone, are products."""
    return site(text + PHONES.lstrip(), settings=SHOPS)


def notices(graph: Graph, seller: str, maker: str, known_on: str = "") -> tuple[Notice, ...]:
    """Return what is known of a seller and a maker, now or as known on a day."""
    day = date.fromisoformat(known_on) if known_on else None
    return tuple(
        notice
        for offer in selling(graph, seller)
        if offer.maker == maker
        for notice in known(offer.accounts, day)
    )


def cell(
    graph: Graph, day: str, known_on: str = "", seller: str = "best-buy", maker: str = "huawei"
) -> tuple[Line, ...]:
    """Return the lines of a cell on a day."""
    found = notices(graph, seller, maker, known_on)
    above = lineage(graph, (shelf.product for one in found for shelf in one.shelves))
    return lines(found, above, date.fromisoformat(day))


def written(listed: tuple[Line, ...]) -> list[str]:
    """Write lines short: "phones, online: last-known sell-through; look listed; expects stop"."""
    return [_written(line) for line in listed]


def _written(line: Line) -> str:
    shelves = "+".join(
        ", ".join(part for part in (one.product, one.channel) if part) or "all"
        for one in line.shelves
    )
    word = line.word if line.state in {"", line.word} else f"{line.word} {line.state}"
    parts = [f"{shelves}: {word}"]
    if line.decider:
        parts.append(line.decider.claim)
    if line.turn:
        parts.append(f"turn {line.turn.claim}")
    if line.look:
        parts.append(f"look {line.look.claim}")
    parts += [f"against {one.claim}" for one in line.against]
    if line.expected:
        parts.append(f"{'passed' if line.passed else 'expects'} {line.expected.claim}")
    return "; ".join(parts)
