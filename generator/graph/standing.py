"""Standing: whose word settles a claim, and for whom a speaker speaks.

A party settles only what is its own act; saying is not settling.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds, certainly_before, order_key
from generator.graph.graph import Graph
from generator.model.claim import Assertion
from generator.model.entity import Belonging, Entity
from generator.model.statement import Statement


def settlers(graph: Graph, claim: Assertion) -> tuple[tuple[str, ...], ...]:
    """Return the sides of a claim; the word of every member of one side settles it.

    Empty where nobody's word does (an allegation, self-praise).
    A deal has two sides, either of which knows; a claim on three shops has one side of three, each
    of whom can speak for its own part alone.
    A cause is settled by those who did what it explains; an order's issuer is its subject.
    """
    if claim.explains:
        explained = [one for cause in claim.explains for one in graph.claims[cause].subject]
        return (tuple(dict.fromkeys(explained)),)
    action = graph.settings.actions.get(claim.action)
    if action is None:
        return ()
    sides = [claim.object if role == "object" else claim.subject for role in action.settled_by]
    return tuple(side for side in dict.fromkeys(sides) if side)


def voice_of(graph: Graph, statement: Statement) -> str | None:
    """Return the one entity whose word a statement is, for counting; None where nobody is named.

    A person counts as whom they speak for: as written, else what they belong to on that day, else
    themselves. A document counts as its publisher.
    """
    speaker = statement.speaker
    if speaker.document:
        return graph.source(speaker.document).publisher
    if speaker.for_ or not speaker.who:
        return speaker.voice
    person = graph.entities[speaker.who]
    if _are(graph, person) != "people":
        return speaker.who
    return next(_belongs_to(person, graph.said_on(statement)), speaker.who)


def spoken_for(graph: Graph, statement: Statement) -> frozenset[str]:
    """Return every entity whose own word a statement is: the speaker and whom they speak for."""
    speaker = statement.speaker
    if speaker.document:
        return frozenset((graph.source(speaker.document).publisher,))
    if not speaker.who:
        return frozenset()
    if speaker.for_:
        return frozenset((speaker.who, speaker.for_))
    person = graph.entities[speaker.who]
    if _are(graph, person) != "people":
        return frozenset((speaker.who,))
    return frozenset((speaker.who, *_belongs_to(person, graph.said_on(statement))))


def heard_from(graph: Graph, entity_id: str) -> tuple[Statement, ...]:
    """Return every statement that may be an entity's word, by id: its own, its people's, papers'.

    Whether it is, on its day, is for `voice_of` and `spoken_for` to say.
    """
    index = graph.index
    people = index.under("parent", entity_id)
    spoken = {one for who in (entity_id, *people) for one in index.under("voice", who)}
    papers = index.under("published", entity_id)
    written = {one for paper in papers for one in index.under("document", paper)}
    return tuple(graph.statements[one] for one in sorted(spoken | written))


def words_of(graph: Graph, entity_id: str) -> list[Statement]:
    """Return what an entity said or looked up, itself or through others, newest first.

    What was withdrawn is among it.
    """
    spoken = [
        one
        for one in heard_from(graph, entity_id)
        if one.speaker.looked == entity_id or entity_id in spoken_for(graph, one)
    ]
    return sorted(spoken, key=lambda one: order_key(graph.said_on(one), one.id), reverse=True)


def settled_parties(graph: Graph, statement: Statement, parties: tuple[str, ...]) -> frozenset[str]:
    """Return those of `parties` for whom a statement speaks on record, on the day that it was said.

    It speaks for the speaker, for whom they speak, and for all that belongs to one of these.
    On record are named speakers and documents that are public.
    """
    document = statement.speaker.document
    if document and not graph.source(document).public:
        return frozenset()
    spoken = spoken_for(graph, statement)
    return frozenset(
        one
        for one in parties
        if one in spoken or not spoken.isdisjoint(_ancestors(graph, one, graph.said_on(statement)))
    )


def parties(graph: Graph, claim: Assertion) -> tuple[str, ...]:
    """Return the entities named in a claim that can be asked, subjects first, each once.

    A product is asked through what it belongs to.
    """
    found: dict[str, None] = {}
    for named in (*claim.subject, *claim.object):
        if _are(graph, graph.entities[named]) != "things":
            found[named] = None
            continue
        for ancestor in _ancestors(graph, named, None):
            if _are(graph, graph.entities[ancestor]) != "things":
                found[ancestor] = None
                break
    return tuple(found)


def belongs_under(graph: Graph, entity_id: str, ancestor: str, day: Edtf | None) -> bool:
    """Whether `entity_id` may belong, directly or through others, to `ancestor` on a day."""
    return any(one == ancestor for one in _ancestors(graph, entity_id, day))


def _ancestors(graph: Graph, entity_id: str, day: Edtf | None) -> Iterator[str]:
    seen = {entity_id}
    waiting = [entity_id]
    while waiting:
        for parent in _belongs_to(graph.entities[waiting.pop(0)], day):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
                yield parent


def _belongs_to(entity: Entity, day: Edtf | None) -> Iterator[str]:
    return (one.id for one in entity.parent if _in_force(one, day))


def _in_force(belonging: Belonging, day: Edtf | None) -> bool:
    """Whether it may hold on that day; a date that is not known rules nothing out."""
    if day is None:
        return True
    on = bounds(day)
    if belonging.from_ and certainly_before(on, bounds(belonging.from_)):
        return False
    return not (belonging.until and certainly_before(bounds(belonging.until), on))


def _are(graph: Graph, entity: Entity) -> str:
    """Whether entities of a kind are parties, people or things (see `Kind.are`)."""
    kind = graph.settings.kinds.get(entity.kind)
    return kind.are if kind else "parties"
