"""The hostile report as files: nothing of a text is markup, and every format is well formed."""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from tests.hostile.site import TITLES
from tests.hostile.strings import PUBLISHABLE
from tests.site.reading import Page, read_site
from tests.site.test_markup import UNKNOWN_TAG, Nesting

SCHEMES = {"", "http", "https", "mailto"}
LOADED = "//script/@src | //link[contains('stylesheet icon preload modulepreload', @rel)]/@href"
FORMULA = re.compile(r"[=+\-@\t\r]")


@pytest.fixture(scope="session")
def pages(hostile: Path) -> list[Page]:
    """All pages."""
    return list(read_site(hostile).pages.values())


def files(hostile: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the published files with an ending, each with its name."""
    for path in sorted(hostile.rglob(f"*{suffix}")):
        name = path.relative_to(hostile).as_posix()
        if not name.startswith("."):
            yield name, path.read_bytes()


def test_every_tag_is_one_of_ours_and_closed_in_its_turn(pages: list[Page]) -> None:
    """An HTML parser finds nothing to repair either."""
    for page in pages:
        nesting = Nesting()
        nesting.feed(page.data.decode("utf-8"))
        nesting.close()
        assert not nesting.wrong, f"{page.route}: {nesting.wrong}"
        assert not nesting.open, f"{page.route}: {nesting.open}"
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        etree.fromstring(page.data, parser)
        assert not [str(one) for one in parser.error_log if one.type != UNKNOWN_TAG], page.route


def test_no_text_becomes_a_script_a_handler_a_style_or_a_frame(pages: list[Page]) -> None:
    """Scripts come from our own files, or are data."""
    for page in pages:
        live = page.find("//iframe | //object | //embed | //base[@href] | //style | //math | //img")
        live += page.find("//script[not(@src)][not(@type='application/ld+json')]")
        live += page.find("//*[@style or @srcdoc or @formaction]")
        live += page.find("//@*[starts-with(name(), 'on')]/..")
        live += page.find("//meta[@http-equiv]")
        assert not live, f"{page.route}: {[etree.tostring(one)[:200] for one in live]}"
        assert all(str(one).startswith("/") for one in page.find(LOADED))


def test_every_address_is_of_the_web_or_of_the_site(pages: list[Page]) -> None:
    """As a browser reads it: without controls, spaces and line breaks."""
    for page in pages:
        for address in page.find("//@href | //@src | //@action | //@cite"):
            read = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", str(address))
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", read, re.IGNORECASE)
            assert (scheme[1].lower() if scheme else "") in SCHEMES, address
            assert not re.match(r"[/\\]{2}", read), address


def test_every_text_stands_on_its_page_as_it_was_written(hostile: Path) -> None:
    """Templates and entities included: content is never read as anything but text."""
    for number, text in enumerate(TITLES):
        data = (hostile / f"claims/c-{number}/index.html").read_bytes()
        (heading,) = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8")).iter("h1")
        assert _loose(heading.text_content()) == _loose(text), number


def _loose(text: str) -> str:
    """Return a text without punctuation and blanks, which typography may change."""
    return "".join(one for one in text if unicodedata.category(one)[0] not in "PZC")


def test_what_looks_like_a_template_comes_out_literally(hostile: Path) -> None:
    """`7 * 7` is nowhere 49."""
    place = next(at for at, text in enumerate(PUBLISHABLE) if text.startswith("{{ 7 * 7 }}"))
    data = (hostile / f"claims/c-{place // 3}/index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }} {% include" in data
    assert "49 " not in data


def test_json_is_strict_and_harmless_in_a_page(hostile: Path, pages: list[Page]) -> None:
    """No `NaN`, no name twice; within a page nothing ends the script."""

    def refuse(text: str) -> float:
        raise ValueError(text)

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len({name for name, _ in pairs}) == len(pairs)
        return dict(pairs)

    told = [data for suffix in (".json", ".jsonld") for _, data in files(hostile, suffix)]
    for page in pages:
        for one in re.findall(
            rb'<script type="application/ld\+json">(.*?)</script>', page.data, re.DOTALL
        ):
            assert not re.search("[<>&\u2028\u2029]", one.decode("utf-8"))
            told.append(one)
    for data in told:
        json.loads(data.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)
    for name, data in files(hostile, ".jsonl"):
        for line in data.decode("utf-8").split("\n")[:-1]:
            assert isinstance(json.loads(line, parse_constant=refuse), dict), name


def test_xml_is_well_formed_and_defines_nothing(hostile: Path) -> None:
    """Feeds, maps, search descriptions and drawings."""
    for suffix in (".xml", ".atom", ".rss", ".svg", ".graphml", ".gexf"):
        for name, data in files(hostile, suffix):
            assert b"<!DOCTYPE" not in data, name
            assert b"<!ENTITY" not in data, name
            etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def test_cells_of_tables_are_text_to_a_spreadsheet(hostile: Path) -> None:
    """Rows are all as long as their head, and no cell begins a formula."""
    for suffix, delimiter in ((".csv", ","), (".tsv", "\t")):
        for name, data in files(hostile, suffix):
            rows = list(
                csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter)
            )
            assert {len(row) for row in rows} == {len(rows[0])}, name
            for row in rows:
                for cell in row:
                    if FORMULA.match(cell):
                        assert _is_number(cell), f"{name}: {cell}"


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def test_lines_of_calendars_are_whole(hostile: Path) -> None:
    """Each is a property, folded at 75 bytes (RFC 5545, 3.1); nothing begins or ends in a text."""
    for name, data in files(hostile, ".ics"):
        assert data.endswith(b"\r\n"), name
        lines = data.split(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b""), name
        assert all(len(line) <= 75 for line in lines), name
        whole = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
        assert all(re.match(r"[A-Z-]+[;:]", line) for line in whole), name
        assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT"), name
