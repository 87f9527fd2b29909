"""What the preview's two processes say to each other: plain frozen values, pickled over pipes."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from generator.build import Audience
from generator.diagnostics.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Start:
    """The project, and the folders for its previewed site and for what is kept between builds.

    `as_of` is an ISO time that counts as now; "": the clock. `audience`: whose pages are shown,
    those of editors with what is held back, or those of readers.
    """

    root: Path
    out: Path
    state: Path
    as_of: str = ""
    audience: Audience = "editor"


@dataclass(frozen=True, slots=True)
class Make:
    """Bring the site up to the content; the answer is a `Result`.

    `files` are those that changed since it was asked last, by their paths from the project's root.
    """

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """Say where records stand; the answer is a mapping of the ids that are known to a `Place`."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mend:
    """Make the fix of a problem if it is still there; the answer says whether it was made."""

    problem: Diagnostic


Request = Start | Make | Find | Mend


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file by its path from the project's root; line and column from 1.

    Line 0 stands for the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """The place as editors' programs and terminals write it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A diagnostic as the panel shows it; `frame` is what a terminal shows, without colour."""

    diagnostic: Diagnostic
    frame: str

    @property
    def place(self) -> Place:
        """Where it points."""
        span = self.diagnostic.span
        return Place(self.diagnostic.file, span.line, span.column) if span else Place(self.file)

    @property
    def file(self) -> str:
        """The file that it is about; "" for the project as a whole."""
        return self.diagnostic.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a build came to.

    `built`: the site is up to the content; else it is as it was, and `problems` or `failure` (the
    machine's or our own, in one line) say why.
    `names` are the files of the site, None: those that it had; `changed` are files with new bytes
    or gone, `pages` counts the pages among them and `total` all pages of the site.
    `errors` and `warnings` count all problems; `problems` are those that are shown.
    """

    built: bool
    milliseconds: int
    pages: int = 0
    total: int = 0
    base: str = "/"
    names: frozenset[str] | None = None
    changed: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    problems: tuple[Problem, ...] = ()
    failure: str = ""


Answer = Result | Mapping[str, Place] | bool


@dataclass(frozen=True, slots=True)
class Pipe:
    """Both ends of a conversation as one process sees it."""

    reading: IO[bytes]
    writing: IO[bytes]

    def send(self, message: object) -> None:
        """Send a message; raises `OSError` where nobody listens any more."""
        pickle.dump(message, self.writing, pickle.HIGHEST_PROTOCOL)
        self.writing.flush()

    def receive(self) -> Any:
        """Wait for a message; raises `EOFError` where none will come."""
        try:
            return pickle.load(self.reading)  # noqa: S301  from our own process
        except pickle.UnpicklingError:
            raise EOFError("a message was cut off") from None
