"""What templates can do to a value: pure, few, and the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.projections.cards import Prose
from generator.render.bodies import to_data_block, to_html


@pass_context
def url(context: Context, route: str) -> str:
    """Put the site's base path before a route; other addresses stay as they are."""
    if not route.startswith("/"):
        return route
    return f"{context['chrome'].base}{route.removeprefix('/')}"


@pass_context
def markdown(context: Context, prose: Prose, heading: int = 3) -> Markup:
    """Render prose to sanitised HTML; its headings start at the level `heading`."""
    return to_html(prose, context["chrome"].base, heading)


def count(number: int) -> str:
    """Write a number with commas between thousands: 5000 → "5,000"."""
    return f"{number:,}"


def plural(number: int, one: str, many: str) -> str:
    """Write a number with its noun: 8 → "8 articles"."""
    return f"{count(number)} {one if number == 1 else many}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "count": count,
    "data_block": to_data_block,
    "markdown": markdown,
    "plural": plural,
    "url": url,
}
