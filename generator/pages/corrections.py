"""Corrections: what this site published and had to take back or put right."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.pages.following import feeds_of
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.changes import OwnError, own_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """What `corrections.html` sees; `errors` are the newest first."""

    title: str
    errors: tuple[OwnError, ...]


def page() -> Page:
    """Return the page of everything that we got wrong."""
    return Page(routes.CORRECTIONS, "corrections.html", view)


def view(ask: Asking) -> Shown:
    """Read what the page shows."""
    return Shown(
        chrome(
            ask,
            route=routes.CORRECTIONS,
            title="Corrections",
            description="What this site got wrong: what it said, what it says now, and why.",
            feeds=feeds_of(routes.CORRECTIONS),
        ),
        CorrectionsView(title="Corrections", errors=ask(own_errors, "")),
    )
