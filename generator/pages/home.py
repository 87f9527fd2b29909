"""The home page: what happened last in the world, what changed last on the site, and ways in."""

from dataclasses import dataclass

from generator.projections.cards import ClaimCard, LinkGroup, Prose, SiteChange
from generator.projections.strips import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What `home.html` sees.

    `world` are the latest claims by the date things happened, newest first; `changes` the latest
    updates of this site: two lists, because mixing them makes old events look new.
    `featured` are the editor's choice; `claims` and `sources` are site-wide counts.
    `index` lists entities under the plural of their kind.
    """

    title: str
    deck: Prose
    claims: int
    sources: int
    featured: tuple[ClaimCard, ...]
    world: tuple[ClaimCard, ...]
    changes: tuple[SiteChange, ...]
    years: Strip
    index: tuple[LinkGroup, ...]
