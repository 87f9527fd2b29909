"""A report of which every list is too long for one page: none is, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.build import build
from generator.model.settings import OUTPUTS
from generator.pages import entity, timeline
from generator.projections import entities, lengths
from tests.minisite import NOW, MiniSite, mini_site
from tests.pages.reading import page, well_formed, words

LIMIT = 15
CLAIMS = 2 * LIMIT + 2
NEW = {"date": "2026-01-05", "kind": "new"}
WRONG = {"kind": "correction", "was": "A", "now": "B", "why": "C."}


def _many(site: MiniSite) -> None:
    """Put more of everything into the report than fits on two pages of each list."""
    when = ("2018-03-{:02}", "2018-03", "2018", None)
    for number in range(CLAIMS):
        site.put(f"makers/m{number}", name=f"Maker {number}")
        site.put(f"stories/s{number}", title=f"Story {number}", body="Told.", changes=[NEW])
        site.put(
            f"sources/cnet-{number:03}",
            title=f"Article {number}",
            publisher="cnet",
            url=f"https://cnet.example/a{number}",
            published=f"2018-04-{number % 28 + 1:02}",
        )
    for number in range(4 * CLAIMS):
        date = when[number % 4]
        ident = f"many-{number:03}"
        site.put(
            f"claims/{ident}",
            title=f"Target stops selling lamp {number}",
            subject="target",
            action="stops-selling",
            unknowns=["Why."],
            detail={"lamps": "six"},
            changes=[NEW, {**WRONG, "date": f"2026-02-{number % 28 + 1:02}"}],
            **({"happened": date.format(number % 28 + 1)} if date else {}),
        )
        site.put(
            f"statements/said-{number:03}",
            speaker="target",
            affirms=[{ident: {"but": {"lamps": "four"}}}],
            said="2018-04-01",
            reports=[f"cnet-{number % CLAIMS:03}"],
        )
        site.put(
            f"statements/told-{number:03}",
            speaker="huawei",
            affirms=ident,
            said="2018-04-02",
            reports=[f"cnet-{number % CLAIMS:03}"],
        )

    site.put("stories/all-of-target", title="All of it", body="![[target|timeline]]")


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """The built report, with lists that must be shorter than elsewhere."""
    site = mini_site(tmp_path_factory.mktemp("long"))
    _many(site)
    site.settle(outputs=[one for one in OUTPUTS if one not in {"cards", "data", "embeds"}])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lengths, "LONGEST_PAGE", LIMIT)
        patch.setattr(lengths, "LONGEST_INDEX", LIMIT)
        patch.setattr(lengths, "LONGEST_TIMELINE", LIMIT)
        patch.setattr(entities, "MOST_CLAIMS", LIMIT)
        for module in (entity, timeline):
            patch.setattr(module, "LATEST", LIMIT // 2)
        assert build(site.root, site.out, now=NOW).outcome
    return site


def _pages(site: MiniSite) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in site.out.rglob("*.html"):
        yield path, html.fromstring(path.read_bytes())


LISTS = "//main//ul | //main//ol | //main//dl | //main//tbody | //main//p[@class='more']"


def test_no_page_has_a_list_that_is_too_long(long: MiniSite) -> None:
    """Nor more entries in all its lists of claims together."""
    longest = {
        path.relative_to(long.out).as_posix(): max(
            [len(shown.xpath("//li[@class='entry']"))]
            + [len(one.xpath("./*")) for one in shown.xpath(LISTS)]
        )
        for path, shown in _pages(long)
    }
    assert {name: number for name, number in longest.items() if number > LIMIT} == {}
    assert max(longest.values()) == LIMIT


LINKS = "//main//section//a"
ENTRIES = "//main//li[@class='entry']/*[self::h2 or self::h3 or self::h4]"


@pytest.mark.parametrize(
    ("route", "told", "number"),
    [
        ("/statements/", f"{LINKS}[starts-with(@href, '/statements/said')]", 4 * CLAIMS),
        ("/sources/", f"{LINKS}[starts-with(@href, '/sources/cnet-0')]", CLAIMS),
        ("/stories/", "//main//li/h2[starts-with(a/@href, '/stories/s')]", CLAIMS),
        ("/makers/", "//main//li/span/a[starts-with(@href, '/makers/m')]", CLAIMS),
        ("/timeline/kind/stops-selling/", ENTRIES, 4 * CLAIMS + 2),
        ("/timeline/2018/", ENTRIES, 3 * CLAIMS + 2),
        ("/open-questions/", f"{LINKS}[starts-with(@href, '/claims/many')]/..//ul", 4 * CLAIMS),
        ("/contradictions/", "//main//li[@class='entry']//h3", 4 * CLAIMS),
        ("/corrections/", "//main//section//h3", 4 * CLAIMS),
        ("/retailers/target/", ENTRIES, 4 * CLAIMS + 2),
        ("/retailers/target/", "//h2[@id='said']/..//li", 4 * CLAIMS + 1),
        ("/outlets/cnet/", "//tbody/tr", CLAIMS + 1),
        ("/search/", f"{LINKS}[starts-with(@href, '/makers/m')]", CLAIMS),
    ],
)
def test_every_entry_stands_on_one_of_the_pages(
    long: MiniSite, route: str, told: str, number: int
) -> None:
    """Those to which the list's first page leads, and on from there."""
    found: list[str] = []
    for address in _parts(long, route):
        shown = page(long, address)
        assert well_formed(shown)
        assert shown.xpath("//link[@rel='canonical']/@href") == [
            f"https://shelves.example{address}"
        ]
        trail = shown.xpath("//nav[@aria-label='Breadcrumb']//a/@href")
        assert trail[-1] == route
        found += words(shown, told)
    assert len(found) == number


