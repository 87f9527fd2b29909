"""`onrecord schema`: write what editors' programs need to complete and check records."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems


@click.command(
    short_help="Write schemas and settings for your editor.",
    epilog="Example: onrecord schema -C report",
)
@options.project
@options.color
def schema(root: Path, color: str) -> int:
    """Write JSON Schemas with the ids of this project, and make VS Code use them.

    Settings of yours stay as they are. Other editors find the schema by the first line of each
    file that `onrecord new` makes.
    """
    from generator.desk.editor_support import SCHEMAS, editor_support  # noqa: PLC0415
    from generator.desk.writing import write_files  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    loaded = load(root)
    if loaded.settings is None:
        show_problems(loaded.diagnostics, root, color)
        return exit_code(loaded.diagnostics)
    support = editor_support(root, loaded)
    write_files(root, support.files)
    for name in sorted(support.files):
        line("Wrote", name)
    for name in support.left:
        line("Left", f"{name}: it holds comments, or is no JSON; add what the README shows")
    line("Next", f"open a record in your editor; its words come from {SCHEMAS}/")
    return 0
