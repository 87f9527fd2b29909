"""Calendars: the days on which things happened, began, ended or fall due, to subscribe to.

Only days that are known for certain are events; a month, "about", "by" or a choice of days is none.
A calendar holds the latest claims alone: programs fetch all of it again every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator import routes
from generator.exports.asking import Asking, there
from generator.formats.calendar import Calendar, Event
from generator.projections.calendar import ClaimDays, claim_days, claims_with_days
from generator.projections.feeds import lasting_name
from generator.projections.site import Identity, identity
from generator.render.typography import in_text

NOT_SAID = "1970-01-01T00:00:00Z"
"""When a claim changed last of which nobody noted any change; the format wants a date."""


def everything(ask: Asking) -> Calendar:
    """Read the days of the latest claims."""
    return _calendar(
        ask,
        about=routes.ALL,
        home=routes.HOME,
        title=ask(identity, "").title,
        claims=ask(claims_with_days, ""),
    )


def entity(ident: str, ask: Asking) -> Calendar:
    """Read the days of the latest claims that name an entity."""
    link, _ = there(ask(lasting_name, ident))
    return _calendar(
        ask,
        about=link.route,
        home=link.route,
        title=f"{link.text} \N{EN DASH} {ask(identity, '').title}",
        claims=ask(claims_with_days, ident),
    )


def _calendar(
    ask: Asking, *, about: str, home: str, title: str, claims: tuple[str, ...]
) -> Calendar:
    site = ask(identity, "")
    found = [event for one in claims for event in _events(site, ask(claim_days, one))]
    return Calendar(
        title=in_text(title),
        description=in_text(site.tagline),
        own=site.absolute(routes.feed(about, "ics")),
        home=site.absolute(home),
        events=tuple(sorted(found, key=lambda one: (one.on, one.uid))),
    )


def _events(site: Identity, told: ClaimDays | None) -> Iterator[Event]:
    """Yield a claim's days as events, each under a name that it keeps."""
    if told is None:
        return
    host = urlsplit(site.address).hostname
    link = site.absolute(told.route)
    for name, what, on in told.days:
        yield Event(
            uid=f"{told.first.strip('/')}/{name}@{host}",
            on=on,
            summary=in_text(f"{what}: {told.title}" if what else told.title),
            description=in_text(f"{told.basis}\n{link}"),
            link=link,
            status=told.standing,
            stamped=told.stamped or site.since or NOT_SAID,
            changes=told.version - 1,
        )
