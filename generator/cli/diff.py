"""`onrecord diff`: what readers will see change."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.console import exit_code, line, progress, show_problems

if TYPE_CHECKING:
    from generator.desk.comparison import Comparison


@click.command(
    short_help="Show what readers will see change.",
    epilog="Example: onrecord diff main --format markdown",
)
@click.argument("other", metavar="[REF|DIR]", default="HEAD")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to print it.",
)
@click.option("--exit-code", "tells", is_flag=True, help="End with 1 where there are changes.")
@options.project
@options.clock
@options.color
def diff(other: str, *, form: str, tells: bool, root: Path, now: datetime, color: str) -> int:
    """Compare the published content with your files, in readers' words.

    The other side is a git revision (by default HEAD, the last commit) or another project's
    folder. Changes of comments, order and layout are none.
    """
    from generator.desk.comparison import NotComparableError, compare  # noqa: PLC0415
    from generator.desk.other_side import NoOtherSideError, other_side  # noqa: PLC0415

    try:
        with progress() as show, other_side(root, other) as before:
            show("Comparing", 0, 0)
            try:
                told = compare(before, root, now)
            except NotComparableError as error:
                show_problems(error.diagnostics, error.root, color)
                mend = "mend the errors above" if error.root == root else "name another revision"
                line("Next", f"{mend}; what has errors is no site to compare")
                return exit_code(error.diagnostics)
    except NoOtherSideError as error:
        raise click.UsageError(f"{error}.") from None
    _show(told, other, form)
    return 1 if tells and told.pages.touched else 0


def _show(told: Comparison, other: str, form: str) -> None:
    from generator.desk.comparison_text import as_markdown, as_text, as_values  # noqa: PLC0415

    ours = "your files"
    if form == "json":
        click.echo(json.dumps(as_values(told, other, ours), ensure_ascii=False, indent=1))
    elif form == "markdown":
        click.echo(as_markdown(told, other, ours))
    else:
        click.echo(as_text(told, other, ours))
        line("Next", "onrecord build" if told.pages.touched else "nothing to do")
