"""The run: which pages are stale, what they become, and the one moment when the site changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from generator.fingerprint import fingerprint, of_bytes
from generator.incremental import outputs
from generator.incremental.ask import Answers, Ask
from generator.incremental.freshness import Stale, staleness
from generator.incremental.projection import Key, Projection
from generator.incremental.store import forget, load_traces, save_traces
from generator.incremental.trace import Trace

W = TypeVar("W")
P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


class Product(Protocol):
    """One file that is made from the world: where it goes, what it sees, its template."""

    @property
    def route(self) -> str:
        """The address, which is also the product's identity."""

    @property
    def template(self) -> str:
        """The name of the template, or of what else turns the view into bytes."""

    @property
    def view(self) -> Callable[[Ask[Any]], object]:
        """The pure function from reads to the plain value that the template sees."""


class Maker(Protocol[P_co]):
    """Turns views into bytes."""

    def closure(self, template: str) -> str:
        """Return the fingerprint of a template and of all that it can reach."""

    def render(
        self, template: str, route: str, view: object
    ) -> tuple[bytes | None, tuple[P_co, ...]]:
        """Return the bytes, or None with the problems that stood in the way."""


@dataclass(frozen=True, slots=True)
class Made:
    """One page that ran: why, and whether new bytes came of it."""

    route: str
    why: Stale
    new_bytes: bool


@dataclass(frozen=True, slots=True)
class Outcome(Generic[P]):
    """What a run did. With `problems` the site was left as it was."""

    made: tuple[Made, ...]
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    total: int
    problems: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a run reads and writes: the output folder, and the state folder outside of it."""

    out: Path
    state: Path


def file_of(route: str) -> str:
    """Return the file that a host serves at an address: `/a/` is `a/index.html`."""
    name = route.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def run(
    place: Workplace,
    *,
    engine: str,
    answers: Answers[W],
    projections: Mapping[str, Projection[W, Any, Any]],
    products: Iterable[Product],
    maker: Maker[P],
    blobs: Mapping[str, bytes],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Outcome[P]:
    """Bring the output folder up to the present; afterwards it equals that of a clean build.

    Everything is made before the first file changes; a problem leaves the site as it was.
    `blobs` are files that are the same whatever the world (assets), by name in the site.
    `progress` is told how many of the stale pages are done.
    """
    old = load_traces(place.state)
    listed = tuple(products)
    fresh, stale = _planned(place, old, listed, engine, answers, projections, maker)
    made: list[Made] = []
    traces: list[Trace] = []
    pages: dict[str, bytes] = {}
    problems: list[P] = []
    for done, (product, why, before) in enumerate(stale):
        progress(done, len(stale))
        trace, data, found = _make(product, before, engine, answers, maker, place.out)
        problems.extend(found)
        if trace is None:
            continue
        traces.append(trace)
        if data is not None:
            pages[file_of(product.route)] = data
        made.append(Made(product.route, why, data is not None))
    progress(len(stale), len(stale))
    if problems:
        return Outcome(tuple(made), (), (), len(listed), tuple(problems))

    changes = _changes(place.out, blobs, pages, [*fresh, *traces])
    deleted: tuple[str, ...] = ()
    changed = bool(changes.write) or not outputs.is_told(place.out, changes.manifest)
    if changed:
        forget(place.state)
        deleted = outputs.apply(place.out, changes)
    else:
        outputs.sweep(place.out)
    if changed or traces or len(old) != len(listed):
        save_traces(place.state, [*fresh, *traces])
    return Outcome(tuple(made), tuple(changes.write), deleted, len(listed), ())


def _planned(  # noqa: PLR0917  all of it is what freshness means
    place: Workplace,
    old: Mapping[str, Trace],
    listed: tuple[Product, ...],
    engine: str,
    answers: Answers[W],
    projections: Mapping[str, Projection[W, Any, Any]],
    maker: Maker[P],
) -> tuple[list[Trace], list[tuple[Product, Stale, Trace | None]]]:
    """Part the pages into those whose trace still holds and those to make, each with the reason."""

    def now(name: str, key: Key) -> str | None:
        known = projections.get(name)
        return None if known is None else answers.answer(known, key)[1]

    fresh: list[Trace] = []
    stale: list[tuple[Product, Stale, Trace | None]] = []
    for product in listed:
        trace = old.get(product.route)
        why = staleness(
            trace,
            engine=engine,
            template=maker.closure(product.template),
            on_disk=outputs.on_disk(place.out, file_of(product.route)),
            now=now,
        )
        if trace is not None and why is None:
            fresh.append(trace)
        elif why is not None:
            stale.append((product, why, trace))
    return fresh, stale


def _make(  # noqa: PLR0917  the six things that one page is made of
    product: Product,
    before: Trace | None,
    engine: str,
    answers: Answers[W],
    maker: Maker[P],
    out: Path,
) -> tuple[Trace | None, bytes | None, tuple[P, ...]]:
    """Make one page, with two cut-offs: the same view keeps the file, the same bytes too."""
    ask = Ask(answers)
    view = product.view(ask)
    template = maker.closure(product.template)
    trace = Trace(product.route, engine, template, ask.reads, fingerprint(view), "")
    on_disk = outputs.on_disk(out, file_of(product.route))
    if (
        before
        and before.output == on_disk
        and replace(before, reads=trace.reads, output="") == trace
    ):
        return replace(trace, output=before.output), None, ()
    data, problems = maker.render(product.template, product.route, view)
    if data is None:
        return None, None, problems
    output = of_bytes(data)
    return replace(trace, output=output), None if output == on_disk else data, problems


def _changes(
    out: Path, blobs: Mapping[str, bytes], pages: Mapping[str, bytes], traces: Iterable[Trace]
) -> outputs.Changes:
    """Compare what should stand with what stands: assets first, so that no page lacks its style."""
    told = {name: of_bytes(data) for name, data in blobs.items()}
    new_blobs = {
        name: data for name, data in blobs.items() if outputs.on_disk(out, name) != told[name]
    }
    manifest = {**told, **{file_of(trace.route): trace.output for trace in traces}}
    gone = tuple(name for name in sorted(outputs.owned(out)) if name not in manifest)
    return outputs.Changes({**new_blobs, **dict(sorted(pages.items()))}, gone, manifest)
