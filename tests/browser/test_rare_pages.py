"""Pages that the real report has none of: months, what was taken back, put right, or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Reader
from tests.browser.serving import served
from tests.browser.test_axe import clean
from tests.browser.test_layout import whole
from tests.browser.test_print import unshrunk
from tests.minisite import NOW, mini_site
from tests.site.making import SPLIT_YEAR, make_crowded, once

pytestmark = pytest.mark.browser

WORDS = "Schulden-und-Insolvenzverwaltungsgesellschaftsvertrag https://a.example/" + "x" * 90
MOVED, NOW_AT = "/claims/bb-gives-up/", "/claims/bb-stops-ordering/"
RARE = {
    "a month": f"/timeline/{SPLIT_YEAR}/03/",
    "a withdrawn claim": "/claims/bb-stops-selling/",
    "a withdrawn statement": "/statements/best-buy-answers/",
    "a corrected claim": NOW_AT,
    "corrections": "/corrections/",
    "a page that has moved": MOVED,
}


def make_mended(folder: Path) -> None:
    """Build a small report in which something was taken back, put right and renamed."""
    site = mini_site(folder.parent)
    taken_back = {"date": "2026-03-01", "because": f"It was about another shop. {WORDS}"}
    site.put("claims/bb-stops-selling", withdrawn=taken_back)
    site.put("statements/best-buy-answers", withdrawn=taken_back)
    site.put(
        "claims/bb-stops-ordering",
        renamed_from=["bb-gives-up"],
        changes=[
            {"date": "2026-01-05", "kind": "new"},
            {
                "date": "2026-02-01",
                "kind": "correction",
                "note": "The day.",
                **dict.fromkeys(("was", "now", "why"), WORDS),
            },
        ],
    )
    assert site.build(NOW).outcome is not None


@pytest.fixture(scope="module")
def readers(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Reader]]:
    """A reader of each rare page: months are in a site of their own."""
    mended = once(tmp_path_factory, "mended", make_mended) / "site"
    crowded = once(tmp_path_factory, "crowded", make_crowded) / "site"
    with served(mended) as most, served(crowded) as months:
        others = Reader(chromium, most, {})
        yield dict.fromkeys(RARE, others) | {"a month": Reader(chromium, months, {})}


def _stay(route: Route) -> None:
    """Answer without what would lead on to another page."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r"<meta http-equiv=.+?>", "", answer.text()))


@pytest.mark.parametrize("kind", RARE)
def test_a_rare_page_is_as_good_as_any(
    readers: dict[str, Reader], pdftotext: str, tmp_path: Path, kind: str
) -> None:
    """It has no offence by axe, fits the smallest phone, and is not shrunk on paper."""
    reader = readers[kind]
    page = reader.open("/404.html", scripts=True)
    page.route(f"**{MOVED}", _stay)
    page = reader.open(RARE[kind], scripts=True)
    expect(page).to_have_url(re.compile(f"{RARE[kind]}$"))
    clean(page)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        whole(page)
    unshrunk(page, "Shelves", pdftotext, tmp_path / "sheet.pdf")
    page.unroute_all()
    assert not reader.complaints


def test_a_page_that_has_moved_leads_on_without_a_script(readers: dict[str, Reader]) -> None:
    """To where the record is now."""
    page = readers["corrections"].open(MOVED)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Best Buy stops"))
    expect(page).to_have_url(re.compile(f"{NOW_AT}$"))
