"""Two states of a report side by side: what readers will see, and on how many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.catalogue import catalogue
from generator.desk.differences import Difference, differences
from generator.diagnostics.diagnostic import Diagnostic
from generator.files import read_if_there, scan
from generator.graph.assemble import Assembled, assemble
from generator.incremental.ask import Ask
from generator.loading.inputs import CONTENT
from generator.loading.written import read_written
from generator.loading.yaml_tree import plain
from generator.pages.shown import Page, Shown
from generator.projections.world import World
from generator.render.theme import load_theme
from generator.routes import output_of


class NotComparableError(Exception):
    """The side in folder `root` has errors, its `diagnostics`, so there is no site to compare."""

    def __init__(self, root: Path, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("the content has errors")
        self.root = root
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCounts:
    """How many pages change, by the kind of page, and how many come, go and stay as they are."""

    changed: Mapping[str, int]
    new: int
    gone: int
    same: int

    @property
    def touched(self) -> int:
        """How many pages readers will find changed, new or gone."""
        return sum(self.changed.values()) + self.new + self.gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What readers will see change, and what they won't.

    `held` counts drafts and embargoed records of the new side, `layout` files that say the same in
    other bytes.
    """

    differences: tuple[Difference, ...]
    pages: PageCounts
    held: int
    layout: int


def compare(before: Path, after: Path, now: datetime) -> Comparison:
    """Compare the projects in two folders as they would be published at one moment, `now`.

    The theme is that of `after` on both sides: what is compared is content.
    Raises `NotComparableError`.
    """
    old, _ = _world(before, after, now)
    new, content = _world(after, after, now)
    return Comparison(
        differences=differences(old, new),
        pages=_count(_pages(old), _pages(new)),
        held=len(content.held),
        layout=_relaid(before, after),
    )


def _world(root: Path, themed: Path, now: datetime) -> tuple[World, Assembled]:
    content = assemble(root, now)
    if content.graph is None:
        raise NotComparableError(root, content.diagnostics)
    theme, _ = load_theme(themed)
    today = now.astimezone(UTC).date()
    return World(graph=content.graph, day=today, theme=theme.addresses), content


def _relaid(before: Path, after: Path) -> int:
    """Count the files that are there on both sides and differ in comments and layout alone."""
    found = 0
    for one in scan(after / CONTENT):
        file = f"{CONTENT}/{one.name}"
        old, new = read_if_there(before / file), read_if_there(after / file)
        if old is not None and new is not None and old != new:
            was, now = read_written(old, file)[0], read_written(new, file)[0]
            found += bool(was and now and plain(was.tree) == plain(now.tree))
    return found


def _pages(world: World) -> dict[str, tuple[str, Shown]]:
    """Return every page by its route: the kind of page, and all that it shows.

    Embeds show parts of pages once more, and are not counted.
    """
    ask = Ask(world.answers)
    return {
        page.route: (page.template.removesuffix(".html").replace("_", " "), page.view(ask))
        for page in catalogue(world, ask)[0]
        if isinstance(page, Page) and output_of(page.route) != "embeds"
    }


def _count(
    old: Mapping[str, tuple[str, Shown]], new: Mapping[str, tuple[str, Shown]]
) -> PageCounts:
    both = old.keys() & new.keys()
    changed = Counter(new[route][0] for route in both if old[route] != new[route])
    return PageCounts(
        changed=dict(sorted(changed.items())),
        new=len(new.keys() - both),
        gone=len(old.keys() - both),
        same=len(both) - changed.total(),
    )
