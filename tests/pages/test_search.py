"""The search page is an index from A to Z, and its box needs no more than a form."""

from __future__ import annotations

from tests.minisite import MiniSite
from tests.pages.reading import page, words


def test_names_stand_under_their_letters(site: MiniSite) -> None:
    """Without marks on letters; what begins with no letter of the alphabet comes first."""
    for ident, name in (
        ("aepfel", "Äpfel"),
        ("zz", "zz top"),
        ("nine", "9to5"),
        ("zhe", "Жук"),
        ("script", "<script>alert(1)</script>"),
    ):
        site.put(f"outlets/{ident}", name=name)
    site.build()
    found = page(site, "/search/")
    letters = {
        one.get("id"): words(one, ".//a")
        for one in found.xpath("//section[contains(@class,'index')]")
    }
    assert next(iter(letters)) == "other"
    assert list(letters)[1:] == sorted(letters.keys() - {"other"})
    assert letters["a"] == ["Äpfel"]
    assert letters["b"] == ["Best Buy"]
    assert letters["other"] == ["9to5", "<script>alert(1)</script>", "Жук"]
    assert letters["z"] == ["zz top"]
    assert not found.xpath("//main//script")


def test_the_page_leads_to_kinds_statuses_and_years(site: MiniSite) -> None:
    """And to the timeline; each with a link that needs no script."""
    site.build()
    found = page(site, "/search/")
    links = set(found.xpath("//div[@id='lists']//@href"))
    assert links >= {
        "/claims/",
        "/sources/",
        "/retailers/",
        "/timeline/",
        "/timeline/2018/",
        "/timeline/status/reported/",
    }


def test_what_can_be_chosen_is_what_there_is(site: MiniSite) -> None:
    """Kinds, statuses and years that occur, with the words that results are named by."""
    site.build()
    found = page(site, "/search/")
    values = {
        str(one.get("name")): [each for each in one.xpath("./option/@value") if each]
        for one in found.xpath("//select")
    }
    assert "claims" in values["kind"]
    assert "makers" in values["kind"]
    assert values["status"] == ["observed", "reported", "unknown"]
    assert words(found, "//select[@name='year']/option") == ["Any", "2019", "2018"]


def test_the_form_is_hidden_until_a_script_runs(site: MiniSite) -> None:
    """Without one the page is the index alone; on other pages the box is a plain form."""
    site.build()
    assert page(site, "/search/").xpath("//form[@id='search'][@hidden]")
    for route in ("/", "/search/"):
        form = page(site, route).xpath("//form[@role='search']")[0]
        assert form.get("action") == "/search/"
        assert form.xpath(".//input/@name") == ["q"]
    assert b'action="/search/"' in (site.out / "404.html").read_bytes()


def test_too_many_names_have_a_page_for_each_letter(site: MiniSite) -> None:
    """The search page then leads to them, and stays small."""
    for number in range(301):
        site.put(f"outlets/o{number}", name=f"{'ABC'[number % 3]} {number}")
    site.build()
    found = page(site, "/search/")
    assert not found.xpath("//section[@id='a']")
    assert "A 101" in words(found, "//span[a[@href='/search/a/']]")
    listed = page(site, "/search/a/").xpath("//section[@id='a']/p/a/@href")
    assert len(listed) == 101
    assert words(page(site, "/search/a/"), "//h1") == ["Names: A"]
    assert not page(site, "/search/a/").xpath("//main//form")
