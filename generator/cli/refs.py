"""`onrecord refs`: everything that names a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems, sizes_in_words

if TYPE_CHECKING:
    from generator.desk.referrers import Referrers


@click.command(
    short_help="Show everything that names a record.",
    epilog="Example: onrecord refs cnet-20180321",
)
@click.argument("ident", metavar="ID", shell_complete=options.known_ids)
@options.report_format
@options.project
@options.color
def refs(ident: str, *, form: str, root: Path, color: str) -> int:
    """Show every field and link that names the record ID, with its file and line.

    For a source, also the claims on which nothing would be left without it.
    """
    from generator.desk.lookup import UnknownIdError  # noqa: PLC0415
    from generator.desk.referrers import referrers  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    loaded = load(root)
    if loaded.settings is None:
        show_problems(loaded.diagnostics, root, color)
        return exit_code(loaded.diagnostics)
    try:
        found = referrers(root, loaded, ident)
    except UnknownIdError as error:
        raise click.UsageError(f"{error}.") from None
    if form == "json":
        click.echo(_as_json(ident, found))
    else:
        _show(ident, found)
    return 0


def _as_json(ident: str, found: Referrers) -> str:
    listed = [
        {
            "kind": kind,
            "id": one.by,
            "file": one.file,
            "line": one.span.line,
            "column": one.span.column,
            "field": ".".join(str(step) for step in one.path),
        }
        for kind, places in found.by_kind.items()
        for one in places
    ]
    alone = None if found.alone is None else list(found.alone)
    told = {"version": 1, "id": ident, "named_by": listed, "nothing_left_without_it": alone}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _show(ident: str, found: Referrers) -> None:
    for kind, places in found.by_kind.items():
        for one in places:
            where = ".".join(str(step) for step in one.path)
            click.echo(f"{kind:<14}{one.file}:{one.span.line}:{one.span.column}  {where}")
    sizes = {kind: len({one.by for one in places}) for kind, places in found.by_kind.items()}
    line("Named by", sizes_in_words(sizes) or "nothing")
    if found.alone is None:
        line("Alone", "what rests on it is not known while the content has errors")
    elif found.alone:
        number = len(found.alone)
        claims = "1 claim" if number == 1 else f"{number:,} claims"
        line("Alone", f"{claims} would have no source without it: {', '.join(found.alone)}")
    line("Next", f"onrecord rename {ident} NEW gives it another id everywhere")
