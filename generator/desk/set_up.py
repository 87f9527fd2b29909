"""Whether everything that the work needs is in place: on the machine, in the project, in git."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from generator import __version__
from generator.check import check
from generator.desk.editor_support import SCHEMAS, editor_support
from generator.desk.writing import STATE
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.text import summary
from generator.git import answer, has_git
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS, Loaded, load
from generator.loading.written import read_again

State = Literal["ok", "hint", "settings", "content", "machine"]

_OLDEST = (3, 11)
_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
_SPARE = 2
"""So many times the folders of the content should be watchable: editors watch them too."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at.

    `state`: `ok`; `hint`: it works, and could work better; else what is wrong: the `settings`, the
    `content`, the `machine`. `help` says what to do about it.
    """

    name: str
    state: State
    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class SetUp:
    """Everything that was looked at, and problems that have a place in a file."""

    found: tuple[Found, ...]
    diagnostics: tuple[Diagnostic, ...]


def set_up(root: Path, now: datetime) -> SetUp:
    """Look at all that the work in the project at `root` needs."""
    loaded = load(root)
    found = [_python(), *_content(root, loaded, now), *_writable(root)]
    top = answer(root, "rev-parse", "--show-toplevel")
    found.append(_repository(top))
    if loaded.settings is not None:
        found += [_editor(root, loaded), *_watching(root)]
    return SetUp(tuple(found), tuple(_embargoes(root, loaded, now)))


def _python() -> Found:
    version = ".".join(map(str, sys.version_info[:3]))
    text = f"Python {version}, onrecord {__version__}"
    if sys.version_info[:2] < _OLDEST:
        return Found(
            "Python", "machine", text, f"install Python {_OLDEST[0]}.{_OLDEST[1]} or newer"
        )
    return Found("Python", "ok", text)


def _content(root: Path, loaded: Loaded, now: datetime) -> Iterator[Found]:
    if not (root / CONTENT / SETTINGS).is_file():
        help_ = "name the project's folder with -C DIR, or start one: onrecord init"
        yield Found("Project", "settings", f"there is no {CONTENT}/{SETTINGS} here", help_)
        return
    if loaded.settings is None:
        yield Found("Project", "settings", f"{CONTENT}/{SETTINGS} has errors", "onrecord check")
        return
    yield Found("Project", "ok", f"{loaded.settings.title} ({CONTENT}/{SETTINGS})")
    content = check(root, now)
    text = summary(content.diagnostics, checked=content.files)
    if content.graph is None:
        yield Found("Content", "content", text, "onrecord check")
    else:
        yield Found("Content", "hint" if content.diagnostics else "ok", text)


def _writable(root: Path) -> Iterator[Found]:
    for name in (STATE, "site"):
        place = root / name
        held = place if place.exists() else root
        if os.access(held, os.W_OK | os.X_OK):
            yield Found("Writing", "ok", f"{name}/ can be written")
        else:
            help_ = f"change the permissions of {held}"
            yield Found("Writing", "machine", f"{name}/ can't be written", help_)


def _repository(top: bytes | None) -> Found:
    if not has_git():
        return Found("Git", "hint", "git is not installed", "onrecord diff needs it")
    if top is None:
        help_ = "git init, so that onrecord diff has something to compare with"
        return Found("Git", "hint", "the project is in no git repository", help_)
    return Found("Git", "ok", f"the repository is {top.decode(errors='replace').strip()}")


def _editor(root: Path, loaded: Loaded) -> Found:
    """Compare what is there for editors' programs with what would be written now."""
    support = editor_support(root, loaded)
    old = [
        name
        for name, data in support.files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != data
    ]
    if not (root / SCHEMAS).is_dir():
        return Found("Editor", "hint", "there are no schemas for your editor", "onrecord schema")
    if old:
        return Found("Editor", "hint", f"{old[0]} is out of date", "onrecord schema")
    if shutil.which("code") and not any(_extensions("redhat.vscode-yaml-")):
        help_ = "code --install-extension redhat.vscode-yaml"
        return Found("Editor", "hint", "VS Code lacks the YAML extension", help_)
    return Found("Editor", "ok", f"schemas of the day are in {SCHEMAS}/")


def _extensions(name: str) -> Iterator[Path]:
    folder = Path.home() / ".vscode" / "extensions"
    yield from folder.glob(f"{name}*")


def _watching(root: Path) -> Iterator[Found]:
    """Compare the machine's limit on watched folders with the folders of the content."""
    if not _WATCHES.is_file():
        return
    limit = int(_WATCHES.read_text(encoding="ascii"))
    folders = 1 + sum(path.is_dir() for path in (root / CONTENT).rglob("*"))
    text = f"{folders:,} folders to watch, {limit:,} allowed"
    if limit < _SPARE * folders:
        help_ = "raise fs.inotify.max_user_watches (sysctl)"
        yield Found("Watching", "hint", text, help_)
    else:
        yield Found("Watching", "ok", text)


def _embargoes(root: Path, loaded: Loaded, now: datetime) -> Iterator[Diagnostic]:
    """Find records under embargo that git holds, where readers are led to the repository."""
    public = loaded.settings.repository if loaded.settings else None
    held = check(root, now).held if public else ()
    for document in loaded.documents:
        embargoed = document.record.embargo_until is not None and document.id in held
        if (
            embargoed
            and answer(root, "ls-files", "--error-unmatch", "--", document.file) is not None
        ):
            written = read_again(root, document.file)
            path = (*document.prefix, "embargo_until")
            yield Diagnostic(
                code="W503",
                message=f"`{document.id}` is under embargo, and anybody can read it in {public}",
                file=document.file,
                span=written.place(path).span if written else None,
                help=("keep it out of the repository until the embargo ends",),
            )
