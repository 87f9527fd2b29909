"""The lines of a file that a diagnostic names: of the project, else of the default theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from generator.diagnostics.span import source_lines
from generator.files import read_if_there
from generator.render.theme import default_folder


def lines_of(root: Path) -> Callable[[str], Sequence[str]]:
    """Return the function that finds a file's lines by its path from the project's root."""

    @cache
    def lines(file: str) -> Sequence[str]:
        data = read_if_there(root / file)
        if data is None:
            data = read_if_there(default_folder().parent / file)
        return source_lines(data.decode("utf-8", "replace")) if data is not None else ()

    return lines
