"""Save at random into a running preview, and look at what it serves and at what it takes.

`python -m tests.soak.run 300` exits with 1 where a page was stale, or memory, open files or threads
grew on and on. One row is printed for each look.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

from generator.preview.session import PREVIEW
from tests.conftest import write_plain_theme
from tests.exactness.edits import ALL, small_report
from tests.minisite import MiniSite, build_anew, left, text_of
from tests.preview.running import Command, serving
from tests.preview.saving import save
from tests.preview.waiting import until

LOOK = 20
"""Saves from one look to the next."""
SERIES = 7
"""Edits after which the report begins anew."""
MANY = 2_000
"""Files that are written at once in the end."""
ALLOWED = 1.08
"""What memory may grow to of what it was after the first third."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the two processes take together: resident memory in MB, open files, threads."""

    memory: float
    files: int
    threads: int


def taken(command: Command) -> Taken:
    """Look at the process that serves and at the one that builds."""
    server = Path("/proc") / str(command.process.pid)
    pids = [command.process.pid]
    for task in (server / "task").iterdir():
        pids += [int(one) for one in (task / "children").read_text().split()]
    memory, files, threads = 0, 0, 0
    for pid in pids:
        told = Path(f"/proc/{pid}/statm").read_text().split()
        memory += int(told[1]) * os.sysconf("SC_PAGESIZE")
        files += len(list(Path(f"/proc/{pid}/fd").iterdir()))
        threads += len(list(Path(f"/proc/{pid}/task").iterdir()))
    return Taken(memory / 1e6, files, threads)


def fresh(site: MiniSite) -> bool:
    """Wait until the preview shows what a clean build makes; True where there is nothing to show.

    The index of the search is left out, which no save waits for.

    Where the clean build has errors the preview keeps an older site.
    """
    if build_anew(site, site.out, "editor").outcome is None:
        return True
    wanted = left(site.out)

    def same() -> bool:
        try:
            return left(site.root / PREVIEW / "site") == wanted
        except (FileNotFoundError, KeyError):  # it is being written
            return False

    return until(same, 60)


def soak(site: MiniSite, command: Command, saves: int, chance: random.Random) -> list[str]:
    """Save so often; return what was wrong."""
    wrong, looks = [], []
    files = small_report()
    for number in range(1, saves + 1):
        if number % SERIES == 0:
            files = small_report()
        ALL[chance.choice(sorted(ALL))](files)
        save(site, files)
        time.sleep(chance.choice((0.0, 0.02, 0.1, 0.3)))
        if number % LOOK == 0:
            if not fresh(site):
                wrong.append(f"stale after {number} saves")
            looks.append(taken(command))
            click.echo(f"{number:6} saves  {looks[-1]}")
    early, late = looks[len(looks) // 3], looks[-1]
    if late.memory > early.memory * ALLOWED:
        wrong.append(f"memory grew from {early.memory:.0f} MB to {late.memory:.0f} MB")
    if late.files > early.files + 4 or late.threads > early.threads + 4:
        wrong.append(f"what is open grew from {early} to {late}")
    return wrong


def many_at_once(site: MiniSite) -> list[str]:
    """Write and delete thousands of files at once; return what was wrong."""
    wrong = []
    files = small_report()
    for name, more in (("come", MANY), ("gone", 0)):
        began = time.monotonic()
        every = {
            f"content/makers/m-{one}.yaml": text_of({"name": f"M {one}"}) for one in range(more)
        }
        save(site, {**files, **every})
        if not fresh(site):
            wrong.append(f"stale after {MANY} files had {name}")
        click.echo(f"{MANY:,} files {name} at once: {time.monotonic() - began:.1f} s")
    return wrong


def main(arguments: list[str]) -> int:
    """Soak, and print what was wrong."""
    saves = max(3 * LOOK, int(arguments[0]) if arguments else 300)
    seed = random.SystemRandom().randrange(1 << 32)
    click.echo(f"seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        site = MiniSite(Path(folder) / "project", Path(folder) / "clean")
        save(site, small_report())
        (site.root / "templates").mkdir()
        write_plain_theme(site.root / "templates")
        with serving(site.root, "-p", "0") as command:
            wrong = soak(site, command, saves, random.Random(seed))  # noqa: S311  no secrets
            wrong += many_at_once(site)
    for one in wrong:
        click.echo(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
