"""Hostile texts in a real browser that would run whatever there is to run: there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Dialog, Page

from tests.browser.samples import samples
from tests.browser.serving import Lax, served
from tests.hostile.site import make_hostile
from tests.render.test_bodies import ALLOWED, ATTRIBUTES
from tests.site.making import once

pytestmark = pytest.mark.browser

VOCABULARY = """async (routes) => {
    const found = new Set();
    for (const route of routes) {
        const answer = await fetch(route);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const element of page.querySelectorAll("*")) {
            found.add(element.localName);
            for (const name of element.getAttributeNames())
                found.add(`${element.localName} ${name}`);
        }
    }
    return [...found];
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that was built from hostile texts."""
    return once(tmp_path_factory, "hostile", make_hostile) / "site"


@pytest.fixture(scope="module")
def lax(hostile: Path) -> Iterator[str]:
    """Where that site is served without any protection."""
    with served(hostile, Lax) as address:
        yield address


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A browser page that runs scripts."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def vocabulary(tab: Page, address: str, folder: Path) -> set[str]:
    """Return every element and attribute that the browser makes of pages of a site.

    The largest of each kind, and besides these every sixth.
    """
    names = [f"/{path.relative_to(folder).as_posix()}" for path in sorted(folder.rglob("*.html"))]
    tab.goto(f"{address}/404.html")
    return set(tab.evaluate(VOCABULARY, [*samples(folder).values(), *names[::6]]))


def written(folder: Path) -> set[str]:
    """Return every element and attribute that stands in the files of all pages of a site."""
    found: set[str] = set()
    for path in folder.rglob("*.html"):
        for element in html.parse(path).iter(etree.Element):
            found.add(element.tag)
            found.update(f"{element.tag} {name}" for name in element.attrib)
    return found


def test_no_text_adds_an_element_or_an_attribute_to_any_page(
    tab: Page, lax: str, hostile: Path, address: str, project: Path
) -> None:
    """The browser makes of all pages what it makes of an honest report, and Markdown's elements."""
    prose = {*ALLOWED, "s", *(f"{tag} {name}" for tag, name in ATTRIBUTES)}
    made = vocabulary(tab, lax, hostile)
    assert len(made) > 100
    honest = vocabulary(tab, address, project / "site") | written(project / "site")
    assert made - honest - prose == set()


def test_nothing_runs_and_nothing_is_asked_of_anybody(tab: Page, lax: str, hostile: Path) -> None:
    """On the largest page of each kind, without a policy that would hold it back."""
    told: list[str] = []

    def refuse(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", refuse)
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("console", lambda message: told.append(message.text))
    tab.on("request", lambda one: told.append(one.url))
    for route in samples(hostile).values():
        tab.goto(lax + route)
        tab.mouse.move(300, 300)
        tab.keyboard.press("Tab")
        assert tab.url == lax + route
        assert len(tab.frames) == 1
    assert [one for one in told if not one.startswith(f"{lax}/")] == []
