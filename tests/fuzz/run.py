"""Fuzz for some seconds: `python -m tests.fuzz.run 60 [TARGET …]`; exits with 1 if anything failed.

What fails is written to `.onrecord/fuzz/TARGET/`; once it is understood it belongs into
`tests/fuzz/corpus/TARGET/`. Input that is neither taken nor refused within seconds fails too, and
should the interpreter die, the last input is in `.onrecord/fuzz/last`.
"""

from __future__ import annotations

import hashlib
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random, SystemRandom

import click

from tests.fuzz.mutations import mutated, seeds
from tests.fuzz.targets import TARGETS

PLACE = Path(__file__).resolve().parents[2] / ".onrecord" / "fuzz"
PATIENCE = 5.0
"""Seconds of processor time that one input may take."""


class TooSlowError(Exception):
    """An input takes too long."""


@contextmanager
def bounded() -> Iterator[None]:
    """Raise `TooSlowError` in whatever takes too long."""

    def late(*_: object) -> None:
        raise TooSlowError(f"more than {PATIENCE:g} s")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def failure(name: str, data: bytes) -> BaseException | None:
    """Try one input; return what it raised."""
    try:
        with bounded():
            TARGETS[name](data)
    except Exception as error:  # noqa: BLE001  that is what is looked for
        return error
    return None


def fuzz(name: str, seconds: float, chance: Random) -> tuple[int, int]:
    """Try mutations for some time; return how many, and how many failed in a new way."""
    known = seeds(name)
    places: set[str] = set()
    tried, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        data = mutated(chance.choice(known), known, chance)
        (PLACE / "last").write_bytes(data)
        error = failure(name, data)
        tried += 1
        if error is None:
            continue
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{type(error).__name__} at {frames[-1].filename}:{frames[-1].lineno}"
        if place not in places:
            places.add(place)
            path = PLACE / name / hashlib.blake2b(data, digest_size=6).hexdigest()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            click.echo(f"{name}: {place}: {error!s:.200}\n  {path}")
    return tried, len(places)


def main(arguments: list[str]) -> int:
    """Share the time out among the targets, and print what came of it."""
    seconds = float(arguments[0]) if arguments else 60.0
    names = arguments[1:] or list(TARGETS)
    seed = SystemRandom().randrange(1 << 32)
    click.echo(f"seed {seed}")
    PLACE.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name in names:
        tried, new = fuzz(name, seconds / len(names), Random(seed))  # noqa: S311  no secrets
        click.echo(f"{name}: {tried:,} inputs, {new} failures")
        failed += new
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
