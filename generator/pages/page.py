"""A page of prose: about, how to cite."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.layout import about, chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Prose
from generator.projections.site import prose_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What `page.html` sees."""

    title: str
    body: Prose


def page(ident: str) -> Page:
    """Return a page of the site's own: about, how to cite."""
    return Page(routes.page(ident), "page.html", partial(view, ident))


def view(ident: str, ask: Asking) -> Shown:
    """Read what a page of prose shows."""
    facts = there(ask(prose_facts, ident))
    route = routes.page(ident)
    return Shown(
        chrome(
            ask,
            route=route,
            title=facts.title,
            description=facts.description,
            trail=about(ask, route),
            file=facts.file,
            updates=facts.updates,
        ),
        PageView(title=facts.title, body=there(facts.body)),
    )
