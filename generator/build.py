"""The whole story: from a project's files to its site. Read this first.

content → documents → records → graph → pages → files; each arrow is one call below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.catalogue import PROJECTIONS, catalogue
from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from generator.engine import engine_fingerprint
from generator.graph.assemble import assemble
from generator.incremental.ask import Answers
from generator.incremental.outputs import claim_folder, locked
from generator.incremental.run import Outcome, Workplace, run
from generator.loading.load import CONTENT
from generator.projections.world import Audience, World
from generator.render.failures import Failure, grouped
from generator.render.renderer import Renderer
from generator.render.theme import FOLDER, default_folder, load_theme

STATE = ".onrecord"
"""The folder of the project in which state is kept between builds; a cache and no more."""

Progress = Callable[[str, int, int], None]
"""Told what is going on: the stage, how much is done, of how much (0: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did; `outcome` is None where errors stopped it and the site is as it was."""

    outcome: Outcome[Failure] | None
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
    progress: Progress = lambda _stage, _done, _total: None,
) -> Built:
    """Bring the site in `out` up to the content of the project at `root`.

    Everything is read, checked and rendered before the first file of the site changes.
    Raises `OutputRefusedError` for a folder that is not ours, `BusyError` beside another build, and
    `OSError` where the machine fails; the old site is whole in each case.
    """
    claim_folder(out, root / CONTENT, root / FOLDER, root / STATE, default_folder())
    with locked(root / STATE):
        progress("Reading", 0, 0)
        content = assemble(root, now, with_held=audience == "editor")
        theme, theme_problems = load_theme(root)
        renderer = Renderer(theme)
        found = [*content.diagnostics, *theme_problems, *renderer.problems()]
        outcome = None
        if content.graph is not None and not has_errors(found):
            world = World(
                graph=content.graph,
                today=now.astimezone(UTC).date(),
                assets=theme.addresses,
                audience=audience,
            )
            pages, clashes = catalogue(world)
            found += clashes
            if not clashes:
                outcome = run(
                    Workplace(out, root / STATE),
                    engine=engine_fingerprint(),
                    answers=Answers(world),
                    projections=PROJECTIONS,
                    products=pages,
                    maker=renderer,
                    blobs=theme.blobs,
                    progress=lambda done, total: progress("Rendering", done, total),
                )
                found += grouped(outcome.problems)
        return Built(
            outcome=None if has_errors(found) else outcome,
            files=content.files,
            sizes=content.graph.sizes if content.graph else {},
            held=content.held,
            diagnostics=in_order(dict.fromkeys(found)),
        )
