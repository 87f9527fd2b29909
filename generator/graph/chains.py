"""Chains: from each statement down through the reports that rest on each other.

An article is a report of a statement; what stands behind `<` in a report is where it took it from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dates.interval import order_key
from generator.graph.graph import Graph
from generator.model.statement import Report, Statement

VERBS = {
    "heard": "heard it first hand",
    "looked": "looked for itself",
    "asserts": "says so in its own words",
    "publishes": "is the document",
    "saw": "reports the document",
    "gathers": "gathers it and names no origin",
    "republishes": "republishes",
    "quotes": "quotes",
    "repeats": "repeats",
    "known-through": "is known only through others",
}
"""How a report stands to what it rests on, by machine word."""

VERB_MEANINGS = {
    "heard": "The speaker told it to this outlet itself, or it was there when it was said.",
    "looked": "This outlet saw it with its own eyes, in a shop or on a page.",
    "asserts": "It states the matter and names nobody who knows.",
    "publishes": "This is the document that speaks.",
    "saw": "It reports what stands in the document that speaks.",
    "gathers": "It speaks of reports or of people in general, and of none that could be asked.",
    "republishes": "It prints another outlet's text, word for word or shortened.",
    "quotes": "It takes the words from another outlet and prints them as a quotation.",
    "repeats": "It takes the matter from another outlet and tells it in its own words.",
    "known-through": "We have not seen it; others say that it carried the statement.",
}
"""What each of `VERBS` means."""

FRAMED = {
    "fact": "presents it as a fact",
    "confirmed": "presents it as confirmed",
    "announced": "presents it as announced",
    "rumour": "presents it as a rumour",
    "no-statement": "says that there was no statement",
}
"""What `presents_as` says of an outlet, by its word."""

_ROOT_VERBS = {
    "named": "heard",
    "unnamed": "heard",
    "look": "looked",
    "document": "saw",
    "own-words": "repeats",
    "untraced": "gathers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something else worth knowing of a report.

    `word` is `adds-own-reporting`, `misattributes`, `frames`, `unread`, `unsure` or `circular`;
    `text` says it in words; `statements` are the others that the source brought first hand.
    """

    word: str
    text: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNode:
    """A source in the tree of reports of one statement.

    `source` is a source's id, perhaps with `#version`; `verb` a key of `VERBS`, the relation to the
    node above or, at a root, to the speaker.
    `report` is None where only others say that this source carried it.
    `children` are the reports that rest on this one, oldest first.
    """

    source: str
    verb: str
    report: Report | None
    marks: tuple[Mark, ...] = ()
    children: tuple[ChainNode, ...] = ()


def chain(graph: Graph, statement: Statement) -> tuple[ChainNode, ...]:
    """Return the tree of reports of a statement: the first reports, each with what rests on it.

    A source that is named behind `<`, or republished, gets a node though no report lists it.
    Reports that rest on each other in a circle hang below the first of them, which is marked.
    """
    entries = _entries(graph, statement)
    rests_on = [_parent(graph, entries, one) for one in range(len(entries))]
    circular = _open_circles(rests_on)
    children: dict[int | None, list[int]] = defaultdict(list)
    for position, parent in enumerate(rests_on):
        children[parent].append(position)
    built: dict[int, ChainNode] = {}
    for position in reversed(_downwards(children)):
        source, report = entries[position]
        parent = rests_on[position]
        above = None if parent is None else entries[parent][0]
        marks = _marks(graph, statement, source, report, above)
        if position in circular:
            marks = (Mark(word="circular", text="rests on a report that rests on it"), *marks)
        built[position] = ChainNode(
            source=source,
            verb=_verb(graph, statement, source, report, above),
            report=report,
            marks=marks,
            children=_oldest_first(graph, [built[one] for one in children[position]]),
        )
    return _oldest_first(graph, [built[one] for one in children[None]])


def told_to(graph: Graph, statement: Statement) -> str | None:
    """Return the outlet that first had a statement: whose report all the others rest on.

    The first report is followed back through `via` and through what a source republishes.
    Without reports: who published the speaker's own text, or who looked, else None.
    """
    speaker = statement.speaker
    if not statement.reports:
        own = speaker.own_words or speaker.document
        return graph.source(own).publisher if own else speaker.looked
    listed = {one.source: one for one in reversed(statement.reports)}
    cited = statement.reports[0].source
    seen: set[str] = set()
    while cited not in seen:
        seen.add(cited)
        report = listed.get(cited)
        cited = (report.via if report else None) or graph.source(cited).republishes or cited
    return graph.source(cited).publisher


