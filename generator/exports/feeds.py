"""Feeds: what is new on the site, for feed readers; in Atom and as JSON Feed, newest first.

An entry is one version of one record, under a name that it keeps: readers see each change once.
"""

from __future__ import annotations

from generator import routes
from generator.exports.asking import Asking, there
from generator.formats.feed import Entry, Feed
from generator.projections.feeds import (
    Listed,
    lasting_name,
    newest,
    newest_corrections,
    newest_of_entity,
    newest_of_story,
    news,
)
from generator.projections.site import Identity, identity
from generator.render.typography import in_text

NOTHING_YET = "1970-01-01T00:00:00Z"
"""When a feed changed last to which nothing ever happened; the format wants a date."""


def everything(form: str, ask: Asking) -> Feed:
    """Read what is new on the whole site."""
    site = ask(identity, "")
    return _feed(
        ask,
        form=form,
        about=routes.ALL,
        home=routes.HOME,
        title=site.title,
        subtitle="What was added, updated, corrected and withdrawn on this site.",
        listed=ask(newest, ""),
    )


def corrections(form: str, ask: Asking) -> Feed:
    """Read what we had to put right or take back."""
    site = ask(identity, "")
    return _feed(
        ask,
        form=form,
        about=routes.CORRECTIONS,
        home=routes.CORRECTIONS if "changes" in site.outputs else routes.HOME,
        title=f"Corrections \N{EN DASH} {site.title}",
        subtitle="What this site got wrong: what it said, what it says now, and why.",
        listed=ask(newest_corrections, ""),
    )


def entity(ident: str, form: str, ask: Asking) -> Feed:
    """Read what is new about an entity: itself, claims on it, its words, what it published."""
    link, _ = there(ask(lasting_name, ident))
    subtitle = f"What is new or changed on this site about {link.text}."
    return _of_record(ident, form, ask, subtitle, ask(newest_of_entity, ident))


def story(ident: str, form: str, ask: Asking) -> Feed:
    """Read what is new of a story, and of the records that it shows."""
    subtitle = "What changed in this story, and in the records that it shows."
    return _of_record(ident, form, ask, subtitle, ask(newest_of_story, ident))


def _of_record(ident: str, form: str, ask: Asking, subtitle: str, listed: Listed) -> Feed:
    link, first = there(ask(lasting_name, ident))
    return _feed(
        ask,
        form=form,
        about=link.route,
        lasting=first,
        home=link.route,
        title=f"{link.text} \N{EN DASH} {ask(identity, '').title}",
        subtitle=subtitle,
        listed=listed,
    )


def _feed(
    ask: Asking,
    *,
    form: str,
    about: str,
    home: str,
    title: str,
    subtitle: str,
    listed: Listed,
    lasting: str = "",
) -> Feed:
    """Fill a feed with versions of records.

    `about` is what its address is made of, `lasting` what its name is made of where that differs.
    """
    site = ask(identity, "")
    entries = tuple(_entry(ask, site, one) for one in listed)
    return Feed(
        id=site.absolute(routes.feed(lasting or about, "atom")),
        own=site.absolute(routes.feed(about, form)),
        home=site.absolute(home),
        title=in_text(title),
        subtitle=in_text(subtitle),
        language=site.language,
        author=site.publisher,
        author_home=site.absolute(routes.HOME),
        rights=f"{site.licence[0]}, {site.licence[1]}",
        updated=entries[0].updated if entries else site.since or NOTHING_YET,
        entries=entries,
    )


def _entry(ask: Asking, site: Identity, version: tuple[str, int]) -> Entry:
    told = there(ask(news, version))
    tags = (told.link.kind, told.change, told.status)
    return Entry(
        id=f"{site.absolute(told.first)}#v{version[1]}",
        link=site.absolute(told.link.route) if told.link.route else "",
        title=in_text(told.title),
        updated=told.updated,
        tags=tuple(tag for tag in tags if tag),
        paragraphs=tuple(map(in_text, told.paragraphs)),
    )
