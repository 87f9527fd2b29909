"""How a check is printed: for people, for programs, for code scanning, for GitHub's log."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.console import line, show_problems
from generator.diagnostics.text import report, summary
from generator.fixing.apply import Fixed
from generator.render.lines import lines_of

if TYPE_CHECKING:
    from generator.graph.assemble import Assembled

FORMATS = ("text", "json", "sarif", "github")
FOR_PEOPLE = frozenset({"text", "github"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished check: of what, in how long, and what it mended before."""

    root: Path
    content: Assembled
    milliseconds: int
    fixed: Fixed[Assembled] | None = None

    @property
    def headline(self) -> str:
        """The line that sums it up."""
        return summary(self.content.diagnostics, checked=self.content.files)


def default_format() -> str:
    """Return the format where none is asked for: GitHub's in its own jobs, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def show(run: Run, chosen: str, *, color: str, shown: int) -> None:
    """Print a check in one of `FORMATS`; `shown` bounds what people see, never what is counted."""
    found = run.content.diagnostics
    if chosen == "json":
        from generator.diagnostics.json_document import as_value, document  # noqa: PLC0415

        more = {"fixed": [as_value(one) for one in run.fixed.made]} if run.fixed else {}
        files, milliseconds = run.content.files, run.milliseconds
        click.echo(document(found, checked=files, milliseconds=milliseconds, **more), nl=False)
    elif chosen == "sarif":
        from generator.diagnostics.sarif import sarif  # noqa: PLC0415

        click.echo(sarif(found, version=__version__, folder=_folder(run.root)), nl=False)
    elif chosen == "github":
        _show_fixed(run.fixed)
        _show_in_github(run, shown)
        _show_end(run)
    else:
        _show_fixed(run.fixed)
        show_problems(found, run.root, color, shown)
        _show_end(run)


def _show_fixed(fixed: Fixed[Assembled] | None) -> None:
    """Print a line for each fix that was made, and for each file that was left alone."""
    if fixed is None:
        return
    for one in fixed.made:
        place = f"{one.file}:{one.span.line}:{one.span.column}" if one.span else one.file
        line("Fixed", f"{place}: {one.fix.title if one.fix else ''} ({one.code})")
    for file in fixed.changed:
        line("Left", f"{file}: it was written by somebody else at the same time; check again")
    if not fixed.made and not fixed.changed:
        line("Fixed", "nothing; no problem here has a fix that a machine may make")
    if fixed.left.diagnostics:
        click.echo()


def _show_in_github(run: Run, shown: int) -> None:
    """Print the text first, then the annotations, and add a table to the job's own summary."""
    from generator.diagnostics.github import (  # noqa: PLC0415
        job_summary,
        untouched,
        workflow_commands,
    )

    found = run.content.diagnostics
    if found:
        text = report(found, lines_of(run.root), color=False, shown=shown)
        click.echo(untouched(text, secrets.token_hex(16)), nl=False)
        click.echo(workflow_commands(found, _folder(run.root)), nl=False)
    table = os.environ.get("GITHUB_STEP_SUMMARY")
    if table:
        with Path(table).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(job_summary(found, run.headline))


def _show_end(run: Run) -> None:
    """Print the sum of it, and where to read on."""
    found = run.content.diagnostics
    line("Checked", run.headline)
    fixable = sum(one.fix is not None for one in found)
    if fixable:
        line("Fixable", f"{fixable:,} of them: onrecord check --fix")
    if found:
        line("Read on", f"onrecord explain {min(one.code for one in found)}")


def _folder(root: Path) -> str:
    """Return where the project stands below the repository or this folder; "" where it is that."""
    base = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    here = root.resolve()
    below = here.relative_to(base).as_posix() if here.is_relative_to(base) else "."
    return "" if below == "." else below
