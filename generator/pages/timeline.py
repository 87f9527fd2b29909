"""The timeline of all years: where things happened in time, and the latest of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.pages.grouping import counts_of_cards, year_strip
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import ClaimCard
from generator.projections.claims import claim_card
from generator.projections.strips import FamilyCount, Strip
from generator.projections.timeline import latest, undated, years


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What `timeline.html` sees; `latest` are newest first, `filters` count all that are listed."""

    title: str
    claims: int
    years: Strip
    latest: tuple[ClaimCard, ...]
    filters: tuple[FamilyCount, ...]
    undated: tuple[ClaimCard, ...] = ()


LATEST = 50


def page() -> Page:
    """Return the page of all years."""
    return Page(routes.TIMELINE, "timeline.html", view)


def view(ask: Asking) -> Shown:
    """Read what the timeline's first page shows."""
    without = ask(undated, "")
    newest = tuple(there(ask(claim_card, one)) for one in ask(latest, LATEST))
    rest = tuple(there(ask(claim_card, one)) for one in without)
    shown = TimelineView(
        title="Timeline",
        claims=sum(number for _, number in ask(years, "")) + len(without),
        years=year_strip(ask, None),
        latest=newest,
        filters=counts_of_cards((*newest, *rest)),
        undated=rest,
    )
    return Shown(
        chrome(
            ask,
            route=routes.TIMELINE,
            title="Timeline",
            description="Every claim of this record by the date things happened.",
        ),
        shown,
    )
