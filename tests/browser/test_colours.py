"""Dark, forced and missing colours: the shapes stay, and with them the meaning."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.graph.ladder import FAMILIES
from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser

GROUNDS = """() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_follows_the_reader_s_scheme(reader: Reader, kind: str) -> None:
    """Dark on light by day, light on dark by night; two grounds, not one."""
    page = reader.open(kind, color_scheme="light")
    paper, ink = (light(one) for one in page.evaluate(GROUNDS))
    page.emulate_media(color_scheme="dark")
    night, chalk = (light(one) for one in page.evaluate(GROUNDS))
    assert paper > ink
    assert night < chalk
    assert paper > night


@pytest.mark.parametrize(
    "colours",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "forced_colors": "active"},
        {"color_scheme": "dark", "forced_colors": "active"},
        {"media": "print"},
    ],
    ids=lambda colours: " ".join(colours.values()),
)
def test_every_family_s_icon_is_drawn_and_unlike_the_others(
    reader: Reader, colours: dict[str, Any]
) -> None:
    """Six shapes, each really there; in print they are all black, so shape alone has to do."""
    page = reader.open("method", **colours)
    drawn = {family: _picture(page, family) for family in FAMILIES}
    alike = [(a, b) for a, b in combinations(FAMILIES, 2) if drawn[a] == drawn[b]]
    assert not alike
    for family, picture in drawn.items():
        page.locator(f"main .icon.{family} use").first.evaluate(
            "one => { one.style.visibility = 'hidden' }"
        )
        assert _picture(page, family) != picture, f"{family} draws nothing"


def test_icons_take_the_reader_s_own_ink_where_colours_are_forced(reader: Reader) -> None:
    """No status colour is left; text and shape have one ink."""
    page = reader.open("year", forced_colors="active")
    inks = page.locator("main .icon, main .entry h3").evaluate_all(
        "all => [...new Set(all.filter(one => one.checkVisibility())"
        ".map(one => getComputedStyle(one).color))]"
    )
    assert len(inks) == 1
    bars = page.locator(".strip rect").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).fill))]"
    )
    assert bars == [page.evaluate(GROUNDS)[1]]


def test_print_is_black_on_white(reader: Reader) -> None:
    """Whatever the scheme: no ground is printed, and no status in colour."""
    page = reader.open("year", media="print", color_scheme="dark")
    assert [light(one) for one in page.evaluate(GROUNDS)] == [255 * 3, 0]
    inks = page.locator("main .status").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
    )
    assert inks == ["rgb(0, 0, 0)"]


def test_more_contrast_is_given_where_it_is_asked_for(reader: Reader) -> None:
    """Counts and labels, lighter by default, take the full ink."""
    page = reader.open("year")
    tally = page.locator(".group .tally").first
    colour = "one => getComputedStyle(one).color"
    assert tally.evaluate(colour) != page.evaluate(GROUNDS)[1]
    page.emulate_media(contrast="more")
    assert tally.evaluate(colour) == page.evaluate(GROUNDS)[1]


def light(colour: str) -> int:
    """Return how light a computed colour is, from 0 to 765."""
    return sum(int(one) for one in re.findall(r"\d+", colour)[:3])


def _picture(page: Page, family: str) -> bytes:
    return page.locator(f"main .icon.{family}").first.screenshot(animations="disabled")
