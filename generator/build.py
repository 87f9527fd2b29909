"""A build: one at a time, with the state of the last, and with nothing to do nothing done."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from generator.built import Built, Progress
from generator.engine import engine_fingerprint
from generator.incremental.outputs import claim_folder, locked
from generator.incremental.store import State, StateError
from generator.loading.load import CONTENT
from generator.render.theme import FOLDER, default_folder
from generator.unchanged import input_digests, unchanged

__all__ = ["STATE", "Audience", "Built", "build", "state_of"]

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
    progress: Progress = lambda _stage, _done, _total: None,
) -> Built:
    """Bring the site in `out` up to the content of the project at `root`: see `generator.site`.

    `folder` is where state is kept between builds of this site; by default the project's own.
    Everything is read, checked and rendered before the first file of the site changes.
    Raises `OutputRefusedError` for a folder that is not ours, `BusyError` beside another build, and
    `OSError` where the machine fails; the old site is whole in each case.
    """
    kept = folder or root / STATE
    claim_folder(out, root / CONTENT, root / FOLDER, kept, default_folder())
    with locked(kept), _no_collecting():
        state = state_of(kept, audience)
        try:
            return _built(root, out, now, audience, state, progress)
        except StateError:  # found out only while reading it: begin anew without it
            state.forget()
            return _built(root, out, now, audience, state, progress)
        finally:
            state.close()


def state_of(folder: Path, audience: Audience = "reader") -> State:
    """Return what the last good build for an audience left in a folder."""
    return State(folder, f"{engine_fingerprint()} {audience}")


def _built(  # noqa: PLR0917  where from, where to, when, for whom, after what
    root: Path, out: Path, now: datetime, audience: Audience, state: State, progress: Progress
) -> Built:
    digests = input_digests(root) if not state.empty else {}
    same = unchanged(root, out, now, state, digests)
    if same is not None:
        return same
    from generator.site import renewed  # noqa: PLC0415  all that makes pages, not needed so far

    return renewed(
        root,
        out,
        now,
        with_held=audience == "editor",
        state=state,
        digests=digests,
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
