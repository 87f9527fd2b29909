"""Everything by keyboard alone, in the order of the page, and always with the focus in sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']"
STOPS = f"""() => {{
    window.stops = [...document.querySelectorAll("{FOCUSABLE}")]
        .filter(one => one.checkVisibility());
    return window.stops.length;
}}"""
WHERE = "() => window.stops.indexOf(document.activeElement)"
RING = """() => {
    const style = getComputedStyle(document.activeElement);
    return [style.outlineStyle, parseFloat(style.outlineWidth), style.outlineColor];
}"""
IN_SIGHT = """() => {
    const box = document.activeElement.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const held = document.activeElement;
    return top !== null && (held.contains(top) || top.contains(held));
}"""


@pytest.mark.parametrize("kind", ["home", "claim", "search", "not found"])
def test_the_first_stop_skips_to_the_content(reader: Reader, kind: str) -> None:
    """It comes into sight with the focus, and leads past the navigation.

    That it is the first on every page is seen in the pages' markup.
    """
    page = reader.open(kind)
    skip = page.locator(".skip")
    before = skip.bounding_box()
    assert before is not None
    assert before["x"] + before["width"] < 0
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.masthead') === null")


@pytest.mark.parametrize("kind", ["statement", "story", "search"])
def test_every_control_is_reached_in_the_order_of_the_page(reader: Reader, kind: str) -> None:
    """Tab after tab, nothing is left out, nothing is met twice, and no control is a trap."""
    page = reader.open(kind, scripts=kind == "search")
    wanted = page.evaluate(STOPS)
    met = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        met.append(page.evaluate(WHERE))
    assert met == list(range(wanted))


def test_the_table_of_who_sells_what_is_scrolled_by_keyboard(reader: Reader) -> None:
    """On a phone it is wider than the page: it is reached, says its name, and shows its ring."""
    page = reader.open("availability", width=320)
    _tab_to_one(page, "[role=region]")
    assert page.evaluate("() => document.activeElement.ariaLabel").startswith("Who ")
    assert page.evaluate(RING)[:2] == ["solid", 3]
    for _ in range(40):
        # A key that comes while a busy browser has yet to draw the page may scroll nothing.
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if page.evaluate("() => document.activeElement.scrollLeft") > 0:
            return
    pytest.fail("the table does not scroll")


def test_what_a_script_adds_is_reached_and_used_by_keyboard(reader: Reader) -> None:
    """The finer filters of a year, in the order of the page, and the choice of colours."""
    page = reader.open("year", scripts=True)
    shown = page.locator(".entry:visible").count()
    for control in (".filter [name=text]", ".filter [name=kind]", ".filter [name=who]"):
        _tab_to_one(page, control)
        assert page.evaluate(RING)[:2] == ["solid", 3]
    page.keyboard.press("ArrowDown")
    assert 0 < page.locator(".entry:visible").count() < shown
    _tab_to_one(page, "footer select")
    page.keyboard.press("End")
    assert page.evaluate("() => localStorage.length") == 1
    page.evaluate("localStorage.clear()")
    page.evaluate("history.replaceState(null, '', location.pathname)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_has_a_ring(reader: Reader, scheme: str) -> None:
    """Links, boxes, buttons and folds: three pixels, in a colour that is not the ground's."""
    page = reader.open("year", color_scheme=scheme)
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.locator(".filter input").first.focus()
    page.keyboard.press("Space")
    for _ in range(8):
        style, width, colour = page.evaluate(RING)
        assert style == "solid"
        assert width >= 3
        assert colour != ground
        page.keyboard.press("Tab")
    page = reader.open("claim", color_scheme=scheme)
    page.locator("summary").first.focus()
    assert page.evaluate(RING)[:2] == ["solid", 3]


def test_headings_that_stay_in_view_never_cover_the_focus(reader: Reader) -> None:
    """Backwards through a year, every stop is really seen under its month's heading."""
    page = reader.open("year", height=600)
    page.locator("footer a").first.focus()
    for _ in range(100):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(IN_SIGHT), page.evaluate("() => document.activeElement.outerHTML")


def test_folds_open_and_close_by_keyboard(reader: Reader) -> None:
    """A native fold, without a script."""
    page = reader.open("claim")
    for fold in page.locator("details").all():
        fold.locator("summary").focus()
        expect(fold).not_to_have_attribute("open", re.compile(""))
        page.keyboard.press("Enter")
        expect(fold).to_have_attribute("open", "")
        expect(fold.locator("dl")).to_be_visible()
        page.keyboard.press("Space")
        expect(fold).not_to_have_attribute("open", re.compile(""))


def test_from_home_to_a_filtered_year_and_a_claim(reader: Reader) -> None:
    """A reader without a mouse gets from the first page to the reasons behind a status."""
    page = reader.open("home")
    _tab_to(page, "Timeline")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/")
    _tab_to(page, "2018")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/2018/")
    shown = page.locator(".entry:visible").count()
    _tab_to(page, "show-settled")
    page.keyboard.press("Space")
    assert 0 < page.locator(".entry:visible").count() < shown
    _tab_to(page, "Best Buy stops ordering Huawei phones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/best-buy-stops-ordering-huawei/")
    _tab_to(page, "Why this status")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#why$"))
    expect(page.get_by_role("heading", name="Why this status")).to_be_in_viewport()


def _tab_to_one(page: Page, selector: str) -> None:
    """Go on with Tab until what fits a selector has the focus."""
    for _ in range(2000):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached")


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(400):
        page.keyboard.press("Tab")
        held = page.evaluate(
            "() => document.activeElement.id || document.activeElement.textContent.trim()"
        )
        if held == wanted or (wanted.isdigit() and held.startswith(wanted)):
            return
    raise AssertionError(f"{wanted} is not reached")
