"""How to cite a page, and what it tells machines, can be left out."""

from __future__ import annotations

import json

import pytest

from generator.model.settings import OUTPUTS
from tests.minisite import MiniSite

CLAIM = "claims/bb-stops-ordering"
TOLD = ("application/ld+json", "citation_title", "DC.title", 'id="cite"')


def _page(site: MiniSite, name: str) -> str:
    return (site.out / name / "index.html").read_text(encoding="utf-8")


def test_pages_say_how_to_cite_them_and_have_files_for_it(site: MiniSite) -> None:
    assert site.build().outcome
    assert not [one for one in TOLD if one not in _page(site, CLAIM)]
    assert (site.out / CLAIM / "cite.bib").is_file()


@pytest.mark.parametrize("others", [(), ("data",), ("embeds",)], ids=str)
def test_without_it_nothing_of_it_is_left(site: MiniSite, others: tuple[str, ...]) -> None:
    """The share of a page that embeds need has a heading of its own then."""
    site.settle(outputs=["stories", "statements", *others])
    assert site.build().outcome
    page = _page(site, CLAIM)
    assert not [one for one in TOLD[:3] if one in page]
    assert ("Share</h2>" in page) == ("embeds" in others)
    assert not list(site.out.rglob("cite.*"))
    assert (site.out / CLAIM / "index.json").exists() == ("data" in others)


def test_it_is_an_output_of_its_own(site: MiniSite) -> None:
    site.settle(outputs=[one for one in OUTPUTS if one != "data"])
    assert site.build().outcome
    assert (site.out / CLAIM / "cite.bib").is_file()
    assert not (site.out / "data").exists()


def test_what_has_no_history_is_as_old_as_the_site_says(site: MiniSite) -> None:
    """In citations, in data and in feeds; a record's own history goes before."""
    site.settle(since="2025-11-30", outputs=["metadata", "data", "feeds"])
    assert site.build().outcome
    added = {
        name: json.loads((site.out / name / "index.json").read_text())["added"]
        for name in (CLAIM, "sources/verge-20180322")
    }
    assert [one["as_written"] for one in added.values()] == ["2026-01-05", "2025-11-30"]
    assert "(version 1, 30 November 2025)" in _page(site, "sources/verge-20180322")
    (quiet,) = (site.out / "feeds/outlets").glob("verge.atom")
    assert "<updated>2025-11-30T00:00:00Z</updated>" in quiet.read_text()
