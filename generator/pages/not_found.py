"""The page for addresses that don't exist."""

from dataclasses import dataclass

from generator.projections.cards import LinkGroup
from generator.projections.strips import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """What `not_found.html` sees: ways back in."""

    title: str
    years: Strip
    index: tuple[LinkGroup, ...]
