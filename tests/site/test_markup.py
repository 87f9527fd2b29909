"""The markup of every page: whole, named, in order, and without anything inline."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import etree

from tests.site.reading import Page, Site, text_of

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
UNKNOWN_TAG = 801
"""What libxml2 says of elements that are younger than its list."""


@pytest.fixture(params=["report", "crowded"])
def pages(request: pytest.FixtureRequest) -> list[Page]:
    """All pages of the report; those of the crowded site that are no claim's, which are alike."""
    site: Site = request.getfixturevalue(request.param)
    listed = site.pages.values()
    return [page for page in listed if request.param == "report" or page.kind != "claim"]


class Nesting(HTMLParser):
    """Follows tags; `wrong` tells of each that is not closed in its turn, or holds a name twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if len({name for name, _ in attrs}) < len(attrs):
            self._tell(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meet an element that closes itself, as drawings may."""
        if "svg" not in self.open and tag not in VOID:
            self._tell(f"<{tag}/> closes itself outside of a drawing")
        if len({name for name, _ in attrs}) < len(attrs):
            self._tell(f"<{tag}/> has an attribute twice")

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self.open or self.open.pop() != tag:
            self._tell(f"</{tag}> closes what is not open")

    def _tell(self, message: str) -> None:
        self.wrong.append(f"line {self.getpos()[0]}: {message}")


def test_every_tag_is_closed_in_its_turn(pages: list[Page]) -> None:
    """Elements nest as they are written, with no end left to a parser's guess."""
    for page in pages:
        nesting = Nesting()
        nesting.feed(page.data.decode("utf-8"))
        nesting.close()
        assert not nesting.wrong, f"{page.route}: {nesting.wrong}"
        assert not nesting.open, f"{page.route}: {nesting.open}"


def test_every_page_parses_without_a_complaint(pages: list[Page]) -> None:
    """An HTML parser finds nothing to repair, and the page says what it is."""
    for page in pages:
        parser = etree.HTMLParser(encoding="utf-8")
        etree.fromstring(page.data, parser)
        found = [str(one) for one in parser.error_log if one.type != UNKNOWN_TAG]
        assert not found, page.route
        assert page.data.startswith(b"<!DOCTYPE html>\n<html "), page.route


def test_every_ampersand_is_written_out(pages: list[Page]) -> None:
    """A bare `&` is a mistake that a parser may read as something else."""
    for page in pages:
        bare = re.findall(rb"&(?!(?:[a-z]+|#\d+);).{0,20}", page.data)
        assert not bare, f"{page.route}: {bare}"


