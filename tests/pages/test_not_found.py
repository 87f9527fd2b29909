"""The page for what is not there: ways on, whatever was looked for, and no larger than others."""

from __future__ import annotations

import pytest
from lxml import html

from generator.projections import lengths
from tests.minisite import MiniSite
from tests.pages.reading import well_formed, words


def shown(site: MiniSite) -> html.HtmlElement:
    """Return the page of the built site."""
    assert site.build().outcome
    return html.fromstring((site.out / "404.html").read_bytes())


def test_it_leads_to_the_years_and_to_everybody_by_name(site: MiniSite) -> None:
    page = shown(site)
    assert well_formed(page)
    assert words(page, "//section[contains(@class, 'index')]//p/a") == [
        "Best Buy",
        "Target",
        "Huawei",
        "CNET",
        "The Verge",
    ]
    assert {"/timeline/2018/", "/timeline/2019/"} <= set(page.xpath("//main//a/@href"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_of_too_many_it_leads_to_the_kinds(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengths, "LONGEST_INDEX", 4)
    page = shown(site)
    assert well_formed(page)
    index = "//section[contains(@class, 'index')]//a/@href"
    assert page.xpath(index) == ["/retailers/", "/makers/", "/outlets/"]
