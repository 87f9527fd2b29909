"""An embed on a page of somebody else, which is another origin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.browser.serving import Strict, served

pytestmark = pytest.mark.browser

CLAIM = "/claims/best-buy-stops-ordering-huawei/"
ENTITY = "/retailers/best-buy/"


class Foreign(Strict):
    """Somebody else's host, which allows itself frames of others."""

    policy = "default-src 'self'; frame-src *"


@pytest.fixture
def foreign(
    chromium: Browser, reader: Reader, address: str, tmp_path: Path
) -> Iterator[dict[str, Page]]:
    """Pages of another origin that hold the code that ours offer, by the address of ours."""
    pages = {}
    context = chromium.new_context(viewport={"width": 640, "height": 700})
    with served(tmp_path, Foreign) as host:
        for number, route in enumerate((CLAIM, ENTITY)):
            page = reader.open(route)
            code = page.locator("#embed dt:text-is('Frame') + dd").text_content() or ""
            site = page.locator("link[rel=canonical]").get_attribute("href") or ""
            code = code.replace(site.removesuffix(route), address)
            (tmp_path / f"{number}.html").write_text(f"<!doctype html><title>Theirs</title>{code}")
            theirs = context.new_page()
            theirs.goto(f"{host}/{number}.html")
            pages[route] = theirs
        yield pages
    context.close()


def test_a_frame_shows_the_claim_with_how_sure_it_is(foreign: dict[str, Page]) -> None:
    """All of it, without a script and without having to scroll."""
    page = foreign[CLAIM]
    frame = page.frame_locator("iframe")
    assert frame.get_by_text("Reported, not confirmed").is_visible()
    assert frame.get_by_role("heading", name="Best Buy stops ordering Huawei phones").is_visible()
    assert frame.locator("script").count() == 0
    root = frame.locator("html")
    assert root.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert root.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert (page.locator("iframe").get_attribute("title") or "").strip()


def test_a_frame_of_a_timeline_shows_its_claims(foreign: dict[str, Page]) -> None:
    """As many as there are in it, each with a status, in a frame that scrolls at most downwards."""
    frame = foreign[ENTITY].frame_locator("iframe")
    assert frame.locator("li").count() == frame.locator("li h2 + p > span").count() > 2
    assert frame.locator("html").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_links_of_a_frame_leave_it(foreign: dict[str, Page], address: str) -> None:
    """Into a page of their own, because ours let themselves be framed by nobody."""
    page = foreign[CLAIM]
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("heading").get_by_role("link").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == address + CLAIM
    assert page.url.endswith("/0.html")
