"""Checking: the rules of the graph, each applied anew only where what it looked at has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from generator.fingerprint import fingerprint
from generator.graph.circles import FIELDS, circle_findings
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.graph.rules import findings_of
from generator.graph.tables import KINDS
from generator.graph.vocabulary import featured_findings
from generator.incremental.ledger import Ledger
from generator.incremental.trace import Place
from generator.parallel import in_parts

_CHECKS: Mapping[str, Callable[[Graph, str], Iterator[Finding]]] = {
    "circles": circle_findings,
    "record": findings_of,
}
_NOTHING = fingerprint(())


def checked(
    graph: Graph,
    held: Collection[str],
    ledger: Ledger,
    changed: Collection[str],
    spoilt: Collection[str],
) -> list[Finding]:
    """Return everything that is wrong or doubtful across records.

    `ledger` tells what the checks of the last good build looked at, and afterwards those of this
    one; only what found something, is new, or looked at a `changed` piece is looked at again.
    Of records that are `spoilt` already nothing more is told.
    """
    again = ledger.touched(changed).keys() | ledger.unlike(_NOTHING)
    wanted = sorted(again, key=str)
    if ledger.empty or any(one.endswith(":ids") for one in changed):  # something came or went
        every = [("circles", field) for field in FIELDS]
        every += [("record", ident) for name in KINDS for ident in getattr(graph, name)]
        ledger.unlearn(again - set(every))
        wanted = [place for place in every if place in again or ledger.mark(place) is None]

    def part(places: Sequence[Place]) -> tuple[Ledger, list[Finding]]:
        told = Ledger()
        found: list[Finding] = []
        for place in places:
            with graph.log.apart() as pieces:
                listed = tuple(_CHECKS[place[0]](graph, str(place[1])))
            told.learn(place, fingerprint(listed), pieces)
            found += listed
        return told, found

    found = list(featured_findings(graph, held))
    for told, listed in in_parts(part, wanted):
        ledger.add(told)
        found += listed
    return [one for one in found if one.record_id not in spoilt]
