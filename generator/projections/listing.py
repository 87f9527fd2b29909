"""Cards: records as entries of lists, wherever a page mentions them."""

from __future__ import annotations

from generator import routes
from generator.graph.disputes import disputes_of
from generator.graph.fallen import fallen_under, rests_alone
from generator.graph.graph import Graph
from generator.graph.names import people, speaker_name
from generator.graph.responses import responses
from generator.graph.status import Status, status
from generator.model.claim import Assertion
from generator.model.record import Record
from generator.model.statement import Statement
from generator.projections.cards import (
    ClaimCard,
    Link,
    Party,
    Quote,
    SourceCard,
    StatementCard,
    StatusMark,
)
from generator.projections.describe import capitalised, cited_link, happened, link_to, when
from generator.projections.prose import plain_text
from generator.projections.stances import STANCE_TERM, STRONGEST

TYPES_IN_WORDS = {
    "article": "Article",
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-news": "News article",
    "bill": "Bill",
    "broadcast": "Broadcast",
    "document": "Document",
    "hearing": "Hearing",
    "interview": "Interview",
    "legal_case": "Court decision",
    "legislation": "Law",
    "motion_picture": "Film or video",
    "pamphlet": "Pamphlet",
    "personal_communication": "Letter or message",
    "post": "Post",
    "post-weblog": "Blog post",
    "regulation": "Regulation",
    "report": "Report",
    "speech": "Speech",
    "webpage": "Web page",
}
"""The CSL types of sources in readers' words; every type of the model is here."""


def mark(graph: Graph, told: Status) -> StatusMark:
    """Return a status as it is drawn and said; of an editor's own reason, the plain text."""
    return StatusMark(
        word=told.word,
        label=told.label,
        family=told.family,
        basis=plain_text(graph, told.basis) if told.derived else told.basis,
        rule=routes.method(told.rule),
    )


def held_back(record: Record) -> str | None:
    """Say why readers don't see a record yet; None: they do."""
    if record.draft:
        return "Draft"
    if record.embargo_until:
        return f"Embargoed until {when(record.embargo_until).words}"
    return None


def parties_of(graph: Graph, claim: Assertion) -> tuple[Party, ...]:
    """Return everybody named in a claim with the kind of entity they are, subjects first."""
    named = dict.fromkeys((*claim.subject, *claim.object))
    return tuple(
        Party(role=graph.settings.kinds[graph.entities[ident].kind].one, who=link_to(graph, ident))
        for ident in named
    )


def claim_card(graph: Graph, claim: Assertion) -> ClaimCard:
    """Return a claim as an entry of a list."""
    action = graph.settings.actions.get(claim.action)
    _, date = happened(claim)
    return ClaimCard(
        link=link_to(graph, claim.id),
        anchor=claim.id,
        status=mark(graph, status(graph, claim.id)),
        happened=date,
        action=action.label if action else claim.action,
        parties=parties_of(graph, claim),
        flags=flags(graph, claim),
        held=held_back(claim),
    )


def flags(graph: Graph, claim: Assertion) -> tuple[Link, ...]:
    """Return what a reader of a claim should be warned of, each leading to its evidence."""
    page = routes.claim(claim.id)
    found = [
        Link(
            route=f"{page}#answer-{one.party}",
            text=f"Outlets disagree on what {graph.entities[one.party].name} answered",
        )
        for one in responses(graph, claim.id)
        if one.answer and one.answer.disagreement
    ]
    if any(one.kind != "framing" for one in disputes_of(graph, claim.id)):
        found.append(Link(route=f"{page}#contradictions", text="Contradicted on record"))
    for fall in fallen_under(graph, claim.id):
        alone = rests_alone(graph, claim.id, fall.source)
        rests = (
            "It rests on a source that was removed" if alone else "One of its sources was removed"
        )
        found.append(Link(route=routes.source(fall.source), text=rests))
    return tuple(found)


def source_card(graph: Graph, cited: str) -> SourceCard:
    """Return a source, or a state of it, as an entry of a list."""
    source = graph.source(cited)
    return SourceCard(
        link=cited_link(graph, cited),
        anchor=source.id,
        publisher=link_to(graph, source.publisher),
        published=when(source.published),
        type=TYPES_IN_WORDS[source.type],
        title=source.title or None,
        read=source.read,
        public=source.public,
        address=source.url if source.read else None,
        archived=source.archived.url if source.archived else None,
    )


def speaker_link(graph: Graph, statement: Statement) -> Link:
    """Return who speaks: a link where they have a page, a name alone where not."""
    speaker = statement.speaker
    if speaker.who or speaker.looked:
        return link_to(graph, speaker.who or speaker.looked or "")
    cited = speaker.document or speaker.own_words
    name = speaker_name(graph, statement)
    return Link(route=cited_link(graph, cited).route if cited else "", text=capitalised(name))


def speaker_note(graph: Graph, statement: Statement, *, whom: bool = True) -> str:
    """Return what completes a speaker's name: role, whom they speak for, how they are described.

    `whom`: the name that it completes does not say for whom they speak.
    """
    speaker = statement.speaker
    if speaker.unnamed:
        return f"described as {speaker.unnamed}"
    notes = [speaker.role] if speaker.role else []
    if speaker.for_ and whom:
        notes.append(f"for {graph.entities[speaker.for_].name}")
    if speaker.looked:
        notes.append("looked for itself")
    return ", ".join(notes)


def voice_in_words(statement: Statement) -> str:
    """Say what kind of voice a statement is: "On the record", "1 unnamed source", "Document"."""
    speaker = statement.speaker
    if speaker.way == "unnamed":
        return capitalised(people(speaker.heads))
    return {
        "named": "On the record",
        "document": "Document",
        "look": "Somebody looked",
        "own-words": "An outlet's own words",
        "untraced": "Not traced to anybody",
    }[speaker.way]


def quote_of(graph: Graph, statement: Statement) -> Quote | None:
    """Return the fullest wording in print, first hand if possible; None: no quotation."""
    quoted = [report for report in statement.reports if report.quote]
    if not quoted:
        return None
    fullest = max(quoted, key=lambda report: (len(report.quote), report.via is None))
    return Quote(
        text=fullest.quote,
        source=cited_link(graph, fullest.source),
        language=fullest.lang or None,
    )


def strongest_stance(statement: Statement) -> str:
    """Return the stance under which a statement is listed; `comments` where it takes none."""
    stances = [stance for stance, _ in statement.stances]
    return min(stances, key=STRONGEST.__getitem__, default="comments")


def statement_card(graph: Graph, statement: Statement, stance: str = "") -> StatementCard:
    """Return a statement as an entry of a list, under one of its stances, else the strongest."""
    term = STANCE_TERM[stance or strongest_stance(statement)]
    return StatementCard(
        link=link_to(graph, statement.id),
        anchor=statement.id,
        speaker=speaker_link(graph, statement),
        speaker_note=speaker_note(graph, statement),
        stance=term.word,
        label=term.label,
        rule=routes.method(term.anchor),
        said=when(graph.said_on(statement)),
        articles=len(statement.reports),
        summary=plain_text(graph, statement.summary),
        quote=quote_of(graph, statement),
    )
