"""An address that does not exist: with a script, the page leads to those that are most like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.audit.axe_all import AXE, offences
from tests.browser.conftest import Reader
from tests.exports.headers import sent

pytestmark = pytest.mark.browser

LIKE = ".like a"


@pytest.fixture
def ask(reader: Reader, project: Path, address: str) -> Iterator[Callable[[str], Page]]:
    """What opens an address that is not there, as hosts answer it."""
    page = reader.open("home", scripts=True)

    def host(route: Route) -> None:
        route.fulfill(
            status=404,
            path=project / "site/404.html",
            content_type="text/html; charset=utf-8",
            headers=sent((project / "site/_headers").read_text(), "/404.html"),
        )

    def asked(path: str) -> Page:
        page.route(f"**{path}", host)
        page.goto(address + path)
        return page

    yield asked
    page.unroute_all()
    reader.complaints[:] = [one for one in reader.complaints if "404" not in one]


def test_a_slip_of_the_pen_leads_to_what_was_meant(ask: Callable[[str], Page]) -> None:
    """By its title, which says how sure it is; what is less like it comes after it."""
    page = ask("/claims/best-buy-stopsordering-huawai/")
    expect(page.locator(LIKE).first).to_have_text(
        "Best Buy stops ordering Huawei phones \N{EN DASH} reported, not confirmed"
    )
    assert page.locator(LIKE).count() <= 3
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(page) == []
    page.locator(LIKE).first.click()
    page.wait_for_url("**/claims/best-buy-stops-ordering-huawei/")


def test_what_is_like_nothing_leads_nowhere(ask: Callable[[str], Page]) -> None:
    """And the rest of the page is there as it is without a script."""
    page = ask("/xyzzy/")
    page.wait_for_load_state("networkidle")
    assert not page.locator(".like").count()
    assert page.get_by_role("searchbox").is_visible()


@pytest.mark.parametrize("path", ["/claims/%E0%A4%A/", "/%00/"])
def test_an_address_that_is_no_text_is_answered_too(ask: Callable[[str], Page], path: str) -> None:
    """What can't be read as letters is like nothing, and nothing complains."""
    page = ask(path)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("searchbox").is_visible()
