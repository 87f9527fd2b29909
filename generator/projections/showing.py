"""Evidence laid out for readers: derived values turned into exhibits, each word with its rule."""

from __future__ import annotations

from collections.abc import Iterable

from generator import routes
from generator.graph.chains import FRAMED, VERBS, ChainNode, chain
from generator.graph.evidence import WHY_NOT, Voice
from generator.graph.fallen import removals
from generator.graph.graph import Graph
from generator.graph.ladder import RULES
from generator.graph.origins import Origins
from generator.graph.quotations import wordings
from generator.graph.responses import Framed
from generator.graph.responses import Response as Answered
from generator.graph.status import Missing, Status
from generator.graph.status import Reason as Derived
from generator.model.statement import Statement
from generator.projections.cards import Link, Quote
from generator.projections.describe import capitalised, cited_link, link_to, speaker_in_full, when
from generator.projections.exhibits import (
    Counts,
    Explanation,
    Framing,
    Origin,
    OtherAnswer,
    Reason,
    Reporter,
    ReportNode,
    Response,
    Variant,
)
from generator.projections.listing import quote_of, source_card, speaker_note, voice_in_words
from generator.projections.prose import plain_text
from generator.projections.stances import STANCE_TERM

_MARKS = {"same": "same", "leaves out": "out", "adds": "in"}


def counts(told: Origins, people: str) -> Counts:
    """Return how many origins, articles and newsrooms there are, counted apart."""
    return Counts(
        origins=told.in_words,
        least=told.minimum,
        most=told.maximum,
        articles=len(told.articles),
        newsrooms=len(told.newsrooms),
        rule=routes.method("origins"),
        people=people,
    )


def report_nodes(graph: Graph, nodes: Iterable[ChainNode]) -> tuple[ReportNode, ...]:
    """Return a tree of reports as it is drawn."""
    return tuple(_node(graph, one) for one in nodes)


def _node(graph: Graph, node: ChainNode) -> ReportNode:
    report = node.report
    told_elsewhere = {"frames", "misattributes", "unread", "unsure"}
    notes = [mark.text for mark in node.marks if mark.word not in told_elsewhere]
    if report and report.note:
        notes.append(report.note)
    notes += [one.sentence for one in removals(graph, node.source)]
    return ReportNode(
        source=source_card(graph, node.source),
        verb=VERBS[node.verb],
        notes=tuple(capitalised(note) for note in notes),
        quote=Quote(text=report.quote, language=report.lang or None)
        if report and report.quote
        else None,
        presents_as=FRAMED[report.presents_as] if report and report.presents_as else None,
        attributes_to=link_to(graph, report.attributes_to)
        if report and report.attributes_to
        else None,
        maybe=bool(report and report.maybe),
        children=report_nodes(graph, node.children),
    )


def origin(graph: Graph, voice: Voice) -> Origin:
    """Return a voice on a claim with the tree of its reports."""
    statement, term = voice.statement, STANCE_TERM[voice.stance]
    name, note = speaker_in_full(graph, statement), speaker_note(graph, statement, whom=False)
    words = capitalised(name)
    why_not = WHY_NOT[voice.why_not] if voice.why_not else ""
    return Origin(
        statement=link_to(graph, statement.id),
        anchor=statement.id,
        words=f"{words}, {note}" if note else words,
        stance=term.word,
        label=term.label,
        rule=routes.method(term.anchor),
        articles=len(statement.reports),
        roots=report_nodes(graph, chain(graph, statement)),
        counts=voice.counts,
        why_not=why_not,
    )


def framing(graph: Graph, framed: Framed) -> Framing:
    """Return one way in which outlets present an answer."""
    return Framing(
        word=framed.word,
        label=framed.label,
        reporters=tuple(
            Reporter(
                source=source_card(graph, source),
                after=cited_link(graph, via) if via else None,
            )
            for source, via in framed.reports
        ),
        odd=framed.odd,
    )


def response(graph: Graph, answered: Answered) -> Response:
    """Return what a party answered, with how outlets framed it."""
    party, answer = link_to(graph, answered.party), answered.answer
    if answer is None:
        return Response(
            party=party,
            anchor=f"answer-{answered.party}",
            word=answered.word,
            label=answered.label,
            rule=routes.method(answered.rule),
        )
    statement = answer.statement
    return Response(
        party=party,
        anchor=f"answer-{answered.party}",
        word=answered.word,
        label=answered.label,
        rule=routes.method(answered.rule),
        said=when(graph.said_on(statement)),
        statement=link_to(graph, statement.id),
        speaker_note=speaker_note(graph, statement) or voice_in_words(statement).lower(),
        quote=quote_of(graph, statement),
        articles=len(statement.reports),
        framings=tuple(framing(graph, one) for one in answer.framings),
        disagreement=answer.disagreement,
        variants=len(wordings(statement)),
        others=tuple(
            OtherAnswer(
                label=one.label,
                rule=routes.method(one.rule),
                said=when(graph.said_on(one.statement)),
                statement=link_to(graph, one.statement.id),
            )
            for one in answered.answers
            if one.statement.id != statement.id
        ),
    )


def variants(graph: Graph, statement: Statement) -> tuple[Variant, ...]:
    """Return the wordings of a statement's quotation; empty where all print the same."""
    told = wordings(statement)
    if len(told) < 2:
        return ()
    return tuple(
        Variant(
            parts=tuple((text, _MARKS[kind]) for kind, text in one.segments),
            difference=one.difference,
            sources=tuple(source_card(graph, cited) for cited in one.sources),
        )
        for one in told
    )


def explanation(graph: Graph, told: Status, stronger: Iterable[Missing]) -> Explanation:
    """Return why a claim has its status, and what would give it a stronger one."""
    rule = RULES[told.word]
    return Explanation(
        rule=Link(route=routes.method(told.rule), text=rule.definition),
        reasons=tuple(
            _reason(graph, one, ours=told.derived is not None and not place)
            for place, one in enumerate(told.reasons)
        ),
        stronger=tuple(
            Reason(
                text=capitalised(one.text),
                links=(Link(route=routes.method(one.rule.anchor), text=one.rule.label),),
            )
            for one in stronger
        ),
    )


def _reason(graph: Graph, reason: Derived, *, ours: bool) -> Reason:
    """Return a reason; `ours` is one that an editor wrote."""
    return Reason(
        text=capitalised(plain_text(graph, reason.text) if ours else reason.text),
        links=(
            *(link_to(graph, one) for one in reason.statements),
            *(cited_link(graph, one) for one in reason.sources),
        ),
    )
