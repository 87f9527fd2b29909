"""Everything in one file: the tables, what their columns mean, the licence, and how to cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator import routes
from generator.exports import schema, tables
from generator.exports.asking import Asking
from generator.formats.sheet import Sheet, as_csv
from generator.formats.writers import as_json
from generator.projections.cards import When
from generator.projections.changes import last_change
from generator.projections.citing import cite_data
from generator.projections.columns import SEPARATOR, Column, Table
from generator.projections.site import Identity, identity

Json = dict[str, Any]

PROFILE = "tabular-data-package"
"""Data Package 1.0 (https://specs.frictionlessdata.io/tabular-data-package/)."""


def archive(listed: Sequence[Table], ask: Asking) -> dict[str, bytes]:
    """Return the files of the archive by name; `listed` are the tables that the site has."""
    site, changed = ask(identity, ""), ask(last_change, "")
    sheets = {one: tables.view(one, ask) for one in listed}
    return {
        "README.txt": _readme(site, changed, sheets).encode(),
        "LICENCE.txt": _licence(site).encode(),
        "datapackage.json": as_json(package(listed, site, changed)),
        **{f"{one.name}.csv": as_csv(sheet) for one, sheet in sheets.items()},
        **{f"schema/{kind}.json": as_json(schema.view(kind, ask)) for kind in schema.KINDS},
    }


def describe(listed: Sequence[Table], ask: Asking) -> Json:
    """Return the data package's description, for the file beside the tables."""
    return package(listed, ask(identity, ""), ask(last_change, ""))


def package(listed: Sequence[Table], site: Identity, changed: When | None) -> Json:
    """Describe tables as a Tabular Data Package; its version is the day of the last change."""
    names = {one.name for one in listed}
    dated = {"version": changed.machine} if changed and changed.machine else {}
    return {
        **dated,
        "profile": PROFILE,
        "name": _slug(site.title),
        "title": site.title,
        "description": site.tagline,
        "homepage": site.absolute(routes.DATA),
        "licenses": [
            {
                "name": re.sub(r"[^A-Za-z0-9._]+", "-", site.licence[0]).strip("-"),
                "title": site.licence[0],
                "path": site.licence[1],
            }
        ],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "resources": [_resource(one, names) for one in listed],
    }


def _resource(table: Table, names: set[str]) -> Json:
    described: Json = {"fields": [_field(one) for one in table.columns], "missingValues": [""]}
    if table.key:
        described["primaryKey"] = list(table.key)
    keys = [(column, other) for column, other in table.refers if other in names]
    if keys:
        described["foreignKeys"] = [
            {
                "fields": column,
                "reference": {"resource": "" if other == table.name else other, "fields": "id"},
            }
            for column, other in keys
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.name.capitalize(),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": described,
    }


def _field(column: Column) -> Json:
    told: Json = {"name": column.name, "type": column.type, "description": column.about}
    if column.type == "uri":
        told |= {"type": "string", "format": "uri"}
    return told


def _readme(site: Identity, changed: When | None, sheets: dict[Table, Sheet]) -> str:
    lines = [
        f"How to cite: {cite_data(site, changed)}",
        f"Licence: {site.licence[0]}, {site.licence[1]}",
        "",
        f"{site.title}: {site.tagline}",
        "",
        "A title is not a finding. Quote a claim by its headline, or with its status and basis:",
        "they say how sure it is, and change when more is known.",
        "Each row has the address of its page, which shows why.",
        "",
        "Files",
        *(
            f"  {one.name}.csv: {one.about} One row for each {one.one}, {len(sheet.rows)} in all."
            for one, sheet in sheets.items()
        ),
        "  datapackage.json: what each column holds (Tabular Data Package 1.0).",
        "  schema/: the JSON Schema of the files index.json beside each record's page.",
        "  LICENCE.txt: what the licence covers.",
        "",
        "Forms",
        "  CSV as in RFC 4180, UTF-8; an empty cell: not known, or there is none.",
        f"  Several values in a cell have `{SEPARATOR.strip()}` between them.",
        "  A date has three columns: as it was written (EDTF), and the first and the last day that",
        "  it may be. Nothing is made more precise than it is known.",
        "  A text that a spreadsheet would run as a formula has an apostrophe before it.",
        "  Days are ISO 8601; what is about or uncertain is so in the written form alone.",
    ]
    return "\n".join(lines) + "\n"


def _licence(site: Identity) -> str:
    return (
        f"{site.licence[0]}\n{site.licence[1]}\n\n"
        f"The licence covers the words and the data of {site.publisher}.\n"
        "Quotations belong to those who said or printed them.\n"
    )


def _slug(title: str) -> str:
    """Return a name as the specification allows: lower case, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "record"
