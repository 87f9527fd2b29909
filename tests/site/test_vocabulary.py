"""Every word that the site derives leads to the rule that made it, and says what that rule says."""

from __future__ import annotations

import pytest

from generator import routes
from generator.graph.ladder import FAMILIES, STATUS_RULES
from generator.graph.responses import ANSWERS
from generator.projections.stances import STANCE_TERMS
from tests.site.reading import Page, Site, text_of


@pytest.fixture(scope="module")
def method(report: Site) -> Page:
    return report.pages[routes.METHOD]


def defined(method: Page) -> dict[str, tuple[str, str]]:
    """Return (term, meaning) by the anchor at which the method page defines it."""
    return {
        str(one.get("id")): (plain(text_of(one.find("dt"))), plain(text_of(one.find("dd"))))
        for one in method.find("//dl/div[@id][dt and dd]")
    }


def plain(text: str) -> str:
    """Write apostrophes as on a typewriter."""
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def test_every_rule_of_the_ladder_is_on_the_method_page(method: Page) -> None:
    """Each status stands at its anchor with its label and its rule, in the order of the ladder."""
    told = defined(method)
    for rule in STATUS_RULES:
        term, meaning = told[rule.anchor]
        assert term.startswith(rule.label), rule.word
        assert meaning.startswith(plain(rule.definition)), rule.word
    order = [ident for ident in method.ids() if ident.startswith("status-")]
    assert order == [rule.anchor for rule in STATUS_RULES]


def test_every_stance_and_answer_is_on_the_method_page(method: Page) -> None:
    """The words for what somebody said, and for what a party answered, are defined there too."""
    told = defined(method)
    for one in (*STANCE_TERMS, *ANSWERS):
        assert told[one.anchor] == (plain(one.label), plain(one.definition))


def test_every_status_word_leads_to_its_rule(report: Site, method: Page) -> None:
    """A status anywhere is a link to the definition whose term it shows, drawn as its family is."""
    told = defined(method)
    family = {rule.anchor: rule.family for rule in STATUS_RULES}
    seen = 0
    for page in report.pages.values():
        for one in page.find("//*[contains(concat(' ', @class, ' '), ' status ')]"):
            if page is method and one.tag == "span":
                continue
            route, anchor = report.target(one.get("href"), page) or ("", "")
            assert route == routes.METHOD, page.route
            term, shown = told[anchor][0].casefold(), plain(text_of(one)).casefold()
            assert term.startswith(shown) or term in shown, f"{page.route}: {shown}"
            drawn = str(one.get("class")).split()
            assert drawn == ["status", family.get(anchor, drawn[-1])], page.route
            assert drawn[-1] in FAMILIES, page.route
            seen += 1
    assert seen > len(report.kind("claim"))


def test_every_other_derived_word_leads_to_its_rule(report: Site, method: Page) -> None:
    """Stances, answers, kinds of clash and counts of origins are links to what they mean."""
    anchors = set(method.ids())
    told = defined(method)
    seen: set[str] = set()
    for page in report.pages.values():
        for one in page.find("//*[contains(concat(' ', @class, ' '), ' term ')]"):
            route, anchor = report.target(one.get("href"), page) or ("", "")
            assert route == routes.METHOD, page.route
            assert anchor in anchors, f"{page.route}: {text_of(one)} leads to #{anchor}"
            if anchor.startswith(("stance-", "response-")):
                assert plain(text_of(one)).casefold() == told[anchor][0].casefold(), page.route
            seen.add(anchor.partition("-")[0])
    assert seen >= {"stance", "response", "origins", "contradiction"}


def test_every_link_to_the_method_page_names_a_rule(report: Site, method: Page) -> None:
    """Whoever follows a word lands on its definition, not on the top of a long page."""
    anchors = set(method.ids())
    for page in report.pages.values():
        for one in page.find("//main//a"):
            route, anchor = report.target(one.get("href"), page) or ("", "")
            assert route != routes.METHOD or anchor in anchors, f"{page.route}: {text_of(one)}"


def test_definitions_say_more_than_their_term(method: Page) -> None:
    """A definition that repeats its term defines nothing."""
    empty = [anchor for anchor, (term, meaning) in defined(method).items() if term == meaning]
    assert not empty


def test_every_family_has_a_shape_of_its_own(report: Site) -> None:
    """Six families, six drawings, no two alike; a page has those that it uses.

    It has no others, but where a script may draw any.
    """
    drawn: dict[str, str] = {}
    for page in report.pages.values():
        shapes = {
            str(one.get("id")): "".join(part.get("d") or part.tag for part in one.iter())
            for one in page.find("//symbol")
        }
        used = {str(one) for one in page.find("//use/@href")}
        there = {f"#{name}" for name in shapes}
        assert used <= there, page.route
        assert used == there or page.find("//script[@type='module']"), page.route
        drawn |= shapes
    assert set(drawn) == {f"i-{family}" for family in FAMILIES}
    assert len(set(drawn.values())) == len(FAMILIES)


def test_every_icon_stands_beside_its_word(report: Site) -> None:
    """A shape is never the only sign: the element that holds it says the status in words."""
    for page in report.pages.values():
        for icon in page.find("//main//svg[contains(@class, 'icon')]"):
            assert icon.get("aria-hidden") == "true", page.route
            assert text_of(icon.getparent()), page.route
