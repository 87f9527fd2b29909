"""The page of contradictions: both sides, who holds them, and an editor's ruling beside."""

from __future__ import annotations

import pytest

from generator.projections import lengths
from tests.minisite import MiniSite
from tests.pages.reading import page, well_formed, words

NEW = [{"date": "2026-01-05", "kind": "new"}]


def contradict(site: MiniSite) -> None:
    """Have the maker deny what is reported, and a shop give another number."""
    site.put("claims/bb-stops-ordering", detail={"phones": "six"})
    site.put(
        "statements/huawei-denies",
        speaker="huawei",
        denies="bb-stops-ordering",
        reports="verge-20180322",
    )
    site.put(
        "statements/target-counts",
        speaker="target",
        affirms=[{"bb-stops-ordering": {"but": {"phones": "four"}}}],
        reports="verge-20180322",
    )


def test_both_sides_are_shown_with_who_holds_them_and_how_many_report_it(site: MiniSite) -> None:
    contradict(site)
    assert site.build().outcome
    shown = page(site, "/contradictions/")
    assert well_formed(shown)
    entry = shown.get_element_by_id("answers--bb-stops-ordering")
    assert words(entry, ".//h3") == ["Best Buy stops ordering Huawei phones"]
    assert words(entry, ".//h4") == ["It is so, or will be", "It is not so"]
    assert words(entry, ".//li") == [
        "1 unnamed source of CNET says that it is so, 21 March 2018; 2 articles",
        "Target says that it is so, 22 March 2018; 1 article",
        "Huawei denies it, 22 March 2018; 1 article",
    ]
    assert entry.xpath(".//li/a/@href")[-1] == "/statements/huawei-denies/"
    values = shown.get_element_by_id("values--bb-stops-ordering--phones")
    assert words(values, ".//h4") == ["Six", "Four"]


def test_more_than_two_claims_are_one_entry_with_the_ruling_beside(site: MiniSite) -> None:
    """Nothing is decided by force: a refuted claim stays a side like the others."""
    for name, other, ruling in (
        ("one", ["two"], None),
        ("two", ["three"], {"status": "refuted", "because": "See [[one]]."}),
        ("three", [], None),
    ):
        site.put(
            f"claims/{name}",
            title=f"Claim {name}",
            subject="target",
            action="stops-selling",
            contradicts=other,
            changes=NEW,
            **({"ruling": ruling} if ruling else {}),
        )
    assert site.build().outcome
    shown = page(site, "/contradictions/")
    (entry,) = shown.xpath("//li[@class='entry']")
    assert entry.get("id") == "claims--one"
    assert words(entry, ".//h4") == ["Claim one", "Claim three", "Claim two"]
    assert words(entry, ".//*[@class='held']") == [
        "Our editors\N{RIGHT SINGLE QUOTATION MARK} ruling on Claim two: Refuted. See Claim one."
    ]
    assert words(page(site, "/claims/three/"), "//*[@id='contradictions']//h4") == [
        "Claim one",
        "Claim three",
        "Claim two",
    ]


def test_every_kind_leads_to_its_rule(site: MiniSite) -> None:
    contradict(site)
    assert site.build().outcome
    rules = page(site, "/contradictions/").xpath("//section/p[@class='sum']/a/@href")
    defined = page(site, "/about/method/").xpath("//@id")
    assert [rule.partition("#")[2] in defined for rule in rules] == [True, True]


def test_a_record_without_contradictions_says_so(site: MiniSite) -> None:
    assert site.build().outcome
    assert "Nothing on record contradicts" in page(site, "/contradictions/").text_content()


def test_a_list_too_long_for_one_page_is_parted_by_year(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page then leads to the years, and a year too long for one page to the next."""
    monkeypatch.setattr(lengths, "LONGEST_PAGE", 1)
    contradict(site)
    assert site.build().outcome
    first = page(site, "/contradictions/")
    assert words(first, "//main//li") == ["2018 2 contradictions"]
    assert well_formed(first)
    year = page(site, "/contradictions/2018/")
    assert words(year, "//h1") == ["Contradictions: 2018, page 1 of 2"]
    assert len(year.xpath("//li[@class='entry']")) == 1
    (following,) = year.xpath("//a[@rel='next']/@href")
    assert len(page(site, following).xpath("//li[@class='entry']")) == 1
