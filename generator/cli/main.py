"""The command `onrecord`, its exit codes, and what happens when something goes wrong.

0 fine · 1 problems in the content · 2 usage or settings · 3 the machine · 70 our bug · 130 Ctrl-C
"""

from __future__ import annotations

import io
import sys
import tempfile
import traceback
from pathlib import Path

import click

from generator import __version__
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.completion import completion
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.explain import explain
from generator.cli.fmt import fmt
from generator.cli.init import init
from generator.cli.links import links
from generator.cli.list import list_
from generator.cli.new import new
from generator.cli.refs import refs
from generator.cli.rename import rename
from generator.cli.schema import schema
from generator.cli.serve import preview, serve
from generator.incremental.outputs import HALF_WAY, BusyError, OutputRefusedError

USAGE, MACHINE, BUG, INTERRUPTED = 2, 3, 70, 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Publish who did and said what, when, according to whom, and how sure that is.

    \b
    onrecord check      find every problem of the content
    onrecord build      write the site
    onrecord serve      show the site while you edit
    onrecord explain    say what a code means, or why a claim has its status
    """,
)
@click.version_option(__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def onrecord() -> None:
    """Hold the commands together."""


onrecord.add_command(build)
onrecord.add_command(check)
onrecord.add_command(completion)
onrecord.add_command(diff)
onrecord.add_command(doctor)
onrecord.add_command(explain)
onrecord.add_command(fmt)
onrecord.add_command(init)
onrecord.add_command(links)
onrecord.add_command(list_)
onrecord.add_command(new)
onrecord.add_command(refs)
onrecord.add_command(rename)
onrecord.add_command(schema)
onrecord.add_command(serve)
onrecord.add_command(preview)


def run(arguments: list[str] | None = None) -> None:
    """Run the command and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # content has letters that it may lack
    sys.exit(outcome(arguments))


def outcome(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code; never raises, whatever goes wrong."""
    try:
        code = onrecord.main(arguments, prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt) as error:
        click.echo(f"Stopped. {_site_after(error)}", err=True)
        return INTERRUPTED
    except OutputRefusedError as error:
        return _failed(str(error), USAGE)
    except BusyError as error:
        return _failed(str(error), MACHINE)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _failed(f"{error.strerror or error}{where}. {_site_after(error)}", MACHINE)
    except Exception:  # noqa: BLE001  the last line of defence: an exception is our bug
        return _failed(_saved(traceback.format_exc()), BUG)
    return code if isinstance(code, int) else 0


def _site_after(error: BaseException) -> str:
    """Say what became of the site; click puts an error of its own before Ctrl-C."""
    told = (getattr(one, "__notes__", ()) for one in (error, error.__cause__))
    return HALF_WAY if any(HALF_WAY in notes for notes in told) else "The site is as it was."


def _failed(message: str, code: int) -> int:
    click.echo(f"onrecord: {message}", err=True)
    return code


def _saved(trace: str) -> str:
    """Save a traceback where it can be sent from, and say so in two lines."""
    last = trace.rstrip().rpartition("\n")[2]
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="onrecord-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(f"onrecord {__version__}\nPython {sys.version}\n\n{trace}")
    except OSError:
        return f"this is a bug of ours: {last}\n{trace}"
    return f"this is a bug of ours: {last}\nPlease report it with this file: {Path(file.name)}"
