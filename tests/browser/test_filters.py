"""Filters without a script: a check box hides the claims of a status family, for all readers."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import expect

from generator.graph.ladder import FAMILIES
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

SHOWN = """() => [...document.querySelectorAll('.entry')]
    .filter(one => getComputedStyle(one).display !== 'none').map(one => one.dataset.family)"""


@pytest.mark.parametrize("kind", ["year", "timeline", "entity"])
def test_a_check_box_hides_its_family_and_no_other(reader: Reader, kind: str) -> None:
    """Unticked, the rows of that family have no box at all; a line says how many they are."""
    page = reader.open(kind)
    all_shown = Counter(page.evaluate(SHOWN))
    boxes = page.locator(".filter fieldset input")
    families = [str(one).removeprefix("show-") for one in boxes.evaluate_all("l=>l.map(o=>o.id)")]
    assert families == [family for family in FAMILIES if all_shown[family]]
    assert len(families) > 1
    for family in families:
        told = page.locator(f'.gone[data-family="{family}"]')
        assert not told.is_visible()
        page.locator(f"#show-{family}").uncheck()
        rest = Counter(page.evaluate(SHOWN))
        assert rest == all_shown - Counter({family: all_shown[family]})
        assert f"Hidden: {all_shown[family]} claim" in told.inner_text()
        page.locator(f"#show-{family}").check()
    assert Counter(page.evaluate(SHOWN)) == all_shown


def test_families_can_be_hidden_together_and_all_shown_again(reader: Reader) -> None:
    """One button undoes everything; it is there only where there is something to undo."""
    page = reader.open("year")
    all_shown = page.evaluate(SHOWN)
    button = page.get_by_role("button", name="Clear")
    assert not button.is_visible()
    for box in page.locator(".filter fieldset input").all():
        box.uncheck()
    assert page.evaluate(SHOWN) == []
    button.click()
    expect(button).to_be_hidden()
    assert page.evaluate(SHOWN) == all_shown


def test_a_click_on_the_words_of_a_filter_works_too(reader: Reader) -> None:
    """Icon and words are the check box's label."""
    page = reader.open("year")
    page.locator(".filter label").first.get_by_text("Confirmed").click()
    expect(page.locator("#show-settled")).not_to_be_checked()


def test_hidden_rows_cannot_be_reached_by_keyboard(reader: Reader) -> None:
    """With all rows hidden, nothing in a row can take the focus."""
    page = reader.open("year")
    for box in page.locator(".filter fieldset input").all():
        box.uncheck()
    page.locator(".filter fieldset input").last.focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("() => !document.activeElement.closest('.entry')")


PHONE = 360


@pytest.mark.parametrize("scripts", [False, True])
def test_on_a_phone_the_filter_is_one_closed_row(reader: Reader, *, scripts: bool) -> None:
    """Which opens; what it hides is told of and undone outside of it."""
    page = reader.open("year", width=PHONE, scripts=scripts)
    first = page.locator(".filter fieldset input").first
    assert not first.is_visible()
    row = page.locator(".filter summary")
    box = row.bounding_box()
    assert box
    assert box["height"] < 48
    row.click()
    before = len(page.evaluate(SHOWN))
    first.uncheck()
    row.click()
    expect(first).to_be_hidden()
    assert len(page.evaluate(SHOWN)) < before
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".entry:visible")).to_have_count(before)


def test_on_a_phone_an_address_that_hides_claims_opens_the_filter(reader: Reader) -> None:
    """So that nobody wonders where they are."""
    page = reader.open("/timeline/2018/?text=ordering", width=PHONE, scripts=True)
    assert page.get_by_label("With the words").is_visible()
