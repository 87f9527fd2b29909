"""What others show of this site in a frame: small, without scripts, and never without its hedge."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from lxml import etree

from generator.graph.graph import Graph
from generator.graph.status import status
from tests.house.project import ROOT
from tests.site.reading import Page, Site, packed, text_of

RAW, PACKED = 12_000, 4_000


def plain(text: str) -> str:
    """Write apostrophes as on a typewriter."""
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def code(page: Page, label: str) -> str:
    """Return the HTML that a page offers to others under a label."""
    (told,) = page.find(f"//dt[.='{label}']/following-sibling::dd")
    return text_of(told)


@pytest.fixture(params=["report", "below"])
def site(request: pytest.FixtureRequest) -> Site:
    """The report at a host's root, and below a path."""
    told: Site = request.getfixturevalue(request.param)
    return told


def test_every_claim_and_every_timeline_has_an_embed(report: Site, graph: Graph) -> None:
    """And nothing else has one."""
    whose = {f"/claims/{one}/" for one in graph.claims}
    whose |= {
        f"/{one.kind}/{one.id}/" for one in graph.entities.values() if graph.claims_of[one.id]
    }
    assert {page.route for page in report.kind("embed")} == {f"/embed{one}" for one in whose}


def test_an_embed_is_small_and_needs_no_script(report: Site) -> None:
    """With its style sheet it travels in 4 kB."""
    for page in report.kind("embed"):
        assert not page.find("//script | //iframe | //form | //img")
        assert len(page.data) <= RAW, page.route
        (sheet,) = page.find("//link[@rel='stylesheet']/@href")
        style = (report.folder / str(sheet).removeprefix("/")).read_bytes()
        assert packed(page.data) + packed(style) <= PACKED, page.route
        assert page.find("//meta[@name='robots']/@content") == ["noindex"]


def test_an_embed_says_how_sure_a_claim_is_and_why(report: Site, graph: Graph) -> None:
    """Status, basis, when it happened and as of when, and the way to the page."""
    for ident in graph.claims:
        page = report.pages[f"/embed/claims/{ident}/"]
        told, said = status(graph, ident), plain(text_of(page.find("//main")[0]))
        assert said.startswith(f"{told.label} ")
        assert re.search(r"As of \d{1,2} \w+ \d{4}\.$", said), said
        (link,) = page.find("//h1/a")
        assert link.get("href") == f"/claims/{ident}/"


def test_links_leave_the_frame(report: Site) -> None:
    """The site lets no page of its own be framed but its embeds."""
    for page in report.kind("embed"):
        assert page.find("//base/@target") == ["_blank"]
        assert all("noopener" in str(one.get("rel")) for one in page.find("//a"))


def test_a_page_offers_its_embed_in_a_closed_fold(site: Site, graph: Graph) -> None:
    """A frame that loads late and says what it is, and a quotation for where frames are cut."""
    for page in site.kind("claim"):
        (fold,) = page.find("//details[@id='embed']")
        assert fold.get("open") is None
        (frame,) = etree.fromstring(code(page, "Frame"), etree.HTMLParser()).xpath("//iframe")
        address = urlsplit(frame.get("src"))
        assert f"/{address.path.removeprefix(site.base)}" == f"/embed{page.route}"
        assert frame.get("width") == "100%"
        assert frame.get("loading") == "lazy"
        assert frame.get("title")
        assert 150 < int(frame.get("height")) < 500
        quotation = etree.fromstring(code(page, "Quotation"), etree.HTMLParser())
        (cited,) = quotation.xpath("//blockquote/a/@href")
        assert page.find("//link[@rel='canonical']/@href") == [cited]
        told = status(graph, page.route.split("/")[2])
        assert f"{told.label}: " in text_of(quotation)
        assert "as of " in text_of(quotation)


def test_oembed_answers_hold_what_the_specification_wants(site: Site) -> None:
    """Of the type "rich": version, HTML, width and height; thumbnails are whole or not there."""
    found = 0
    for page in site.kind("claim", "entity"):
        for link in page.find("//link[@type='application/json+oembed']/@href"):
            name = urlsplit(str(link)).path.removeprefix(site.base)
            told = json.loads((site.folder / name).read_text(encoding="utf-8"))
            assert (told["version"], told["type"]) == ("1.0", "rich")
            assert isinstance(told["width"], int)
            assert isinstance(told["height"], int)
            frame = etree.fromstring(told["html"])  # the specification wants valid XHTML
            assert frame.tag == "iframe"
            assert str(frame.get("src")).startswith("http")
            assert told["title"]
            assert told["provider_name"]
            assert urlsplit(told["provider_url"]).path == site.base
            if page.kind == "claim":
                picture = urlsplit(told["thumbnail_url"]).path.removeprefix(site.base)
                assert picture in site.files
                assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 630)
            else:
                assert "thumbnail_url" not in told
            framed = etree.fromstring(told["html"], etree.HTMLParser()).xpath("//iframe/@src")[0]
            assert f"/{urlsplit(framed).path.removeprefix(site.base)}" in site.pages
            found += 1
    assert found == len(site.kind("embed"))


def test_a_site_without_embeds_offers_none(sparse: Site) -> None:
    """No page, no code, no answer for programs."""
    assert not sparse.kind("embed")
    for page in sparse.pages.values():
        assert b"oembed" not in page.data
        assert b"iframe" not in page.data


def test_an_embed_wears_the_colours_of_the_site() -> None:
    """Its sheet stands alone, so that it is small; the tokens in it are those of site.css."""
    of_site, own = (
        dict(reversed(re.findall(r"--([\w-]+): (.+);", sheet.read_text(encoding="utf-8"))))
        for sheet in (ROOT / "templates/assets/site.css", ROOT / "templates/assets/embed.css")
    )
    assert len(own) > 12
    assert own == {name: of_site[name] for name in own}
