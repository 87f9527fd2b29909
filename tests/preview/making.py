"""Parts of a preview for tests: an app over a small site, with a worker that only remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span
from generator.preview.app import App, by_ident
from generator.preview.live import Live
from generator.preview.messages import Place, Problem
from generator.preview.site import kept_site
from generator.preview.worker import WorkerLostError
from tests.minisite import MiniSite, build_anew

FILE = "content/claims/bb-stops-ordering.yaml"
PROBLEM = Problem(
    diagnostic=Diagnostic(
        code="E204",
        message="no entity has the id `best-bye`",
        file=FILE,
        span=Span(3, 13, 3, 21),
        fix=Fix("write `best-buy`", (Edit(FILE, Span(3, 13, 3, 21), "best-buy"),)),
    ),
    frame="error[E204]: no entity has the id `best-bye`\n",
)
TOKEN = "the-token-of-this-run"  # noqa: S105


@dataclass(slots=True)
class FakeWorker:
    """Knows one record, and notes what is asked of it."""

    asked: list[object] = field(default_factory=list)
    lost: bool = False

    def find(self, ids: Sequence[str]) -> dict[str, Place]:
        """Return the place of one record."""
        if self.lost:
            raise WorkerLostError("ended by the signal SIGKILL")
        self.asked.append(tuple(ids))
        return {one: Place(FILE, 1, 1) for one in ids if one == "bb-stops-ordering"}

    def mend(self, problem: Diagnostic) -> bool:
        """Note it."""
        self.asked.append(problem)
        return True


def app_of(root: Path, out: Path, worker: FakeWorker | None = None) -> App:
    """Return an app that shows what was built into `out`, with one problem."""
    return App(
        root=root,
        live=Live("run"),
        worker=worker or FakeWorker(),
        site=kept_site(out),
        problems=by_ident((PROBLEM,)),
        token=TOKEN,
    )


def build_for_editors(site: MiniSite, out: Path) -> None:
    """Build what a preview would show, from nothing."""
    assert build_anew(site, out, "editor").outcome is not None
