"""Opening a file at a line in the editor's own program.

`$ONRECORD_EDITOR`, `$VISUAL` or `$EDITOR` names it, in this order: a program (`code`), or a whole
command with `{file}`, `{line}` and `{column}` in it (`emacsclient -n +{line}:{column} {file}`).
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from urllib.parse import quote

from generator.preview.messages import Place

VARIABLES = ("ONRECORD_EDITOR", "VISUAL", "EDITOR")

_AT = "{file}:{line}:{column}"
WINDOWED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), f"-g {_AT}"),
        **dict.fromkeys(("subl", "zed", "zeditor", "atom"), _AT),
        **dict.fromkeys(
            ("charm", "goland", "idea", "pycharm", "webstorm"),
            "--line {line} --column {column} {file}",
        ),
        **dict.fromkeys(("bbedit", "gedit", "gvim", "mvim", "geany"), "+{line} {file}"),
        "emacsclient": "-n +{line}:{column} {file}",
        "kate": "-l {line} -c {column} {file}",
        "mate": "-l {line}:{column} {file}",
        "notepad++": "-n{line} -c{column} {file}",
    }
)
"""Programs with a window of their own, and how each is told the place."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a place is opened: by a command, by a link that the browser follows, or by hand.

    `hint` is what to type in a terminal, where the editor needs one.
    """

    command: tuple[str, ...] = ()
    link: str = ""
    hint: str = ""


def opening(root: Path, place: Place, environment: Mapping[str, str]) -> Opening:
    """Return how a file of the project at `root` is opened."""
    file = (root / place.file).resolve()
    named = next((environment[one] for one in VARIABLES if environment.get(one)), "")
    try:
        words = shlex.split(named)
    except ValueError:
        words = []
    spot = {"file": str(file), "line": max(place.line, 1), "column": max(place.column, 1)}
    if not words:
        return Opening(link=f"vscode://file{quote(str(file))}:{spot['line']}:{spot['column']}")
    if any("{file}" in word for word in words):
        return Opening(command=tuple(_filled(word, spot) for word in words))
    how = WINDOWED.get(Path(words[0]).name)
    if how is None:
        return Opening(hint=shlex.join([*words, f"+{spot['line']}", str(file)]))
    return Opening(command=(*words, *(_filled(word, spot) for word in how.split())))


def launch(command: tuple[str, ...]) -> None:
    """Start an editor, which goes on when the preview ends; raises `OSError` if there is none."""
    started = subprocess.Popen(  # noqa: S603  the program that the editor named
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    Thread(target=started.wait, daemon=True).start()


def _filled(word: str, spot: Mapping[str, object]) -> str:
    for name, value in spot.items():
        word = word.replace(f"{{{name}}}", str(value))
    return word
