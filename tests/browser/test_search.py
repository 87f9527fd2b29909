"""Search in a browser: results, filters, the address, the keyboard, and hostile words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from mimetypes import guess_type
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.build import build
from generator.formats.pagefind import Entry, index_of
from tests.browser.conftest import Reader
from tests.browser.serving import served
from tests.browser.test_axe import clean
from tests.minisite import NOW, mini_site

pytestmark = pytest.mark.browser

FOUND = "#found h2"
SYLLABLES = [f"{one}{other}" for one in "bdfgklmnprst" for other in "aeiou"]


COMMON = ("phones", "tablets", "cameras")


def _entry(number: int, words: Sequence[str]) -> Entry:
    """One of many records, with words of its own and one that every second has."""
    chance = Random(number)  # noqa: S311  the same each time
    own = [*chance.sample(words, 40), *(one for one in COMMON if chance.random() < 0.5)]
    text = f"It was told that {' '.join(own)} are there no more."
    return Entry(
        route=f"/claims/c-{number}/",
        title=f"Shop {number} stops selling {words[number % len(words)]}",
        text=text,
        date=f"{number % 28 + 1} March 2018",
        filters=("kind:claims", f"year:{2000 + number % 24}", f"status:s{number % 7}"),
    )


def _found(page: Page) -> list[str]:
    texts: list[str] = page.locator(FOUND).all_inner_texts()
    return texts


def _told(page: Page, text: str) -> None:
    expect(page.locator("#told")).to_have_text(text)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small report is served, with hostile titles and a claim that we took back."""
    site = mini_site(tmp_path_factory.mktemp("search"))
    site.put("makers/zte", name="<img src=x onerror=alert(1)>", aliases=["Evil & Co"])
    site.put("claims/target-stops-selling", title="Target stops <script>alert(1)</script> phones")
    site.put(
        "claims/bb-stops-selling",
        title="Phones, phones and phones",
        withdrawn={"date": "2026-02-01", "because": "We were wrong."},
    )
    for number in range(12):
        site.put(
            f"claims/many-{number:02}",
            title=f"Shop number {number} sells lamps",
            subject="target",
            action="stops-selling",
            happened=f"2019-05-{number + 1:02}",
        )
    assert build(site.root, site.out, now=NOW).outcome
    with served(site.out) as address:
        yield address


@pytest.fixture
def routes_of_kinds() -> dict[str, str]:
    """No page by its kind: all are opened by their addresses."""
    return {}


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Reader]:
    """A reader of the small report; nothing complained, and nothing was asked of another host."""
    reader = Reader(chromium, address, {})
    yield reader
    assert not reader.complaints
    assert not [one for one in reader.requests if not one.startswith(f"{address}/")]


def test_a_search_from_the_home_page_is_answered(reader: Reader) -> None:
    """With a heading, kind, date, status and the sentence that matches for each result."""
    page = reader.open("/", scripts=True)
    page.get_by_role("searchbox").fill("listed")
    page.keyboard.press("Enter")
    _told(page, "1 result for listed")
    expect(page).to_have_url(re.compile(r"/search/\?q=listed$"))
    assert _found(page) == [
        "Best Buy stops ordering Huawei phones \N{EN DASH} reported, not confirmed"
    ]
    entry = page.locator("#found > li")
    assert entry.locator(".aside").inner_text().split("\n") == [
        "Claim",
        "about March 2018",
        "Reported, not confirmed",
    ]
    assert entry.locator("p:last-child").inner_text() == "The phone was still listed on 22 March."
    assert entry.locator("mark").all_inner_texts() == ["listed"]
    assert not page.locator("#lists").is_visible()
    entry.locator("h2 a").click()
    expect(page).to_have_url(re.compile("/claims/bb-stops-ordering/$"))


def test_without_a_script_the_form_leads_to_the_index(reader: Reader) -> None:
    """Which is there before any script is, and is no empty page."""
    page = reader.open("/")
    page.get_by_role("searchbox").fill("listed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=listed")
    assert page.get_by_role("link", name="Best Buy").is_visible()
    assert not page.locator("#search").is_visible()


def test_the_very_name_comes_first_and_what_was_taken_back_last(reader: Reader) -> None:
    """A name by its other spellings too; a withdrawn claim is struck out."""
    page = reader.open("/search/?q=bby", scripts=True)
    expect(page.locator(FOUND).first).to_have_text("Best Buy")
    page = reader.open("/search/?q=phones", scripts=True)
    expect(page.locator(FOUND).last).to_have_text("Withdrawn: Phones, phones and phones")
    assert len(_found(page)) > 1
    assert page.locator("#found s").count() == 1
    assert page.locator("#found > li:last-child .status").inner_text() == "Withdrawn"


def test_filters_choose_and_stand_in_the_address(reader: Reader) -> None:
    """Each on its own and together; the way back leads through what was asked before."""
    page = reader.open("/search/", scripts=True)
    box = page.get_by_role("searchbox")
    box.fill("best")
    expect(page.locator(FOUND)).not_to_have_count(0)
    everything = _found(page)
    page.get_by_label("Kind").select_option("Sources")
    _told(page, "2 results for best")
    expect(page).to_have_url(re.compile(r"\?q=best&kind=sources$"))
    page.get_by_label("Year").select_option("2019")
    _told(page, "No results for best")
    assert page.locator("#lists").is_visible()
    page.go_back()
    _told(page, "2 results for best")
    assert page.get_by_label("Year").input_value() == ""
    page.go_back()
    expect(page.locator(FOUND)).to_have_count(len(everything))
    assert page.get_by_label("Kind").input_value() == ""
    page.go_back()
    expect(page.locator(FOUND)).to_have_count(0)
    assert box.input_value() == ""
    page.go_forward()
    expect(page.locator(FOUND)).to_have_count(len(everything))


