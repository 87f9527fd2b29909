"""A page on paper: everything on it is open, and nothing is there to be clicked."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser

SHEETS = 3


def unshrunk(page: Page, title: str, pdftotext: str, sheet: Path) -> None:
    """Nothing is wider than A4, or Chromium would shrink the whole page.

    The site's title, which begins with a word, has its 9.5 points times 1.25.
    """
    page.pdf(path=sheet, format="A4", prefer_css_page_size=True, page_ranges="1")
    ran = subprocess.run([pdftotext, "-bbox", sheet, "-"], capture_output=True, check=True)
    found = re.search(rf'yMin="(.+?)".+yMax="(.+?)">{title}<'.encode(), ran.stdout)
    assert found is not None
    assert float(found[2]) - float(found[1]) == pytest.approx(9.5 * 1.25 * 1.107, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_navigation_and_filters_are_not_printed(reader: Reader, kind: str) -> None:
    """What leads on or sorts is for screens; the page's own address is for paper."""
    page = reader.open(kind, media="print")
    shown = page.locator("nav, .skip, .filter").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 99))"
    )
    assert shown == []
    assert page.locator("h1").is_visible()
    assert page.locator(".colophon .print-only").is_visible() or kind in {"not found", "embed"}


@pytest.mark.parametrize("kind", ["claim", "statement", "source", "entity"])
def test_folds_are_open_in_print(reader: Reader, kind: str) -> None:
    """Citations and updates are on paper though nobody opened them, and closed on screen."""
    page = reader.open(kind)
    inside = "all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}))"
    folded = page.locator("details:not(.filter *) > :not(summary)")
    assert not any(folded.evaluate_all(inside))
    page.emulate_media(media="print")
    page.reload()  # Chromium may leave folds of an open page closed when a medium is emulated
    assert all(folded.evaluate_all(inside))
    heights = folded.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert all(height > 10 for height in heights)


def test_a_printed_claim_says_everything(reader: Reader, pdftotext: str, tmp_path: Path) -> None:
    """In the PDF itself: how to cite it, what changed, where it is from; and no navigation."""
    page = reader.open("/claims/best-buy-stops-ordering-huawei/")
    page.pdf(path=tmp_path / "claim.pdf", format="A4")
    ran = subprocess.run(
        [pdftotext, "-raw", tmp_path / "claim.pdf", "-"], capture_output=True, check=True
    )
    text = re.sub(r"\s+", " ", ran.stdout.decode("utf-8"))
    for words in (
        "Reported, not confirmed",
        "{{cite web",
        "23 November 2026 Added",
        "https://theshelfrecord.example/claims/best-buy-stops-ordering-huawei/",
    ):
        assert words in text
    for words in ("Skip to content", "Who is who", "All statements"):
        assert words not in text


def test_a_claim_fits_three_sheets(reader: Reader, project: Path) -> None:
    """Of A4, if no more is known of it than of most claims; one with 40 reports takes its room."""
    pages = sorted((project / "site" / "claims").glob("*/index.html"), key=_size)
    for page in (pages[len(pages) // 4], pages[len(pages) // 2]):
        opened = reader.open(f"/claims/{page.parent.name}/")
        sheets = re.findall(rb"/Type\s*/Page\b", opened.pdf(format="A4"))
        assert 1 <= len(sheets) <= SHEETS, page.parent.name


def test_a_year_prints_as_a_register(reader: Reader) -> None:
    """Every claim of the year, though a reader had hidden some before."""
    page = reader.open("year")
    claims = page.locator(".entry").count()
    page.emulate_media(media="print")
    assert page.locator(".entry:visible").count() == claims
    split = page.locator(".entry").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).breakInside !== 'avoid').length"
    )
    assert split == 0


@pytest.mark.parametrize("kind", [one for one in KINDS if one != "embed"])
def test_nothing_is_wider_than_the_paper(
    reader: Reader, pdftotext: str, tmp_path: Path, kind: str
) -> None:
    """On the first sheet, which every page has."""
    unshrunk(reader.open(kind), "Shelf", pdftotext, tmp_path / "sheet.pdf")


def _size(path: Path) -> int:
    return path.stat().st_size
