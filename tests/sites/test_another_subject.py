"""Another subject is content alone: a record of recalls, built by the same generator."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from generator.build import build
from tests.site.reading import Page, Site, read_site, text_of

RECALLS = Path(__file__).parent / "recalls"


@pytest.fixture(scope="module")
def recalls(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of recalls, which lives below a path."""
    root = tmp_path_factory.mktemp("recalls")
    copytree(RECALLS / "content", root / "content")
    built = build(root, root / "site", now=datetime(2024, 7, 1, tzinfo=UTC))
    assert built.diagnostics == ()
    return read_site(root / "site", "/record/")


def words_of(page: Page) -> str:
    """The text of a page's own part."""
    return text_of(page.find("//main")[0])


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("/makers/acme/", "Acme Appliances"),
        ("/claims/acme-recalls-kettles/", "1 unnamed source, repeated by 1 article"),
        ("/claims/acme-recalls-kettles/", "Acme Appliances declined to comment"),
        ("/claims/office-orders-recall/", "Confirmed"),
        ("/claims/shop-has-kettle/", "Evening Post looked on 3 May 2024"),
        ("/stories/the-kettle-story/", "The Safety Office orders a recall of the Model 7"),
        ("/availability/shops/corner-shop/", "Model 7 kettle"),
        ("/open-questions/", "How many kettles were sold."),
        ("/names/", "Authorities"),
    ],
)
def test_kinds_and_actions_of_content_make_the_pages(recalls: Site, route: str, words: str) -> None:
    """Makers, shops and authorities, recalls and orders: no Python knows of them."""
    assert words in words_of(recalls.pages[route])


def test_a_thing_is_not_asked_and_its_maker_is(recalls: Site) -> None:
    """`are: things` in site.yaml: nobody waits for a kettle's answer."""
    told = words_of(recalls.pages["/claims/acme-recalls-kettles/"])
    assert "Model 7 kettle not asked" not in told
