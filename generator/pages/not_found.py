"""The page for addresses that don't exist."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.pages.grouping import year_strip
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.cards import LinkGroup
from generator.projections.indexes import few_entities
from generator.projections.strips import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """What `not_found.html` sees: ways back in.

    `index` lists entities under the plural of their kind; of too many for a page, the kinds alone.
    """

    title: str
    years: Strip
    index: tuple[LinkGroup, ...]


def page() -> Page:
    """Return the page that hosts serve where there is none."""
    return Page(routes.NOT_FOUND, "not_found.html", view, listed=False)


def view(ask: Asking) -> Shown:
    """Read what the page shows."""
    shown = NotFoundView(
        title="No page here",
        years=year_strip(ask, None),
        index=ask(few_entities, lengths.LONGEST_INDEX),
    )
    return Shown(
        chrome(
            ask,
            route=routes.NOT_FOUND,
            title=shown.title,
            robots="noindex",
            module="not_found.js",
        ),
        shown,
    )
