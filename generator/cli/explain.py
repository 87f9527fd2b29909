"""`onrecord explain`: what a code means, and why the record says what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.console import exit_code, line
from generator.diagnostics.visible import visible

if TYPE_CHECKING:
    from generator.explaining.account import Account, Line

_LONGEST = 500
_MOST_READS, _MOST_PIECES = 60, 12
_PLACE = re.compile(r"(?P<file>.+\.yaml)(?::(?P<line>[0-9]{1,6})(?::[0-9]*)?)?")
"""A file, perhaps with a line and a column, as a check prints it."""


@click.command(
    short_help="Say what a code means, or why a claim has its status.",
    epilog="Example: onrecord explain E204",
)
@click.argument("what")
@options.project
@options.clock
def explain(what: str, root: Path, now: datetime) -> int:
    """Explain WHAT: a code (E204), a status (reported), a page (/timeline/2018/), or a record.

    A record is named by id, by name, or by FILE:LINE.

    Of a claim it tells the status, the reasons and what would raise it; of a statement, on which
    claims it counts; of a source, what rests on it; of an entity, what it said and what is said of
    it. Drafts are told too. Of a page it tells why it was last made again, and what it read.
    """
    tell = next(tell for shape, tell in _SHAPES if shape.fullmatch(what))
    return tell(what, root, now)


def _code(what: str, _root: Path, _now: datetime) -> int:
    """Print the page of a diagnostic's code."""
    from generator.diagnostics.codes import CODES  # noqa: PLC0415  not needed for --help
    from generator.diagnostics.explanation import explain as explanation_of  # noqa: PLC0415

    told = explanation_of(what)
    if told is None:
        raise click.ClickException(f"there is no code `{what}`{_near(what.upper(), CODES)}")
    click.echo(f"{told.code.id}: {told.code.title}\n\n{told.text}")
    for heading, example in (("Wrong", told.wrong), ("Right", told.right)):
        if example:
            indented = "".join(f"    {row}\n" for row in example.splitlines())
            click.echo(f"\n{heading}:\n\n{indented}", nl=False)
    return 0


def _page(what: str, root: Path, _now: datetime) -> int:
    """Print why a page was last made again, and what it is made of."""
    from generator.why import PageStory, page_story  # noqa: PLC0415

    told = page_story(root, what)
    if not isinstance(told, PageStory):
        near = _near(what, told, measured=True)
        raise click.ClickException(f"the last build made no page at {visible(what, 100)}{near}")
    click.echo(f"page {told.route}\n\nLast made again because {told.why}.\n\nIt read:")
    for answer, pieces in told.reads[:_MOST_READS]:
        more = f", and {len(pieces) - _MOST_PIECES:,} more" if len(pieces) > _MOST_PIECES else ""
        made_of = f" (made of {', '.join(pieces[:_MOST_PIECES])}{more})" if pieces else ""
        click.echo(f"  - {visible(f'{answer}{made_of}', _LONGEST)}")
    if len(told.reads) > _MOST_READS:
        click.echo(f"  … and {len(told.reads) - _MOST_READS:,} more")
    return 0


def _record(what: str, root: Path, now: datetime) -> int:
    """Print what there is to tell of a record, or of a status if the word is one."""
    from generator.diagnostics.text import summary  # noqa: PLC0415
    from generator.explaining.record import account_of, id_at, near_ids  # noqa: PLC0415
    from generator.graph.assemble import assemble  # noqa: PLC0415
    from generator.graph.ladder import RULES  # noqa: PLC0415

    if what in RULES:
        click.echo(f"{RULES[what].label}\n\n{RULES[what].definition}")
        return 0
    content = assemble(root, now, with_held=True)
    if content.graph is None:
        line("Checked", summary(content.diagnostics, checked=content.files))
        line("Next", "onrecord check; records can be explained once the errors are mended.")
        return exit_code(content.diagnostics)
    place = _PLACE.fullmatch(what)
    asked: str | None = what
    if place:
        asked = id_at(root, content.origins, place["file"], int(place["line"] or 1))
    account = account_of(content.graph, asked or what, now.astimezone(UTC).date())
    if account is None:
        near = _near(what, near_ids(content.graph, what), measured=True)
        raise click.ClickException(f"no record has the id or name `{visible(what, 100)}`{near}")
    _print(account, held=account.id in content.held)
    return 0


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str, Path, datetime], int]], ...] = (
    (re.compile(r"[EWew][0-9]{1,4}"), _code),
    (re.compile(r"/(?!.*\.yaml(?::|$))[^\n]*"), _page),  # a whole path begins with a slash too
    (re.compile(r".*", re.DOTALL), _record),
)
"""What can be asked about, by how it is written; the first that fits tells."""


def _near(what: str, choices: Iterable[str], *, measured: bool = False) -> str:
    from generator.diagnostics.nearest import nearest  # noqa: PLC0415

    near = tuple(choices) if measured else nearest(what, choices)
    return f"; did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""


def _print(account: Account, *, held: bool) -> None:
    click.echo(f"{account.kind} {account.id}: {visible(account.name, _LONGEST)}")
    if held:
        click.echo("Held back from readers: a draft, or under embargo.")
    if account.verdict:
        click.echo(f"\n{visible(account.verdict, _LONGEST)}.")
    for part in account.parts:
        click.echo(f"\n{part.heading}:")
        for one in part.lines:
            click.echo(f"  - {_told(one)}")
        if part.more:
            click.echo(f"  … and {part.more:,} more")
    click.echo()
    line("File", visible(account.file, _LONGEST))
    line("Page", account.address)


def _told(one: Line) -> str:
    ids = f" ({', '.join(one.ids)})" if one.ids else ""
    return f"{visible(one.text, _LONGEST)}{ids}"
