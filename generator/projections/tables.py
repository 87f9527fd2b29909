"""The tables of the record, told once: what each column holds, and how it is read from a row.

The CSV files, the data package that describes them and the page for people are made of this.
"""

from __future__ import annotations

from generator import routes
from generator.model.statement import STANCES
from generator.projections.columns import (
    Column,
    Table,
    address,
    bounds,
    dates,
    ids,
    listed,
    names,
    plain,
)
from generator.projections.rows import ClaimRow, EntityRow

_HISTORY = (
    plain(
        "version", "How often readers were told of a change, from 1", "integer", "history.version"
    ),
    plain(
        "added", "The day on which it came into this record", "string", "history.added.as_written"
    ),
    plain("changed", "The day of the last change", "string", "history.changed.as_written"),
)
_WITHDRAWN = plain(
    "withdrawn",
    "Since when we take it back; empty where it stands",
    "string",
    "history.withdrawn.as_written",
)


def _claim(row: ClaimRow) -> str:
    return routes.claim(row.id)


CLAIMS = Table(
    "claims",
    "claim",
    "What is claimed, how sure it is and why, who is concerned, and when it was.",
    (
        plain("id", "The claim's id, which never changes"),
        address("The claim's page", _claim),
        plain("title", "The claim itself, without a word on how sure it is"),
        plain("headline", "The title with how sure it is; quote this one"),
        plain("status", "How sure it is, as a machine word"),
        plain("status_label", "How sure it is, in words"),
        plain("basis", "What the status rests on, in a sentence"),
        address("The rule behind the status", lambda row: row.rule, "status_rule"),
        plain("status_by_editors", "Whether editors overruled the rules", "boolean", "ruled"),
        Column(
            "origins_least",
            "integer",
            "How many independent origins say so at least",
            lambda row, _to: row.origins[0],
        ),
        Column(
            "origins_most",
            "integer",
            "How many independent origins say so at most",
            lambda row, _to: row.origins[1],
        ),
        plain(
            "articles",
            "How many sources surely report what counts for it; no measure of how sure it is",
            "integer",
        ),
        plain("newsrooms", "How many publishers those sources have", "integer"),
        listed(
            "responses",
            "What each party answered, as `party: word`",
            lambda row: [f"{one.party.id}: {one.word}" for one in row.responses],
        ),
        listed("flags", "What a reader should be warned of", lambda row: row.flags),
        plain("action", "The kind of event", "string", "action.id"),
        plain("action_label", "The kind of event, in words", "string", "action.name"),
        listed("subjects", "Ids of who did it", lambda row: ids(row.subjects)),
        listed("subject_names", "Names of who did it", lambda row: names(row.subjects)),
        listed("objects", "Ids of whom or what it was done to", lambda row: ids(row.objects)),
        listed("object_names", "Names of whom it was done to", lambda row: names(row.objects)),
        listed("products", "Ids of the products concerned", lambda row: ids(row.products)),
        plain("extent", "Whether `all` or `some` of them are concerned"),
        plain("channel", "The channel of sale"),
        plain("region", "The place, as a code"),
        *dates("happened", "When it happened"),
        *dates("from", "Since when it is in force", "from_"),
        *dates("until", "Until when it is in force"),
        *dates("due", "When it is to happen"),
        plain("date_note", "The source's own words on the date, or a remark"),
        *dates("first_reported", "When a source first carried it", "reported"),
        plain("first_source", "The id of that source", "string", "first_source"),
        listed(
            "statements",
            "The statements that bear on it, as `stance id`",
            lambda row: [f"{stance} {ident}" for stance, ident in row.statements],
        ),
        listed(
            "contradicts", "Ids of claims that can't hold beside it", lambda row: row.contradicts
        ),
        listed("explains", "Ids of claims that it explains", lambda row: row.explains),
        *_HISTORY,
        _WITHDRAWN,
    ),
    refers=(("first_source", "sources"),),
)


def _of_stance(stance: str) -> Column:
    return listed(
        stance,
        f"Ids of the claims and statements that it {stance}"
        if stance not in {"comments", "silent", "declines"}
        else f"Ids of those on which its stance is `{stance}`",
        lambda row: [target for one, target, _, _ in row.stances if one == stance],
    )


STATEMENTS = Table(
    "statements",
    "statement",
    "Who said what about which claim, and which sources report it.",
    (
        plain("id", "The statement's id, which never changes"),
        address("The statement's page", lambda row: routes.statement(row.id)),
        plain("heading", "Who speaks, about whom, and when"),
        plain(
            "speaker",
            "The entity that speaks or looked; empty where it has no name",
            field="speaker.id",
        ),
        plain("speaker_name", "Who speaks, in words", field="speaker.name"),
        plain(
            "speaker_known_as",
            "How the speaker is known: named, unnamed, document, look, own-words, untraced",
            field="way",
        ),
        plain("speaker_role", "The speaker's role", field="role"),
        plain("speaks_for", "The entity for which the speaker speaks"),
        plain("described_as", "How a speaker without a name is described"),
        Column(
            "heads",
            "integer",
            "How many unnamed people spoke, where that is known",
            lambda row, _to: "" if row.heads is None else row.heads,
        ),
        plain(
            "counts_as",
            "What it counts for among origins: the way of its speaker, no-side or withdrawn",
        ),
        *dates("said", "When it was said, or first came out"),
        listed("told_to", "Ids of whom it was said to", lambda row: row.to),
        plain("summary", "What was said, in our own words"),
        plain("quote", "The fullest wording in print"),
        plain("quote_language", "Its language (BCP 47), where it is not that of the site"),
        *(_of_stance(stance) for stance in STANCES),
        listed(
            "reported_by",
            "Ids of the sources that report it, `<` before the one from which they have it",
            lambda row: [f"{one} < {via}" if via else one for one, via, _ in row.reports],
        ),
        plain("revises", "The statement that this one takes the place of"),
        *_HISTORY,
        _WITHDRAWN,
    ),
    refers=(("speaker", "entities"), ("speaks_for", "entities"), ("revises", "statements")),
)

