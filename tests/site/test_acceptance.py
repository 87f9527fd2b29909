"""The case for which all of this is made: Best Buy and Huawei, 21 and 22 March 2018.

Within ten seconds a reader can say what is claimed, that one unnamed person is behind it, that
Best Buy neither confirmed nor denied it, and that somebody writes otherwise.
"""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.site.reading import Page, Site, text_of


@pytest.fixture(scope="module")
def page(report: Site) -> Page:
    return report.pages["/claims/best-buy-stops-ordering-huawei/"]


@pytest.fixture(scope="module")
def first(page: Page) -> str:
    """What the first section says, and its title above it."""
    article = page.find("//article")[0]
    assert [one.tag for one in article][:2] == ["h1", "section"]
    section = deepcopy(article[1])
    for folded in section.xpath(".//*[@popover]"):
        folded.getparent().remove(folded)  # it is read by those who ask for it
    return f"{text_of(article[0])}. {text_of(section)}"


@pytest.mark.parametrize(
    "words",
    [
        "Best Buy stops ordering Huawei phones",
        "Reported, not confirmed",
        "1 unnamed source",
        "Best Buy commented and neither confirmed nor denied",
        "USA TODAY",
        "iDrop News",
        "as a confirmation",
    ],
)
def test_the_first_section_says(first: str, words: str) -> None:
    """The claim, its status, who is behind it, what Best Buy answered, and who says otherwise."""
    assert words in first


def test_the_first_section_is_read_in_ten_seconds(first: str) -> None:
    """At a usual 240 words a minute, ten seconds are 40 words; twice that for who clashes."""
    needed, _, clash = first.partition("Outlets disagree")
    assert len(needed.split()) <= 48, needed
    assert len(clash.split()) <= 48, clash


def test_articles_that_repeat_add_no_origin(page: Page, first: str) -> None:
    """However many articles there are, they are counted apart from who they have it from."""
    articles = page.find("//section[@id='sources']//li//a[@class='source']/@href")
    assert len(set(articles)) > 15
    assert "1 or 2 origins" in first


def test_the_unknown_day_is_not_made_up(page: Page) -> None:
    """The report's day bounds the event and does not date it."""
    when = page.find("//dl[@class='facts']//dd")[0]
    assert text_of(when).startswith("by 21 March 2018")
    assert not when.xpath(".//time")


def test_what_one_party_said_is_shown_as_each_outlet_presents_it(page: Page) -> None:
    """One answer under four descriptions, with who gave which; no winner is picked."""
    table = page.find("//section[@id='answer-best-buy']//table")[0]
    told = {
        text_of(row.xpath("./th")[0]): text_of(row.xpath("./td")[0])
        for row in table.xpath(".//tbody/tr")
    }
    assert "HardOCP" in told["a comment that neither confirms nor denies"]
    assert told["a confirmation"].startswith("USA TODAY, iDrop News (after USA TODAY")
    assert "Tech Times" in told["no statement at all"]


def test_wordings_of_one_quotation_are_kept_apart(page: Page) -> None:
    """What an outlet left out of the sentence is marked, and said in words."""
    printed = [text_of(one) for one in page.find("//ol[@class='variants']/li")]
    dropped = next(one for one in printed if "iDrop News" in one)
    assert "leaves out “to change”" in dropped


def test_the_claims_next_to_it_are_claims_of_their_own(report: Site, page: Page) -> None:
    """To stop selling is another claim, with a vague date; a cause is another, and is weaker."""
    other = report.pages["/claims/best-buy-stops-selling-huawei/"]
    assert text_of(other.find("//dl[@class='facts']//dd")[0]).startswith("about April 2018")
    causes = page.find("//a[contains(@href, '-best-buy/') and contains(@href, '-move')]/@href")
    assert len(set(causes)) >= 3
