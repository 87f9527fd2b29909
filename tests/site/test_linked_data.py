"""What pages say to machines: no more than what they say to people, and no surer."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator import routes
from generator.graph.graph import Graph
from tests.minisite import MiniSite
from tests.site.reading import Page, Site, read_site, text_of

CITED = ("claim", "statement", "source", "story")


def nodes(page: Page) -> dict[str, Any]:
    """Return what the page's JSON-LD says, by type."""
    found = page.find("//script[@type='application/ld+json']/text()")
    if not found:
        return {}
    (block,) = found
    told = json.loads(str(block))
    assert told["@context"] == "https://schema.org"
    return {node["@type"]: node for node in told["@graph"]}


def meta(page: Page, name: str) -> str | None:
    """Return the content of the one meta element of a name; None: the page has none."""
    found = page.find(f"//meta[@name='{name}']/@content")
    assert len(found) <= 1
    return str(found[0]) if found else None


def curved(text: str) -> str:
    """Return a text as pages print it."""
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def test_no_page_has_a_script_that_runs_for_it(report: Site) -> None:
    """The data block is data: it has a type that no browser runs, and no sign that ends it."""
    for page in report.pages.values():
        for block in re.findall(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", page.data, re.DOTALL):
            assert not re.search(rb"[<>&]", block)


def test_a_claim_keeps_its_hedge(report: Site) -> None:
    """Its name is the headline, the page's description has status and basis; nobody rates it."""
    for page in report.kind("claim"):
        claim = nodes(page)["Claim"]
        one = json.loads((report.folder / routes.as_data(page.route)[1:]).read_bytes())
        assert claim["name"] == one["headline"]
        told = f"{one['status']['label']}: {one['status']['basis']}."
        assert curved(told) in (meta(page, "description") or "")
        assert {each["@id"] for each in claim["about"]} == {
            each["url"] for each in (*one["subjects"], *one["objects"])
        }
        assert b"Rating" not in page.data
        assert b"ClaimReview" not in page.data


def test_where_a_claim_appeared_is_a_source_of_it(report: Site, graph: Graph) -> None:
    addresses = {one.url for one in graph.sources.values()}
    for page in report.kind("claim"):
        claim = nodes(page)["Claim"]
        shown = claim.get("firstAppearance") or claim.get("appearance")
        assert shown is None or shown.get("url") in addresses | {None}


def test_a_story_is_a_news_article_and_an_entity_is_what_its_kind_is(
    report: Site, graph: Graph
) -> None:
    for page in report.kind("story"):
        story = nodes(page)["NewsArticle"]
        assert curved(story["headline"]) == text_of(page.find("//h1")[0])
        assert story["datePublished"] <= story["dateModified"]
    types = {"parties": "Organization", "people": "Person", "things": "Thing"}
    for one in graph.entities.values():
        page = report.pages[routes.entity(one.kind, one.id)]
        entity = nodes(page)[types[graph.settings.kinds[one.kind].are]]
        assert entity["name"] == one.name
        assert entity.get("sameAs", []) == [
            *([one.homepage] if one.homepage else []),
            *one.same_as,
        ]


def test_the_trail_of_a_page_is_the_one_that_it_shows(report: Site) -> None:
    for page in report.pages.values():
        shown = [str(one) for one in page.find("//nav[@aria-label='Breadcrumb']//a/@href")]
        listed = nodes(page).get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        assert [urlsplit(one["item"]).path for one in listed] == shown
        assert [one["position"] for one in listed] == list(range(1, len(listed) + 1))


def test_the_data_are_a_data_set_whose_files_are_there(report: Site) -> None:
    found = nodes(report.pages[routes.DATA])["Dataset"]
    paths = {urlsplit(one["contentUrl"]).path for one in found["distribution"]}
    assert routes.ARCHIVE in paths
    assert all(report.holds(one) for one in paths)


@pytest.mark.parametrize("kind", CITED)
def test_reference_managers_find_what_to_cite(report: Site, kind: str) -> None:
    """As Highwire Press tags and as Dublin Core, which agree with the citation files."""
    for page in report.kind(kind):
        (item, *_) = json.loads(
            (report.folder / routes.citation(page.route, "json")[1:]).read_bytes()
        )
        assert meta(page, "citation_title") == meta(page, "DC.title") == curved(item["title"])
        assert meta(page, "citation_public_url") == meta(page, "DC.identifier") == item["URL"]
        assert meta(page, "citation_author") == item["publisher"]
        day = meta(page, "citation_publication_date")
        assert day is None or re.fullmatch(r"\d{4}/\d\d/\d\d", day)


@pytest.mark.parametrize("kind", CITED)
def test_every_page_that_is_cited_says_how(report: Site, kind: str) -> None:
    """Closed, in words that name version and year, with files that are there."""
    for page in report.kind(kind):
        (details,) = page.find("//h2[@id='cite']/following-sibling::div/details[not(@id)]")
        assert details.get("open") is None
        told = {
            text_of(one.find("dt")): text_of(one.find("dd")) for one in details.findall("dl/div")
        }
        assert re.search(r"\(version \d+, .*\d{4}\)", told["Plain text"])
        assert told["Wikipedia"].startswith("{{cite web |title=")
        files = [str(one) for one in details.xpath(".//a/@href")]
        assert files == [routes.citation(page.route, one) for one in ("bib", "ris", "json")]
        assert all(report.holds(one) for one in files)


def test_a_source_is_cited_itself_beside_its_page(report: Site, graph: Graph) -> None:
    for one in graph.sources.values():
        page = report.pages[routes.source(one.id)]
        (dd,) = page.find("//dt[.='The source itself']/following-sibling::dd[1]")
        assert curved(one.title) in curved(text_of(dd))
        assert not one.read or not one.url or one.url in text_of(dd)


def test_without_data_a_page_still_says_how_to_cite_it(site: MiniSite) -> None:
    """With the files for it, which are of the same output."""
    site.settle(outputs=["metadata"])
    assert site.build().outcome
    built = read_site(site.out)
    assert not [one for one in built.files if one.endswith("index.json")]
    for page in built.kind("claim", "source"):
        assert page.find("//h2[@id='cite']")
        taken = page.find("//h2[@id='cite']/following-sibling::div//a/@href")
        assert len(taken) == 3
        assert {str(one).removeprefix("/") for one in taken} <= {*built.files}


def test_where_citing_is_left_out_no_page_speaks_of_it(sparse: Site) -> None:
    assert not [one for one in sparse.files if "cite." in one]
    for page in sparse.kind("claim", "source"):
        assert not page.find("//h2[@id='cite']")


def test_who_only_repeats_is_not_cited_as_the_source_itself(report: Site, graph: Graph) -> None:
    """It is what we could read, and the citation says after whom."""
    repeated = 0
    for claim in graph.claims.values():
        reports = [
            one
            for said in graph.said_about[claim.id]
            for one in said.statement.reports
            if said.stance in {"affirms", "expects"} and graph.source(one.source).read
        ]
        page = report.pages[routes.claim(claim.id)]
        labels = [text_of(one) for one in page.find("//dl[@class='log cite']//dt")]
        if reports and all(one.via for one in reports):
            repeated += 1
            assert "The source itself" not in labels, claim.id
            assert any(one.startswith("A report, after ") for one in labels)
    assert repeated > 5


def test_the_home_page_tells_machines_of_the_site(report: Site) -> None:
    (told,) = report.pages["/"].find("//script[@type='application/ld+json']/text()")
    (site,) = json.loads(str(told))["@graph"]
    assert (site["@type"], site["name"]) == ("WebSite", "The Shelf Record")
    assert site["publisher"]["name"] == "The Shelf Record"