def test_an_address_is_a_search(reader: Reader) -> None:
    """With filters alone too; what no filter has is left out of them."""
    page = reader.open("/search/?kind=outlets&status=nonsense", scripts=True)
    _told(page, "2 results")
    assert sorted(_found(page)) == ["CNET", "The Verge"]
    assert page.get_by_label("Status").input_value() == ""


def test_what_is_typed_is_told_once_after_a_pause(reader: Reader) -> None:
    """Not with every key; and the history gets one entry of it."""
    page = reader.open("/search/", scripts=True)
    page.evaluate("""() => {
        window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById("told").textContent))
            .observe(document.getElementById("told"), { childList: true });
    }""")
    before = page.evaluate("history.length")
    page.get_by_role("searchbox").evaluate("""box => {
        for (const letter of "lamps") {
            box.value += letter;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
    }""")  # a busy machine may type so slowly that each key is followed by a pause
    _told(page, "12 results for lamps")
    assert page.evaluate("window.said") == ["12 results for lamps"]
    assert page.evaluate("history.length") == before + 1


def test_more_results_come_by_keyboard(reader: Reader) -> None:
    """Ten at first; after the button the focus is on the first that came."""
    page = reader.open("/search/?q=lamps", scripts=True)
    expect(page.locator(FOUND)).to_have_count(10)
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(FOUND)).to_have_count(12)
    eleventh = page.locator("#found > li:nth-child(11) h2 a")
    expect(eleventh).to_be_focused()
    assert not page.get_by_role("button", name="Show more").is_visible()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "evil & co", "%00"]
)
def test_hostile_words_are_words(reader: Reader, words: str) -> None:
    """In what is asked, and in what is found: nothing of it becomes markup."""
    page = reader.open("/search/", scripts=True)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text(f"for {words}")
    assert page.locator("#found img, #found script, #told *").count() == 0
    if "co" in words.split():
        assert _found(page)[0] == "<img src=x onerror=alert(1)>"


def test_titles_that_look_like_markup_are_text(reader: Reader) -> None:
    """As their own pages show them."""
    page = reader.open("/search/?q=target stops", scripts=True)
    title = page.locator(FOUND).filter(has_text="<script>alert(1)</script>")
    expect(title).to_have_count(1)


def test_an_index_that_is_not_there_is_told(reader: Reader) -> None:
    """And the lists are there, as they were."""
    page = reader.open("/", scripts=True)
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(page.url + "search/?q=best")
    _told(page, "Search could not be loaded. The lists below lead to everything.")
    assert page.locator("#lists").is_visible()
    page.unroute_all()
    reader.complaints.clear()


def test_axe_finds_nothing_in_results(reader: Reader) -> None:
    """By day and, on a phone, by night."""
    page = reader.open("/search/?q=best", scripts=True)
    expect(page.locator(FOUND)).not_to_have_count(0)
    clean(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_index_is_what_readers_find(tmp_path: Path, chromium: Browser) -> None:
    """Below a path of a host too."""
    site = mini_site(tmp_path / "x")
    site.settle(url="https://x.example/report/")
    assert build(site.root, tmp_path / "host" / "report", now=NOW).outcome
    shutil.copy(tmp_path / "host/report/_headers", tmp_path / "host")  # where hosts look for it
    with served(tmp_path / "host") as address:
        reader = Reader(chromium, address, {})
        page = reader.open("/report/search/?q=listed", scripts=True)
        _told(page, "1 result for listed")
        page.locator(f"{FOUND} a").click()
        expect(page).to_have_url(f"{address}/report/claims/bb-stops-ordering/")
        assert not reader.complaints


def test_a_query_fetches_little_of_a_large_index(reader: Reader) -> None:
    """For three words that 500 of 1,000 records hold each, with the ten that are shown: 30 kB.

    A piece of the index for each word; what else is in a piece weighs most, so that a record ten
    times as large keeps to 40.
    """
    words = [f"{first}{last}" for first in SYLLABLES for last in SYLLABLES]
    index = index_of((_entry(number, words) for number in range(1000)), "en")
    fetched: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.partition("/search/index/")[2].partition("?")[0]
        fetched.append(name)
        route.fulfill(body=index[name], content_type=guess_type(name)[0] or "application/wasm")

    page = reader.open("/search/", scripts=True)
    page.route("**/search/index/**", answer)
    page.get_by_role("searchbox").focus()
    page.get_by_role("searchbox").fill(" ".join(COMMON))
    expect(page.locator(FOUND)).to_have_count(10)
    page.unroute_all()
    pieces = [name for name in fetched if "/" in name]  # the program and the head: once a visit
    assert {name.partition("/")[0] for name in pieces} == {"index", "fragment"}
    assert sum(len(index[name]) for name in pieces) < 30_000


def test_a_sentence_is_shown_and_no_list_of_names(reader: Reader) -> None:
    """Though a claim is found by the other names of those whom it names."""
    page = reader.open("/search/?q=bby&kind=claims", scripts=True)
    entry = page.locator("#found > li").filter(has_text="Best Buy stops ordering").first
    expect(entry.locator("p:last-child")).to_contain_text("Reported, not confirmed: ")
    assert "BBY" not in entry.locator("p:last-child").inner_text()
