"""What every view of data needs: the way to the world, and addresses that hold everywhere."""

from __future__ import annotations

import re
from typing import TypeAlias, TypeVar

from generator.incremental.ask import Ask
from generator.model.references import LINK
from generator.projections.cards import Prose
from generator.projections.site import Identity
from generator.projections.world import World

T = TypeVar("T")

Asking: TypeAlias = Ask[World]

_EMBEDDED = re.compile(rf"!?{LINK.pattern}")
_BRACKETS = re.compile(r"([\[\]\\])")


def there(value: T | None) -> T:
    """Return what is known of a record that is there: the catalogue listed it."""
    if value is None:
        raise LookupError("a file was listed for a record that does not exist")
    return value


def markdown(prose: Prose | None, site: Identity) -> str:
    """Return prose as Markdown whose links lead anywhere; what it embeds becomes a link."""
    if prose is None:
        return ""
    targets = {written: (route, label) for written, route, label in prose.links}

    def linked(match: re.Match[str]) -> str:
        route, label = targets.get(match["name"].strip(), ("", match["name"]))
        words = _BRACKETS.sub(r"\\\1", (match["words"] or "").strip() or label)
        return f"[{words}]({site.absolute(route)})" if route else words

    return _EMBEDDED.sub(linked, prose.text)
