"""Redirects: an id that was published keeps its address, which leads to the record's new one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.renames import renamed


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """What `moved.html` sees: where the record is now."""

    title: str
    now: Link


def page(old: str) -> Page:
    """Return the page that stands at the route `old` of a record that has another id now."""
    return Page(old, "moved.html", partial(view, old), listed=False)


def view(old: str, ask: Asking) -> Shown:
    """Read where the record is now; search engines are told to go there."""
    now = next(link for route, link in ask(renamed, "") if route == old)
    return Shown(
        chrome(
            ask,
            route=now.route,
            title=f"Moved: {now.text}",
            description=f"This page has moved: {now.text}.",
            robots="noindex",
        ),
        MovedView(title="This page has moved", now=now),
    )
