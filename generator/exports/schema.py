"""The JSON Schema of each kind of record (draft 2020-12), published beside the data.

A member that is there today stays as it is: whoever needs another meaning makes version 2, at an
address of its own (`generator.routes.schema`). Every member is always there; what is not known is
null.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import routes
from generator.exports.asking import Asking
from generator.exports.shapes import (
    address,
    date,
    many,
    maybe,
    members,
    number,
    text,
    word,
    yes_or_no,
)
from generator.graph.ladder import STATUS_RULES
from generator.graph.responses import ANSWERS
from generator.model.source import TYPES
from generator.model.statement import FRAMINGS, STANCES
from generator.projections.entities import PARTS
from generator.projections.site import identity
from generator.projections.statements import COUNTING

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = text("The id of a record", pattern="^[a-z0-9]")
_OTHER = members(
    "Another record",
    {"id": _ID, "name": text("Its name"), "url": maybe(address("Its page"))},
)
_NAMED = members("An id with its name", {"id": text("The id"), "name": text("In words")})
_HISTORY = {
    "version": number("How often readers were told of a change, from 1"),
    "added": date("When it came into this record"),
    "changed": date("When readers last learned of a change"),
}
_WITHDRAWN = {"withdrawn": date("Since when we take it back; null where it stands")}

_CLAIM = {
    "title": text("The claim itself, without a word on how sure it is"),
    "headline": text("The title with how sure it is; quote this one"),
    "status": members(
        "How sure it is, and why",
        {
            "word": word("The status", *(rule.word for rule in STATUS_RULES)),
            "label": text("The status in words"),
            "basis": text("What it rests on"),
            "rule": address("The rule behind it"),
            "by_editors": yes_or_no("Whether editors overruled the rules"),
            "reasons": many("Why the rule holds", text("A reason")),
            "missing": many("What a stronger word would need", text("What is missing")),
        },
    ),
    "origins": members(
        "How many independent voices say so",
        {"least": number("At least"), "most": number("At most")},
    ),
    "articles": number(
        "How many sources surely report what counts for it; no measure of how sure it is"
    ),
    "newsrooms": number("How many publishers those have"),
    "flags": many("What a reader should be warned of", text("A warning")),
    "responses": many(
        "What each party answered",
        members(
            "An answer",
            {
                "party": _OTHER,
                "word": word("The answer", *(rule.word for rule in ANSWERS)),
                "label": text("The answer in words, after the party's name"),
                "said": date("When"),
                "statement": maybe(_ID),
            },
        ),
    ),
    "action": _NAMED,
    "subjects": many("Who did it", _OTHER),
    "objects": many("Whom or what it was done to", _OTHER),
    "products": many("The products concerned", _OTHER),
    "extent": maybe(word("Whether all or some are concerned", "all", "some")),
    "channel": maybe(text("The channel of sale")),
    "region": maybe(text("The place, as a code")),
    "happened": date("When it happened"),
    "from": date("Since when it is in force"),
    "until": date("Until when it is in force"),
    "due": date("When it is to happen"),
    "date_note": maybe(text("The source's own words on the date, or a remark")),
    "first_reported": date("When a source first carried it"),
    "first_source": maybe(_ID),
    "known": many("What is known, in our own words", text("Markdown")),
    "unknown": many("What is not known", text("Markdown")),
    "body": maybe(text("What else there is to say, as Markdown")),
    "statements": many(
        "The statements that bear on it",
        members("A stance", {"stance": word("The stance", *STANCES), "id": _ID}),
    ),
    "origin_statements": many(
        "The statements that take a side, and whether each counts as an origin",
        members(
            "A statement",
            {
                "url": maybe(address("Its page")),
                "words": text("Who speaks"),
                "stance": word("Its stance", *STANCES),
                "counts": yes_or_no("Whether it adds to the number of origins"),
                "why_not": maybe(text("Why it does not")),
                "articles": number("How many sources report it, surely or perhaps"),
            },
        ),
    ),
    "contradictions": many("What clashes, in words", text("A sentence")),
    "contradicts": many("Claims that can't hold beside it", _ID),
    "explains": many("Claims that it explains", _ID),
    **_HISTORY,
    **_WITHDRAWN,
}

_STATEMENT = {
    "heading": text("Who speaks, about whom, and when"),
    "speaker": members(
        "Who speaks",
        {
            "id": maybe(_ID),
            "name": text("In words"),
            "known_as": word(
                "How the speaker is known",
                *("named", "unnamed", "document", "look", "own-words", "untraced"),
            ),
            "role": maybe(text("The speaker's role")),
            "speaks_for": maybe(_ID),
            "described_as": maybe(text("How a speaker without a name is described")),
            "heads": maybe(number("How many unnamed people spoke")),
        },
    ),
    "counts_as": members(
        "What it counts for among origins",
        {"word": word("In one word", *COUNTING), "label": text("In a sentence")},
    ),
    "said": date("When it was said, or first came out"),
    "told_to": many("Whom it was said to", _ID),
    "summary": maybe(text("What was said, in our own words")),
    "quote": maybe(
        members(
            "The fullest wording in print; the words are those of their speaker",
            {
                "text": text("The words"),
                "language": text("Their language (BCP 47)"),
                "source": maybe(address("The page of the source that printed them")),
            },
        )
    ),
    "stances": many(
        "What it says of which claim or statement",
        members(
            "A stance",
            {
                "stance": word("The stance", *STANCES),
                "on": _ID,
                "but": maybe(text("The other value that it gives")),
                "sure": yes_or_no("Whether it is sure that this claim is meant"),
            },
        ),
    ),
    "reports": many(
        "The sources that report it",
        members(
            "A report",
            {
                "source": text("The source, with `#` and a version where one is meant"),
                "through": maybe(text("The source from which that one has it")),
                "presents_as": maybe(word("How it is framed", *FRAMINGS)),
            },
        ),
    ),
    "disagreement": maybe(text("How outlets disagree on what was said")),
    "revises": maybe(_ID),
    **_HISTORY,
    **_WITHDRAWN,
}

_SOURCE = {
    "name": text("The source by publisher and date"),
    "title": maybe(text("Its own title")),
    "document_type": word("Its type (CSL 1.0.2)", *TYPES),
    "publisher": _OTHER,
    "authors": many("Its authors", text("A name")),
    "address": maybe(address("Where it can be read")),
    "archived": maybe(
        members("A stored copy", {"address": address("Where it is"), "at": date("When taken")})
    ),
    "published": date("When it came out"),
    "accessed": date("When we last read it"),
    "read_by_us": yes_or_no("Whether we read it; else it is known through others"),
    "public": yes_or_no("Whether the document itself was ever published"),
    "part": members(
        "What it is among reports",
        {"word": word("In one word", *PARTS), "label": text("In a sentence")},
    ),
    "republishes": maybe(_ID),
    "statements": many("The statements that it carries", _ID),
    "claims": many(
        "The claims that rest on it",
        members(
            "A claim",
            {"id": _ID, "rests_on_it_alone": yes_or_no("Whether nothing else carries it")},
        ),
    ),
    **_HISTORY,
}

_ENTITY = {
    "name": text("Its name"),
    "kind": _NAMED,
    "aliases": many("Other names", text("A name")),
    "country": maybe(text("Its country (ISO 3166-1 alpha-2)")),
    "summary": maybe(text("What it is, as Markdown")),
    "homepage": maybe(address("Its own site")),
    "same_as": many("Addresses at other registers", address("An address")),
    "belongs_to": many(
        "What it belongs to",
        members("An entity", {"id": _ID, "from": date("Since when"), "until": date("Until when")}),
    ),
    "claims": number("How many claims name it"),
    **_HISTORY,
}

_STORY = {
    "title": text("Its title"),
    "summary": maybe(text("What it tells, in a sentence")),
    "body": text("The story as Markdown"),
    "version": number("How often readers were told of a change, from 1"),
    "changed": maybe(text("The day of the last change")),
}

KINDS: Mapping[str, tuple[str, Mapping[str, Json]]] = {
    "claim": ("A claim, and how sure it is.", _CLAIM),
    "statement": ("A statement: who took which stance on which claim.", _STATEMENT),
    "source": ("A source: a document that carries statements.", _SOURCE),
    "entity": ("Somebody or something that claims name.", _ENTITY),
    "story": ("A report for readers, told from the record.", _STORY),
}
"""What each kind of record is, and its members."""


def view(kind: str, ask: Asking) -> Json:
    """Return the JSON Schema of a kind of record."""
    site = ask(identity, "")
    about, own = KINDS[kind]
    head = {
        "$schema": {"const": site.absolute(routes.schema(kind))},
        "type": {"const": kind},
        "id": _ID,
        "url": address("The record's page"),
        "cite": text("How to cite this version of the page"),
        "csl": {"description": "The same as an item of CSL-JSON", "type": "object"},
        "licence": members(
            "Under which terms our own words and data may be used",
            {"name": text("Its name"), "url": address("Its text")},
        ),
    }
    return {
        "$schema": DIALECT,
        "$id": site.absolute(routes.schema(kind)),
        "title": f"{site.title}: {kind}",
        **members(about, {**head, **own}),
    }
