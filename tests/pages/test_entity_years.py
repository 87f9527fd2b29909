"""An entity that is on too much for one page has a page for each of its years."""

from __future__ import annotations

import pytest

from generator.projections.entities import MOST_CLAIMS
from tests.minisite import MiniSite, mini_site
from tests.pages.reading import page, well_formed, words


def _crowd(site: MiniSite, claims: int) -> None:
    """Have Target do things in two years, once at a time that nobody knows, and speak of it."""
    for number in range(claims):
        site.put(
            f"claims/many-{number:03}",
            title=f"Target stops selling lamp {number}",
            subject="target",
            action="stops-selling",
            **({"happened": f"{2015 + number % 2}-05-{number % 28 + 1:02}"} if number else {}),
        )
    for year in (2014, 2016):
        site.put(
            f"statements/target-{year}",
            speaker="target",
            affirms="many-001",
            said=f"{year}-07-01",
            reports=["cnet-20180321"],
        )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """The small report, with one claim too many for Target's page."""
    site = mini_site(tmp_path_factory.mktemp("crowded"))
    _crowd(site, MOST_CLAIMS - 1)  # two of the small report name it
    assert site.build().outcome
    return site


def test_as_many_as_fit_stay_on_one_page(site: MiniSite) -> None:
    """No year has a page of its own."""
    _crowd(site, MOST_CLAIMS - 2)
    assert site.build().outcome
    found = page(site, "/retailers/target/")
    assert len(found.xpath("//li[@class='entry']")) == MOST_CLAIMS
    assert not list((site.out / "retailers/target").glob("*/"))


def test_one_more_and_the_page_leads_to_its_years(crowded: MiniSite) -> None:
    """With how much there is to each; years in which it only spoke are among them."""
    found = page(crowded, "/retailers/target/")
    assert not found.xpath("//li[@class='entry']")
    links = [str(one) for one in found.xpath("//section[h2[@id='record']]//li/a/@href")]
    years = ["2019", "2016", "2015", "2014", "undated"]
    assert links == [f"/retailers/target/{year}/" for year in years]
    assert f"{MOST_CLAIMS + 1} claims" in words(found, "//h2[@id='record']")[0]


def test_every_claim_and_statement_stands_on_one_of_the_years(crowded: MiniSite) -> None:
    """Once each, and no page holds more than its own."""
    claims, said = [], []
    for year in ("2019", "2016", "2015", "2014", "undated"):
        found = page(crowded, f"/retailers/target/{year}/")
        assert well_formed(found)
        claims += found.xpath("//li[@class='entry']/@id")
        said += found.xpath("//section[h2[@id='said']]//li/@id")
    assert len(claims) == len(set(claims)) == MOST_CLAIMS + 1
    assert sorted(said) == ["our-look-at-target", "target-2014", "target-2016"]


def test_years_lead_to_each_other_and_up(crowded: MiniSite) -> None:
    """The entity's own page is the last step of the way there."""
    found = page(crowded, "/retailers/target/2016/")
    assert found.xpath("//a[@rel='prev']/@href") == ["/retailers/target/2015/"]
    assert found.xpath("//a[@rel='next']/@href") == ["/retailers/target/2019/"]
    assert words(found, "//nav[@aria-label='Breadcrumb']//li")[-1] == "Target"
