"""What stands around every page, filled from the settings."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

from generator import routes
from generator.fingerprint import fingerprint
from generator.formats.cards.card import HEIGHT, WIDTH
from generator.pages import linked_data
from generator.pages.chrome import Assets, Chrome, Download, NavItem, Picture
from generator.pages.shown import Asking
from generator.projections.cards import Link, Update
from generator.projections.sharing import social_card
from generator.projections.site import Identity, asset, has_page, identity

T = TypeVar("T")

NAVIGATION = (
    Link(route=routes.TIMELINE, text="Timeline"),
    Link(route=routes.AVAILABILITY, text="Who sells what"),
    Link(route=routes.STORIES, text="Stories"),
    Link(route=routes.NAMES, text="Who is who"),
    Link(route=routes.SOURCES, text="Sources"),
    Link(route=routes.SEARCH, text="Search"),
)
FOOTER = (
    Link(route=routes.CONTRADICTIONS, text="Contradictions"),
    Link(route=routes.OPEN_QUESTIONS, text="Open questions"),
    Link(route=routes.CHANGES, text="Changes"),
    Link(route=routes.CORRECTIONS, text="Corrections"),
    Link(route=routes.FEEDS, text="Feeds"),
    Link(route=routes.METHOD, text="How we decide what counts"),
    Link(route=routes.CLAIMS, text="All claims"),
    Link(route=routes.STATEMENTS, text="All statements"),
    Link(route=routes.DATA, text="Data"),
)
LONGEST_DESCRIPTION = 300


def there(value: T | None) -> T:
    """Return the value of a page's own record, which is there: the catalogue listed it."""
    if value is None:
        raise LookupError("a page was listed for a record that does not exist")
    return value


def about(ask: Asking, route: str) -> tuple[Link, ...]:
    """Return the trail of a page about the site: `about`, where there is one and this is not it."""
    head = Link(route=routes.ABOUT, text="About")
    return (head,) if route != head.route and ask(has_page, "about") else ()


def as_json(page: str) -> tuple[Download, ...]:
    """Return the file beside a record's page."""
    return (Download(label="JSON", media_type="application/json", route=routes.as_data(page)),)


def as_csv(table: str) -> tuple[Download, ...]:
    """Return the table of what a page lists."""
    return (Download(label="CSV", media_type="text/csv", route=routes.table(table)),)


def chrome(
    ask: Asking,
    *,
    route: str,
    title: str,
    description: str = "",
    trail: tuple[Link, ...] = (),
    file: str = "",
    updates: tuple[Update, ...] = (),
    robots: str = "",
    style: str = "",
    module: str = "",
    feeds: tuple[Download, ...] = (),
    card: str = "",
    downloads: tuple[Download, ...] = (),
    meta: tuple[tuple[str, str], ...] = (),
    nodes: tuple[linked_data.Node, ...] = (),
) -> Chrome:
    """Return the layout of a page at `route`.

    `trail` runs from the section's page to the one above this; the section is its first.
    `file` is the record's file, for "Edit this page"; `style` a stylesheet and `module` a
    script that only some pages need; `card` the id of a record whose card stands for the page.
    `nodes` are what the page is about, in JSON-LD.
    """
    site = ask(identity, "")
    base = site.base_path
    trail = _there(trail, site.outputs)
    section = trail[0] if trail else None
    return Chrome(
        site_title=site.title,
        site_deck=site.tagline,
        language=site.language,
        title=title,
        section=section.text if section else "",
        description=shortened(description or site.tagline),
        base=base,
        outputs=site.outputs,
        assets=Assets(
            stylesheet=address_of(ask, "site.css", base),
            script=address_of(ask, "reader.js", base),
            favicon=address_of(ask, "favicon.svg", base),
            more=address_of(ask, style, base) if style else "",
            module=address_of(ask, module, base) if module else "",
        ),
        nav=tuple(
            NavItem(link=link, current=link.route in {route, section.route if section else ""})
            for link in _there((*NAVIGATION, _last(ask)), site.outputs)
        ),
        footer=_there(FOOTER, site.outputs),
        breadcrumb=trail,
        canonical=site.absolute(route),
        picture=_picture(ask, site, route, card),
        robots=robots,
        feeds=feeds if "feeds" in site.outputs else (),
        downloads=tuple(
            one for one in downloads if routes.output_of(one.route) in {None, *site.outputs}
        ),
        meta=meta,
        linked_data=linked_data.graph(site, trail, nodes) if "metadata" in site.outputs else None,
        edit=site.edit.replace("{file}", quote(file)) if site.edit and file else None,
        report=_report(site, route),
        publisher=site.publisher,
        licence=site.licence,
        updates=updates,
    )


def _report(site: Identity, route: str) -> str | None:
    """Return where readers report an error; a letter says of which page it is."""
    if not site.report_errors or not site.report_errors.startswith("mailto:"):
        return site.report_errors
    link = "&" if "?" in site.report_errors else "?"
    return f"{site.report_errors}{link}subject={quote(f'Error: {site.absolute(route)}', ':/')}"


def _picture(ask: Asking, site: Identity, at: str, ident: str) -> Picture | None:
    """Return the card of a record or, for "", of the site.

    Its words are part of the address: those who keep pictures would show the status of yesterday.
    """
    card = ask(social_card, ident) if "cards" in site.outputs else None
    if card is None:
        return None
    address = f"{site.absolute(routes.card(at if ident else routes.HOME))}?{fingerprint(card)[:12]}"
    alt = card.words if ident or at == routes.HOME else ""
    return Picture(address=address, alt=alt, width=WIDTH, height=HEIGHT)


def _there(links: tuple[Link, ...], outputs: tuple[str, ...]) -> tuple[Link, ...]:
    """Leave out links to what the site leaves out."""
    return tuple(one for one in links if routes.output_of(one.route) in {None, *outputs})


def _last(ask: Asking) -> Link:
    """Return the navigation's last link: about the site, or how it decides what counts."""
    return next(iter(about(ask, routes.METHOD)), Link(route=routes.METHOD, text="Method"))


def address_of(ask: Asking, name: str, base: str) -> str:
    """Return the address of a theme's file as pages write it."""
    return base + (ask(asset, name) or routes.asset(name)).removeprefix("/")


def shortened(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """Cut a text at a word, as search pages would."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0]} …"
