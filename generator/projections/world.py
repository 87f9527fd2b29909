"""The world that pages read: the graph, the day, and the theme's addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, TypeVar

from generator.graph.graph import Graph
from generator.incremental.ask import Answers
from generator.incremental.projection import Key, Projection

K = TypeVar("K", bound=Key)
V = TypeVar("V")

Plan: TypeAlias = tuple[tuple[str, bool], ...]
"""The routes of all files, in order, each with whether it is a page for search engines to list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that a page may depend on but its template; projections read it, pages never do.

    `day` is the day of the build, in UTC; `theme`: a theme file's name → its route.
    `lacking` are the optional parts of the site that can't be made on this machine.
    `plan` tells which files the site will have; the catalogue, which knows, stands above this.
    `answers` are those of this world.
    """

    graph: Graph
    day: date
    theme: Mapping[str, str]
    lacking: frozenset[str] = frozenset()
    plan: Callable[[World], Plan] = field(default=lambda _world: (), repr=False, compare=False)
    answers: Answers[World] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", Answers(self, self.graph.log))

    def ask(self, projection: Projection[World, K, V], key: K) -> V:
        """Return what a projection says to another, which then is made of this answer.

        So a list of everything is made again only for what it shows; a plain call of `read` would
        make it of all that the other looks at.
        """
        return self.answers.within(projection, key)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The optional parts of the site that it has."""
        return tuple(sorted({*self.graph.settings.outputs} - self.lacking))

    @property
    def today(self) -> date:
        """The day of this build."""
        self.graph.log.pieces.add("today")
        return self.day

    def asset(self, name: str) -> str | None:
        """Return the route of a theme's file; None: the theme has none of this name."""
        self.graph.log.pieces.add(f"asset:{name}")
        return self.theme.get(name)