def test_ids_are_unique_in_a_page(pages: list[Page]) -> None:
    """One id names one place."""
    for page in pages:
        twice = [ident for ident, times in Counter(page.ids()).items() if times > 1]
        assert not twice, f"{page.route}: {twice}"
        assert not [one for one in page.ids() if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", one)]


def test_headings_start_with_one_title_and_skip_no_level(pages: list[Page]) -> None:
    """One `h1`, first of all headings; each heading is at most one level below the last."""
    for page in pages:
        levels = [int(one.tag[1]) for one in page.find(HEADINGS)]
        assert levels[0] == 1, page.route
        assert levels.count(1) == 1, page.route
        skipped = [(above, below) for above, below in pairwise(levels) if below > above + 1]
        assert not skipped, f"{page.route}: {skipped}"
        assert all(text_of(one) for one in page.find(HEADINGS)), page.route


def test_the_first_stop_of_a_page_skips_to_its_content(pages: list[Page]) -> None:
    """Nothing that takes the focus stands before it, and it leads to what can."""
    for page in pages:
        if page.kind == "embed":
            continue
        first = page.find("//body//*[self::a or self::button or self::input or @tabindex]")[0]
        assert first.get("class") == "skip", page.route
        (led,) = page.find(f"//*[@id='{first.get('href').removeprefix('#')}']")
        assert led.get("tabindex") == "-1", page.route


def test_nothing_is_inline(pages: list[Page]) -> None:
    """No style, script or handler stands in a page, so the strictest policy can be set.

    JSON-LD is no script: no browser runs a block of this type, and no policy forbids it.
    """
    for page in pages:
        script = "//script[not(@src) and not(@type='application/ld+json')]"
        found = page.find(f"//style | {script} | //*[@style]")
        found += page.find("//@*[starts-with(name(), 'on')]/..")
        assert not found, f"{page.route}: {[one.tag for one in found]}"
        assert b"javascript:" not in page.data.lower(), page.route


def test_pictures_are_named_or_plainly_decoration(pages: list[Page]) -> None:
    """An image has a text for those who don't see it; a drawing too, or is hidden from all."""
    for page in pages:
        nameless = page.find("//img[not(@alt)]")
        nameless += [
            one
            for one in page.find("//svg[not(ancestor-or-self::*[@aria-hidden='true'])]")
            if one.get("role") != "img" or not (one.get("aria-label") or one.xpath("./title"))
        ]
        assert not nameless, page.route


def test_controls_and_regions_are_named(pages: list[Page]) -> None:
    """Links, buttons, fields, tables, frames of navigation: each says what it is."""
    for page in pages:
        bare = [one for one in page.find("//a | //button | //summary") if not _name(one)]
        bare += page.find("//input[not(ancestor::label) and not(@id = //label/@for)]")
        bare += page.find("//table[not(caption)] | //th[not(@scope)] | //fieldset[not(legend)]")
        assert not bare, f"{page.route}: {[etree.tostring(one)[:99] for one in bare]}"
        regions = [str(one) for one in page.find("//nav/@aria-label")]
        assert len(regions) == len(page.find("//nav")) == len(set(regions)), page.route


def test_links_say_where_they_lead(pages: list[Page]) -> None:
    """The text of a link stands alone."""
    empty = {"more", "here", "read more", "link", "this", "see", "details", "#"}
    for page in pages:
        vague = [one for one in page.find("//a") if _name(one).casefold() in empty]
        assert not vague, page.route


def test_every_page_tells_its_language_title_and_matter(pages: list[Page]) -> None:
    """What a search page, a tab and a screen reader say of it first; no search finds embeds."""
    for page in pages:
        assert page.find("/html/@lang") == ["en"], page.route
        assert len(_of(page, "//title")) == 1, page.route
        if page.kind == "embed":
            continue
        assert len(_of(page, "//meta[@name='description']")) == 1, page.route
        assert _of(page, "//title")[0], page.route
        assert _of(page, "//meta[@name='description']")[0], page.route
        assert page.find("//meta[@name='viewport']/@content") == [
            "width=device-width, initial-scale=1"
        ]
    assert all(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", one) for one in _langs(pages))


def test_titles_and_descriptions_tell_pages_apart(report: Site) -> None:
    """A title may be shared by two pages of one kind, seldom; a description by few."""
    pages = [page for page in report.pages.values() if page.kind != "embed"]
    by_title = Counter(_of(page, "//title")[0] for page in pages)
    shared = {title: times for title, times in by_title.items() if times > 1}
    assert sum(shared.values()) <= len(pages) / 50, shared
    by_matter = Counter(_of(page, "//meta[@name='description']")[0] for page in pages)
    common = {matter: times for matter, times in by_matter.items() if times > len(pages) / 20}
    assert not common


def test_no_trace_of_the_machinery_is_left_in_a_page(pages: list[Page]) -> None:
    """No unresolved link, no template's mark, no name of nothing."""
    for page in pages:
        texts = [str(one).strip() for one in page.find("//text() | //@*")]
        assert not {"None", "Undefined", "True", "False"} & set(texts), page.route
        assert not [one for one in texts if re.search(r"\[\[|\]\]|\{%|%\}|\{#", one)], page.route


def test_punctuation_is_never_doubled_by_putting_pieces_together(pages: list[Page]) -> None:
    """No second full stop after an abbreviation, no comma after nothing, no empty brackets."""
    for page in pages:
        for block in page.find("//main//p | //main//li[not(.//p)] | //main//dd[not(.//p)]"):
            odd = re.search(r"(?<!\.)\.\.(?!\.)|[,;:] ?[,;:.]| [,;.](?!\d)|\(\)|“”", text_of(block))
            assert not odd, f"{page.route}: {text_of(block)[:300]}"


def _of(page: Page, xpath: str) -> list[str]:
    return [str(one.get("content", text_of(one))).strip() for one in page.find(xpath)]


def _langs(pages: list[Page]) -> set[str]:
    return {str(one) for page in pages for one in page.find("//@lang")}


def _name(element: etree._Element) -> str:
    return str(element.get("aria-label") or text_of(element))
