"""The page of open questions: a list to work through."""

from __future__ import annotations

import pytest

from generator.projections import lengths
from tests.minisite import MiniSite
from tests.pages.reading import page, well_formed, words


def test_questions_stand_under_whom_they_are_about(site: MiniSite) -> None:
    """First those of editors, then what the record shows, each with its rule."""
    assert site.build().outcome
    shown = page(site, "/open-questions/")
    assert well_formed(shown)
    desk = shown.get_element_by_id("best-buy")
    assert words(desk, ".//ul[@class='reasons']/li/p") == [
        "The day of the last order.",
        "Who the unnamed people behind it are.",
        "Whether it happened: it was due (May 2018), and that is past.",
        "Who the unnamed people behind it are.",
    ]
    assert words(desk, ".//summary") == ["No answer of its own to 1 claim"]
    assert words(desk, ".//details//li") == [
        "Best Buy stops selling Huawei phones \N{EN DASH} reported, not confirmed"
    ]


def test_what_many_claims_lack_is_one_folded_list(site: MiniSite) -> None:
    site.put("sources/cnet-20180321", read="no", url=None, accessed=None)
    site.write(
        "content/sources/cnet-20180321.yaml",
        "publisher: cnet\npublished: 2018-03-21\nread: no\n",
    )
    assert site.build().outcome
    shown = page(site, "/open-questions/")
    day, unread = shown.get_element_by_id("day"), shown.get_element_by_id("unread")
    assert words(day, ".//summary") == ["1 claim"]
    assert words(unread, ".//li") == ["CNET, 21 March 2018 2 claims rest on it"]


def test_every_derived_question_leads_to_its_rule(site: MiniSite) -> None:
    assert site.build().outcome
    rules = page(site, "/open-questions/").xpath("//a[@class='why']/@href")
    defined = page(site, "/about/method/").xpath("//@id")
    assert rules
    assert all(rule.partition("#")[2] in defined for rule in rules)


def test_a_withdrawn_claim_asks_nothing(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", withdrawn={"date": "2026-02-01", "because": "Wrong."})
    assert site.build().outcome
    assert "The day of the last order" not in page(site, "/open-questions/").text_content()


def test_a_list_too_long_for_one_page_is_parted_by_year(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lengths, "LONGEST_PAGE", 1)
    assert site.build().outcome
    first = page(site, "/open-questions/")
    assert words(first, "//main//li") == ["2019 1 claim", "2018 2 claims", "Date not known 1 claim"]
    year = page(site, "/open-questions/2018/")
    assert words(year, "//*[@id='best-buy']/h2") == ["Best Buy"]
    assert year.xpath("//a[@rel='next']/@href") == ["/open-questions/2018/2/"]
