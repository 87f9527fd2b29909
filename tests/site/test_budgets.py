"""How much of a page travels, and how much of it a browser has to hold: `generator.budgets`."""

from __future__ import annotations

import pytest

from generator.budgets import ELEMENTS, KB, broken, budget_of, weights
from tests.cli.running import run
from tests.minisite import MiniSite
from tests.site.making import FULL, FULL_YEAR, SPLIT_YEAR
from tests.site.reading import Page, Site, packed, text_of


def over(pages: list[Page]) -> list[str]:
    """Tell of each page that is larger than its kind may be."""
    return [
        f"{page.route}: {size:,} bytes packed"
        for page in pages
        if (size := packed(page.data)) > budget_of(page.route).html
    ]


def test_every_page_of_the_report_keeps_to_its_budget(report: Site) -> None:
    """In bytes, in elements, in what it loads; and every page was weighed."""
    weighed = weights(report.folder)
    assert [one.message for one in broken(weighed)] == []
    assert sorted(one.route for one in weighed) == sorted(report.pages)


def test_a_page_is_weighed_as_other_readers_weigh_it(report: Site) -> None:
    """The same bytes, elements and requests as are found by parsing it with lxml."""
    for one in weights(report.folder)[::25]:
        page = report.pages[one.route]
        icon = page.find("//link[@rel='icon']/@href")
        loaded = page.find("//link[@rel='stylesheet']/@href | //@src")
        assert one.measured["html"][0] == packed(page.data)
        assert one.measured["elements"][0] == len(page.find("//*"))
        assert one.measured["requests"][0] == 1 + len({*loaded} - {*icon})
        assert one.measured["style"][0] > KB
        assert (one.measured["scripts"][0] > KB) == (one.kind != "embed")


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        ("/", "home"),
        ("/claims/a-stops/", "claim"),
        ("/claims/", "list"),
        ("/claims/2018/", "claim"),
        ("/statements/a-on-b/", "statement"),
        ("/sources/cnet-20180321/", "source"),
        ("/retailers/", "list"),
        ("/retailers/best-buy/", "entity"),
        ("/retailers/best-buy/2018/", "year of an entity"),
        ("/retailers/best-buy/2018/2/", "year of an entity"),
        ("/retailers/a-z/b/", "list"),
        ("/statements/a-z/b/2/", "list"),
        ("/timeline/2018/03/", "list"),
        ("/timeline/kind/moves/", "list"),
        ("/availability/2018-03-21/", "availability"),
        ("/search/", "search"),
        ("/search/b/", "list"),
        ("/embed/claims/a-stops/", "embed"),
        ("/about/method/", "list"),
        ("/404.html", "list"),
    ],
)
def test_an_address_tells_the_kind(route: str, kind: str) -> None:
    """Each has one budget; what is no record and no entity is a list, or prose of that length."""
    assert budget_of(route).kind == kind


FAT: dict[str, tuple[dict[str, str], str]] = {
    "html": (
        {"templates/not_found.html": "".join(f"{number * number:x}" for number in range(9000))},
        "list pages may have 25,000 bytes packed: /404.html has ",
    ),
    "elements": (
        {"templates/not_found.html": "<p></p>" * (ELEMENTS + 1)},
        "list pages may have 5,500 elements: /404.html has 5,501",
    ),
    "style": (
        {"templates/assets/site.css": "".join(f".x{n * n:x} {{ top: 0 }}" for n in range(2000))},
        "bytes of a style sheet, packed",
    ),
    "scripts": (
        {"templates/assets/reader.js": "".join(f"{number * number:x};" for number in range(5000))},
        "bytes of scripts, packed",
    ),
    "requests": (
        {"templates/not_found.html": "".join(f'<img src="/assets/{n}.png">' for n in range(4))},
        "list pages may have 4 requests on a first view: /404.html has 5",
    ),
}


@pytest.mark.parametrize("measure", FAT)
def test_a_fat_page_fails_the_build_that_checks_budgets(
    site: MiniSite, capsys: pytest.CaptureFixture[str], measure: str
) -> None:
    """The command names the budget and the worst pages, and ends with 1; but if not asked."""
    files, told = FAT[measure]
    for name, text in files.items():
        site.write(name, text)
    run(capsys, "build", "-C", site.root)
    said = "".join(run(capsys, "build", "-C", site.root, "--check-budgets", code=1))
    assert "[E607]" in said
    assert told in said


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
