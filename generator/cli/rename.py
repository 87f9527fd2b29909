"""`onrecord rename`: give a record another id, everywhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems

SHOWN = 20
"""Files that are named; all are counted."""


@click.command(
    short_help="Give a record another id, everywhere.",
    epilog="Example: onrecord rename bb-stops best-buy-stops-ordering-huawei",
)
@click.argument("old", shell_complete=options.known_ids)
@click.argument("new", callback=options.valid_id)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@options.project
@options.clock
@options.color
def rename(old: str, new: str, *, dry_run: bool, root: Path, now: datetime, color: str) -> int:
    """Rename the record OLD to NEW: its file, and every field and link that names it.

    The old address leads readers to the new one. Comments, order and layout stay. All of it is
    checked first, and either all of it is written or nothing.
    """
    from generator.desk.editor_support import refresh  # noqa: PLC0415
    from generator.desk.lookup import UnknownIdError  # noqa: PLC0415
    from generator.desk.rename import RenameRefusedError, renaming  # noqa: PLC0415
    from generator.desk.writing import STATE, write_files  # noqa: PLC0415
    from generator.incremental.outputs import locked  # noqa: PLC0415

    try:
        made = renaming(root, old, new, now)
    except UnknownIdError as error:
        raise click.UsageError(f"{error}.") from None
    except RenameRefusedError as refused:
        show_problems(refused.diagnostics, root, color)
        line("Refused", f"{refused}.")
        way = "mend the errors above" if refused.diagnostics else "choose another id"
        line("Next", f"{way}; nothing was written")
        return exit_code(refused.diagnostics) or 1
    if not dry_run:
        with locked(root / STATE):  # so that no build sees half of it
            write_files(root, made.files, made.moved)
        refresh(root)
    for before, after in made.moved.items():
        line("Move" if dry_run else "Moved", f"{before} to {after}")
    for file, number in sorted(made.places.items())[:SHOWN]:
        line("Place" if number == 1 else "Places", f"{file}{f' ({number})' * (number > 1)}")
    if len(made.places) > SHOWN:
        line("", f"and {len(made.places) - SHOWN:,} more files")
    total = f"{sum(made.places.values()):,} places in {len(made.places):,} files"
    line("Would edit" if dry_run else "Edited", f"{' ' * dry_run}{total}")
    line("Next", "the same without --dry-run" if dry_run else "onrecord check, then onrecord build")
    return 0