Entry = tuple[str, Report | None]


def _entries(graph: Graph, statement: Statement) -> list[Entry]:
    """List every source of the tree: the reports, then those that only others name."""
    entries: list[Entry] = [(one.source, one) for one in statement.reports]
    known = {_base(one.source) for one in statement.reports}
    own = statement.speaker.own_words or statement.speaker.document
    if own and graph.source(own).public and _base(own) not in known:
        entries.insert(0, (own, None))
        known.add(_base(own))
    for source, report in entries:  # grows while it is walked: what is named may name another
        further = _taken_from(graph, source, report)
        if further and _base(further) not in known:
            known.add(_base(further))
            entries.append((further, None))
    return entries


def _parent(graph: Graph, entries: Sequence[Entry], position: int) -> int | None:
    wanted = _taken_from(graph, *entries[position])
    if wanted is None:
        return None
    exact = [one for one, (source, _) in enumerate(entries) if source == wanted]
    near = [one for one, (source, _) in enumerate(entries) if _base(source) == _base(wanted)]
    return (exact or near)[0]


def _taken_from(graph: Graph, source: str, report: Report | None) -> str | None:
    return (report.via if report else None) or graph.source(source).republishes


def _open_circles(rests_on: list[int | None]) -> frozenset[int]:
    """Make the first entry of every circle a root; return those entries."""
    opened: set[int] = set()
    settled: set[int] = set()
    for start in range(len(rests_on)):
        path: list[int] = []
        at: int | None = start
        while at is not None and at not in settled and at not in path:
            path.append(at)
            at = rests_on[at]
        if at in path:
            first = min(path[path.index(at) :])
            rests_on[first] = None
            opened.add(first)
        settled.update(path)
    return frozenset(opened)


def _downwards(children: dict[int | None, list[int]]) -> list[int]:
    """List all positions, each after the one it rests on."""
    order = list(children[None])
    for position in order:  # grows while it is walked
        order.extend(children[position])
    return order


def _verb(
    graph: Graph, statement: Statement, source: str, report: Report | None, above: str | None
) -> str:
    if above is None:
        own = statement.speaker.own_words or statement.speaker.document
        if own and _base(own) == _base(source):
            return "asserts" if statement.speaker.own_words else "publishes"
        return _ROOT_VERBS[statement.speaker.way] if report else "known-through"
    republished = graph.source(source).republishes
    if republished and _base(republished) == _base(above):
        return "republishes"
    return "quotes" if report and report.quote else "repeats"


def _marks(
    graph: Graph, statement: Statement, source: str, report: Report | None, above: str | None
) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if above is not None and (own := _own_reporting(graph, statement, source)):
        marks.append(Mark(word="adds-own-reporting", text="adds own reporting", statements=own))
    if report and report.attributes_to:
        name = graph.entities[report.attributes_to].name
        marks.append(Mark(word="misattributes", text=f"gives the words to {name}"))
    if report and report.presents_as:
        marks.append(Mark(word="frames", text=FRAMED[report.presents_as]))
    if report and report.maybe:
        marks.append(Mark(word="unsure", text="may report something else"))
    if not graph.source(source).read:
        marks.append(Mark(word="unread", text="not read here; known only through others"))
    return tuple(marks)


def _own_reporting(graph: Graph, statement: Statement, source: str) -> tuple[str, ...]:
    """Return the other statements on the same matters that a source brought first hand."""
    matters = {target.id for _, target in statement.stances}
    return tuple(
        carried.statement.id
        for carried in graph.carried_by[_base(source)]
        if carried.statement.id != statement.id
        and carried.statement.reports[carried.position].via is None
        and any(target.id in matters for _, target in carried.statement.stances)
    )


def _oldest_first(graph: Graph, nodes: list[ChainNode]) -> tuple[ChainNode, ...]:
    return tuple(
        sorted(nodes, key=lambda node: order_key(graph.published(node.source), node.source))
    )


def _base(cited: str) -> str:
    return cited.partition("#")[0]
