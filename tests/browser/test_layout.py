"""Small screens, large type: nothing is lost, and nothing is scrolled sideways to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser

BEYOND = """() => {
    const width = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter(one => {
        const box = one.getBoundingClientRect();
        const apart = '.vh, .skip, svg, [role=region][tabindex] > *';
        return box.width > 0 && box.right > width + 1 && !one.closest(apart);
    });
    const wide = document.documentElement.scrollWidth > width ? ['the page'] : [];
    return [...wide, ...out.map(one => one.outerHTML.slice(0, 120))];
}"""
CUT = """() => [...document.querySelectorAll('main *')].filter(one =>
    getComputedStyle(one).overflow !== 'visible'
    && !one.closest('.vh, [aria-hidden=true], [role=region][tabindex]')
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
).map(one => one.outerHTML.slice(0, 120))"""
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""


def whole(page: Page) -> None:
    """Nothing reaches beyond the page's width, and nothing is cut off in its box.

    But in a region that a reader can scroll and name, which is for tables that can't be narrower.
    """
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_every_width(reader: Reader, kind: str) -> None:
    """From 320 pixels, which is a phone, or a desktop at 400 %, to a wide screen."""
    page = reader.open(kind)
    for width in (320, 390, 640, 768, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        whole(page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_bears_large_and_loose_type(reader: Reader, kind: str) -> None:
    """Text at 200 % on a desktop, a desktop at 200 %, and a reader's own spacing on a phone."""
    page = reader.open(kind)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    whole(page)
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    page.evaluate(SPACING)
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 800})
        whole(page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_on_screen_is_the_order_of_the_page(reader: Reader, kind: str) -> None:
    """On a phone, everything stands below what is written before it."""
    page = reader.open(kind, width=320)
    tops = page.evaluate(
        "() => [...document.querySelectorAll('h1, h2:not(.pair h2), main > *, article > *')]"
        ".filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
