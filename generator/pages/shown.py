"""The protocol of pages: an address, a template, and a pure function from reads to a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.incremental.ask import Ask
from generator.pages.chrome import Chrome, Frame
from generator.projections.world import World

Asking: TypeAlias = Ask[World]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a template sees: the page's own view, and what stands around it on every page."""

    chrome: Chrome | Frame
    view: Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site; `listed`: search engines should list it."""

    route: str
    template: str
    view: Callable[[Asking], Shown]
    listed: bool = True

    @property
    def stage(self) -> str:
        """Where its making is counted: with all pages."""
        return "render"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the site that is no page: `template` names one of `generator.formats.writers`.

    Its view is the plain value that the writer takes.
    """

    route: str
    template: str
    view: Callable[[Asking], Any]
    listed: bool = False

    @property
    def stage(self) -> str:
        """Where its making is counted: under the writer's own name."""
        return self.template
