"""What JavaScript adds to a page: finer filters, previews, copy buttons, a choice of colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.audit.axe_all import AXE, offences
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

YEAR = "/timeline/2018/"
CLAIM = "/claims/best-buy-stops-ordering-huawei/"
STATEMENT = "/statements/best-buy-on-huawei/"

RESTED = """link => {
    const card = document.querySelector("[data-added].preview");
    window.rested = new Promise(done => {
        link.addEventListener("pointerover", ({ timeStamp }) => {
            card.addEventListener("toggle", () => done(performance.now() - timeStamp));
        }, { once: true });
    });
}"""


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    """A page with scripts, on a year of the timeline; nothing is remembered afterwards."""
    page = reader.open(YEAR, scripts=True)
    yield page
    page.evaluate("localStorage.clear()")
    page.evaluate("history.replaceState(null, '', location.pathname)")


def _shown(page: Page) -> int:
    return page.locator(".entry:visible").count()


def _said(page: Page) -> str:
    return page.locator(".filter [role=status]").inner_text()


def test_nothing_of_it_is_there_without_javascript(reader: Reader) -> None:
    """No dead button, field or menu: what only a script can do is not offered."""
    for kind in ("year", "claim", "statement", "/timeline/kind/moves/"):
        page = reader.open(kind)
        assert page.locator("[data-added], select:visible, [type=search]:visible").count() == 0
        assert page.locator("button:not([popovertarget]):visible").count() == 0


def test_a_status_is_explained_in_place_without_javascript(reader: Reader) -> None:
    """A button opens what the word means, Escape closes it; in print there is neither."""
    page = reader.open(CLAIM)
    meaning = page.locator("#meaning")
    assert not meaning.is_visible()
    page.get_by_role("button", name="What this word means").click()
    expect(meaning).to_contain_text("Only unnamed people affirm it")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator("main button:visible").count() == 0


def test_words_kind_and_party_narrow_the_list_together(page: Page) -> None:
    """Rows, months, counts and one polite message agree; what is chosen stands in the address."""
    total = _shown(page)
    page.get_by_label("With the words").fill("BEST búy")
    found = _shown(page)
    assert 0 < found < total
    expect(page.locator(".filter [role=status]")).to_have_text(f"{found} of {total} claims shown")
    page.get_by_label("Kind").select_option("stops-selling")
    page.get_by_label("Who").select_option("huawei")
    expect(page.locator(".filter [role=status]")).to_have_text(
        f"{_shown(page)} of {total} claims shown"
    )
    for row in page.locator(".entry:visible").all():
        assert row.get_attribute("data-kind") == "Stops selling"
        assert "Huawei" in row.locator(".parties").inner_text()
    months = page.locator("section.group:visible")
    assert 0 < months.count() < page.locator("section.group").count()
    for month in months.all():
        told = month.locator("h2 .tally").inner_text()
        left = month.locator(".entry:visible").count()
        assert told.startswith(f"{left} ")
    chosen = "?text=BEST+b%C3%BAy&kind=stops-selling&who=huawei"
    expect(page).to_have_url(re.compile(f"{re.escape(chosen)}$"))


def test_counts_say_what_a_choice_would_show(page: Page) -> None:
    """Beside a box and in the menus: how many there would be, other filters as they are."""
    page.get_by_label("Who").select_option("zte")
    for box in page.locator("[data-shows]").all():
        told = int(box.locator("xpath=..").locator(".tally").inner_text())
        family = box.get_attribute("data-shows")
        assert page.locator(f".entry[data-family={family}]:visible").count() == told
    option = page.locator("select[name=kind] option").nth(1)
    number = int(re.findall(r"\((\d+)\)$", option.inner_text())[0])
    page.get_by_label("Kind").select_option(option.get_attribute("value") or "")
    assert _shown(page) == number


def test_an_address_brings_its_filters(reader: Reader, page: Page) -> None:
    """A copied link shows what was seen; words that mean nothing are no filter; Clear ends it."""
    total = _shown(page)
    page = reader.open(f"{YEAR}?status=single,contested&kind=no-such-kind", scripts=True)
    families = set(page.locator(".entry:visible").evaluate_all("l=>l.map(o=>o.dataset.family)"))
    assert families == {"single", "contested"}
    expect(page.locator(".filter [role=status]")).to_have_text(
        f"{_shown(page)} of {total} claims shown"
    )
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".entry:visible")).to_have_count(total)
    expect(page).to_have_url(re.compile(f"{YEAR}$"))
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()


def test_no_match_is_said_and_hides_every_month(page: Page) -> None:
    """An empty list is told, not left to be wondered at."""
    page.get_by_label("With the words").fill("no such words")
    expect(page.locator(".filter [role=status]")).to_have_text(re.compile(r"^0 of \d+ claims"))
    assert page.locator("section.group:visible").count() == 0


def test_a_filtered_page_is_as_accessible_as_a_whole_one(page: Page) -> None:
    """Nothing for axe to say of the fields, nor of what is left."""
    page.get_by_label("With the words").fill("huawei")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(page) == []


def test_a_link_is_previewed_for_a_pointer_that_rests_on_it(reader: Reader, page: Page) -> None:
    """After 0.4 s: title, date, status, basis; it stays while pointed at, and Escape ends it."""
    page = reader.open(CLAIM, scripts=True)
    card = page.locator("[data-added].preview")
    link = page.locator("#connected ~ dl .line a").first
    link.evaluate(RESTED)
    link.hover()
    expect(card).to_be_visible()
    assert page.evaluate("window.rested") >= 399
    assert link.inner_text() in card.inner_text()
    assert re.search(r"(Happened|Due|Held)\b.*\d{4}\..*: ", card.inner_text())
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_preview_goes_when_the_pointer_does(reader: Reader, page: Page) -> None:
    """And none comes for the keyboard, nor where the words stand right below the link."""
    page = reader.open(CLAIM, scripts=True)
    card = page.locator("[data-added].preview")
    link = page.locator("#connected ~ dl .line a").first
    link.hover()
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()
    link.focus()
    page.wait_for_timeout(600)
    assert not card.is_visible()
    page = reader.open(YEAR, scripts=True)
    page.locator(".entry h3 a").first.hover()
    page.wait_for_timeout(600)
    assert not page.locator("[data-added].preview").is_visible()


def test_previews_are_off_for_good_with_one_click(reader: Reader, page: Page) -> None:
    """On the next page too, until the foot of a page turns them on again."""
    page = reader.open(CLAIM, scripts=True)
    page.locator("#connected ~ dl .line a").first.hover()
    page.get_by_role("button", name="Turn previews off").click()
    expect(page.locator("[data-added].preview")).to_be_hidden()
    page = reader.open(CLAIM, scripts=True)
    page.locator("#connected ~ dl .line a").first.hover()
    page.wait_for_timeout(600)
    assert not page.locator("[data-added].preview").is_visible()
    page.get_by_label("Previews of links").check()
    page.locator("#connected ~ dl .line a").first.hover()
    expect(page.locator("[data-added].preview")).to_be_visible()


def test_citations_and_quotations_are_copied_with_one_click(reader: Reader, page: Page) -> None:
    """The words alone, without the button's own; “Copied” is said once, politely."""
    page = reader.open(CLAIM, scripts=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#cite ~ div summary").first.click()
    button = page.get_by_role("button", name="Copy the permalink")
    button.click()
    expect(page.locator("body > [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "https://theshelfrecord.example/claims/best-buy-stops-ordering-huawei/"
    )
    page = reader.open(STATEMENT, scripts=True)
    page.get_by_role("button", name="Copy this quotation").click()
    expect(page.locator("body > [role=status]")).to_have_text("Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("“We don")
    assert "Copy" not in copied


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_colours_can_be_chosen_against_the_system(
    reader: Reader, page: Page, system: str, chosen: str
) -> None:
    """Kept from page to page on this machine, and given up again."""
    ground = "getComputedStyle(document.body).backgroundColor"
    page = reader.open("home", scripts=True, color_scheme=system)
    before = page.evaluate(ground)
    page.get_by_label("Colours").select_option(chosen)
    assert page.evaluate(ground) != before
    page = reader.open(CLAIM, scripts=True, color_scheme=system)
    assert page.evaluate(ground) != before
    page.get_by_label("Colours").select_option("")
    assert page.evaluate(ground) == before
    assert page.evaluate("localStorage.length") == 0
