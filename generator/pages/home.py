"""The home page: what happened last in the world, what changed last on the site, and ways in."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.pages import linked_data
from generator.pages.grouping import year_strip
from generator.pages.layout import chrome, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections import lengths
from generator.projections.asking import number_asked
from generator.projections.cards import ClaimCard, Link, LinkGroup, Prose
from generator.projections.changes import LatestDay, latest_changes
from generator.projections.claims import claim_card
from generator.projections.contradicting import contradictions
from generator.projections.indexes import few_entities, stories
from generator.projections.site import identity, number
from generator.projections.strips import Strip
from generator.projections.timeline import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What `home.html` sees.

    `world` are the latest claims by the date things happened, newest first; `changes` the latest
    updates of this site: two lists, because mixing them makes old events look new.
    `stories` are the first stories with their summaries, of `all_stories`; `featured` are the
    editor's choice of claims; `claims`, `sources`, `contradictions` and `questions` (claims with
    open ones) are site-wide counts; the last two are 0 where the site leaves their pages out.
    `index` lists entities under the plural of their kind; if there are too many, the kinds alone.
    """

    title: str
    deck: Prose
    claims: int
    sources: int
    contradictions: int
    questions: int
    featured: tuple[ClaimCard, ...]
    stories: tuple[tuple[Link, str], ...]
    all_stories: int
    world: tuple[ClaimCard, ...]
    changes: tuple[LatestDay, ...]
    years: Strip
    index: tuple[LinkGroup, ...]


LATEST = 8


def page() -> Page:
    """Return the home page."""
    return Page(routes.HOME, "home.html", view)


def view(ask: Asking) -> Shown:
    """Read what the home page shows."""
    site = ask(identity, "")
    chosen = (ask(claim_card, one) for one in site.featured)
    told = ask(stories, "")
    shown = HomeView(
        title=site.tagline,
        deck=site.description or Prose(text=site.tagline),
        claims=ask(number, "claims"),
        sources=ask(number, "sources"),
        contradictions=len(ask(contradictions, "")) if "contradictions" in site.outputs else 0,
        questions=ask(number_asked, "") if "open-questions" in site.outputs else 0,
        featured=tuple(card for card in chosen if card),
        stories=told[:LATEST],
        all_stories=len(told),
        world=tuple(there(ask(claim_card, one)) for one in ask(latest, LATEST)),
        changes=ask(latest_changes, LATEST),
        years=year_strip(ask, None),
        index=ask(few_entities, lengths.LONGEST_INDEX),
    )
    return Shown(
        chrome(ask, route=routes.HOME, title=site.title, nodes=(linked_data.web_site(site),)), shown
    )
