"""A bundle: many files that one program makes at once, beside the pages, of all that it is given.

It is stale as a page is: when an answer that it read differs, or one of its files.
What it made is known by one fingerprint of all its files together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from generator.fingerprint import fingerprint, of_bytes
from generator.incremental import outputs
from generator.incremental.ask import Answers, Ask
from generator.incremental.ledger import Ledger
from generator.incremental.trace import Trace
from generator.parallel import beside
from generator.stopwatch import Stopwatch


class Bundle(Protocol):
    """Files that are made together."""

    @property
    def route(self) -> str:
        """The folder of the site in which its files stand and no others; also its identity."""

    @property
    def stage(self) -> str:
        """What the making is called among the stages of a build."""

    def files(self, ask: Ask[Any]) -> Mapping[str, bytes]:
        """Return the files by their names in the folder, in the order in which they may appear.

        It runs in a process of its own, and raises `OSError` where its program fails.
        """


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of a bundle: every file's name in the site and fingerprint, and what was staged."""

    told: dict[str, str]
    staged: tuple[str, ...]
    ledger: Ledger
    spent: Mapping[str, float]


def output_of(told: Mapping[str, str]) -> str | None:
    """Return the fingerprint of a bundle's files together; None: there are none."""
    return fingerprint(told) if told else None


@contextmanager
def bundling(
    bundle: Bundle,
    why: str,
    answers: Answers[Any],
    out: Path,
    standing: Mapping[str, str],
) -> Iterator[Callable[[], Bundled]]:
    """Make a bundle while the block runs; what the block gets waits for what came of it.

    Files that are not `standing` yet, by name and fingerprint, are staged for the folder `out`.
    """

    def made() -> Bundled:
        ask, ledger, watch = Ask(answers), Ledger(), Stopwatch()
        told: dict[str, str] = {}
        staged = []
        with watch.timing(bundle.stage):
            found = bundle.files(ask)
            for short, data in found.items():
                name = outputs.file_of(bundle.route + short)
                told[name] = of_bytes(data)
                if told[name] != standing.get(name):
                    outputs.stage(out, name, data, synced=len(found) <= outputs.MANY)
                    staged.append(name)
        trace = Trace(bundle.route, "", ask.reads, fingerprint(told))
        ledger.made(trace, why)
        answers.teach(ledger)
        return Bundled(told, tuple(staged), ledger, watch.spent)

    with beside(made) as result:
        yield result
