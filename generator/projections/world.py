"""The world that pages read: the graph, the day, and the theme's addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.graph.graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that a page may depend on but its template; projections read it, pages never do.

    `day` is the day of the build, in UTC; `theme`: a theme file's name → its route.
    """

    graph: Graph
    day: date
    theme: Mapping[str, str]

    @property
    def today(self) -> date:
        """The day of this build."""
        self.graph.log.pieces.add("today")
        return self.day

    def asset(self, name: str) -> str | None:
        """Return the route of a theme's file; None: the theme has none of this name."""
        self.graph.log.pieces.add(f"asset:{name}")
        return self.theme.get(name)
