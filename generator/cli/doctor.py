"""`onrecord doctor`: whether everything is in place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.cli import options
from generator.cli.console import line, show_problems

_EXITS = {"settings": 2, "machine": 3, "content": 1}
"""The exit code of what is wrong, the most basic first."""


@click.command(
    short_help="Say whether everything is in place.",
    epilog="Example: onrecord doctor -C report",
)
@options.project
@options.clock
@options.color
def doctor(root: Path, now: datetime, color: str) -> int:
    """Look at Python, the project, its content, git, your editor's files and the machine.

    Says what to do where something is wrong or could work better, and changes nothing.
    """
    from generator.desk.set_up import set_up  # noqa: PLC0415

    told = set_up(root, now)
    show_problems(told.diagnostics, root, color)
    for one in told.found:
        mark = {"ok": "ok", "hint": "hint"}.get(one.state, "wrong")
        line(one.name, f"{mark:<6}{one.text}{f': {one.help}' if one.help else ''}")
    states = [one.state for one in told.found]
    wrong = next((state for state in _EXITS if state in states), None)
    first = next((one for one in told.found if one.state == wrong), None)
    line("Next", (first.help or "onrecord check") if first else "onrecord build")
    return _EXITS[wrong] if wrong else 0
