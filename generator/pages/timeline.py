"""The timeline of all years: where things happened in time, and the latest of them."""

from dataclasses import dataclass

from generator.projections.cards import ClaimCard
from generator.projections.strips import FamilyCount, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What `timeline.html` sees; `latest` are newest first, `filters` count those of `latest`."""

    title: str
    claims: int
    years: Strip
    latest: tuple[ClaimCard, ...]
    filters: tuple[FamilyCount, ...]
    undated: tuple[ClaimCard, ...] = ()
