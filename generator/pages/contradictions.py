"""Contradictions: everything on which the record contradicts itself, with all sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.graph.contradictions import KINDS, MEANINGS
from generator.pages import parts
from generator.pages.layout import chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link
from generator.projections.contradicting import contradictions
from generator.projections.exhibits import Contradiction


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfContradiction:
    """The contradictions of one kind; `rule` is where the method page explains it."""

    anchor: str
    heading: str
    meaning: str
    rule: str
    entries: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsView:
    """What `contradictions.html` sees.

    `total` counts those of the whole record; `kinds` are empty on the first page of a record with
    too many for one page.
    """

    title: str
    total: int
    kinds: tuple[KindOfContradiction, ...]
    leaf: parts.Leaf


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of all contradictions, and one a year where they are too many for it.

    `years` are those that have any, each with how many.
    """
    return tuple(
        Page(routes.part(routes.CONTRADICTIONS, name), "contradictions.html", partial(view, name))
        for name in parts.by_year(routes.CONTRADICTIONS, years).names()
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` ends its address."""
    found = ask(contradictions, "")
    leaf = parts.by_year(routes.CONTRADICTIONS, ((one.year, 1) for one in found)).leaf(name)
    here = leaf.of((one.year, one) for one in found)
    title = leaf.titled("Contradictions")
    return Shown(
        chrome(
            ask,
            route=leaf.route,
            title=title,
            description="Where this record contradicts itself: every side, and who holds it.",
            trail=leaf.trail(Link(route=routes.CONTRADICTIONS, text="Contradictions")),
        ),
        ContradictionsView(
            title=title,
            total=len(found),
            kinds=tuple(
                KindOfContradiction(
                    anchor=kind,
                    heading=KINDS[kind],
                    meaning=MEANINGS[kind],
                    rule=routes.method(f"contradiction-{kind}"),
                    entries=entries,
                )
                for kind in KINDS
                if (entries := tuple(one for one in here if one.kind == kind))
            ),
            leaf=leaf,
        ),
    )
