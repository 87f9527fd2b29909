"""Social cards: the pictures that a shared link shows."""

from __future__ import annotations

from dataclasses import replace

from generator.formats.cards.card import Card
from generator.incremental.ask import Ask
from generator.projections.sharing import social_card
from generator.projections.world import World
from generator.render.typography import in_text


def view(ident: str, ask: Ask[World]) -> Card:
    """Read the card of a record, or of the site itself for ""."""
    card = ask(social_card, ident)
    if card is None:
        raise LookupError(f"a card was listed for {ident}, which has none")
    return replace(card, title=in_text(card.title), text=in_text(card.text))
