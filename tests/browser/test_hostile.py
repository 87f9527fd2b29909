"""Hostile texts in a real browser that would run whatever there is to run: there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.samples import samples
from tests.browser.serving import Lax, served
from tests.chromium import PATIENCE
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
    page.set_default_timeout(PATIENCE)
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


@pytest.fixture
def told(tab: Page, lax: str) -> Iterator[list[str]]:
    """What should not happen while a test runs: dialogs, errors, messages, requests of others."""
    told: list[str] = []

    def refuse(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", refuse)
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("console", lambda message: told.append(message.text))
    tab.on("request", lambda one: told.append(one.url))
    yield told
    assert [one for one in told if not one.startswith(f"{lax}/")] == []


@pytest.mark.usefixtures("told")
def test_nothing_runs_and_nothing_is_asked_of_anybody(tab: Page, lax: str, hostile: Path) -> None:
    """On the largest page of each kind, without a policy that would hold it back."""
    for route in samples(hostile).values():
        tab.goto(lax + route)
        tab.mouse.move(300, 300)
        tab.keyboard.press("Tab")
        expect(tab).to_have_url(lax + route)
        assert len(tab.frames) == 1


def elements(tab: Page, within: str) -> set[str]:
    """Return the names of all elements in those that fit a selector."""
    inner = tab.locator(f"{within} *")
    return set(inner.evaluate_all("all => all.map(one => one.localName)"))


@pytest.mark.usefixtures("told")
def test_a_preview_of_a_hostile_page_is_text(tab: Page, lax: str) -> None:
    """Its title and its first sentence, though they would be markup."""
    tab.goto(f"{lax}/claims/c-3/")
    tab.locator("#connected ~ dl .line a").first.hover()
    expect(tab.locator("[data-added].preview")).to_contain_text("<")
    assert elements(tab, "[data-added].preview") == {"p", "strong", "button"}


@pytest.mark.usefixtures("told")
def test_filters_by_hostile_words_are_text(tab: Page, lax: str) -> None:
    """What is typed, what is told of it, and the names of those whom it may be about."""
    tab.goto(f"{lax}/timeline/2013/")
    tab.get_by_label("With the words").fill("<script>alert(1)</script>")
    expect(tab.locator(".filter [role=status]")).to_contain_text("claims shown")
    expect(tab.locator(".filter option", has_text="<").first).to_be_attached()
    assert elements(tab, ".filter select") == {"option"}
    assert elements(tab, ".filter [role=status]") == set()


@pytest.mark.usefixtures("told")
def test_results_of_a_search_for_hostile_words_are_text(tab: Page, lax: str) -> None:
    """Titles, dates, statuses, and the words that match."""
    tab.goto(f"{lax}/search/?q=alert")
    expect(tab.locator("#found h2", has_text="<").first).to_be_visible()
    made = {"a", "h2", "li", "mark", "p", "s", "span", "svg", "use"}
    assert elements(tab, "#found") <= made
    assert elements(tab, "#told") == set()


def test_suggestions_for_a_lost_address_are_text(
    tab: Page, lax: str, hostile: Path, told: list[str]
) -> None:
    """By titles that would be markup."""
    tab.route("**/claims/c-11x/", lambda one: one.fulfill(status=404, path=hostile / "404.html"))
    tab.goto(f"{lax}/claims/c-11x/")
    expect(tab.locator(".like a").first).to_be_visible()
    assert elements(tab, ".like") <= {"h2", "p", "ul", "li", "a"}
    told[:] = [one for one in told if "404" not in one]


@pytest.mark.usefixtures("told")
def test_hostile_words_are_copied_as_they_are_shown(tab: Page, lax: str) -> None:
    """Without the button's own; and they are added to no page."""
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{lax}/statements/v-0/")
    tab.get_by_role("button", name="Copy this quotation").first.click()
    expect(tab.locator("body > [role=status]")).to_have_text("Copied")
    assert "<" in str(tab.evaluate("navigator.clipboard.readText()"))
    assert elements(tab, "body > [role=status]") == set()
