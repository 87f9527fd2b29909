"""A page of prose: about, how to cite."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link, Prose
from generator.projections.site import prose_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What `page.html` sees."""

    title: str
    body: Prose


def page(ident: str) -> Page:
    """Return a page of the site's own: about, how to cite."""
    trail = () if ident == "about" else (Link(route=routes.ABOUT, text="About"),)
    return Page(routes.page(ident), "page.html", partial(view, ident, routes.page(ident), trail))


def view(ident: str, route: str, trail: tuple[Link, ...], ask: Asking) -> Shown:
    """Read what a page of prose shows."""
    facts = there(ask(prose_facts, ident))
    return Shown(
        chrome(
            ask,
            route=route,
            title=facts.title,
            description=facts.description,
            trail=trail,
            file=facts.file,
            updates=facts.updates,
        ),
        PageView(title=facts.title, body=there(facts.body)),
    )
