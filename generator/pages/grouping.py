"""Claims grouped by time, and the strips of bars above them, for every page that lists claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator import routes
from generator.dates.values import MONTHS
from generator.graph.ladder import FAMILIES, STATUS_RULES
from generator.pages.layout import there
from generator.pages.parts import Part, Parted, by_month
from generator.pages.shown import Asking
from generator.projections.cards import ClaimCard, Link
from generator.projections.claims import claim_card
from generator.projections.strips import (
    ClaimGroup,
    FamilyCount,
    Filters,
    Strip,
    StripCell,
)
from generator.projections.timeline import Filed, members, years


def year_strip(ask: Asking, current: int | None) -> Strip:
    """Return the bars of all years from the first to the last, gaps included."""
    listed = ask(years, "")
    told = dict(listed)
    span = range(min(told), max(told) + 1) if told else range(0)
    return Strip(
        label="Claims per year",
        cells=tuple(
            StripCell(
                route=routes.year(year) if year in told else "",
                label=str(year),
                short=str(year),
                claims=told.get(year, 0),
                current=year == current,
            )
            for year in span
        ),
        peak=max(told.values(), default=1),
    )


def month_strip(ask: Asking, year: int, *, split: bool, current: int = 0) -> Strip:
    """Return the bars of a year's twelve months; `split`: each month has a page of its own."""
    told = Counter(month for month, _, _ in ask(members, year))
    return Strip(
        label=f"Claims per month of {year}",
        cells=tuple(
            StripCell(
                route=_month_route(year, month, split=split) if told[month] else "",
                label=f"{name} {year}",
                short=name[:3],
                claims=told[month],
                current=month == current,
            )
            for month, name in enumerate(MONTHS, 1)
        ),
        peak=max((told[month] for month in range(1, 13)), default=1) or 1,
    )


def groups_of_months(
    ask: Asking, year: int, filed: tuple[Filed, ...], *, split: bool
) -> tuple[ClaimGroup, ...]:
    """Return a year's months that have claims, then those whose month is not known."""
    listed = parts_of_year(year, filed).parts
    if split:
        return tuple(_linked(year, one) for one in listed)
    return tuple(group_of_part(ask, one, in_part(filed, one)) for one in listed)


def parts_of_year(year: int, filed: tuple[Filed, ...]) -> Parted:
    """Return a year of the timeline as it is parted by month."""
    return by_month(routes.year(year), year, ((month, 1) for month, _, _ in filed))


def in_part(filed: tuple[Filed, ...], part: Part) -> list[Filed]:
    """Return what is filed under a part of a year: first what has a day, then what has none."""
    return sorted((one for one in filed if one[0] == part.key), key=lambda one: not one[1])


def group_of_part(ask: Asking, part: Part, filed: Sequence[Filed]) -> ClaimGroup:
    """Return what is to be shown of a month, or of those whose month is not known."""
    undated = [ident for month, day, ident in filed if month and not day]
    return ClaimGroup(
        heading=part.label,
        anchor=_anchor(part),
        claims=part.number,
        dated=_cards(ask, [ident for month, day, ident in filed if day or not month]),
        undated=_cards(ask, undated),
        undated_heading=f"{part.label}, day not known",
    )


def group_of_year(ask: Asking, year: int | None, filed: Sequence[Filed]) -> ClaimGroup:
    """Return claims of a year in order; `None` gathers those without a date."""
    return ClaimGroup(
        heading=str(year) if year else "Date not known",
        anchor=f"year-{year}" if year else "no-date",
        claims=len(filed),
        dated=_cards(ask, [ident for _, _, ident in filed]),
    )


def filters_of_groups(groups: Iterable[ClaimGroup]) -> Filters:
    """Return what the claims of groups can be filtered by."""
    return filters_of([card for group in groups for card in (*group.dated, *group.undated)])


def filters_of(cards: Sequence[ClaimCard]) -> Filters:
    """Return what a list of claims can be filtered by."""
    return Filters(claims=len(cards), families=_families(cards))


def _families(cards: Iterable[ClaimCard]) -> tuple[FamilyCount, ...]:
    words = Counter((card.status.family, card.status.word) for card in cards)
    told = []
    for family in FAMILIES:
        labels = [
            rule.label.partition(",")[0]
            for rule in STATUS_RULES
            if rule.family == family and words[family, rule.word]
        ]
        if labels:
            number = sum(count for (one, _), count in words.items() if one == family)
            told.append(FamilyCount(family=family, label=", ".join(labels), claims=number))
    return tuple(told)


def _linked(year: int, part: Part) -> ClaimGroup:
    return ClaimGroup(
        heading=part.label,
        anchor=_anchor(part),
        claims=part.number,
        dated=(),
        link=Link(route=routes.part(routes.year(year), part.name), text=part.label),
    )


def _cards(ask: Asking, ids: list[str]) -> tuple[ClaimCard, ...]:
    return tuple(there(ask(claim_card, one)) for one in ids)


def _anchor(part: Part) -> str:
    return MONTHS[part.key - 1].lower() if isinstance(part.key, int) else "no-month"


def _month_route(year: int, month: int, *, split: bool) -> str:
    return routes.year(year, month) if split else f"#{MONTHS[month - 1].lower()}"
