"""The data page: what can be had as data, what each column holds, the licence, how to cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages import linked_data
from generator.pages.layout import about, chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.changes import last_change
from generator.projections.citing import cite_data
from generator.projections.columns import Table
from generator.projections.records import ids
from generator.projections.site import identity

TITLE = "Data"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEntry:
    """A table: where it is, what it holds, and its columns as (name, type, what it holds)."""

    anchor: str
    file: Link
    about: str
    columns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """What `data.html` sees.

    `schemas` are links to the JSON Schema of each kind of record; `example` is a record as JSON.
    """

    title: str
    tables: tuple[TableEntry, ...]
    archive: Link
    package: Link
    schemas: tuple[Link, ...]
    example: Link | None
    licence: tuple[str, str]
    publisher: str
    cite: str


def page(tables: Sequence[Table]) -> Page:
    """Return the page about the data of a site that has these tables."""
    return Page(routes.DATA, "data.html", partial(view, tuple(tables)))


def view(tables: tuple[Table, ...], ask: Asking) -> Shown:
    """Read what the page about the data shows."""
    site = ask(identity, "")
    claims = ask(ids, "claims")
    shown = DataView(
        title=TITLE,
        tables=tuple(_entry(one) for one in tables),
        archive=Link(route=routes.ARCHIVE, text="all.zip"),
        package=Link(route=routes.DATA_PACKAGE, text="datapackage.json"),
        schemas=tuple(
            Link(route=routes.schema(kind), text=kind)
            for kind in ("claim", "statement", "source", "entity", "story")
        ),
        example=Link(route=routes.as_data(routes.claim(claims[0])), text="index.json")
        if claims
        else None,
        licence=site.licence,
        publisher=site.publisher,
        cite=cite_data(site, ask(last_change, "")),
    )
    description = (
        "Every claim, statement, source and entity of this record as CSV and JSON, with how sure "
        "each claim is."
    )
    files = [("application/zip", routes.ARCHIVE)]
    files += [("text/csv", routes.table(one.name)) for one in tables]
    return Shown(
        chrome(
            ask,
            route=routes.DATA,
            title=TITLE,
            description=description,
            nodes=(
                linked_data.data_set(
                    site, description, [(kind, site.absolute(route)) for kind, route in files]
                ),
            ),
            trail=about(ask, routes.DATA),
        ),
        shown,
    )


def _entry(table: Table) -> TableEntry:
    return TableEntry(
        anchor=table.name,
        file=Link(route=routes.table(table.name), text=f"{table.name}.csv"),
        about=table.about,
        columns=tuple((one.name, one.type, one.about) for one in table.columns),
    )
