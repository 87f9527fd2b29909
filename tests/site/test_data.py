"""The data of the real report: whole, described, and as sure as its pages and no surer."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker

from generator import routes
from generator.dates.edtf import parse
from generator.dates.interval import bounds
from generator.graph.graph import Graph
from generator.graph.status import status
from generator.projections.tables import TABLES
from tests.site.making import CHECKOUT
from tests.site.reading import Site, text_of

BESIDE = {
    "claim": (routes.claim, "claims"),
    "statement": (routes.statement, "statements"),
    "source": (routes.source, "sources"),
    "story": (routes.story, "stories"),
}
NAMES = [one.name for one in TABLES]


def data(site: Site, route: str) -> bytes:
    """Return the bytes of a file of the site."""
    return (site.folder / route.removeprefix("/")).read_bytes()


def record(site: Site, page: str) -> Any:
    """Return the JSON beside a page."""
    return json.loads(data(site, routes.as_data(page)))


def rows(site: Site, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    text = data(site, routes.table(name)).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def entity_pages(graph: Graph) -> list[str]:
    """Return the addresses of all entities' pages."""
    return [routes.entity(one.kind, one.id) for one in graph.entities.values()]


@cache
def validator(folder: Path, kind: str) -> Draft202012Validator:
    """Return what checks a record against the schema that is published with it."""
    schema = json.loads((folder / routes.schema(kind).removeprefix("/")).read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(site: Site, kind: str, page: str) -> list[str]:
    """Return what the schema finds wrong with a record."""
    found = validator(site.folder, kind).iter_errors(record(site, page))
    return [f"{page} {one.json_path}: {one.message}" for one in found]


@pytest.mark.parametrize("kind", BESIDE)
def test_every_record_is_beside_its_page_and_as_its_schema_says(
    report: Site, graph: Graph, kind: str
) -> None:
    route, table = BESIDE[kind]
    for ident in getattr(graph, table):
        assert not faults(report, kind, route(ident))
        assert record(report, route(ident))["id"] == ident


def test_every_entity_is_beside_its_page_and_as_its_schema_says(report: Site, graph: Graph) -> None:
    for page in entity_pages(graph):
        assert not faults(report, "entity", page)


def test_every_page_of_a_record_links_to_its_data(report: Site) -> None:
    for page in report.kind("claim", "statement", "source", "entity", "story"):
        (link,) = page.find("//link[@rel='alternate'][@type='application/json']/@href")
        assert str(link) == routes.as_data(page.route)


def test_every_list_that_is_a_table_links_to_it(report: Site) -> None:
    listed = {
        routes.CLAIMS: "claims",
        routes.STATEMENTS: "statements",
        routes.SOURCES: "sources",
        routes.NAMES: "entities",
        routes.AVAILABILITY: "availability",
    }
    for route, table in listed.items():
        (link,) = report.pages[route].find("//link[@rel='alternate'][@type='text/csv']/@href")
        assert str(link) == routes.table(table)


def test_a_claim_is_as_sure_in_every_form(report: Site, graph: Graph) -> None:
    """Word, basis and origins of the page, the table and the JSON are those of the graph."""
    table = {row["id"]: row for row in rows(report, "claims")}
    for ident in graph.claims:
        told = status(graph, ident)
        row, one = table[ident], record(report, routes.claim(ident))
        assert row["status"] == one["status"]["word"] == told.word
        assert (row["origins_least"], row["origins_most"]) == (
            str(told.origins.minimum),
            str(told.origins.maximum),
        )
        assert one["origins"] == {"least": told.origins.minimum, "most": told.origins.maximum}
        page = report.pages[routes.claim(ident)]
        shown = text_of(page.find("//p[@class='basis']")[0]).removesuffix(".")
        assert shown.replace("’", "'") == row["basis"].replace("’", "'")  # noqa: RUF001
        answers = [f"{each['party']['id']}: {each['word']}" for each in one["responses"]]
        assert row["responses"] == "; ".join(answers)
        assert row["headline"] == one["headline"]


@pytest.mark.parametrize("name", ["claims", "statements", "sources", "entities"])
def test_a_table_has_a_row_a_record_in_order(report: Site, graph: Graph, name: str) -> None:
    assert [row["id"] for row in rows(report, name)] == list(getattr(graph, name))


@pytest.mark.parametrize("name", NAMES)
def test_every_address_of_ours_in_a_table_leads_to_a_page(
    report: Site, graph: Graph, name: str
) -> None:
    host = urlsplit(graph.settings.url).netloc
    for row in rows(report, name):
        parts = urlsplit(row["url"])
        assert parts.netloc == host
        assert parts.path in report.pages


@pytest.mark.parametrize("name", NAMES)
def test_every_date_has_the_bounds_of_its_written_form(report: Site, name: str) -> None:
    found = 0
    for row in rows(report, name):
        for column, written in row.items():
            if not column.endswith("_as_written"):
                continue
            stem = column.removesuffix("_as_written")
            ends = bounds(parse(written)) if written else None
            found += bool(written)
            assert row[f"{stem}_earliest"] == str((ends and ends.earliest) or "")
            assert row[f"{stem}_latest"] == str((ends and ends.latest) or "")
    assert found or name in {"entities", "availability"}


def test_the_package_is_as_its_specification_says(report: Site) -> None:
    """And describes each column of each table, in order."""
    package = json.loads(data(report, routes.DATA_PACKAGE))
    profile = json.loads((CHECKOUT / "tests/data/tabular-data-package.json").read_bytes())
    assert not [one.message for one in Draft7Validator(profile).iter_errors(package)]
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        header = data(report, routes.table(resource["name"])).decode().partition("\r\n")[0]
        assert header.split(",") == names


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_of_the_type_of_its_column(report: Site, name: str) -> None:
    package = json.loads(data(report, routes.DATA_PACKAGE))
    (schema,) = (one["schema"] for one in package["resources"] if one["name"] == name)
    known = {
        one["name"]: {row["id"] for row in rows(report, one["name"])}
        for one in package["resources"]
        if "primaryKey" in one["schema"]
    }
    for row in rows(report, name):
        for field in schema["fields"]:
            cell = row[field["name"]]
            if field["type"] == "integer":
                assert not cell or cell.isdecimal(), (field, cell)
            elif field["type"] == "boolean":
                assert cell in {"true", "false"}
            elif field["type"] == "date" and cell:
                assert parse(cell).text == cell
            elif field.get("format") == "uri":
                assert not cell or urlsplit(cell).scheme in {"http", "https"}
        for key in schema.get("foreignKeys", ()):
            other = key["reference"]["resource"] or name
            assert not row[key["fields"]] or row[key["fields"]] in known[other], (key, row)


def test_the_archive_holds_the_files_that_stand_beside_it(report: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(data(report, routes.ARCHIVE))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    beside = {f"{name}.csv": data(report, routes.table(name)) for name in NAMES}
    beside["datapackage.json"] = data(report, routes.DATA_PACKAGE)
    for kind in ("claim", "statement", "source", "entity", "story"):
        beside[f"schema/{kind}.json"] = data(report, routes.schema(kind))
    assert held == {
        **beside,
        "README.txt": held["README.txt"],
        "LICENCE.txt": held["LICENCE.txt"],
    }


def test_the_archive_says_first_how_to_cite_it_and_under_which_licence(
    report: Site, graph: Graph
) -> None:
    with zipfile.ZipFile(io.BytesIO(data(report, routes.ARCHIVE))) as archive:
        first, second, *_ = archive.read("README.txt").decode().splitlines()
        licence = archive.read("LICENCE.txt").decode()
    assert first.startswith(f"How to cite: {graph.settings.title}")
    assert f"{graph.settings.licence.name}, {graph.settings.licence.url}" in second
    assert graph.settings.licence.url in licence


@pytest.mark.parametrize("kind", BESIDE)
def test_every_citation_file_can_be_read_and_names_the_version(
    report: Site, graph: Graph, kind: str
) -> None:
    """The record comes first; what follows is the source to cite for it."""
    route, table = BESIDE[kind]
    for ident in getattr(graph, table):
        page = route(ident)
        library = parse_string(data(report, routes.citation(page, "bib")).decode())
        found: list[dict[str, Any]] = rispy.loads(
            data(report, routes.citation(page, "ris")).decode()
        )
        items = json.loads(data(report, routes.citation(page, "json")))
        assert not library.failed_blocks, page
        assert len(library.entries) == len(found) == len(items)
        version = graph.record(ident).version  # type: ignore[union-attr]
        assert re.match(rf"version {version}\b", library.entries[0].fields_dict["note"].value)
        assert found[0]["edition"] == items[0]["version"] == str(version)
        assert urlsplit(items[0]["URL"]).path == page
        for one in items[1:]:
            assert graph.sources[one["id"]].read or kind == "source"


def test_the_page_about_the_data_names_every_column(report: Site) -> None:
    page = report.pages[routes.DATA]
    for table in TABLES:
        told = [text_of(one) for one in page.find(f"//section[@id='{table.name}']//dt/code")]
        assert told == [column.name for column in table.columns]


def test_a_site_without_data_has_none_and_links_to_none(sparse: Site) -> None:
    assert not [one for one in sparse.files if one.startswith("data/") or "cite." in one]
    assert not [one for one in sparse.files if one.endswith("index.json")]
    for page in sparse.pages.values():
        assert not page.find("//link[@rel='alternate']")


def test_below_a_path_every_address_has_it(below: Site) -> None:
    one = json.loads(
        (below.folder / "claims/best-buy-stops-ordering-huawei/index.json").read_text()
    )
    assert one["url"] == "https://x.example/report/claims/best-buy-stops-ordering-huawei/"
    assert one["$schema"] == "https://x.example/report/data/schema/1/claim.json"
