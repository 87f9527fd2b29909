"""Options that several commands share, and the clock that they run by."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.dates.edtf import DateError, Moment, parse

F = TypeVar("F", bound=Callable[..., Any])


def _clock(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime:
    """Return the moment that counts as now: `--as-of`, else SOURCE_DATE_EPOCH, else the clock."""
    if value is not None:
        try:
            moment = parse(value).value
        except DateError as error:
            raise click.BadParameter(f"{error.message} {error.help}") from None
        if not isinstance(moment, Moment) or moment.precision not in {"day", "time"}:
            raise click.BadParameter(f"{value!r} is not a day, or a time with an offset")
        if moment.instant is None:
            return datetime.combine(moment.earliest, datetime.min.time(), UTC)
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except OverflowError:
            raise click.BadParameter(f"{value!r} lies beyond the calendar in UTC") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds") from None
    return datetime.now(UTC)


def project(command: F) -> F:
    """Give a command `-C DIR`: the project's folder."""
    return click.option(
        "-C",
        "root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar="DIR",
        help="The project's folder; by default this one.",
    )(command)


def clock(command: F) -> F:
    """Give a command `--as-of`: what counts as now."""
    return click.option(
        "--as-of",
        "now",
        callback=_clock,
        metavar="DATE",
        help="What counts as now, such as 2026-12-01; by default the clock (UTC).",
    )(command)


def color(command: F) -> F:
    """Give a command `--color`."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour in what is printed; NO_COLOR is obeyed.",
    )(command)


def valid_id(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return a word of the command line that is to become an id."""
    from generator.model.markers import MisreadError  # noqa: PLC0415  not needed for --help
    from generator.model.notation import read_id  # noqa: PLC0415

    try:
        return read_id(value)
    except MisreadError as error:
        raise click.BadParameter(f"{error}. {error.help}".strip()) from None


def known_ids(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the ids that a shell may complete a word to: the names of the content's files."""
    from generator.files import scan  # noqa: PLC0415  not needed for --help
    from generator.loading.places import SUFFIX  # noqa: PLC0415

    content = Path(context.params.get("root") or ".") / "content"
    if not content.is_dir():
        return []
    names = (found.path for found in scan(content) if found.name.endswith(SUFFIX))
    return [path.stem for path in names if path.stem.startswith(begun)]


def report_format(command: F) -> F:
    """Give a command `--format`: text for people, JSON for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How to print it.",
    )(command)
