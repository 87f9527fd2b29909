"""`onrecord build`: write the site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.console import (
    exit_code,
    line,
    progress,
    show_problems,
    show_timings,
    sizes_in_words,
)
from generator.diagnostics.text import summary

if TYPE_CHECKING:
    from generator.incremental.run import Outcome

HELD_SHOWN = 5
DIFFERING_SHOWN = 10


@click.command(
    short_help="Write the site.",
    epilog="Example: onrecord build -C report -d public",
)
@options.project
@click.option(
    "-d",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="OUT",
    help="The output folder; by default `site` in the project's folder.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Build from nothing in another place too, and compare: every file must be the same.",
)
@click.option(
    "--check-budgets",
    is_flag=True,
    help="Weigh every page: what it sends, what it loads, how many elements it has.",
)
@click.option("--timings", is_flag=True, help="Say where the time went.")
@options.clock
@options.color
def build(
    root: Path,
    out: Path | None,
    now: datetime,
    color: str,
    *,
    verify: bool,
    check_budgets: bool,
    timings: bool,
) -> int:
    """Bring the site up to the content, or say everything that stands in the way.

    Only pages that change are made again, and the result is the same as that of a build from
    nothing. With any error the site stays as it was.
    """
    began = perf_counter()
    from generator.build import build as build_site  # noqa: PLC0415  not needed for --help

    place = out if out is not None else root / "site"
    with progress() as show:
        built = build_site(root, place, now=now, progress=show)
    show_problems(built.diagnostics, root, color)
    line("Read", f"{built.files:,} files: {sizes_in_words(built.sizes) or 'nothing usable'}")
    line("Checked", summary(built.diagnostics, checked=built.files))
    if built.held:
        names = ", ".join(built.held[:HELD_SHOWN])
        more = f" and {len(built.held) - HELD_SHOWN} more" if len(built.held) > HELD_SHOWN else ""
        line("Held back", f"{len(built.held):,} drafts or embargoed records: {names}{more}")
    if built.outcome is None:
        line("Wrote", "nothing; the site is as it was. Mend the errors above and build again.")
        return exit_code(built.diagnostics) or 1
    done = built.outcome
    made = _counted(done)
    changed = f"{len(done.written):,} files written, {len(done.deleted):,} deleted"
    line("Wrote", f"{place}: {made}, {changed}.")
    if timings:
        show_timings(built.spent, perf_counter() - began)
    if verify:
        from generator.verify import differences  # noqa: PLC0415  for this option alone

        differing = differences(root, place, now)
        if differing:
            listed = ", ".join(differing[:DIFFERING_SHOWN])
            line("Verified", f"{len(differing):,} files differ from a build from nothing: {listed}")
            line("Next", f"report this, and keep {place} and .onrecord/: it is a bug of ours.")
            return 70
        line("Verified", "the same as a build from nothing, byte for byte.")
    if check_budgets:
        from generator.budgets import broken, fullest, weights  # noqa: PLC0415  as above

        weighed = weights(place)
        problems = broken(weighed)
        if problems:
            show_problems(problems, root, color)
            line("Weighed", f"{len(weighed):,} pages: some are over their budget.")
            return 1
        line("Weighed", f"{len(weighed):,} pages within budgets; fullest: {fullest(weighed)}.")
    line("Next", f"python3 -m http.server --bind 127.0.0.1 --directory {place} 8000")
    return 0


def _counted(done: Outcome[Any]) -> str:
    """Say how many pages were made, and of the files that are no pages."""
    told = f"{done.pages_made:,} of {done.pages:,} pages"
    if done.total > done.pages:
        files = len(done.made) - done.pages_made
        told += f" and {files:,} of {done.total - done.pages:,} other files"
    return f"{told} made"
