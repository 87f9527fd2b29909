"""What programs read to show a claim or a timeline of this site: oEmbed 1.0 (oembed.com)."""

from __future__ import annotations

from typing import Any

from generator import routes
from generator.exports.asking import Asking, there
from generator.formats.cards.card import HEIGHT, WIDTH
from generator.formats.embedding import framed
from generator.projections.sharing import frame_of
from generator.projections.site import identity

_COLUMN = 600
"""Pixels of width, which oEmbed wants in numbers; the frame itself takes what there is."""

Json = dict[str, Any]


def view(ident: str, ask: Asking) -> Json:
    """Read the answer, of the type "rich", for a claim or an entity that has an embed."""
    mark, site = there(ask(frame_of, ident)), ask(identity, "")
    answer: Json = {
        "version": "1.0",
        "type": "rich",
        "title": mark.title,
        "provider_name": site.title,
        "provider_url": site.absolute(routes.HOME),
        "html": framed(site.absolute(routes.embed(mark.route)), mark.title, mark.height),
        "width": _COLUMN,
        "height": mark.height,
    }
    if mark.pictured:
        answer |= {
            "thumbnail_url": site.absolute(routes.card(mark.route)),
            "thumbnail_width": WIDTH,
            "thumbnail_height": HEIGHT,
        }
    return answer
