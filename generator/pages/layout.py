"""What stands around every page, filled from the settings."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

from generator import routes
from generator.pages.chrome import Assets, Chrome, Download, NavItem
from generator.pages.shown import Asking
from generator.projections.cards import Link, Update
from generator.projections.site import asset, has_page, identity

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
) -> Chrome:
    """Return the layout of a page at `route`.

    `trail` runs from the section's page to the one above this; the section is its first.
    `file` is the record's file, for "Edit this page"; `style` a stylesheet and `module` a
    script that only some pages need.
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
        description=_shortened(description or site.tagline),
        base=base,
        outputs=site.outputs,
        assets=Assets(
            stylesheet=_address(ask, "site.css", base),
            script=_address(ask, "reader.js", base),
            favicon=_address(ask, "favicon.svg", base),
            more=_address(ask, style, base) if style else "",
            module=_address(ask, module, base) if module else "",
        ),
        nav=tuple(
            NavItem(link=link, current=link.route in {route, section.route if section else ""})
            for link in _there((*NAVIGATION, _last(ask)), site.outputs)
        ),
        footer=_there(FOOTER, site.outputs),
        breadcrumb=trail,
        canonical=site.absolute(route),
        robots=robots,
        feeds=feeds if "feeds" in site.outputs else (),
        edit=site.edit.replace("{file}", quote(file)) if site.edit and file else None,
        report=site.report_errors,
        publisher=site.publisher,
        licence=site.licence,
        updates=updates,
    )


def _there(links: tuple[Link, ...], outputs: tuple[str, ...]) -> tuple[Link, ...]:
    """Leave out links to what the site leaves out."""
    return tuple(one for one in links if routes.output_of(one.route) in {None, *outputs})


def _last(ask: Asking) -> Link:
    """Return the navigation's last link: about the site, or how it decides what counts."""
    return next(iter(about(ask, routes.METHOD)), Link(route=routes.METHOD, text="Method"))


def _address(ask: Asking, name: str, base: str) -> str:
    return base + (ask(asset, name) or routes.asset(name)).removeprefix("/")


def _shortened(text: str) -> str:
    """Cut a description at a word, as search pages would."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return f"{text[:LONGEST_DESCRIPTION].rsplit(' ', 1)[0]} …"
