"""The renderer: views to bytes through Jinja, or to what is wrong with a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.diagnostics.diagnostic import Diagnostic
from generator.fingerprint import fingerprint
from generator.formats.writers import WRITERS
from generator.render.checks import template_problems
from generator.render.compiling import Reference, environment_of, parsed, references
from generator.render.failures import FAILURES, Failure, problem_of
from generator.render.scene import Scene
from generator.render.theme import Theme

T = TypeVar("T")


@dataclass(slots=True)
class Renderer:
    """Renders the templates of a theme, and knows all that each can reach."""

    theme: Theme
    environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.environment = environment_of(self.theme)

    def closure(self, template: str) -> str:
        """Return the fingerprint of a template and of all that it extends, includes or imports.

        Names that lead nowhere are part of it: a file that appears there changes the page.
        """
        reached: dict[str, str | None] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached[name] = self.theme.templates.get(name)
                waiting += self._referenced(name)
        return fingerprint(reached)

    def _referenced(self, name: str) -> tuple[str, ...]:
        asked: tuple[Reference, ...] = self._valid(name, references, ())
        return tuple(told for one in asked for told in one.names if told is not None)

    def _tree(self, name: str) -> nodes.Template:
        """Return a template's syntax tree."""
        return self._valid(name, parsed, nodes.Template([]))

    def _valid(self, name: str, read: Callable[[str, str, str], T], empty: T) -> T:
        """Return what is read from a template; `empty` where it is missing or not valid."""
        if name not in self.theme.templates:
            return empty
        try:
            return read(self.theme.templates[name], name, self.theme.origins[name])
        except TemplateSyntaxError:
            return empty

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the templates themselves, before any page is made."""
        return template_problems(self.theme, self.environment)

    def render(
        self, template: str, route: str, view: object
    ) -> tuple[bytes | None, tuple[Failure, ...]]:
        """Render one page: the template sees the fields of `view` and nothing else.

        A writer's name in the place of a template's gives the view to that writer.
        """
        if template in WRITERS:
            return WRITERS[template](view), ()
        names = {name: getattr(view, name) for name in view.__dataclass_fields__}  # type: ignore[attr-defined]
        try:
            return self.environment.get_template(template).render(names).encode(), ()
        except FAILURES as error:
            scene = Scene(
                trace=error.__traceback__,
                page=template,
                seen=tuple(names),
                theme=self.theme,
                environment=self.environment,
                tree_of=self._tree,
            )
            return None, (Failure(problem_of(error, scene), route),)
