"""`onrecord init`: start a project."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import line


@click.command(
    short_help="Start a project, with a small sample.",
    epilog="Example: onrecord init pools",
)
@click.argument(
    "root", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--empty", is_flag=True, help="Only settings and an about page, no sample.")
def init(root: Path, *, empty: bool) -> int:
    """Make a project of the folder DIR, by default this one; what is there stays as it is.

    The sample is a small report that checks and builds. Its records show how claims, statements,
    sources and a story are written.
    """
    from generator.desk.editor_support import editor_support  # noqa: PLC0415
    from generator.desk.starting import start, started  # noqa: PLC0415
    from generator.desk.writing import write_files  # noqa: PLC0415
    from generator.loading.load import load  # noqa: PLC0415

    if started(root):
        line("Exists", f"{root / 'content'}: there is a project here already")
        line("Next", f"onrecord check -C {root}")
        return 1
    begun = start(root, empty=empty)
    root.mkdir(parents=True, exist_ok=True)
    write_files(root, begun.files)
    support = editor_support(root, load(root))
    write_files(root, support.files)
    line("Wrote", f"{len(begun.files) + len(support.files)} files in {root}")
    for name in begun.kept:
        line("Left", f"{name}; see that it names /site/ and /.onrecord/")
    for name in support.left:
        line("Left", f"{name}: it holds comments, or is no JSON")
    line("Next", f"onrecord build -C {root}")
    return 0
