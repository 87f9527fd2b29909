"""The timeline of all years: where things happened in time, and the latest of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.pages.choice import Choice, choices_of_kind, choices_of_status
from generator.pages.grouping import filters_of, year_strip
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import ClaimCard
from generator.projections.claims import claim_card
from generator.projections.strips import Filters, Strip
from generator.projections.timeline import latest, undated, years


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What `timeline.html` sees; `latest` are newest first, `filters` count all that are listed.

    `statuses` and `kinds` lead to the lists of all claims of one status or one kind.
    """

    title: str
    claims: int
    years: Strip
    latest: tuple[ClaimCard, ...]
    filters: Filters
    statuses: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
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
        filters=filters_of((*newest, *rest)),
        statuses=choices_of_status(ask),
        kinds=choices_of_kind(ask),
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
