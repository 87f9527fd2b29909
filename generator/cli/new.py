"""`onrecord new`: write the file of a new record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.console import exit_code, line, show_problems

if TYPE_CHECKING:
    from generator.desk.scaffold import Folder
    from generator.model.settings import Settings

_FIELDS = (
    ("name", "the name of an entity", False),
    ("title", "the title; of a claim a neutral sentence", False),
    ("subject", "who does it", True),
    ("action", "what is done: an action of site.yaml", False),
    ("object", "to whom or to what", True),
    ("happened", "when, such as 2018-03-21 or ../2018-03-21", False),
    ("publisher", "the entity that published a source", False),
    ("url", "the address of a source", False),
    ("published", "when a source came out", False),
    ("speaker", "who speaks, such as best-buy/spokesperson or '?1 a clerk'", False),
    ("affirms", "the claim that a statement affirms", True),
    ("reports", "a source that reports it", True),
    ("summary", "what was said, or what it is, in your own words", False),
    ("body", "the text of a story or page", False),
)


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, help_, several in reversed(_FIELDS):
        more = " (may be given several times)" if several else ""
        text = f"{help_[0].upper()}{help_[1:]}{more}."
        command = click.option(f"--{name}", multiple=several, help=text)(command)
    return command


def _folder(kind: str, settings: Settings) -> Folder:
    from generator.desk.scaffold import folder_of, kind_words  # noqa: PLC0415
    from generator.diagnostics.nearest import nearest  # noqa: PLC0415

    folder = folder_of(kind, settings)
    if folder is None:
        words = kind_words(settings)
        near = nearest(kind, words, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Kinds here: {', '.join(words)}."
        raise click.UsageError(f"{kind!r} is no kind of record. {hint}")
    return folder


def _given(fields: Mapping[str, Any], folder: Folder) -> dict[str, str | list[str]]:
    from generator.loading.shapes import fields_of  # noqa: PLC0415

    given = {
        name: _alone(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value
    }
    for name in given:
        if name not in fields_of(folder.kind):
            raise click.UsageError(f"--{name} is not for records of the kind `{folder.word}`")
    return given


def _alone(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


@click.command(
    short_help="Write the file of a new record.",
    epilog="Example: onrecord new claim best-buy-stops-selling-huawei --subject best-buy "
    "--action stops-selling --object huawei --happened 2018-04",
)
@click.argument("kind")
@click.argument("ident", metavar="ID", callback=options.valid_id)
@_field_options
@click.option("--force", is_flag=True, help="Write it although something like it exists.")
@options.project
@options.clock
@options.color
def new(
    kind: str, ident: str, *, force: bool, root: Path, now: datetime, color: str, **fields: Any
) -> int:
    """Write a new record of KIND (claim, statement, source, story, page, or a kind of site.yaml).

    What follows from other fields is filled in, and what is missing is marked. A claim begins as
    a draft. Nothing is written where something like it exists, unless forced.
    """
    from generator.desk.duplicates import near_duplicates  # noqa: PLC0415
    from generator.desk.editor_support import refresh  # noqa: PLC0415
    from generator.desk.lookup import taken_by  # noqa: PLC0415
    from generator.desk.scaffold import problems_of, scaffold  # noqa: PLC0415
    from generator.desk.writing import write_files  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    loaded = load(root)
    if loaded.settings is None:
        show_problems(loaded.diagnostics, root, color)
        return exit_code(loaded.diagnostics)
    folder = _folder(kind, loaded.settings)
    given = _given(fields, folder)
    there = taken_by(ident, loaded)
    if there:
        line("Exists", f"the id `{ident}` is taken: {there}")
        line("Next", "choose another id, or open that file")
        return 1
    records = [one.record for one in loaded.documents]
    alike = [] if force else list(near_duplicates(folder.kind, ident, given, records))
    for one in alike:
        line("Exists", f"`{one.record.id}` is like it in {one.what}: {one.record.file}")
    if alike:
        line("Next", "open that file, or use --force to make another")
        return 1
    made = scaffold(folder, ident, given, loaded, now.date())
    problems = problems_of(made, folder, ident, loaded)
    if problems:
        show_problems(problems, root, color)
        line("Next", "correct the values above; nothing was written")
        return 1
    write_files(root, {made.file: made.text.encode()})
    refresh(root)
    line("Created", made.file)
    if made.to_fill:
        line("To fill", ", ".join(made.to_fill))
    line("Next", f"open {made.file}, then onrecord check")
    return 0
