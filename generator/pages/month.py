"""One month of the timeline, for years too full for one page."""

from dataclasses import dataclass

from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, FamilyCount, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """What `month.html` sees; `months` is the strip of the year that it belongs to."""

    title: str
    claims: int
    year: Link
    months: Strip
    filters: tuple[FamilyCount, ...]
    group: ClaimGroup
    previous: Link | None = None
    following: Link | None = None
