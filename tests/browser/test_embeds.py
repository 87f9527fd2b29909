"""An embed on a page of somebody else, which is another origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Strict, served

pytestmark = pytest.mark.browser

CLAIM = "/claims/best-buy-stops-ordering-huawei/"
ENTITY = "/retailers/best-buy/"
WHOLE = "a page that is no embed"


class Foreign(Strict):
    """Somebody else's host, which allows itself frames of others."""

    def asked(self) -> Mapping[str, str]:
        """Return their policy."""
        return {"Content-Security-Policy": "default-src 'self'; frame-src *"}


@pytest.fixture(scope="module")
def foreign(
    chromium: Browser, address: str, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Page]]:
    """Pages of another origin that hold the code that ours offer, by the address of ours.

    And one, by the name of `WHOLE`, that holds one of our pages.
    """
    folder = tmp_path_factory.mktemp("foreign")
    codes = {route: _code(project / f"site{route}index.html", address) for route in (CLAIM, ENTITY)}
    codes[WHOLE] = f'<iframe src="{address}{CLAIM}"></iframe>'
    context = chromium.new_context(viewport={"width": 640, "height": 700})
    pages = {}
    with served(folder, Foreign) as host:
        for number, (name, code) in enumerate(codes.items()):
            (folder / f"{number}.html").write_text(f"<!doctype html><title>Theirs</title>{code}")
            pages[name] = context.new_page()
            pages[name].goto(f"{host}/{number}.html")
        yield pages
    context.close()


def _code(page: Path, address: str) -> str:
    """Return the code of a frame that a page offers, for where it is served now."""
    tree = html.parse(page).getroot()
    (code,) = tree.xpath("//dt[normalize-space()='Frame']/following-sibling::dd[1]")
    (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
    site = "/".join(canonical.split("/")[:3])
    return str(code.text_content()).replace(site, address)


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


def test_a_page_that_is_no_embed_is_framed_by_nobody(foreign: dict[str, Page]) -> None:
    """A frame of the claim's own page stays empty, and the browser says that we forbid it."""
    page = foreign[WHOLE]
    with page.expect_console_message(lambda told: "frame-ancestors" in told.text):
        page.reload()
    assert not page.frame_locator("iframe").get_by_role("heading", name="Best Buy").count()


def test_links_of_a_frame_leave_it(foreign: dict[str, Page], address: str) -> None:
    """Into a page of their own, because ours let themselves be framed by nobody."""
    page = foreign[CLAIM]
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("heading").get_by_role("link").click()
    expect(opened.value).to_have_url(address + CLAIM)
    expect(page).to_have_url(re.compile(r"/0\.html$"))
