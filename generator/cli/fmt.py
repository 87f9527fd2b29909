"""`onrecord fmt`: an even layout for every record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli import options
from generator.cli.console import line


@click.command(
    short_help="Tidy the layout of records.",
    epilog="Example: onrecord fmt content/claims --check",
)
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 if untidy.")
@options.project
def fmt(paths: tuple[Path, ...], *, only_check: bool, root: Path) -> int:
    """Give records an even layout: indentation, blanks, blank lines, line ends.

    PATH are files or folders, by default all content. What the records say, comments, order and
    quotes stay as they are; a file with errors is left alone.
    """
    from generator.desk.tidy import NotTidiableError, tidied  # noqa: PLC0415
    from generator.fixing.apply import replace_unless_changed  # noqa: PLC0415

    total = untidy = left = 0
    for path in _files(paths or (root / "content",)):
        total += 1
        data = path.read_bytes()
        try:
            made = tidied(data, str(path))
        except NotTidiableError:
            left += 1
            line("Left", f"{path}: it has errors")
            continue
        if made == data:
            continue
        if not only_check and not replace_unless_changed(path, data, made):
            left += 1
            line("Left", f"{path}: somebody else wrote it meanwhile")
            continue
        untidy += 1
        line("Untidy" if only_check else "Tidied", str(path))
    files = "1 file" if total == 1 else f"{total:,} files"
    line("Looked at", f"{files}: {untidy:,} {'untidy' if only_check else 'tidied'}")
    if left:
        line("Next", "onrecord check shows the errors")
    elif untidy:
        line("Next", "onrecord fmt" if only_check else "git diff shows what was moved")
    else:
        line("Next", "nothing to do")
    return 1 if left or (only_check and untidy) else 0


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    from generator.files import scan  # noqa: PLC0415
    from generator.loading.places import SUFFIX  # noqa: PLC0415

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in scan(path):
            if found.is_a == "file" and found.name.endswith(SUFFIX):
                yield found.path
