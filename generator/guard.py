"""The guard: nothing of a record that is held back gets onto a page that readers see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.fingerprint import fingerprint
from generator.graph.assemble import Assembled
from generator.incremental.make import Maker
from generator.incremental.store import State
from generator.render.templates import Templates

if TYPE_CHECKING:
    from generator.render.failures import Failure
    from generator.render.leaks import Secret

GUARD = "guard"
"""The part of the state that says for which secrets the pages that stand were searched."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Keeps what is held back out of pages; `secrets` is empty where nothing is."""

    secrets: tuple[Secret, ...]
    digest: bytes

    @staticmethod
    def over(content: Assembled, *, with_held: bool) -> Guard:
        """Return the guard over a content's held records."""
        if with_held or not content.held:
            return Guard((), b"")
        from generator.render.leaks import secrets_of  # noqa: PLC0415  Jinja comes with it

        records, held = content.loaded.records, set(content.held)
        public = {
            getattr(records[one], "title", "") for one in content.loaded.filed if one not in held
        }
        secrets = secrets_of((records[one] for one in content.held), public)
        return Guard(secrets, fingerprint([one.data.hex() for one in secrets]).encode())

    def maker(self, templates: Templates) -> Maker[Failure]:
        """Return what renders pages, and finds in them what must not be there."""
        if not self.secrets:
            return templates.renderer()
        from generator.render.leaks import Guarded  # noqa: PLC0415

        return Guarded(templates.renderer(), self.secrets)

    def standing(self, out: Path, state: State, routes: Iterable[str]) -> Sequence[Failure]:
        """Search the pages that stand, if they were not searched for the same before."""
        if not self.secrets or state.get(GUARD, "") == self.digest:
            return ()
        from generator.render.leaks import leaks_in  # noqa: PLC0415

        return leaks_in(out, routes, self.secrets)

    def rows(self) -> dict[str, bytes | None]:
        """Return what the next build will need."""
        return {"": self.digest}
