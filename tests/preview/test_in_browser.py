"""What an editor sees: a real Chromium before a real preview."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.audit.axe_all import AXE, offences
from tests.minisite import RECORDS, mini_site, text_of
from tests.preview.desk import Desk
from tests.preview.running import serving

pytestmark = pytest.mark.browser
CLAIM = "claims/bb-stops-ordering"
FILE = f"content/{CLAIM}.yaml"


def test_a_save_changes_the_open_page_in_place(desk: Desk) -> None:
    """Scroll, focus, selection, open details and what was ticked stay as they are."""
    desk.open(f"/{CLAIM}/")
    page = desk.page
    page.evaluate(
        """() => {
          document.querySelectorAll("details").forEach((one) => (one.open = true));
          document.querySelector("#said").scrollIntoView();
          const link = document.querySelector("#said ~ div a");
          link.focus({ preventScroll: true });
          getSelection().selectAllChildren(document.querySelector("#said"));
          window.top0 = document.querySelector("#said").getBoundingClientRect().top;
          window.link0 = link;
        }"""
    )
    desk.site.put(CLAIM, unknowns=[f"Whether number {n} was returned." for n in range(12)])
    expect(page.get_by_text("Whether number 11 was returned.")).to_be_attached()
    assert desk.same_document()
    kept = page.evaluate(
        """() => ({
          moved: Math.abs(document.querySelector("#said").getBoundingClientRect().top - top0),
          focus: document.activeElement === link0,
          selected: getSelection().toString(),
          open: [...document.querySelectorAll("details")].every((one) => one.open),
          scrolled: scrollY > 0,
        })"""
    )
    assert kept["moved"] < 2
    assert kept["focus"]
    assert kept["selected"] == "Who said what"
    assert kept["open"]
    assert kept["scrolled"]


def test_filters_survive_a_save(desk: Desk) -> None:
    """An entry that comes is hidden as its kind is."""
    desk.open("/timeline/2018/")
    boxes = desk.page.locator("form.filter input[type=checkbox]")
    if boxes.count() == 0:
        desk.site.put("claims/target-stops-selling", happened="2018-06-01")
        expect(boxes.first).to_be_attached()
    boxes.first.uncheck()
    desk.site.put("claims/bb-stops-selling", title="Another title of it")
    expect(desk.page.get_by_text("Another title of it").first).to_be_attached()
    expect(boxes.first).not_to_be_checked()
    assert desk.same_document()


MISTAKES: dict[str, tuple[str, str, str]] = {
    "an unknown id": ("E204", '"subject": "best-buy"', '"subject": "best-bye"'),
    "a field that there is not": ("E201", '"subject":', '"subjct":'),
    "an impossible date": ("E401", '"2018-03~"', '"2018-02-30"'),
    "an unreadable date": ("E402", '"2018-03~"', '"March 2018"'),
    "a quote that is not closed": ("E1", '"stops-ordering"', '"stops-ordering'),
    "a field twice": ("E104", '"subject": "best-buy",', '"subject": "best-buy",\n "subject": "x",'),
    "a bracket that is not closed": ("E1", '"2026-01-05",\n', '"2026-01-05", [\n'),
    "an action that there is not": ("E2", '"stops-ordering"', '"stop-ordering"'),
    "a statement without stance": ("E2", '"affirms":', '"afirms":'),
    "a link to nobody": ("E2", "[[bb-stops-selling]]", "[[bb-stops-seling]]"),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_opens_the_panel_over_the_last_good_page(desk: Desk, what: str) -> None:
    """With its code, the file and the very line; it goes when the mistake does."""
    code, old, new = MISTAKES[what]
    text = text_of(RECORDS[CLAIM])
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    desk.open(f"/{CLAIM}/")
    desk.site.write(FILE, text.replace(old, new, 1))
    expect(desk.sheet).to_be_visible()
    frame = desk.sheet.locator("article.error pre").first
    expect(frame).to_contain_text(f"error[{code}")
    place = re.search(re.escape(FILE) + r":(\d+):(\d+)", frame.inner_text())
    assert place is not None
    assert abs(int(place[1]) - line) <= (3 if code.startswith("E1") else 0)
    expect(desk.page.get_by_role("status").filter(has_text="This page is as of")).to_be_visible()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(RECORDS[CLAIM]["title"])
    assert desk.page.evaluate("document.activeElement === document.body")
    desk.site.put(CLAIM)
    expect(desk.sheet).to_be_hidden()
    assert desk.same_document()


def test_all_mistakes_are_shown_and_a_template_s_too(desk: Desk) -> None:
    """Each with its frame."""
    desk.open("/")
    desk.site.put(CLAIM, subject="best-bye", happened="2018-02-30")
    expect(desk.sheet.locator("article.error")).to_have_count(2)
    desk.site.put(CLAIM)
    expect(desk.sheet).to_be_hidden()
    desk.site.write("templates/claim.html", '{% extends "base.html" %}\n{{ view.titel }}\n{% if %}')
    expect(desk.sheet.locator("article.error").first).to_contain_text("templates/claim.html:3")


def test_a_fix_is_made_by_a_button(desk: Desk) -> None:
    """And the page goes on by itself."""
    desk.open(f"/{CLAIM}/")
    desk.site.put(CLAIM, subject="best-bye", title="After the fix")
    desk.page.get_by_role("button", name="Apply fix").click()
    expect(desk.sheet).to_be_hidden()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("After the fix")
    assert '"subject": "best-buy"' in (desk.site.root / FILE).read_text()


def test_the_panel_is_put_away_and_comes_back_for_another_mistake(desk: Desk) -> None:
    """By Escape; a tab remains."""
    desk.open("/")
    desk.site.put(CLAIM, subject="best-bye")
    expect(desk.sheet).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.sheet).to_be_hidden()
    tab = desk.page.get_by_role("button", name="1 error", exact=True)
    expect(tab).to_be_visible()
    desk.open("/timeline/")
    expect(tab).to_be_visible()
    expect(desk.sheet).to_be_hidden()
    desk.site.put(CLAIM, object="huawai")
    expect(desk.sheet).to_be_visible()
    expect(desk.sheet).to_contain_text("huawai")


def test_a_code_is_explained_in_the_panel(desk: Desk) -> None:
    """With what is wrong and what is right."""
    desk.open("/")
    desk.site.put(CLAIM, subject="best-bye")
    desk.page.get_by_role("button", name="Explain").click()
    expect(desk.sheet).to_contain_text("Right:")


def test_the_place_of_a_mistake_is_opened_in_the_editor(desk: Desk, note: Path) -> None:
    """At line and column."""
    note.unlink(missing_ok=True)
    desk.open("/")
    desk.site.put(CLAIM, subject="best-bye")
    desk.page.get_by_role("button", name="Open in editor").click()
    expect(desk.page.get_by_text(f"Opened {FILE}:3:14")).to_be_visible()
    _opened(note, f"{FILE}:3:14")


def _opened(note: Path, place: str) -> None:
    for _ in range(300):
        if note.is_file():
            break
        time.sleep(0.01)
    assert note.read_text().strip().endswith(place)


def test_the_pencil_leads_from_the_page_to_its_files(desk: Desk, note: Path) -> None:
    """The claim, what was said of it, and its sources."""
    desk.open(f"/{CLAIM}/")
    for target, place in (
        ("main h1", f"{FILE}:1:1"),
        (
            "main a[href='/statements/best-buy-answers/']",
            "content/statements/best-buy-answers.yaml",
        ),
        ("main a[href='/sources/cnet-20180321/']", "content/sources/cnet-20180321.yaml:1:1"),
        ("main a[href='/statements/unnamed-on-best-buy/']", FILE),
    ):
        note.unlink(missing_ok=True)
        desk.page.keyboard.down("e")
        one = desk.page.locator(f"{target}[data-onrecord-record]").first
        one.hover()
        expect(desk.page.locator(".label")).to_contain_text(place)
        one.click()
        desk.page.keyboard.up("e")
        expect(desk.page.locator(".toast")).to_contain_text(place)
        _opened(note, str(one.get_attribute("data-onrecord-record")).partition(" ")[2])
    assert desk.same_document()


def test_keys_are_letters_again_where_somebody_types(desk: Desk) -> None:
    """And `?` lists them."""
    desk.open("/")
    desk.page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    desk.page.locator("main input:not([name])").press_sequentially("e?f")
    expect(desk.page.locator("main input:not([name])")).to_have_value("e?f")
    expect(desk.page.locator("dialog.keys")).to_be_hidden()
    desk.page.locator("main input:not([name])").blur()
    desk.page.keyboard.press("?")
    expect(desk.page.locator("dialog.keys")).to_be_visible()


def test_a_style_is_swapped_without_a_reload(desk: Desk) -> None:
    """And without a moment without any."""
    desk.open("/timeline/")
    style = Path(__file__).parents[2] / "templates/assets/site.css"
    desk.site.write(
        "templates/assets/site.css", style.read_text() + "\nh1 { color: rgb(1, 2, 3) }\n"
    )
    expect(desk.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert desk.same_document()
    assert desk.page.locator("head link[rel=stylesheet]:not([data-onrecord-own])").count() == 1


def test_two_hundred_files_are_few_patches(desk: Desk) -> None:
    """A checkout does not make the page flicker; on a busy machine its first files come alone."""
    desk.open("/outlets/")
    before = desk.versions()
    for number in range(200):
        desk.site.put(f"outlets/paper-{number:03}", name=f"The paper {number:03}")
    expect(desk.page.get_by_text("The paper 199").first).to_be_attached()
    run, _, version = before.rpartition("-")
    time.sleep(0.5)
    later, _, now = desk.versions().rpartition("-")
    assert later == run
    assert 1 <= int(now) - int(version) <= 4, desk.command.lines[-4:]
    assert desk.same_document()


def test_drafts_are_shown_and_marked_and_hidden_for_the_reader_view(desk: Desk) -> None:
    """`r` takes them away and brings them back."""
    desk.site.put("claims/target-stops-selling", draft="yes", title="A draft of mine")
    desk.open("/claims/target-stops-selling/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("A draft of mine")
    mark = desk.page.locator(".held")
    expect(mark).to_be_visible()
    desk.page.keyboard.press("r")
    expect(mark).to_be_hidden()
    desk.page.keyboard.press("r")
    expect(mark).to_be_visible()


def test_a_page_that_goes_leads_to_the_one_that_came(desk: Desk) -> None:
    """Its address is not served any more."""
    desk.open("/claims/target-stops-selling/")
    folder = desk.site.root / "content/claims"
    (folder / "target-stops-selling.yaml").rename(folder / "target-ends-it.yaml")
    link = desk.page.locator("#onrecord-moved a")
    expect(link).to_have_attribute("href", "/claims/target-ends-it/")
    link.click()
    expect(desk.page).to_have_url(re.compile("/claims/target-ends-it/$"))


def test_following_opens_the_page_of_what_was_saved(desk: Desk) -> None:
    """After `f`."""
    desk.open("/")
    desk.page.keyboard.press("f")
    desk.site.put("makers/huawei", summary="Saved just now.")
    expect(desk.page).to_have_url(re.compile("/makers/huawei/$"))


def test_a_page_outlives_its_server(chromium: Browser, tmp_path: Path) -> None:
    """A grey line says so; with the next server it goes on, at the same place, with a new token."""
    site = mini_site(tmp_path)
    page: Any = chromium.new_context(viewport={"width": 1000, "height": 400}).new_page()
    with serving(site.root, "-p", "0") as first:
        port = first.port
        desk = Desk(site, first, page)
        desk.open(f"/{CLAIM}/")
        page.evaluate("scrollTo(0, 500)")
        first.end()
    expect(page.get_by_text("Preview stopped. Start it again with: onrecord serve")).to_be_visible()
    site.put(CLAIM, title="Changed meanwhile")
    with serving(site.root, "-p", str(port)):
        expect(page.get_by_role("heading", level=1)).to_have_text("Changed meanwhile")
        expect(page.get_by_text("Preview stopped")).to_be_hidden()
        assert desk.same_document()
        assert page.evaluate("scrollY") == 500
        site.put(CLAIM, subject="best-bye")
        page.get_by_role("button", name="Apply fix").click()
        expect(desk.sheet).to_be_hidden()
    page.context.close()


def test_the_first_page_of_a_broken_project_waits_for_its_repair(
    chromium: Browser, tmp_path: Path
) -> None:
    """The panel fills it until then."""
    site = mini_site(tmp_path)
    site.put(CLAIM, subject="best-bye")
    with serving(site.root, "-p", "0") as command:
        page = chromium.new_page()
        page.goto(f"{command.address}{CLAIM}/")
        sheet = page.get_by_role("region", name="Problems")
        expect(sheet).to_contain_text("best-bye")
        box = sheet.bounding_box()
        assert box is not None
        assert box["height"] > 500
        site.put(CLAIM)
        expect(page.get_by_role("heading", level=1)).to_have_text(RECORDS[CLAIM]["title"])
        page.close()


def test_axe_finds_nothing_in_the_panel(desk: Desk) -> None:
    """Nor in the tab and the list of keys; on a desktop by day, on a phone by night."""
    desk.open("/")
    desk.site.put(CLAIM, subject="best-bye")
    expect(desk.sheet).to_be_visible()
    desk.page.get_by_role("button", name="Explain").click()
    expect(desk.sheet).to_contain_text("Right:")
    desk.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(desk.page) == []
    desk.page.emulate_media(color_scheme="dark")
    desk.page.set_viewport_size({"width": 390, "height": 844})
    assert offences(desk.page, ("color-contrast", "target-size", "link-in-text-block")) == []
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("?")
    assert offences(desk.page, ("color-contrast", "target-size", "button-name")) == []
