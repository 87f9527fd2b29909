"""The timeline of all years: where things happened in time, and the latest of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import routes
from generator.pages.choice import ALL, Choice, choices_of_kind, choices_of_status
from generator.pages.choice import shown as list_of
from generator.pages.grouping import filters_of, year_strip
from generator.pages.layout import chrome, there
from generator.pages.parts import Leaf, Parted, by_year
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.cards import ClaimCard, Link
from generator.projections.claims import claim_card
from generator.projections.strips import Filters, Strip
from generator.projections.timeline import ByYear, latest, undated, years


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What `timeline.html` sees; `latest` are newest first, `filters` count all that are listed.

    `undated` claims have pages of their own if they are too many; `leaf` then leads to them.
    `statuses` and `kinds` lead to the lists of all claims of one status or one kind.
    """

    title: str
    claims: int
    years: Strip
    latest: tuple[ClaimCard, ...]
    filters: Filters
    statuses: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    undated: tuple[ClaimCard, ...]
    leaf: Leaf


LATEST = 50


def pages(without: int) -> Iterator[Page]:
    """Yield the page of all years, and the pages of claims without a date if too many are."""
    yield Page(routes.TIMELINE, "timeline.html", view)
    for name in _undated(without).names()[1:]:
        yield Page(routes.part(routes.TIMELINE, name), "choice.html", partial(rest, name))


def undated_link(without: int) -> Link:
    """Return the link to the claims without a date, of which there are so many."""
    parts = _undated(without).leaf("").parts
    return parts[0][0] if parts else Link(route=f"{routes.TIMELINE}#undated", text="Date not known")


def view(ask: Asking) -> Shown:
    """Read what the timeline's first page shows."""
    without = ask(undated, "")
    leaf = _undated(len(without)).leaf("")
    newest = tuple(there(ask(claim_card, one)) for one in ask(latest, LATEST))
    dateless = tuple(there(ask(claim_card, one)) for one in leaf.cut(without))
    shown = TimelineView(
        title="Timeline",
        claims=sum(number for _, number in ask(years, "")) + len(without),
        years=year_strip(ask, None),
        latest=newest,
        filters=filters_of((*newest, *dateless)),
        statuses=choices_of_status(ask),
        kinds=choices_of_kind(ask),
        undated=dateless,
        leaf=leaf,
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


def rest(name: str, ask: Asking) -> Shown:
    """Read what a page of claims without a date shows; `name` ends its address."""
    ids = ask(undated, "")
    leaf = _undated(len(ids)).leaf(name)
    claims: ByYear = ((None, tuple((None, False, one) for one in ids)),)
    about = "Every claim of which no date is known."
    return list_of(ask, leaf, claims, title=ALL.text, trail=(ALL,), about=about)


def _undated(number: int) -> Parted:
    """Return the list of so many claims without a date, which begins on the timeline's page."""
    told = ((None, number),) if number else ()
    return by_year(routes.TIMELINE, told, most=lengths.LONGEST_PAGE - LATEST)
