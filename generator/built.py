"""What a build did, for whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic
from generator.incremental.run import Outcome
from generator.loading.load import Loaded

if TYPE_CHECKING:
    from generator.render.failures import Failure

PAGES = "pages"
"""The part of the state in which the ledger of the pages is kept."""

Progress = Callable[[str, int, int], None]
"""Told what is going on: the stage, how much is done, of how much (0: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did; `outcome` is None where errors stopped it and the site is as it was.

    `files` counts the files that were read, `sizes` the records by table; `held` are ids that
    readers don't see. `loaded` is all that was read, None where nothing had changed.
    `spent` are seconds by stage, of all processes together; no two builds have the same, so they
    are not compared.
    """

    outcome: Outcome[Failure] | None
    files: int
    sizes: Mapping[str, int]
    held: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    loaded: Loaded | None = field(default=None, compare=False)
    spent: Mapping[str, float] = field(default_factory=dict, compare=False)
