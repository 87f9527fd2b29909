"""The run: which pages are stale, what they become, and the one moment when the site changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from generator.fingerprint import of_bytes
from generator.incremental import outputs
from generator.incremental.ask import Answers
from generator.incremental.bundle import Bundle, Bundled, bundling, output_of
from generator.incremental.freshness import stale_pages
from generator.incremental.ledger import Ledger
from generator.incremental.make import Made, Maker, Product, make
from generator.incremental.manifest import Manifest
from generator.incremental.outputs import file_of
from generator.incremental.settling import Differing
from generator.stopwatch import Stopwatch

W = TypeVar("W")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Products:
    """All that a site is made of; the same object as long as nothing comes or goes.

    `files` are the names of the files by route, `pages` how many of them people look at.
    """

    by_route: Mapping[str, Product]
    files: Mapping[str, str]
    pages: int

    @staticmethod
    def of(listed: Iterable[Product]) -> Products:
        """Return these products."""
        by_route = {product.route: product for product in listed}
        files = {route: file_of(route) for route in by_route}
        return Products(by_route, files, sum(map(outputs.is_page, files.values())))


@dataclass(frozen=True, slots=True)
class Left:
    """How a good build left the site, for the next of the same process.

    That may believe it if nobody else writes to the folder. `blobs` are the names of files that
    are the same whatever the world.
    """

    products: Products
    closures: Mapping[str, str]
    blobs: frozenset[str]
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Outcome(Generic[P]):
    """What a run did. With `problems` the site was left as it was, and `left` is None.

    `total` counts all that the site is made of, `pages` what of it people look at.
    """

    made: tuple[Made, ...]
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    total: int
    pages: int
    problems: tuple[P, ...]
    left: Left | None = field(default=None, compare=False, repr=False)

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
    products: Products,
    closures: Mapping[str, str],
    maker: Callable[[], Maker[P]],
    blobs: Mapping[str, bytes],
    watch: Stopwatch,
    left: Left | None = None,
    bundle: Bundle | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    standing: Callable[[Iterable[str]], Sequence[P]] = lambda _routes: (),
) -> Outcome[P]:
    """Bring the output folder up to the present; afterwards it equals that of a clean build.

    `ledger` tells of the last good build, and afterwards of this one; `differing` are the answers
    that are not what they were then.
    `closures` are templates with the fingerprints of all that they reach; `maker` is called only
    if a page has to be made.
    Everything is made before the first file changes; a problem leaves the site as it was.
    `left` is how this process left the site, where nobody else writes to the folder: then only what
    read something that differs is looked at, and the manifest is appended to.
    `blobs` are files that are the same whatever the world (assets), by name in the site.
    `bundle` are files that are made together, in a process of their own beside the pages.
    `progress` is told how many of the stale pages are done; `standing` may find problems in the
    pages that would stay as they are, by their routes.
    """
    files = products.files
    manifest = left.manifest if left else Manifest(out)
    same = left if left and left.products is products and left.closures == closures else None
    with watch.timing("plan"):
        readers = ledger.readers(differing.places)
        looked_at = [one for one in readers if one in files] if same else files
        bundled = manifest.below(bundle.route.removeprefix("/")) if bundle else []
        names = [*(files[route] for route in looked_at), *blobs, *bundled]
        digests = (
            {name: manifest.files.get(name) for name in names}
            if left
            else outputs.digests(out, names)
        )
        on_disk = {route: digests[files[route]] for route in looked_at}
        parts = [(one, closures[products.by_route[one].template]) for one in looked_at]
        held = {name: digest for name in bundled if (digest := digests[name])}
        if bundle:
            on_disk[bundle.route] = output_of(held)
            parts.append((bundle.route, ""))
        stale = stale_pages(parts, ledger, readers=readers, gone=differing.gone, on_disk=on_disk)
    listed = [products.by_route[route] for route in looked_at if route in stale]
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
        problems += standing(route for route in files if route not in stale)
        made.sort(key=lambda one: one.route)
        counts = len(files), products.pages
        if problems:
            return Outcome(tuple(made), (), (), *counts, tuple(problems))
        with watch.timing("wait"):
            others = bundle_made()
        ledger.add(others.ledger)
        watch.add(others.spent)
        dropped = () if same else ledger.pages.keys() - on_disk.keys()
        if dropped:
            ledger.drop(sorted(dropped))
            answers.known.clear()  # the ledger would not tell when those that it forgot are old
        told = {files[route]: ledger.pages[route].output for route in looked_at}
        told |= {name: of_bytes(data) for name, data in blobs.items()} | others.told
        new_blobs = [name for name in blobs if digests[name] != told[name]]
        for name in new_blobs:
            outputs.stage(out, name, blobs[name], synced=True)
        renewed = (files[one.route] for one in made if one.new_bytes)
        write = (*new_blobs, *others.staged, *renewed)
        with watch.timing("write"):
            going = [name for name in (same.blobs if same else manifest) if name not in told]
            deleted = outputs.apply(manifest, out, write, told, sorted(going), whole=left is None)
        kept = Left(products, closures, frozenset(blobs), manifest)
    return Outcome(tuple(made), write, deleted, *counts, (), kept)
