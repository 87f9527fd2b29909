"""Embeds: a claim, or the newest claims about an entity, in a frame on pages of others.

An embed has no script, and a bound of 12 kB, 4 kB packed, in every script and for every length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from html import escape

from generator import routes
from generator.formats.embedding import framed, quoted
from generator.pages.chrome import Frame
from generator.pages.layout import address_of, shortened, there
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link, When
from generator.projections.describe import capitalised
from generator.projections.sharing import SharedClaim, frame_of, shared_claim, shared_timeline
from generator.projections.site import identity

STYLE = "embed.css"
_TITLE, _BASIS = 200, 320
"""Characters of the texts of a claim that stands alone."""
_BESIDE_OTHERS = 160
"""Characters of a basis in a list."""
_ROOM = 2_400
"""Bytes of all texts of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEmbedView:
    """What `embed_claim.html` sees."""

    claim: SharedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEmbedView:
    """What `embed_timeline.html` sees: the newest claims first; `total` is how many there are."""

    entity: Link
    claims: tuple[SharedClaim, ...]
    total: int
    as_of: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """How others show what a page has: HTML to paste, and an address for programs (oEmbed).

    `quotation` is for where frames are not allowed; empty for a timeline.
    """

    frame: str
    oembed: str
    quotation: str = ""


def of_claim(ident: str) -> Page:
    """Return the embed of a claim."""
    route = routes.embed(routes.claim(ident))
    return Page(route, "embed_claim.html", partial(claim_view, ident), listed=False)


def of_entity(kind: str, ident: str) -> Page:
    """Return the embed of an entity's newest claims."""
    route = routes.embed(routes.entity(kind, ident))
    return Page(route, "embed_timeline.html", partial(timeline_view, ident), listed=False)


def claim_view(ident: str, ask: Asking) -> Shown:
    """Read what the embed of a claim shows."""
    claim = there(ask(shared_claim, ident))
    shown = _cut(claim, _BASIS)
    basis = capitalised(shown.status.basis)
    shown = replace(shown, status=replace(shown.status, basis=basis))
    return Shown(_frame(ask, claim.route, shown.title), ClaimEmbedView(claim=shown))


def timeline_view(ident: str, ask: Asking) -> Shown:
    """Read what the embed of an entity shows: as many of its newest claims as have room."""
    told = there(ask(shared_timeline, ident))
    claims: list[SharedClaim] = []
    room = _ROOM
    for one in told.newest:
        claim = _cut(there(ask(shared_claim, one)), _BESIDE_OTHERS)
        room -= len(escape(claim.title + claim.status.basis).encode())
        if claims and room < 0:
            break
        claims.append(claim)
    shown = TimelineEmbedView(
        entity=told.entity, claims=tuple(claims), total=told.claims, as_of=told.as_of
    )
    return Shown(_frame(ask, told.entity.route, told.entity.text), shown)


def embedding(ask: Asking, ident: str) -> Embedding | None:
    """Return how others show a claim or an entity's newest claims; None: there is no embed."""
    site = ask(identity, "")
    mark = ask(frame_of, ident) if "embeds" in site.outputs else None
    if mark is None:
        return None
    address = site.absolute(routes.embed(mark.route))
    return Embedding(
        frame=framed(address, shortened(mark.title), mark.height),
        oembed=site.absolute(routes.oembed(mark.route)),
    )


def embedding_of_claim(ask: Asking, ident: str) -> Embedding | None:
    """Return how others show a claim, in a frame or without one."""
    told = embedding(ask, ident)
    if told is None:
        return None
    site, claim = ask(identity, ""), there(ask(shared_claim, ident))
    mark = claim.status
    return replace(
        told,
        quotation=quoted(
            site.absolute(claim.route),
            claim.title,
            f"{mark.label}: {mark.basis}. {claim.period} {claim.happened.words}.",
            f"{site.title}, as of {claim.as_of.words}",
        ),
    )


def _cut(claim: SharedClaim, longest: int) -> SharedClaim:
    """Cut what is too long for an embed; the status and the dates are never cut."""
    basis = shortened(claim.status.basis, longest)
    return replace(
        claim, title=shortened(claim.title, _TITLE), status=replace(claim.status, basis=basis)
    )


def _frame(ask: Asking, route: str, title: str) -> Frame:
    site = ask(identity, "")
    return Frame(
        site_title=site.title,
        language=site.language,
        title=title,
        base=site.base_path,
        canonical=site.absolute(route),
        stylesheet=address_of(ask, STYLE, site.base_path),
        favicon=address_of(ask, "favicon.svg", site.base_path),
    )
