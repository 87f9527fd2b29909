"""The whole story: from a project's files to its site. Read this first.

content → documents → records → graph → pages → files; each arrow is one call below.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.catalogue import PROJECTIONS, catalogue
from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from generator.engine import engine_fingerprint
from generator.graph.assemble import assemble
from generator.incremental.ask import Answers
from generator.incremental.ledger import kept_ledger
from generator.incremental.outputs import claim_folder, locked
from generator.incremental.run import Outcome, run
from generator.incremental.store import State, StateError
from generator.loading.load import CONTENT, Loaded
from generator.projections.world import Audience, World
from generator.render.templates import templates_of
from generator.render.theme import FOLDER, default_folder, load_theme

if TYPE_CHECKING:
    from generator.render.failures import Failure

STATE = ".onrecord"
"""The folder of the project in which state is kept between builds; a cache and no more."""

PAGES = "pages"
"""The part of the state in which the ledger of the pages is kept."""

Progress = Callable[[str, int, int], None]
"""Told what is going on: the stage, how much is done, of how much (0: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did; `outcome` is None where errors stopped it and the site is as it was.

    `loaded` is all that was read.
    """

    outcome: Outcome[Failure] | None
    loaded: Loaded
    files: int
    sizes: Mapping[str, int]
    held: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(
    root: Path,
    out: Path,
    *,
    now: datetime,
    audience: Audience = "reader",
    folder: Path | None = None,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Built:
    """Bring the site in `out` up to the content of the project at `root`.

    `folder` is where state is kept between builds of this site; by default the project's own.

    Everything is read, checked and rendered before the first file of the site changes.
    Raises `OutputRefusedError` for a folder that is not ours, `BusyError` beside another build, and
    `OSError` where the machine fails; the old site is whole in each case.
    """
    kept = folder or root / STATE
    claim_folder(out, root / CONTENT, root / FOLDER, kept, default_folder())
    with locked(kept), _no_collecting():
        state = State(kept, f"{engine_fingerprint()} {audience}")
        try:
            return _built(root, out, now, audience, state, progress)
        except StateError:  # found out only while reading it: begin anew without it
            state.forget()
            return _built(root, out, now, audience, state, progress)
        finally:
            state.close()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Do without the garbage collector: next to nothing is garbage, and looking takes a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _built(
    root: Path, out: Path, now: datetime, audience: Audience, state: State, progress: Progress
) -> Built:
    content = assemble(
        root,
        now,
        with_held=audience == "editor",
        state=state,
        progress=lambda stage: progress(stage, 0, 0),
    )
    theme, theme_problems = load_theme(root)
    templates = templates_of(theme, state)
    found = [*content.diagnostics, *theme_problems, *templates.problems]
    outcome = None
    if content.graph is not None and not has_errors(found):
        day = now.astimezone(UTC).date()
        world = World(graph=content.graph, day=day, theme=theme.addresses)
        progress("plan", 0, 0)
        pages, clashes = catalogue(world)
        found += clashes
        if not clashes:
            ledger = kept_ledger(state, PAGES)
            outcome = run(
                out,
                ledger=ledger,
                changed=content.changed | _changed_around(state, world),
                answers=Answers(world, content.graph.log),
                projections=PROJECTIONS,
                products=pages,
                closures=templates.closures,
                maker=templates.renderer,
                blobs=theme.blobs,
                progress=lambda done, total: progress("render", done, total),
            )
            found += _told_once(outcome)
            if not outcome.problems:
                progress("remember", 0, 0)
                state.save(
                    {
                        **content.rows,
                        PAGES: dict(ledger.packed()),
                        "templates": templates.rows(),
                        "around": _around(world),
                    }
                )
    return Built(
        outcome=None if has_errors(found) else outcome,
        loaded=content.loaded,
        files=content.files,
        sizes=content.sizes,
        held=content.held,
        diagnostics=in_order(dict.fromkeys(found)),
    )


def _told_once(outcome: Outcome[Failure]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with templates, each problem once for all pages that it fails."""
    if not outcome.problems:
        return ()
    from generator.render.failures import grouped  # noqa: PLC0415  Jinja is not loaded for nothing

    return grouped(outcome.problems)


def _around(world: World) -> dict[str, bytes | None]:
    """Return the world's pieces outside of the graph, by name: the day and the theme's addresses."""
    told: dict[str, bytes | None] = {"today": world.day.isoformat().encode()}
    return told | {f"asset:{name}": route.encode() for name, route in world.theme.items()}


def _changed_around(state: State, world: World) -> frozenset[str]:
    """Return the names of those pieces outside of the graph that are not as they were."""
    before, after = dict(state.rows("around")), _around(world)
    return frozenset(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
