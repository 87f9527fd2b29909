"""The renderer: views to bytes through Jinja, or to what is wrong with a template."""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import Environment, FunctionLoader, TemplateSyntaxError, meta, nodes

from generator.diagnostics.diagnostic import Diagnostic
from generator.fingerprint import fingerprint
from generator.formats.writers import WRITERS
from generator.render.checks import template_problems
from generator.render.failures import FAILURES, Failure, problem_of
from generator.render.filters import FILTERS
from generator.render.missing import Missing
from generator.render.scene import Scene
from generator.render.theme import Theme
from generator.render.typography import in_text


@dataclass(slots=True)
class Renderer:
    """Compiles each template once and knows all that each can reach."""

    theme: Theme
    environment: Environment = field(init=False)
    _closures: dict[str, str] = field(init=False, default_factory=dict)
    _references: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)
    _trees: dict[str, nodes.Template] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = Environment(
            autoescape=True,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            finalize=_finished,
            loader=FunctionLoader(self._source),
        )
        self.environment.filters.update(FILTERS)

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Hand a template to Jinja under the file's name that messages will show."""
        if name not in self.theme.templates:
            return None
        return self.theme.templates[name], self.theme.origins[name], None

    def closure(self, template: str) -> str:
        """Return the fingerprint of a template and of all that it extends, includes or imports.

        Names that lead nowhere are part of it: a file that appears there changes the page.
        """
        if template not in self._closures:
            reached: dict[str, str | None] = {}
            waiting = [template]
            while waiting:
                name = waiting.pop()
                if name in reached:
                    continue
                reached[name] = self.theme.templates.get(name)
                waiting += self._referenced(name)
            self._closures[template] = fingerprint(reached)
        return self._closures[template]

    def _referenced(self, name: str) -> tuple[str, ...]:
        if name not in self._references:
            found = meta.find_referenced_templates(self._tree(name))
            self._references[name] = tuple(one for one in found if one is not None)
        return self._references[name]

    def _tree(self, name: str) -> nodes.Template:
        """Return a template's syntax tree: an empty one where it is missing or not valid."""
        if name not in self._trees:
            try:
                self._trees[name] = self.environment.parse(self.theme.templates.get(name, ""))
            except TemplateSyntaxError:
                self._trees[name] = nodes.Template([])
        return self._trees[name]

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


def _finished(value: object) -> object:
    """Give plain text its typography on its way into a page; safe markup has its own already."""
    return in_text(value) if type(value) is str else value
