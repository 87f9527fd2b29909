"""Lists of one choice: all claims of a kind, or of a status, for readers without scripts too."""

from __future__ import annotations

import pytest

from generator.graph.ladder import RULES
from generator.projections import lengths
from tests.minisite import MiniSite
from tests.pages.reading import page, well_formed, words

TITLES = "//li[@class='entry']/*[self::h3 or self::h4]"


def test_a_kind_lists_its_claims_newest_year_first(site: MiniSite) -> None:
    """Those of other kinds are left out, those without a date come last."""
    site.put("claims/target-stops-selling", happened="2019")
    assert site.build().outcome
    shown = page(site, "/timeline/kind/stops-selling/")
    assert well_formed(shown)
    assert words(shown, "//h1") == ["Stops selling"]
    assert words(shown, TITLES) == [
        "Target stops selling phones",
        "Best Buy stops selling Huawei phones",
    ]


def test_every_status_has_a_list_though_it_be_empty(site: MiniSite) -> None:
    """With what the word means, and the way to its rule; the timeline leads to those in use."""
    assert site.build().outcome
    for word, rule in RULES.items():
        shown = page(site, f"/timeline/status/{word}/")
        assert well_formed(shown)
        assert words(shown, "//p[@class='deck']")[0].startswith(rule.definition[:15])
        assert shown.xpath(f"//a[@href='/about/method/#status-{word}']")
    assert words(page(site, "/timeline/status/retracted/"), "//p[@class='sum']") == ["0 claims."]
    leads = page(site, "/timeline/").xpath("//main//a/@href")
    assert "/timeline/status/observed/" in leads
    assert "/timeline/status/retracted/" not in leads
    assert "/timeline/kind/stops-ordering/" in leads


def test_a_claim_moves_to_the_list_of_its_new_status(site: MiniSite) -> None:
    """When somebody whose act it is speaks up, it is no longer among those reported."""
    assert site.build().outcome
    reported = page(site, "/timeline/status/reported/")
    assert "Best Buy stops ordering Huawei phones" in words(reported, TITLES)
    site.put(
        "statements/best-buy-speaks",
        speaker="best-buy/spokesperson",
        affirms="bb-stops-ordering",
        reports=["verge-20180322"],
    )
    assert site.build().outcome
    confirmed = page(site, "/timeline/status/confirmed/")
    assert words(confirmed, TITLES) == ["Best Buy stops ordering Huawei phones"]
    reported = page(site, "/timeline/status/reported/")
    assert "Best Buy stops ordering Huawei phones" not in words(reported, TITLES)


def test_a_list_too_long_for_one_page_is_parted_by_year(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each claim stands on the page of its year, and the first page counts them."""
    monkeypatch.setattr(lengths, "LONGEST_PAGE", 1)
    assert site.build().outcome
    first = page(site, "/timeline/kind/stops-selling/")
    assert words(first, "//main//ul//li") == ["2018 1 claim", "Date not known 1 claim"]
    assert words(first, TITLES) == []
    assert words(page(site, "/timeline/kind/stops-selling/2018/"), TITLES) == [
        "Best Buy stops selling Huawei phones"
    ]


def test_a_site_without_indexes_has_none_and_leads_to_none(site: MiniSite) -> None:
    """They are lists like others, and left out with them."""
    site.settle(outputs=[])
    assert site.build().outcome
    assert not (site.out / "timeline" / "kind").exists()
    assert not any("/kind/" in one for one in page(site, "/timeline/").xpath("//a/@href"))
