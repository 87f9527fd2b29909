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
    too many for one page, and `years` then lead to the rest.
    """

    title: str
    total: int
    kinds: tuple[KindOfContradiction, ...]
    years: parts.Years


def pages(years: parts.Numbers) -> tuple[Page, ...]:
    """Return the page of all contradictions, and one a year where they are too many for it.

    `years` are those that have any, each with how many.
    """
    return tuple(
        Page(routes.part(routes.CONTRADICTIONS, name), "contradictions.html", partial(view, name))
        for name in parts.names(parts.years_of(routes.CONTRADICTIONS, years))
    )


def view(name: str, ask: Asking) -> Shown:
    """Read what the page shows; `name` is the part of a list that is parted by year."""
    found = ask(contradictions, "")
    years = _years(found)
    here = [one for one in found if parts.name_of(one.year) == name] if years else found
    title = f"Contradictions: {name}" if name else "Contradictions"
    return Shown(
        chrome(
            ask,
            route=routes.part(routes.CONTRADICTIONS, name),
            title=title,
            description="Where this record contradicts itself: every side, and who holds it.",
            trail=(Link(route=routes.CONTRADICTIONS, text="Contradictions"),) if name else (),
        ),
        ContradictionsView(
            title=title,
            total=len(here) if name else len(found),
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
            years=() if name else years,
        ),
    )


def _years(found: tuple[Contradiction, ...]) -> parts.Years:
    return parts.years_of(routes.CONTRADICTIONS, ((one.year, 1) for one in found))
