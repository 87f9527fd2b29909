"""How much of a page travels, and how much of it a browser has to hold.

The bounds are those under which pages were measured to stay quick on a slow phone.
"""

from __future__ import annotations

import pytest

from tests.site.making import FULL, FULL_YEAR, SPLIT_YEAR
from tests.site.reading import Page, Site, packed, text_of

KB = 1000
LONGEST = 25 * KB
BUDGETS = {
    "home": 10 * KB,
    "search": 8 * KB,
    "claim": 8 * KB,
    "statement": 8 * KB,
    "source": 8 * KB,
    "entity": 15 * KB,
    "availability": 15 * KB,
}
STYLE = 6 * KB
ELEMENTS = 5500


def over(pages: list[Page]) -> list[str]:
    """Tell of each page that is larger than its kind may be."""
    return [
        f"{page.route}: {packed(page.data):,} bytes packed, {limit:,} allowed to a {page.kind} page"
        for page in pages
        if packed(page.data) > (limit := BUDGETS.get(page.kind, LONGEST))
    ]


def test_every_page_of_the_report_keeps_to_its_budget(report: Site) -> None:
    """No page is larger, packed, than pages of its kind may be."""
    assert not over(list(report.pages.values()))


def test_style_sheets_keep_to_their_budget(report: Site) -> None:
    """The one of all pages, and what a page of one kind needs beside it."""
    needed = {tuple(page.find("//link[@rel='stylesheet']/@href")) for page in report.pages.values()}
    sheets = {str(one).removeprefix("/") for sheets in needed for one in sheets}
    sizes = {name: packed((report.folder / name).read_bytes()) for name in sheets}
    assert sizes == {name: size for name, size in sizes.items() if size <= STYLE}
    assert all(len(one) <= 2 for one in needed)


def test_no_page_holds_more_elements_than_a_phone_filters_quickly(report: Site) -> None:
    """A page of 400 claims is the largest that stays quick."""
    heavy = [
        f"{page.route}: {count}"
        for page in report.pages.values()
        if (count := len(page.find("//*"))) > ELEMENTS
    ]
    assert not heavy


def test_a_year_that_just_fits_one_page_keeps_to_the_budget(crowded: Site) -> None:
    """400 claims are one page, of at most 25 kB and 5,500 elements."""
    page = crowded.pages[f"/timeline/{FULL_YEAR}/"]
    assert len(page.find("//li[@class='entry']")) == FULL
    assert not over([page])
    assert len(page.find("//*")) <= ELEMENTS


def test_a_year_too_long_for_one_page_is_split_into_months(crowded: Site) -> None:
    """One claim more, and the year is links to its months, which hold every claim once."""
    year = crowded.pages[f"/timeline/{SPLIT_YEAR}/"]
    months = [page for page in crowded.kind("month") if page.route.startswith(year.route)]
    assert len(months) == 12
    assert not year.find("//li[@class='entry']")
    assert {str(one) for one in year.find("//main//@href")} >= {page.route for page in months}
    listed = [str(one) for page in months for one in page.find("//li[@class='entry']/@id")]
    assert len(listed) == len(set(listed)) == FULL + 1
    assert not over([year, *months])


@pytest.mark.parametrize("number", [1, 6, 12])
def test_a_month_leads_to_its_neighbours_and_its_year(crowded: Site, number: int) -> None:
    """From a month, the months before and after are one link away, across the year's end too."""
    page = crowded.pages[f"/timeline/{SPLIT_YEAR}/{number:02}/"]
    onward = {str(one.get("rel")): str(one.get("href")) for one in page.find("//a[@rel]")}
    trail = [text_of(one) for one in page.find("//nav[@aria-label='Breadcrumb']//a")]
    assert trail == ["Timeline", str(SPLIT_YEAR)]
    if number > 1:
        assert onward["prev"] == f"/timeline/{SPLIT_YEAR}/{number - 1:02}/"
    if number < 12:
        assert onward["next"] == f"/timeline/{SPLIT_YEAR}/{number + 1:02}/"
