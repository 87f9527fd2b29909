"""The run: which pages are stale, what they become, and the one moment when the site changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.fingerprint import of_bytes
from generator.incremental import outputs
from generator.incremental.ask import Answers
from generator.incremental.bundle import Bundle, Bundled, bundling, output_of
from generator.incremental.freshness import stale_pages
from generator.incremental.ledger import Ledger
from generator.incremental.make import Made, Maker, Product, make
from generator.incremental.outputs import file_of
from generator.incremental.settling import Differing
from generator.stopwatch import Stopwatch

W = TypeVar("W")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[P]):
    """What a run did. With `problems` the site was left as it was.

    `total` counts all that the site is made of, `pages` what of it people look at.
    """

    made: tuple[Made, ...]
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    total: int
    pages: int
    problems: tuple[P, ...]

    @property
    def pages_made(self) -> int:
        """How many of what was made are pages."""
        return sum(outputs.is_page(file_of(one.route)) for one in self.made)


def run(
    out: Path,
    *,
    ledger: Ledger,
    differing: Differing,
    answers: Answers[W],
    products: Sequence[Product],
    closures: Mapping[str, str],
    maker: Callable[[], Maker[P]],
    blobs: Mapping[str, bytes],
    watch: Stopwatch,
    bundle: Bundle | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    untouched: bool = False,
    standing: Callable[[Sequence[str]], Sequence[P]] = lambda _routes: (),
) -> Outcome[P]:
    """Bring the output folder up to the present; afterwards it equals that of a clean build.

    `ledger` tells of the last good build, and afterwards of this one; `differing` are the answers
    that are not what they were then.
    `closures` are templates with the fingerprints of all that they reach; `maker` is called only
    if a page has to be made.
    Everything is made before the first file changes; a problem leaves the site as it was.
    `untouched`: nobody but this process writes to the folder, and its last build was good.
    `blobs` are files that are the same whatever the world (assets), by name in the site.
    `bundle` are files that are made together, in a process of their own beside the pages.
    `progress` is told how many of the stale pages are done; `standing` may find problems in the
    pages that would stay as they are, by their routes.
    """
    files = {product.route: file_of(product.route) for product in products}
    pages = sum(map(outputs.is_page, files.values()))
    with watch.timing("plan"):
        bundled = outputs.below(out, bundle.route) if bundle else []
        names = [*files.values(), *blobs, *bundled]
        left = outputs.as_left(out) if untouched else outputs.digests(out, names)
        digests = {name: left.get(name) for name in names}
        on_disk = {route: digests[name] for route, name in files.items()}
        parts = [(product.route, closures[product.template]) for product in products]
        held = {name: digest for name in bundled if (digest := digests[name])}
        if bundle:
            on_disk[bundle.route] = output_of(held)
            parts.append((bundle.route, ""))
        stale = stale_pages(
            parts,
            ledger,
            differing=differing,
            on_disk=on_disk,
        )
    listed = [product for product in products if product.route in stale]
    beside = (
        bundling(bundle, stale[bundle.route].reason, answers, out, held)
        if bundle and bundle.route in stale
        else nullcontext(lambda: Bundled(held, (), Ledger(), {}))
    )
    with outputs.staging(out), beside as bundle_made:
        made: list[Made] = []
        problems: list[P] = []
        if listed:
            makings = make(listed, stale, answers, maker(), closures, on_disk, out, progress)
            for one in makings:
                ledger.add(one.ledger)
                made += one.made
                problems += one.problems
                watch.add(one.spent)
        problems += standing([route for route in files if route not in stale])
        made.sort(key=lambda one: one.route)
        if problems:
            return Outcome(tuple(made), (), (), len(files), pages, tuple(problems))
        with watch.timing("wait"):
            others = bundle_made()
        ledger.add(others.ledger)
        watch.add(others.spent)
        dropped = ledger.pages.keys() - on_disk.keys()
        if dropped:
            ledger.drop(sorted(dropped))
            answers.known.clear()  # the ledger would not tell when those that it forgot are old
        told = {name: of_bytes(data) for name, data in blobs.items()}
        new_blobs = [name for name in blobs if digests[name] != told[name]]
        for name in new_blobs:
            outputs.stage(out, name, blobs[name], synced=True)
        renewed = (files[one.route] for one in made if one.new_bytes)
        write = (*new_blobs, *others.staged, *renewed)
        told |= {name: ledger.pages[route].output for route, name in files.items()} | others.told
        with watch.timing("write"):
            deleted = outputs.apply(out, write, told)
    return Outcome(tuple(made), write, deleted, len(files), pages, ())
