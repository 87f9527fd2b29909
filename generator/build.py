"""A build: one at a time, with the state of the last, and with nothing to do nothing done."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from generator.built import Built, Progress
from generator.engine import engine_fingerprint
from generator.incremental.ledger import Ledger
from generator.incremental.outputs import claim_folder, locked
from generator.incremental.store import State, StateError
from generator.loading.inputs import CONTENT, Inputs
from generator.render.theme import FOLDER, default_folder
from generator.unchanged import unchanged

__all__ = ["STATE", "Audience", "Built", "Resident", "build", "state_of"]

STATE = ".onrecord"
"""The folder of the project in which state is kept between builds; a cache and no more."""

Audience = Literal["reader", "editor"]
"""Who will see the pages: editors see drafts and what is under embargo too."""


def build(
    root: Path,
    out: Path,
    *,
    now: datetime,
    audience: Audience = "reader",
    folder: Path | None = None,
    resident: Resident | None = None,
    indexed: bool = True,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Built:
    """Bring the site in `out` up to the content of the project at `root`: see `generator.site`.

    `folder` is where state is kept between builds of this site; by default the project's own.
    Without `indexed` everything is made but the files of the search index.
    `resident` is given by a process that builds again and again, the same one each time; it has all
    read at once, even where there is nothing to do, so that it need not be when there is.
    Everything is read, checked and rendered before the first file of the site changes.
    Raises `OutputRefusedError` for a folder that is not ours, `BusyError` beside another build, and
    `OSError` where the machine fails; the old site is whole in each case.
    """
    kept = folder or root / STATE
    claim_folder(out, root / CONTENT, root / FOLDER, kept, default_folder())
    with locked(kept), _no_collecting():
        mine, stays = resident or Resident(), resident is not None
        state = mine.state = mine.state or state_of(kept, audience)
        built = None
        try:
            built = _built(
                root, out, now, audience, mine, stays=stays, indexed=indexed, progress=progress
            )
        except StateError:  # found out only while reading it: begin anew without it
            state.forget()
            built = _built(
                root, out, now, audience, mine, stays=stays, indexed=indexed, progress=progress
            )
        finally:
            if built is None or built.outcome is None or not stays:
                mine.leave()
            else:
                mine.prepare()
        return built


@dataclass(slots=True)
class Resident:
    """What a process that builds again and again keeps in memory, from one good build to the next.

    The open `state` with what was made of it, and the `inputs`.
    `changed` are the files of the project that may have changed since the inputs were looked at, by
    their paths from its root; None: any may have.
    """

    state: State | None = None
    inputs: Inputs = field(default_factory=Inputs)
    changed: set[str] | None = None

    def look(self, root: Path) -> None:
        """Look at the inputs that may have changed; whoever builds again says which will be."""
        self.inputs.look(root, self.changed)
        self.changed = None

    def prepare(self) -> None:
        """Do what the next build would have to wait for."""
        for made in self.state.made.values() if self.state else ():
            if isinstance(made, Ledger):
                made.turn_around()

    def leave(self) -> None:
        """Let go of the state: the next build reads it again."""
        if self.state is not None:
            self.state.close()
            self.state = None


def state_of(folder: Path, audience: Audience = "reader") -> State:
    """Return what the last good build for an audience left in a folder."""
    return State(folder, f"{engine_fingerprint()} {audience}")


def _built(
    root: Path,
    out: Path,
    now: datetime,
    audience: Audience,
    resident: Resident,
    *,
    stays: bool,
    indexed: bool,
    progress: Progress,
) -> Built:
    state = resident.state
    if state is None:
        raise RuntimeError("a build has a state, if only an empty one")
    resident.look(root)
    same = None if stays else unchanged(root, out, now, state, resident.inputs.digests)
    if same is not None:
        return same
    from generator.site import renewed  # noqa: PLC0415  all that makes pages, not needed so far

    return renewed(
        root,
        out,
        now,
        with_held=audience == "editor",
        state=state,
        inputs=resident.inputs,
        indexed=indexed,
        progress=progress,
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Do without the garbage collector: next to nothing is garbage, and looking takes a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
