"""`onrecord list`: records, and those that need attention."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems

if TYPE_CHECKING:
    from generator.desk.listing import Row, Wanted
    from generator.model.record import Record


@click.command(
    "list",
    short_help="List records, or those that need attention.",
    epilog="Example: onrecord list claims --status reported",
)
@click.argument("kind", required=False, default="")
@click.option("--status", default="", metavar="WORD", help="Only claims of this status.")
@click.option("--drafts", is_flag=True, help="Only drafts.")
@click.option("--embargoed", is_flag=True, help="Only what is under embargo; says until when.")
@click.option("--stale", is_flag=True, help="Only what was due, its outcome not known.")
@click.option("--orphans", is_flag=True, help="Only what nothing names, or nobody speaks about.")
@options.report_format
@options.project
@options.clock
@options.color
def list_(kind: str, *, form: str, root: Path, now: datetime, color: str, **chosen: Any) -> int:
    """List the records of KIND, or all of them; what you ask for besides has to hold as well."""
    from generator.desk.listing import Wanted, next_build, rows  # noqa: PLC0415
    from generator.desk.scaffold import folder_of, kind_words  # noqa: PLC0415
    from generator.graph.assemble import assemble  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    _check_status(chosen["status"])
    loaded = load(root)
    if loaded.settings is None:
        show_problems(loaded.diagnostics, root, color)
        return exit_code(loaded.diagnostics)
    folder = folder_of(kind, loaded.settings) if kind else None
    if kind and folder is None:
        words = ", ".join(kind_words(loaded.settings))
        raise click.UsageError(f"{kind!r} is no kind of record. Kinds here: {words}.")
    wanted = Wanted(kind=folder.name if folder else "", **chosen)
    content = assemble(root, now, with_held=True)
    if content.graph is None and wanted.needs_graph:
        show_problems(content.diagnostics, root, color)
        line("Next", "mend the errors above; only then can this be told.")
        return exit_code(content.diagnostics)
    records: list[Record] = [one.record for one in loaded.documents]
    found = list(rows(records, content.graph, wanted, content.held, now))
    if form == "json":
        told = {"version": 1, "records": [asdict(one) for one in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _show(found, wanted, next_build(found) if wanted.embargoed else None)
    return 0


def _check_status(word: str) -> None:
    from generator.diagnostics.nearest import nearest  # noqa: PLC0415
    from generator.model.claim import STATUSES  # noqa: PLC0415

    if word and word not in STATUSES:
        near = nearest(word, STATUSES, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Statuses: {', '.join(STATUSES)}."
        raise click.UsageError(f"{word!r} is no status. {hint}")


def _show(found: list[Row], wanted: Wanted, due: str | None) -> None:
    from generator.diagnostics.visible import visible  # noqa: PLC0415

    width = max((len(one.id) for one in found), default=0)
    for one in found:
        marks = [one.status, "draft" * one.draft]
        if one.embargo_until:
            marks.append(f"until {one.embargo_until}")
        told = ", ".join(mark for mark in marks if mark)
        title = visible(one.title, 80)
        click.echo(f"{one.kind:<14}{one.id:<{width}}  {title}{f' ({told})' if told else ''}")
    number = len(found)
    line("Listed", "1 record" if number == 1 else f"{number:,} records")
    if wanted.embargoed and due:
        line("Next", f"onrecord build on or after {due}, when the first embargo ends")
    else:
        line("Next", "onrecord refs ID shows what names one of them")
