"""A page of prose: about, how to cite."""

from dataclasses import dataclass

from generator.projections.cards import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What `page.html` sees."""

    title: str
    body: Prose
