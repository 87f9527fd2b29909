"""Corrections: what this site published and had to take back or put right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages import parts
from generator.pages.following import feeds_of
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.changes import OwnError, own_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """What `corrections.html` sees; `errors` are the newest first."""

    title: str
    errors: tuple[OwnError, ...]
    leaf: parts.Leaf


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of everything that we got wrong; more where it is too much for one.

    `years` are those in which we put anything right, each with how many times.
    """
    return tuple(
        Page(routes.part(routes.CORRECTIONS, name), "corrections.html", partial(view, name))
        for name in parts.by_year(routes.CORRECTIONS, years).names()
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` ends its address."""
    errors = ask(own_errors, "")
    leaf = parts.by_year(routes.CORRECTIONS, ((one.year, 1) for one in errors)).leaf(name)
    title = leaf.titled("Corrections")
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            description="What this site got wrong: what it said, what it says now, and why.",
            trail=leaf.trail(Link(route=routes.CORRECTIONS, text="Corrections")),
            feeds=feeds_of(routes.CORRECTIONS),
        ),
        CorrectionsView(title=title, errors=leaf.of((one.year, one) for one in errors), leaf=leaf),
    )
