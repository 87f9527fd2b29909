"""What commands print: problems in frames, plain lines, and progress on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.text import SHOWN, report
from generator.render.lines import lines_of


def colored(choice: str) -> bool:
    """Whether to print in colour on standard output."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


def show_problems(
    diagnostics: Sequence[Diagnostic], root: Path, color: str, shown: int = SHOWN
) -> None:
    """Print problems with their source lines, `shown` of them at most."""
    if diagnostics:
        text = report(diagnostics, lines_of(root), color=colored(color), shown=shown)
        click.echo(text, color=True)


def exit_code(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """Return 0 without errors, 2 where the settings are wrong or missing, 1 for other content.

    With `strict` a warning is content that is wrong.
    """
    from generator.loading.inputs import CONTENT  # noqa: PLC0415  not for --help
    from generator.loading.load import SETTINGS  # noqa: PLC0415  not for --help

    errors = [one for one in diagnostics if one.severity == "error"]
    if any(one.code == "E806" or one.file == f"{CONTENT}/{SETTINGS}" for one in errors):
        return 2
    return 1 if errors or (strict and diagnostics) else 0


def line(label: str, text: str) -> None:
    """Print one line of a summary: a word in a column of its own, then the rest."""
    click.echo(f"{label:<10}{text}")


def show_timings(spent: Mapping[str, float], wall: float) -> None:
    """Print seconds by stage, the longest first, and how long it took by the clock."""
    for stage, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        line("Spent", f"{seconds:8.2f} s  {stage}")
    line("Spent", f"{sum(spent.values()):8.2f} s  in all processes, {wall:.2f} s by the clock")


def sizes_in_words(sizes: Mapping[str, int]) -> str:
    """Say how many records there are: "76 claims, 98 statements, 161 sources"."""
    shown = [(number, name) for name, number in sizes.items() if number]
    return ", ".join(f"{number:,} {_one(name) if number == 1 else name}" for number, name in shown)


def _one(plural: str) -> str:
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    return plural.removesuffix("s")


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows the stage and how much of it is done; silent off a terminal."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        yield show
