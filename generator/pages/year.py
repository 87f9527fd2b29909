"""One year of the timeline."""

from dataclasses import dataclass

from generator.projections.cards import Link
from generator.projections.strips import ClaimGroup, FamilyCount, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """What `year.html` sees.

    `months` has twelve cells; a cell's route is a fragment of this page or a month's own page.
    `groups` are the months that have claims, then "2018, month not known".
    """

    title: str
    year: str
    claims: int
    years: Strip
    months: Strip
    filters: tuple[FamilyCount, ...]
    groups: tuple[ClaimGroup, ...]
    previous: Link | None = None
    following: Link | None = None
