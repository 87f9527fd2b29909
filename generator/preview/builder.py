"""The process that builds: it stays alive, so that nothing is imported twice, and has one thread.

`python -m generator.preview.builder` reads requests from its standard input and answers each on its
standard output, until the input ends. It forks while it works, which a process with threads must
not do; so the server is another one.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.build import Built, Resident, build
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.text import render
from generator.files import read_if_there
from generator.fixing.apply import fix_all
from generator.incremental.manifest import Manifest
from generator.incremental.outputs import BusyError, OutputRefusedError, is_page
from generator.loading.filed import Filed
from generator.loading.load import Loaded
from generator.loading.written import Written, read_written
from generator.preview.messages import Answer, Find, Make, Mend, Pipe, Place, Problem, Result, Start
from generator.render.lines import lines_of

SHOWN = 100
"""Problems that are told one by one, errors first; all are counted."""


@dataclass(frozen=True, slots=True)
class _Only:
    """A check that found one problem, or did not find it any more."""

    diagnostics: Sequence[Diagnostic]


@dataclass(slots=True)
class Builder:
    """Builds one project's preview.

    `filed` is where records stood when they could be read last; `names` are the files of the site,
    `told` says whether they have been told, `changed` are those that nobody was told of yet.
    `resident` is what the engine keeps from one good build to the next; `pending` are the files
    that changed since one got to its end, None before the first.
    """

    start: Start
    base: str = "/"
    filed: dict[str, Filed] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    told: bool = False
    resident: Resident = field(default_factory=Resident)
    pending: set[str] | None = None

    def answer(self, request: object) -> Answer:
        """Do what is asked."""
        match request:
            case Find(ids):
                return self.places(ids)
            case Mend(problem):
                return self.mend(problem)
            case Make(files):
                return self.make(files)
        raise ValueError(f"nobody asks for {request}")

    def make(self, files: Collection[str] | None = None) -> Result:
        """Build, and tell what came of it; what fails is told too.

        `files` are those that changed since this was called last; None: any may have.
        """
        if files is None:
            self.pending = None
        elif self.pending is not None:
            self.pending.update(files)
        began = time.perf_counter()
        try:
            self.names = self.names or set(Manifest(self.start.out))
            built = self._build()
        except (OutputRefusedError, BusyError) as error:
            failure = str(error)
        except OSError as error:
            where = f": {error.filename}" if error.filename else ""
            failure = f"{error.strerror or error}{where}"
        except Exception:  # noqa: BLE001  our bug; the preview goes on, and says so
            failure = f"This is a bug of ours.\n{traceback.format_exc()}"
        else:
            return self._result(built, _since(began))
        return Result(built=False, milliseconds=_since(began), base=self.base, failure=failure)

    def places(self, ids: Sequence[str]) -> Mapping[str, Place]:
        """Return where records stand; a file is read only for what stands inside of another."""
        read: dict[str, Written | None] = {}
        return {one: self._place(self.filed[one], read) for one in ids if one in self.filed}

    def mend(self, problem: Diagnostic) -> bool:
        """Make one fix, if a new check finds the very same problem."""

        def check() -> _Only:
            self.pending = None  # nobody has told yet what this changes
            return _Only([one for one in self._build().diagnostics if one == problem])

        folder = problem.file.partition("/")[0]
        return bool(fix_all(self.start.root, folder, check, rounds=1).made)

    def _build(self) -> Built:
        as_of = self.start.as_of
        self.resident.changed = self.pending
        built = build(
            self.start.root,
            self.start.out,
            now=datetime.fromisoformat(as_of) if as_of else datetime.now(UTC),
            audience=self.start.audience,
            folder=self.start.state,
            resident=self.resident,
            indexed=False,
        )
        self.pending = set()
        self._learn(built.loaded)
        if built.outcome is not None:
            written, deleted = built.outcome.written, built.outcome.deleted
            self.changed |= dict.fromkeys((*written, *deleted))
            self.told = self.told and not deleted and self.names.issuperset(written)
            self.names = (self.names | set(written)) - set(deleted)
        return built

    def _learn(self, loaded: Loaded | None) -> None:
        """Keep where records stand, and below which path the site lives."""
        if loaded is not None:
            self.filed.update(loaded.filed)
            if loaded.settings is not None:
                self.base = loaded.settings.base_path

    def _result(self, built: Built, milliseconds: int) -> Result:
        done = built.outcome
        errors = sum(one.severity == "error" for one in built.diagnostics)
        lines = lines_of(self.start.root)
        listed = sorted(built.diagnostics, key=lambda one: one.severity)[:SHOWN]
        changed, self.changed = tuple(self.changed), {}
        names, self.told = None if self.told else frozenset(self.names), True
        return Result(
            built=done is not None,
            milliseconds=milliseconds,
            pages=sum(map(is_page, changed)),
            total=done.pages if done else 0,
            base=self.base,
            names=names,
            changed=changed,
            errors=errors,
            warnings=len(built.diagnostics) - errors,
            problems=tuple(
                Problem(diagnostic=one, frame=render(one, lines, color=False)) for one in listed
            ),
        )

    def _place(self, filed: Filed, read: dict[str, Written | None]) -> Place:
        if not filed.within:
            return Place(filed.file, 1, 1)
        if filed.file not in read:
            data = read_if_there(self.start.root / filed.file)
            read[filed.file] = read_written(data, filed.file)[0] if data is not None else None
        written = read[filed.file]
        span = written.place(filed.prefix, "key").span if written else None
        return Place(filed.file, span.line, span.column) if span else Place(filed.file, 1, 1)


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


def _ended(_signal: int, _frame: object) -> None:
    """End by an exception, so that processes which share the work are ended too."""
    raise SystemExit(0)


def answer_all(pipe: Pipe, answer: Callable[[object], Answer]) -> None:
    """Answer requests until there are no more, or nobody wants the answers.

    What an answer left in circles is collected while nobody waits: builds do without the collector,
    and between them too little happens for it to look by itself.
    """
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(answer(pipe.receive()))
            gc.collect()


def main() -> None:
    """Build as somebody asks for it, until nobody does any more."""
    signal.signal(signal.SIGTERM, _ended)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    pipe = Pipe(sys.stdin.buffer, os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what a library prints must not get between the answers
    try:
        with suppress(EOFError):
            builder = Builder(pipe.receive())
            answer_all(pipe, builder.answer)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # nothing is left that has to be ended


if __name__ == "__main__":
    main()
