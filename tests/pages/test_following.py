"""Feeds, as readers find them: on every page, and on a page of their own."""

from __future__ import annotations

from generator.model.settings import OUTPUTS
from tests.minisite import MiniSite
from tests.pages.reading import page, well_formed, words


def test_pages_lead_to_their_feeds(site: MiniSite) -> None:
    assert site.build().outcome
    path = "//link[@rel='alternate'][starts-with(@href, '/feeds/')]/@href"
    assert page(site, "/").xpath(path) == ["/feeds/all.atom"]
    assert page(site, "/makers/huawei/").xpath(path) == [
        *(f"/feeds/makers/huawei.{form}" for form in ("atom", "json", "ics")),
        "/feeds/all.atom",
    ]
    assert page(site, "/stories/what-happened/").xpath("//footer//a/@href")[:2] == [
        "/feeds/stories/what-happened.atom",
        "/feeds/stories/what-happened.json",
    ]
    assert "/feeds/" in page(site, "/claims/bb-stops-ordering/").xpath("//footer//a/@href")


def test_the_page_of_feeds_lists_every_feed(site: MiniSite) -> None:
    assert site.build().outcome
    shown = page(site, "/feeds/")
    assert well_formed(shown)
    listed = {str(one).removeprefix("/") for one in shown.xpath("//main//@href")}
    assert {name for name in site.pages() if name.startswith("feeds/")} - {"feeds/index.html"} == {
        one for one in listed if one.startswith("feeds/")
    }
    assert words(shown, "//main//h2")[:3] == ["Everything", "Corrections", "Calendar"]


def test_a_site_may_have_no_feeds(site: MiniSite) -> None:
    site.settle(outputs=[one for one in OUTPUTS if one != "feeds"])
    assert site.build().outcome
    assert not [name for name in site.pages() if name.startswith("feeds/")]
    for name, data in site.pages().items():
        assert b"/feeds/" not in data, name
