"""What is seen of a page elsewhere: the picture of a shared link."""

from __future__ import annotations

from urllib.parse import urlsplit

from PIL import Image

from generator.graph.graph import Graph
from generator.graph.status import status
from tests.site.reading import Page, Site


def meta(page: Page) -> dict[str, str]:
    """Return what a page says of itself to those who show links to it."""
    return {
        str(one.get("property") or one.get("name")): str(one.get("content"))
        for one in page.find("//meta[@content][@property or @name]")
    }


def test_every_page_names_a_picture_that_is_there(report: Site, below: Site) -> None:
    """At its whole address, with its size and what can be read in it."""
    for site in (report, below):
        for page in site.pages.values():
            told = meta(page)
            if page.kind == "embed":
                assert not told.keys() & {"og:image", "og:title"}
                continue
            address = urlsplit(told["og:image"])
            assert address.scheme == "https"
            assert address.path.startswith(site.base)
            name = address.path.removeprefix(site.base)
            assert name in site.files
            assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
            assert told["twitter:card"] == "summary_large_image"
            assert bool(told.get("og:image:alt")) == (page.kind in {"home", "claim", "story"})


def test_a_claim_is_never_shared_without_how_sure_it_is(report: Site, graph: Graph) -> None:
    """Its picture says so before all else, in words that are in the file and beside it."""
    for page in report.kind("claim"):
        ident = page.route.split("/")[2]
        told = status(graph, ident)
        alt = meta(page)["og:image:alt"]
        assert alt.startswith(f"{told.label}: ")
        card = report.folder / f"cards/claims/{ident}.png"
        words = alt.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        with Image.open(card) as image:
            assert image.size == (1200, 630)
            drawn = str(image.info["Description"])
        assert drawn.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") == words


def test_a_changed_status_is_a_new_address_of_the_picture(report: Site) -> None:
    """Those who keep pictures by address would show the old word for weeks."""
    pictures = [meta(page)["og:image"] for page in report.kind("claim")]
    assert len(set(pictures)) == len(pictures)
    assert all(len(urlsplit(one).query) == 12 for one in pictures)


def test_a_site_without_cards_names_none(sparse: Site) -> None:
    """They can be left out, because they are the slowest part of a first build."""
    assert not any(name.endswith(".png") for name in sparse.files)
    assert not any("og:image" in meta(page) for page in sparse.pages.values())