def _parts(site: MiniSite, route: str) -> list[str]:
    """Return the addresses of a list's pages but the first, in order, found by following links."""
    first = page(site, route).xpath(f"//main//a[starts-with(@href, '{route}')]/@href")
    found = [one for one in dict.fromkeys(first) if one.count("/") > route.count("/")]
    seen: list[str] = []
    for address in found:
        if address.removeprefix(route).split("/")[0] in {"m0", "said-000", "s0", "cnet-000"}:
            continue
        here: str | None = address
        while here and here not in seen:
            seen.append(here)
            here = next(iter(page(site, here).xpath("//a[@rel='next']/@href")), None)
    return seen


def test_all_claims_lead_to_the_timeline(long: MiniSite) -> None:
    """Whose years and months hold each claim, and the claims without a date too."""
    assert words(page(long, "/claims/"), "//main//li") == [
        "2019 1 claim",
        f"2018 {3 * CLAIMS + 2} claims",
        f"Date not known {CLAIMS + 1} claims",
    ]
    (undated,) = page(long, "/claims/").xpath("//main//li[last()]/a/@href")
    found = words(page(long, undated), ENTRIES)
    for number in (2, 3):
        found += words(page(long, f"{undated}{number}/"), ENTRIES)
    assert len(found) == CLAIMS + 1


def test_what_is_too_long_for_the_home_page_is_left_to_its_own(long: MiniSite) -> None:
    """Kinds stand for names, there and on the page of all names; of stories there are a few."""
    home = page(long, "/")
    assert f"All {CLAIMS + 2} stories" in words(home, "//a[@href='/stories/']")
    assert not home.xpath("//a[@href='/makers/m0/']")
    assert f"Makers {CLAIMS + 1} entries" in words(page(long, "/names/"), "//main//li")


def test_the_site_map_has_every_part(long: MiniSite) -> None:
    """As pages of their own, which they are."""
    told = (long.out / "sitemap.xml").read_text()
    for route in ("/statements/a-z/t/2/", "/timeline/2018/03/2/", "/retailers/target/2018/2/"):
        assert f"<loc>https://shelves.example{route}</loc>" in told


def test_a_timeline_in_a_story_ends_and_says_how_much_comes_after(long: MiniSite) -> None:
    """The first claims are shown; a reader learns how many later ones are elsewhere, and where."""
    shown = page(long, "/stories/all-of-target/")
    assert len(shown.xpath("//div[@class='embed']//li")) == LIMIT
    later = 4 * CLAIMS + 2 - LIMIT
    assert words(shown, "//div[@class='embed']/p[last()]") == [
        f"{later} later claims are on the page of Target."
    ]
