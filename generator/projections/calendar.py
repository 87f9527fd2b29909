"""What calendars read: the days of a claim that are known for certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator import routes
from generator.dates.edtf import Edtf, Moment
from generator.formats.calendar import MOST_CLAIMS
from generator.graph.headline import headline
from generator.graph.status import status
from generator.incremental.projection import projection
from generator.model.claim import Assertion
from generator.projections import listing
from generator.projections.history import history
from generator.projections.renames import first_address
from generator.projections.timeline import latest
from generator.projections.world import World

Standing = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDays:
    """The days of a claim, each as (its lasting name, what it is, the day or time of RFC 3339).

    What a day is ("Due", "Ends") is empty where the claim just happened on it.
    `first` is the first address that the claim had; `title` has the hedge in it, `basis` says what
    the status rests on. `stamped` is when the claim last changed, a time of RFC 3339, or "".
    """

    first: str
    route: str
    title: str
    basis: str
    standing: Standing
    stamped: str
    version: int
    days: tuple[tuple[str, str, str], ...]


@projection("days of claim")
def claim_days(world: World, ident: str) -> ClaimDays | None:
    """Return a claim's days; None: there is no such claim, or no day of it is known."""
    graph = world.graph
    claim = graph.claims.get(ident)
    days = tuple(_days(claim)) if claim else ()
    if claim is None or not days:
        return None
    told = status(graph, ident)
    mark = listing.mark(graph, told)
    held = listing.held_back(claim)
    title = headline(claim.title, told)
    changes = [one.change.date.moment for one in history(claim)]
    return ClaimDays(
        first=first_address(claim),
        route=routes.claim(ident),
        title=f"{held}: {title}" if held else title,
        basis=f"{mark.label}: {mark.basis}.",
        standing=_STANDING.get(mark.family, "TENTATIVE"),
        stamped=changes[-1].rfc3339 if changes else "",
        version=max(1, len(changes)),
        days=days,
    )


@projection("claims in calendar")
def claims_with_days(world: World, entity: str) -> tuple[str, ...]:
    """Return the latest claims, of those that name an entity or of all (""), that have a day."""
    graph = world.graph
    if entity:
        found = tuple(one for one, _ in graph.claims_of[entity])[-MOST_CLAIMS:]
    else:
        found = world.ask(latest, MOST_CLAIMS)
    return tuple(sorted(one for one in found if any(_days(graph.claims[one]))))


_STANDING: dict[str, Standing] = {"settled": "CONFIRMED", "fallen": "CANCELLED"}


def _days(claim: Assertion) -> Iterator[tuple[str, str, str]]:
    dates = (
        ("happened", "", claim.happened),
        ("from", "Begins", claim.from_),
        ("until", "Ends", claim.until),
        ("due", "Due", claim.due),
        *(
            (f"stage-{number}", stage.name.capitalize(), stage.date)
            for number, stage in enumerate(claim.stages, 1)
        ),
    )
    for name, what, date in dates:
        day = _certain_day(date)
        if day:
            yield name, what, day


def _certain_day(date: Edtf | None) -> str:
    """Return a day, or a time, that is written as one and as certain; "" for any other date."""
    moment = date.value if date else None
    if not isinstance(moment, Moment) or moment.approximate or moment.uncertain:
        return ""
    if moment.precision == "day":
        return moment.earliest.isoformat()
    return moment.rfc3339 if moment.precision == "time" else ""
