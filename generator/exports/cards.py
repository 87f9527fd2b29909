"""Social cards: the pictures that a shared link shows."""

from __future__ import annotations

from dataclasses import replace

from generator.exports.asking import Asking, there
from generator.formats.cards.card import Card
from generator.projections.sharing import social_card
from generator.render.typography import in_text


def view(ident: str, ask: Asking) -> Card:
    """Read the card of a record, or of the site itself for ""."""
    card = there(ask(social_card, ident))
    return replace(card, title=in_text(card.title), text=in_text(card.text))
