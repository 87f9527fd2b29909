"""`onrecord serve`: the live preview."""

from __future__ import annotations

import os
import signal
import time
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.console import colored

if TYPE_CHECKING:
    from generator.build import Audience
    from generator.preview.messages import Problem, Result
    from generator.preview.session import Event

PORT = 4040
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104  listening everywhere is what the editor asked for
STOPPED = 130
SHOWN = 5
"""Problems that are told of one save; the panel in the browser shows more."""

_PLACE = 60
"""Columns for the file that was saved."""


@click.command(
    short_help="Show the site live while you edit.",
    epilog="Example: onrecord serve -o",
)
@options.project
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="PORT",
    help="Where to listen; the next free one if it is taken, any free one for 0.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="HOST",
    help="The address to listen at; by default for this machine alone.",
)
@click.option("-o", "--open", "opens", is_flag=True, help="Open the site in your browser.")
@click.option("--no-drafts", is_flag=True, help="Show what readers will get, and nothing else.")
@options.clock
@options.color
@click.pass_context
def serve(
    context: click.Context,
    *,
    root: Path,
    port: int,
    host: str,
    opens: bool,
    no_drafts: bool,
    now: datetime,
    color: str,
) -> int:
    """Show the site in your browser, and keep it in step with your files.

    Drafts and embargoed records are shown and marked; nothing is published. A save changes the open
    page in place. With errors the last good page stays, and a panel says what to mend.
    """
    from generator.preview.session import address, previewing  # noqa: PLC0415  not for --help

    began = time.perf_counter()
    as_of = now.isoformat() if _clock_is_fixed(context) else ""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    voice = _Voice(colored(color), began)
    try:
        audience: Audience = "reader" if no_drafts else "editor"
        with previewing(root, as_of=as_of, host=host, port=port, audience=audience) as session:
            shown = f"http://{address('localhost' if host in ANY else host, session.port)}/"
            if port and session.port != port:
                voice.say(f"Port {port} is taken; using {session.port}.")
            drafts = "left out, as for readers" if no_drafts else "shown, marked"
            voice.say(f"Preview   {shown}     drafts and embargoed records are {drafts}")
            if host not in LOOPBACK and not no_drafts:
                voice.say(f"Warning   everybody who reaches {host} can read your drafts")
            if opens:
                click.launch(shown)
            session.run(voice.hear)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    return STOPPED


preview = copy(serve)
"""The same command by its other name."""
preview.name, preview.hidden, preview.epilog = "preview", True, "Example: onrecord preview -o"


def _clock_is_fixed(context: click.Context) -> bool:
    """Whether the editor said what counts as now, so that time stands still."""
    given = context.get_parameter_source("now")
    return given is click.core.ParameterSource.COMMANDLINE or bool(
        os.environ.get("SOURCE_DATE_EPOCH")
    )


class _Voice:
    """Says in the terminal what the preview does, a line or two for each save."""

    def __init__(self, color: bool, began: float) -> None:  # noqa: FBT001
        self._color = color
        self._began = began
        self._ready = False

    def say(self, text: str) -> None:
        """Print a line at once."""
        click.echo(text, color=self._color)

    def hear(self, event: Event) -> None:
        """Say what happened."""
        if event.lost:
            self.say(f"{event.time}  the building process was lost ({event.lost}); a new one works")
        result = event.result
        if result is None:
            return
        if not self._ready:
            self._ready = True
            took = time.perf_counter() - self._began
            pages = f"{result.total:,} pages" if result.built else "errors"
            self.say(
                f"Ready     in {took:.1f} s, {pages}     Ctrl-C stops; ? in the browser lists keys"
            )
        elif event.files or event.again or not result.built:
            self.say(f"{event.time}  {_what(event):<{_PLACE}}  {_came(result, event.as_of)}")
        for one in [one for one in result.problems if one.diagnostic.severity == "error"][:SHOWN]:
            self.say(f"          {_short(one, color=self._color)}")
        if result.errors > SHOWN:
            self.say(f"          and {result.errors - SHOWN:,} more: the browser shows them")
        if result.failure:
            self.say(f"          {result.failure}")


def _what(event: Event) -> str:
    if event.again:
        return "fixed"
    if not event.files:
        return "the clock"
    more = len(event.files) - 1
    first = event.files[0]
    return f"{first} and {more:,} more" if more else first


def _came(result: Result, as_of: str) -> str:
    if result.built:
        pages = "1 page" if result.pages == 1 else f"{result.pages:,} pages"
        return f"{pages}, {result.milliseconds:,} ms"
    errors = "1 error" if result.errors == 1 else f"{result.errors:,} errors"
    told = errors if result.errors else "failed"
    return f"{told}, page kept as of {as_of}" if as_of else told


def _short(problem: Problem, *, color: bool) -> str:
    """Return a problem in one line: code, place, what is wrong, what to do."""
    told = problem.diagnostic
    code = (
        click.style(f"error[{told.code}]", fg="red", bold=True) if color else f"error[{told.code}]"
    )
    help_ = f"; {told.help[0]}" if told.help else ""
    place = f" {problem.place.text}" if told.file else ""
    return f"{code}{place}: {told.message}{help_}"
