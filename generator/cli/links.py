"""`onrecord links`: whether the addresses of sources still lead somewhere."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli import options
from generator.cli.console import exit_code, line, progress, show_problems

if TYPE_CHECKING:
    from generator.desk.web_links import Asked

MACHINE = 3
_LABELS = {
    "ok": "ok",
    "moved": "Moved",
    "gone": "Gone",
    "unsure": "Unsure",
    "unreachable": "No answer",
    "not-asked": "Not asked",
}


@click.command(
    short_help="Ask the web whether links of sources work.",
    epilog="Example: onrecord links --timeout 10",
)
@click.option("--timeout", default=15.0, help="Seconds to wait for an answer.", show_default=True)
@click.option(
    "--delay",
    default=1.0,
    help="Seconds between two questions to one host.",
    show_default=True,
)
@options.report_format
@options.project
@options.color
def links(*, timeout: float, delay: float, form: str, root: Path, color: str) -> int:
    """Ask after the address and the stored copy of every source; needs the network.

    Hosts are asked side by side and gently, and what a robots.txt forbids is not asked. A build
    never does this. Ends with 1 where an address is gone or unreachable, with 3 where nothing on
    the web could be reached.
    """
    from generator.desk.web_links import Manners, ask_all, web_links  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    loaded = load(root)
    if loaded.settings is None:
        show_problems(loaded.diagnostics, root, color)
        return exit_code(loaded.diagnostics)
    found = web_links(one.record for one in loaded.documents)
    agent = f"onrecord-links/{__version__} (+{loaded.settings.url})"
    manners = Manners(agent=agent, timeout=timeout, delay=delay)
    with progress() as show:
        asked = ask_all(found, manners, lambda done: show("Asking", done, len(found)))
    if form == "json":
        click.echo(_as_json(asked))
    else:
        _show(asked)
    if asked and all(one.answer == "unreachable" for one in asked):
        return MACHINE
    return 1 if any(one.answer in {"gone", "unreachable"} for one in asked) else 0


def _as_json(asked: tuple[Asked, ...]) -> str:
    told = [
        {
            "url": one.link.url,
            "source": one.link.by,
            "file": one.link.file,
            "answer": one.answer,
            "detail": one.detail,
            "archived": one.link.archived,
        }
        for one in asked
    ]
    return json.dumps({"version": 1, "links": told}, ensure_ascii=False, indent=1)


def _show(asked: tuple[Asked, ...]) -> None:
    from generator.diagnostics.visible import visible  # noqa: PLC0415

    for one in asked:
        if one.answer != "ok":
            copy = "" if one.link.archived else "; no stored copy"
            line(_LABELS[one.answer], visible(one.link.url, 200))
            line("", f"{one.link.file}: {visible(one.detail, 200)}{copy}")
    counts = Counter(_LABELS[one.answer].lower() for one in asked)
    told = ", ".join(f"{number:,} {answer}" for answer, number in sorted(counts.items()))
    line("Asked", f"{len(asked):,} addresses: {told}" if asked else "nothing; no source has one")
    bare = sum(one.answer == "gone" and not one.link.archived for one in asked)
    if bare:
        line("Next", f"find stored copies of {bare:,} for `archived:`")
    elif counts["no answer"]:
        line("Next", "see whether this machine reaches the web, and try again")
    else:
        line("Next", "nothing to do")
