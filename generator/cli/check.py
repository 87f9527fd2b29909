"""`onrecord check`: find every problem of the content, and write nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.text import summary


@click.command(
    short_help="Find every problem of the content.",
    epilog="Example: onrecord check -C report",
)
@options.project
@options.clock
@options.color
def check(root: Path, now: datetime, color: str) -> int:
    """Read all content and all templates, and print everything that is wrong, with its place."""
    from generator.check import check as check_content  # noqa: PLC0415  not needed for --help

    content = check_content(root, now)
    show_problems(content.diagnostics, root, color)
    line("Checked", summary(content.diagnostics, checked=content.files))
    if has_errors(content.diagnostics):
        line("Next", "mend the errors above; until then `onrecord build` writes nothing.")
        return exit_code(content.diagnostics)
    line("Next", "onrecord build")
    return 0
