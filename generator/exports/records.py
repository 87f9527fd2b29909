"""Each record as JSON, beside its page; `generator.exports.schema` says what its members mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator import routes
from generator.exports.asking import Asking, markdown, there
from generator.formats.citations import csl_item, plain
from generator.projections.citing import work_of
from generator.projections.claims import claim_evidence, claim_facts
from generator.projections.entities import entity_facts
from generator.projections.records import claim_row, entity_row, source_row, statement_row
from generator.projections.rows import Answered, Dated, History, Named
from generator.projections.site import Identity, identity, prose_facts
from generator.projections.sources import resting, source_facts
from generator.projections.statements import statement_facts

Json = dict[str, Any]


def claim(ident: str, ask: Asking) -> Json:
    """Return a claim, with how sure it is, why, and everybody who said something."""
    site = ask(identity, "")
    row, facts = there(ask(claim_row, ident)), there(ask(claim_facts, ident))
    told = there(ask(claim_evidence, ident))
    return {
        **_head(ask, site, "claim", ident, routes.claim(ident)),
        "title": row.title,
        "headline": row.headline,
        "status": {
            "word": row.status,
            "label": row.status_label,
            "basis": row.basis,
            "rule": site.absolute(row.rule),
            "by_editors": row.ruled,
            "reasons": [one.text for one in told.why.reasons],
            "missing": [one.text for one in told.why.stronger],
        },
        "origins": {"least": row.origins[0], "most": row.origins[1]},
        "articles": row.articles,
        "newsrooms": row.newsrooms,
        "flags": list(row.flags),
        "responses": [_answer(site, one) for one in row.responses],
        "action": {"id": row.action.id, "name": row.action.name},
        "subjects": _others(site, row.subjects),
        "objects": _others(site, row.objects),
        "products": _others(site, row.products),
        "extent": row.extent or None,
        "channel": row.channel or None,
        "region": row.region or None,
        "happened": _date(row.happened),
        "from": _date(row.from_),
        "until": _date(row.until),
        "due": _date(row.due),
        "date_note": row.date_note or None,
        "first_reported": _date(row.reported),
        "first_source": row.first_source or None,
        "known": [markdown(one, site) for one in facts.known],
        "unknown": [markdown(one.text, site) for one in facts.unknown],
        "body": markdown(facts.body, site) or None,
        "statements": [{"stance": stance, "id": one} for stance, one in row.statements],
        "origin_statements": [
            {
                "url": site.absolute(one.statement.route) if one.statement.route else None,
                "words": one.words,
                "stance": one.stance,
                "counts": one.counts,
                "why_not": one.why_not or None,
                "articles": one.articles,
            }
            for one in told.origins
        ],
        "contradictions": [one.sentence for one in told.contradictions],
        "contradicts": list(row.contradicts),
        "explains": list(row.explains),
        **_history(row.history),
        "withdrawn": _date(row.history.withdrawn),
    }


def statement(ident: str, ask: Asking) -> Json:
    """Return a statement: whose words, with which stances, and who reports them."""
    site = ask(identity, "")
    row, facts = there(ask(statement_row, ident)), there(ask(statement_facts, ident))
    return {
        **_head(ask, site, "statement", ident, routes.statement(ident)),
        "heading": row.heading,
        "speaker": {
            "id": row.speaker.id or None,
            "name": row.speaker.name,
            "known_as": row.way,
            "role": row.role or None,
            "speaks_for": row.speaks_for or None,
            "described_as": row.described_as or None,
            "heads": row.heads,
        },
        "counts_as": {"word": row.counts_as, "label": facts.counting},
        "said": _date(row.said),
        "told_to": list(row.to),
        "summary": row.summary or None,
        "quote": {
            "text": row.quote,
            "language": row.quote_language or site.language,
            "source": site.absolute(row.quote_source) if row.quote_source else None,
        }
        if row.quote
        else None,
        "stances": [
            {"stance": stance, "on": target, "but": but or None, "sure": sure}
            for stance, target, but, sure in row.stances
        ],
        "reports": [
            {"source": source, "through": via or None, "presents_as": framing or None}
            for source, via, framing in row.reports
        ],
        "disagreement": facts.disagreement or None,
        "revises": row.revises or None,
        **_history(row.history),
        "withdrawn": _date(row.history.withdrawn),
    }


def source(ident: str, ask: Asking) -> Json:
    """Return a source: the document, its part among reports, and what rests on it."""
    site = ask(identity, "")
    row, facts = there(ask(source_row, ident)), there(ask(source_facts, ident))
    return {
        **_head(ask, site, "source", ident, routes.source(ident)),
        "name": row.name,
        "title": row.title or None,
        "document_type": row.type,
        "publisher": _other(site, row.publisher),
        "authors": list(row.authors),
        "address": row.address or None,
        "archived": {"address": row.archived, "at": _date(row.archived_at)}
        if row.archived
        else None,
        "published": _date(row.published),
        "accessed": _date(row.accessed),
        "read_by_us": row.read,
        "public": row.public,
        "part": {"word": row.part, "label": facts.part},
        "republishes": row.republishes or None,
        "statements": list(row.statements),
        "claims": [{"id": one, "rests_on_it_alone": alone} for one, alone in ask(resting, ident)],
        **_history(row.history),
    }


def entity(ident: str, ask: Asking) -> Json:
    """Return an entity: who or what it is."""
    site = ask(identity, "")
    row, facts = there(ask(entity_row, ident)), there(ask(entity_facts, ident))
    return {
        **_head(ask, site, "entity", ident, row.route),
        "name": row.name,
        "kind": {"id": row.kind, "name": row.kind_label},
        "aliases": list(row.aliases),
        "country": row.country or None,
        "summary": markdown(facts.summary, site) or None,
        "homepage": row.homepage or None,
        "same_as": list(row.same_as),
        "belongs_to": [
            {"id": one, "from": _date(since), "until": _date(until)}
            for one, since, until in row.belongs_to
        ],
        "claims": row.claims,
        **_history(row.history),
    }


def story(ident: str, ask: Asking) -> Json:
    """Return a story as Markdown; what it shows of the record is a link in it."""
    site = ask(identity, "")
    facts, work = there(ask(prose_facts, ident)), there(ask(work_of, ident))
    return {
        **_head(ask, site, "story", ident, routes.story(ident)),
        "title": facts.title,
        "summary": facts.description or None,
        "body": markdown(facts.body, site),
        "version": work.version,
        "changed": "-".join(f"{one:02}" for one in work.issued) or None,
    }


def _head(ask: Asking, site: Identity, kind: str, ident: str, route: str) -> Json:
    """Return what every record begins with: what it is, where it is, how to cite and use it."""
    work = there(ask(work_of, ident))
    return {
        "$schema": site.absolute(routes.schema(kind)),
        "type": kind,
        "id": ident,
        "url": site.absolute(route),
        "cite": plain(work),
        "csl": csl_item(work),
        "licence": {"name": site.licence[0], "url": site.licence[1]},
    }


def _answer(site: Identity, one: Answered) -> Json:
    return {
        "party": _other(site, one.party),
        "word": one.word,
        "label": one.label,
        "said": _date(one.said),
        "statement": one.statement or None,
    }


def _other(site: Identity, one: Named) -> Json:
    return {"id": one.id, "name": one.name, "url": site.absolute(one.route) if one.route else None}


def _others(site: Identity, named: Iterable[Named]) -> list[Json]:
    return [_other(site, one) for one in named]


def _history(one: History) -> Json:
    return {"version": one.version, "added": _date(one.added), "changed": _date(one.changed)}


def _date(one: Dated) -> Json | None:
    if not one.as_written:
        return None
    return {
        "as_written": one.as_written,
        "earliest": one.earliest or None,
        "latest": one.latest or None,
    }
