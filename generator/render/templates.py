"""The templates of a theme as a whole: what each reaches, what is wrong with them, who renders.

Both are known from the last good build while the theme is the same: Jinja is loaded only if a
template changed or a page has to be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic
from generator.fingerprint import fingerprint
from generator.formats.writers import WRITERS
from generator.incremental.store import State
from generator.render.theme import Theme

if TYPE_CHECKING:
    from generator.render.renderer import Renderer

PART = "templates"
_SAME = ":theme"


@dataclass(frozen=True)
class Templates:
    """`closures`: each template's name → the fingerprint of it and of all that it reaches."""

    theme: Theme
    digest: str
    kept: Mapping[str, str]

    def renderer(self) -> Renderer:
        """Return what renders pages."""
        return self._renderer

    @cached_property
    def _renderer(self) -> Renderer:
        from generator.render.renderer import Renderer  # noqa: PLC0415  heavy, often not needed

        return Renderer(self.theme)

    @cached_property
    def closures(self) -> Mapping[str, str]:
        """The fingerprint of every template with all that it extends, includes or imports.

        Writers are code: a state that was made by other code is not used at all.
        """
        made = self.kept or {name: self._renderer.closure(name) for name in self.theme.templates}
        return {**dict.fromkeys(WRITERS, ""), **made}

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the templates themselves; nothing was, if they made a site."""
        return () if self.kept else self._renderer.problems()

    def rows(self) -> dict[str, bytes | None]:
        """Return what the next build will need."""
        told: dict[str, bytes | None] = {_SAME: self.digest.encode()}
        return told | {name: closure.encode() for name, closure in self.closures.items()}


def templates_of(theme: Theme, state: State) -> Templates:
    """Return the templates of a theme; `state` is what the last good build left.

    Where this process made that build, those that it compiled are still at hand.
    """
    digest = fingerprint((theme.templates, theme.origins))
    made = state.made.get(PART)
    if isinstance(made, Templates) and made.digest == digest:
        return made
    kept = {name: told.decode() for name, told in state.rows(PART)}
    same = kept.pop(_SAME, "") == digest and kept.keys() >= theme.templates.keys()
    return Templates(theme, digest, kept if same else {})