SOURCES = Table(
    "sources",
    "source",
    "The documents that carry statements, each with its part among the reports.",
    (
        plain("id", "The source's id, which never changes"),
        address("The source's page in this record", lambda row: routes.source(row.id)),
        plain("name", "The source by publisher and date"),
        plain("title", "Its own title, where that is known"),
        plain("type", "Its type, a word of CSL 1.0.2"),
        plain("publisher", "The entity that published it", field="publisher.id"),
        plain("publisher_name", "The publisher's name", field="publisher.name"),
        listed("authors", "Its authors", lambda row: row.authors),
        plain("address", "Where it can be read", "uri"),
        plain("archived", "A stored copy of it", "uri"),
        plain("archived_at", "When the copy was taken", field="archived_at.as_written"),
        *dates("published", "When it came out"),
        plain("accessed", "When we last read it", field="accessed.as_written"),
        plain(
            "read_by_us", "Whether we read it; else it is known through others", "boolean", "read"
        ),
        plain("public", "Whether the document itself was ever published", "boolean"),
        plain("part", "What it is among reports: origin, own-words, repeats, mentioned"),
        plain("republishes", "The source that it republishes"),
        listed("statements", "Ids of the statements that it carries", lambda row: row.statements),
        *_HISTORY,
    ),
    refers=(("publisher", "entities"), ("republishes", "sources")),
)


def _belongs(row: EntityRow) -> list[str]:
    return [
        f"{ident} {since.as_written or '..'}/{until.as_written or '..'}"
        if since.as_written or until.as_written
        else ident
        for ident, since, until in row.belongs_to
    ]


ENTITIES = Table(
    "entities",
    "entity",
    "Everybody and everything that claims and sources name.",
    (
        plain("id", "The entity's id, which never changes"),
        address("The entity's page", lambda row: row.route),
        plain("name", "Its name"),
        plain("kind", "What it is, the first part of its address"),
        plain("kind_label", "What it is, in words"),
        listed("aliases", "Other names", lambda row: row.aliases),
        plain("country", "Its country (ISO 3166-1 alpha-2)"),
        plain("summary", "What it is, in a sentence or two"),
        plain("homepage", "Its own site", "uri"),
        listed("same_as", "Addresses at other registers", lambda row: row.same_as),
        listed(
            "belongs_to", "Ids of what it belongs to, with the time where it is known", _belongs
        ),
        plain("claims", "How many claims name it", "integer"),
        *_HISTORY,
    ),
)

AVAILABILITY = Table(
    "availability",
    "state of a shelf",
    "Who sold whose goods: states with the bounds of their beginning and end, looks, expectations.",
    (
        plain("seller", "The entity that sells", field="seller.id"),
        plain("seller_name", "Its name", field="seller.name"),
        plain("maker", "The entity whose goods they are", field="maker.id"),
        plain("maker_name", "Its name", field="maker.name"),
        Column(
            "product",
            "string",
            "The product; empty where all are meant",
            lambda row, _to: row.product.id if row.product else "",
        ),
        plain("channel", "The channel of sale; empty where all are meant"),
        plain("region", "The place, as a code"),
        plain("tells", "Whether this is a `state`, a `look` on one day, or an `expectation`"),
        plain("word", "What is known, as a machine word"),
        plain("label", "What is known, in words"),
        *bounds("began", "When it began, was seen, or is due"),
        plain(
            "held_until", "The last day on which the state is known to have held", "date", "held"
        ),
        *bounds("ended", "When it ended"),
        listed(
            "claims", "Ids of the claims that say so, the strongest first", lambda row: row.claims
        ),
        address("The page of the first of them", lambda row: routes.claim(row.claims[0])),
        plain("status", "How sure that claim is", field="status.word"),
        plain("status_label", "How sure that claim is, in words", field="status.label"),
        plain("basis", "What that status rests on", field="status.basis"),
        Column(
            "origins_least",
            "integer",
            "How many independent origins that claim has at least",
            lambda row, _to: row.origins[0],
        ),
        Column(
            "origins_most",
            "integer",
            "How many independent origins that claim has at most",
            lambda row, _to: row.origins[1],
        ),
        plain("ended_by", "The id of the claim that ends the state"),
        listed("against", "Ids of claims that can't be squared with it", lambda row: row.against),
    ),
    key=(),
    refers=(
        ("seller", "entities"),
        ("maker", "entities"),
        ("product", "entities"),
        ("ended_by", "claims"),
    ),
)

TABLES = (CLAIMS, STATEMENTS, SOURCES, ENTITIES, AVAILABILITY)
"""Every table, in the order in which people are told of them."""
