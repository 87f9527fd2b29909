"""The world that pages read: the graph, the day, the theme's addresses, and who will see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.graph.graph import Graph

Audience = Literal["reader", "editor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that a page may depend on but its template; projections read it, pages never do.

    `assets`: a theme file's name → its route. `today` is a UTC day.
    """

    graph: Graph
    today: date
    assets: Mapping[str, str]
    audience: Audience = "reader"
