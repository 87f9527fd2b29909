"""Every address in every page leads somewhere, and nothing is fetched from anybody else."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from tests.site.making import BELOW
from tests.site.reading import Page, Site, addresses

NAMES_AN_ADDRESS = {"canonical", "license", "alternate", "author", "me"}
"""Relations whose address is named, not loaded."""


@pytest.fixture(params=["report", "below", "crowded", "bare", "sparse"])
def any_site(request: pytest.FixtureRequest) -> Site:
    """A site; of the crowded one only the lists, for its claims are alike."""
    site: Site = request.getfixturevalue(request.param)
    if request.param != "crowded":
        return site
    lists = {route: page for route, page in site.pages.items() if page.kind != "claim"}
    return replace(site, pages=lists)


def test_every_internal_link_and_anchor_resolves(any_site: Site) -> None:
    """Whatever a page points to is a file of the site, with that id in it."""
    ids = {route: set(page.ids()) for route, page in any_site.pages.items()}
    broken: dict[str, list[str]] = {}
    followed = 0
    for page in any_site.pages.values():
        for _, address in addresses(page):
            led = any_site.target(address, page)
            if led is None:
                continue
            route, fragment = led
            followed += 1
            if not any_site.holds(route):
                broken.setdefault(f"no page {address}", []).append(page.route)
            elif fragment and fragment not in ids.get(route, {fragment}):
                broken.setdefault(f"no anchor {address}", []).append(page.route)
    assert not [f"{lost}: {len(on)} times, as on {on[0]}" for lost, on in broken.items()]
    assert followed > 10 * len(any_site.pages)


def test_every_reference_to_an_id_resolves_within_its_page(any_site: Site) -> None:
    """Labels, descriptions and popovers name elements that are there."""
    names = "for aria-labelledby aria-describedby aria-controls aria-owns popovertarget list"
    lost = [
        f"{page.route}: {name}={ident}"
        for page in any_site.pages.values()
        for name in names.split()
        for value in page.find(f"//@{name}")
        for ident in str(value).split()
        if ident not in page.ids()
    ]
    assert not lost


def test_a_site_below_a_path_stays_below_it(below: Site) -> None:
    """No address of a site that lives at /report/ leads out of it, whatever the page."""
    strays = [
        f"{page.route}: {address}"
        for page in below.pages.values()
        for _, address in addresses(page)
        if address.startswith("/") and not re.match(r"/report/(?!/)", address)
    ]
    assert not strays


def test_pages_link_by_rooted_addresses_alone(any_site: Site) -> None:
    """A relative address would mean another page wherever a page is shown at another address."""
    relative = [
        f"{page.route}: {address}"
        for page in any_site.pages.values()
        for _, address in addresses(page)
        if not re.match(r"/(?!/)|#|https?://|mailto:", address)
    ]
    assert not relative


def test_the_canonical_address_is_the_page_s_own(below: Site) -> None:
    """The address that a page gives for itself is where it lies; an embed is part of a page."""
    for page in below.pages.values():
        told = page.find("//link[@rel='canonical']/@href")
        shared = page.find("//meta[@property='og:url']/@content")
        route = page.route.removeprefix("/embed")
        assert route in below.pages
        assert set(told) | set(shared) <= {BELOW + route.removeprefix("/")}, page.route
        assert told or page.kind == "not found"


def test_nothing_is_loaded_from_another_host(any_site: Site) -> None:
    """Style sheets, scripts, pictures and frames come from the site; others are only linked to."""
    foreign = [
        f"{page.route}: <{element.tag}> {address}"
        for page in any_site.pages.values()
        for element, address in addresses(page)
        if any_site.target(address, page) is None and _loads(element.tag, element.get("rel"))
    ]
    assert not foreign


def test_links_to_other_sites_are_of_the_web_or_mail(any_site: Site) -> None:
    """No other scheme gets into a link, and a web address has a host."""
    odd = [
        f"{page.route}: {address}"
        for page in any_site.pages.values()
        for _, address in addresses(page)
        if not _is_plain(address)
    ]
    assert not odd


def test_style_sheets_and_pictures_fetch_nothing(report: Site) -> None:
    """No `url()` and no `@import` in an asset, so its page makes no further request."""
    assets = [name for name in report.files if name.startswith("assets/")]
    assert {name.rpartition(".")[2] for name in assets} >= {"css", "svg"}
    for name in assets:
        text = (report.folder / name).read_text(encoding="utf-8")
        assert "@import" not in text
        assert "url(" not in text
        assert not re.search(r"(href|src)\s*=", text), name


def test_a_first_view_takes_four_requests_at_most(report: Site) -> None:
    """The page and what it loads, but for the icon: nothing waits for it, and it comes once."""
    for page in report.pages.values():
        loaded = {one for element, one in addresses(page) if _fetched(page, element, one)}
        loaded -= {str(one) for one in page.find("//link[@rel='icon']/@href")}
        assert 1 + len(loaded) <= 4, f"{page.route}: {loaded}"


def _loads(tag: str, rel: str | None) -> bool:
    if tag == "link":
        return not set((rel or "").split()) <= NAMES_AN_ADDRESS
    return tag not in {"a", "blockquote", "del", "form", "ins", "q"}


def _fetched(page: Page, element: object, address: str) -> bool:
    tag, rel = str(getattr(element, "tag", "")), getattr(element, "attrib", {}).get("rel")
    return _loads(tag, rel) and not address.startswith("#") and address != page.route


def _is_plain(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname)
    return parts.scheme == "mailto" or not (parts.scheme or parts.netloc)


def test_what_is_left_out_has_no_page_and_no_list(sparse: Site, report: Site) -> None:
    """`outputs: []` keeps claims, entities, sources, the timeline, and prose."""
    kept = {"home", "timeline", "year", "month", "method", "page", "not found"}
    kept |= {"entity year"}
    assert {page.kind for page in sparse.pages.values()} - kept == {"claim", "source", "entity"}
    assert sparse.pages.keys() < report.pages.keys()
