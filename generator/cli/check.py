"""`onrecord check`: find every problem of the content, and mend those that a machine may mend."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.console import exit_code, line
from generator.cli.formats import FOR_PEOPLE, FORMATS, Run, default_format, show
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.selection import UnknownCodeError, codes_beginning, selected
from generator.diagnostics.text import SHOWN
from generator.git import GitError

if TYPE_CHECKING:
    from generator.graph.assemble import Assembled


def _codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[str]:
    """Part lists of codes at their commas, and refuse what no code begins with."""
    codes = [code for listed in given for code in listed.split(",")]
    try:
        for code in codes:
            codes_beginning(code)
    except UnknownCodeError as error:
        raise click.BadParameter(str(error)) from None
    return codes


@click.command(
    short_help="Find every problem of the content.",
    epilog="Example: onrecord check --since origin/main --strict",
)
@options.project
@options.clock
@options.color
@click.option("--fix", is_flag=True, help="Make the fixes that are marked [fixable], then check.")
@click.option("--strict", is_flag=True, help="Fail on warnings too (exit code 1).")
@click.option(
    "--since",
    "ref",
    metavar="REF",
    help="Tell only of files that differ from this git commit, and of what names their records.",
)
@click.option("--only", multiple=True, callback=_codes, metavar="CODE", help="Only these: E2,W301.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODE", help="All but these.")
@click.option(
    "--max",
    "shown",
    type=click.IntRange(min=0),
    default=SHOWN,
    show_default=True,
    metavar="N",
    help="Show so many; all are counted.",
)
@click.option(
    "--format",
    "chosen",
    type=click.Choice(FORMATS),
    default=default_format,
    help="How to print: text by default, github in GitHub Actions. json and sarif hold all.",
)
def check(
    *,
    root: Path,
    now: datetime,
    color: str,
    fix: bool,
    strict: bool,
    ref: str | None,
    only: list[str],
    ignore: list[str],
    shown: int,
    chosen: str,
) -> int:
    """Read all content and all templates, and print everything that is wrong, with its place.

    Nothing is written, but for what --fix mends.
    """
    from generator.check import check as check_content  # noqa: PLC0415  not needed for --help
    from generator.fixing.apply import fix_all  # noqa: PLC0415
    from generator.loading.inputs import CONTENT  # noqa: PLC0415
    from generator.since import since  # noqa: PLC0415

    def found() -> Assembled:
        content = check_content(root, now)
        if ref is not None:
            content = since(root, ref, content)
        told = selected(content.diagnostics, only=only, ignored=ignore)
        return replace(content, diagnostics=told)

    began = time.perf_counter()
    try:
        fixed = fix_all(root, CONTENT, found) if fix else None
        content = fixed.left if fixed else found()
    except GitError as error:
        raise click.ClickException(f"--since {ref}: {error}") from None
    took = round((time.perf_counter() - began) * 1000)
    run = Run(root=root, content=content, milliseconds=took, fixed=fixed)
    show(run, chosen, color=color, shown=shown)
    code = exit_code(content.diagnostics, strict=strict)
    if chosen in FOR_PEOPLE:
        line("Next", _next(content.diagnostics, code))
    return code


def _next(diagnostics: Sequence[Diagnostic], code: int) -> str:
    if has_errors(diagnostics):
        return "mend the errors above; until then `onrecord build` writes nothing."
    return "mend the warnings above: --strict counts them as errors." if code else "onrecord build"
