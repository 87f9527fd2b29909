"""Nothing published disappears: renamed, withdrawn, removed at its source."""

from __future__ import annotations

import pytest

from tests.minisite import MiniSite, codes
from tests.pages.reading import page, well_formed, words

MOVED = [
    ("claims/bb-stops-ordering", "/claims/old-id/", "/claims/bb-stops-ordering/"),
    ("makers/huawei", "/makers/old-id/", "/makers/huawei/"),
    ("sources/cnet-20180321", "/sources/old-id/", "/sources/cnet-20180321/"),
    ("statements/best-buy-answers", "/statements/old-id/", "/statements/best-buy-answers/"),
    ("stories/what-happened", "/stories/old-id/", "/stories/what-happened/"),
    ("pages/about", "/about/old-id/", "/about/"),
]


@pytest.mark.parametrize(("name", "old", "new"), MOVED)
def test_an_earlier_id_leads_to_the_record_without_a_script(
    site: MiniSite, name: str, old: str, new: str
) -> None:
    site.put(name, renamed_from=["old-id"])
    assert site.build().outcome
    shown = page(site, old)
    assert well_formed(shown)
    assert shown.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]
    assert shown.xpath("//link[@rel='canonical']/@href") == [f"https://shelves.example{new}"]
    assert shown.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert shown.xpath("//main//a/@href") == [new]


def test_a_redirect_keeps_the_path_under_which_the_site_lives(site: MiniSite) -> None:
    site.settle(url="https://shelves.example/phones/")
    site.put("makers/huawei", renamed_from=["old-id"])
    assert site.build().outcome
    refresh = page(site, "/makers/old-id/").xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == ["0; url=/phones/makers/huawei/"]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [(["target"], [], "E205"), (["old-id"], ["old-id"], "E205"), (["huawei"], [], "E213")],
)
def test_an_earlier_id_is_nobody_elses(
    site: MiniSite, first: list[str], second: list[str], code: str
) -> None:
    """Neither a living record's, nor that of another record that was renamed, nor its own."""
    site.put("makers/huawei", renamed_from=first)
    site.put("retailers/best-buy", renamed_from=second)
    assert codes(site.check()) == [code]


def test_a_withdrawn_claim_keeps_its_address_and_says_so_first(site: MiniSite) -> None:
    site.put(
        "claims/bb-stops-ordering",
        withdrawn={"date": "2026-03-02", "because": "We took [[bb-stops-selling]] for it."},
    )
    assert site.build().outcome
    shown = page(site, "/claims/bb-stops-ordering/")
    assert well_formed(shown)
    assert words(shown, "//h1/s") == ["Best Buy stops ordering Huawei phones"]
    assert words(shown, "//main//h2")[0] == "Withdrawn by us"
    assert "What we published before:" in words(shown, "//main//p")
    assert "The phone was still listed on 22 March." in words(shown, "//main//li")
    assert "[[" not in shown.text_content()


def test_a_ruling_shows_its_reason_in_plain_words_beside_the_derived_status(
    site: MiniSite,
) -> None:
    site.put(
        "claims/bb-stops-ordering",
        ruling={"status": "refuted", "because": "Their *own* [[target|records]] show it."},
    )
    assert site.build().outcome
    shown = page(site, "/claims/bb-stops-ordering/")
    verdict = words(shown, "//*[contains(@class, 'verdict')]")[0]
    assert verdict.startswith("Refuted our ruling: Their own records show it.")
    assert "By the rules alone: Reported, not confirmed" in verdict
    assert words(shown, "//main//h2")[0] == "How sure"


def test_a_withdrawn_statement_keeps_its_address_and_counts_for_nothing(site: MiniSite) -> None:
    site.put(
        "statements/best-buy-answers",
        withdrawn={"date": "2026-03-02", "because": "Nobody said it."},
    )
    assert site.build().outcome
    shown = page(site, "/statements/best-buy-answers/")
    assert well_formed(shown)
    assert len(shown.xpath("//h1/s")) == 1
    assert words(shown, "//main//h2")[0] == "Withdrawn by us"
    for route in ("/claims/bb-stops-ordering/", "/sources/cnet-20180321/", "/retailers/best-buy/"):
        assert "We do not comment" not in page(site, route).text_content()
    assert "Withdrawn by us" in words(page(site, "/statements/"), "//h2")[-1]
    assert words(page(site, "/corrections/"), "//main//h3")


def test_a_removed_source_is_marked_wherever_something_rests_on_it(site: MiniSite) -> None:
    site.put(
        "sources/cnet-20180321",
        versions=[{"id": "gone", "at": "2018-04-02", "change": "removed"}],
    )
    assert site.build().outcome
    gone = "Removed by its publisher without a note, 2 April 2018"
    source = page(site, "/sources/cnet-20180321/")
    assert well_formed(source)
    assert words(source, "//main//h2")[0] == "Removed or taken back"
    assert words(source, "//main//section[1]//p") == [
        f"{gone}.",
        "Without this source, all 2 claims would have nothing else.",
    ]
    claim = page(site, "/claims/bb-stops-ordering/")
    assert gone in words(claim, "//*[@class='note']")
    flags = {one.text: one.get("href") for one in claim.xpath("//a[@class='flag']")}
    assert flags == {"It rests on a source that was removed": "/sources/cnet-20180321/"}
    assert "It rests on a source that was removed" in page(site, "/timeline/").text_content()
