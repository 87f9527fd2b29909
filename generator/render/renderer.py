"""The renderer: views to bytes through Jinja, and a template's failure to a diagnostic."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    meta,
    nodes,
)

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.fingerprint import fingerprint
from generator.render.filters import FILTERS
from generator.render.theme import Theme
from generator.render.typography import in_text

_FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TemplateRuntimeError,
    TypeError,
    ValueError,
)
"""What a template can raise by using a value or a filter in a wrong way, or by including itself."""


@dataclass(slots=True)
class Renderer:
    """Compiles each template once and knows all that each can reach."""

    theme: Theme
    environment: Environment = field(init=False)
    _closures: dict[str, str] = field(init=False, default_factory=dict)
    _references: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
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
            try:
                tree = self.environment.parse(self.theme.templates.get(name, ""))
            except TemplateSyntaxError:
                tree = nodes.Template([])
            found = meta.find_referenced_templates(tree)
            self._references[name] = tuple(one for one in found if one is not None)
        return self._references[name]

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the templates themselves, before any page is made."""
        return tuple(
            problem
            for name in sorted(self.theme.templates)
            if name.endswith(".html")
            for problem in self._problems_of(name)
        )

    def _problems_of(self, name: str) -> list[Diagnostic]:
        file = self.theme.origins[name]
        try:
            tree = self.environment.parse(self.theme.templates[name], name, file)
            self.environment.get_template(name)
        except TemplateSyntaxError as error:
            return [
                _failure("E702", f"this template is not valid: {error.message}", file, error.lineno)
            ]
        found = []
        for node in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
            names = tuple(meta.find_referenced_templates(nodes.Template([node])))
            if None in names:
                message = "a template is chosen by a computed name"
                found.append(_failure("E705", message, file, node.lineno))
            elif not (
                getattr(node, "ignore_missing", False)
                or any(name in self.theme.templates for name in names)
            ):
                message = f"there is no template `{' or '.join(map(str, names))}`"
                found.append(_failure("E704", message, file, node.lineno))
        return found

    def render(
        self, template: str, route: str, view: object
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """Render one page: the template sees the fields of `view` and nothing else."""
        names = {name: getattr(view, name) for name in view.__dataclass_fields__}  # type: ignore[attr-defined]
        try:
            return self.environment.get_template(template).render(names).encode(), ()
        except TemplateNotFound as error:
            problem = _failure("E704", f"there is no template `{error.name}`", "", None)
        except TemplateSyntaxError as error:
            problem = _failure(
                "E702",
                f"this template is not valid: {error.message}",
                error.filename or "",
                error.lineno,
            )
        except UndefinedError as error:
            file, line = self._where(error.__traceback__)
            problem = _failure("E701", f"{error.message}, on the page {route}", file, line)
        except _FAILURES as error:
            file, line = self._where(error.__traceback__)
            said = str(error) or type(error).__name__
            problem = _failure("E706", f"{said}, on the page {route}", file, line)
        return None, (problem,)

    def _where(self, trace: TracebackType | None) -> tuple[str, int | None]:
        """Find the innermost line of a template: Jinja's errors name neither file nor line."""
        known = set(self.theme.origins.values())
        place: tuple[str, int | None] = ("", None)
        while trace:
            file = trace.tb_frame.f_code.co_filename
            if file in known:
                place = (file, trace.tb_lineno)
            trace = trace.tb_next
        return place


def _finished(value: object) -> object:
    """Give plain text its typography on its way into a page; safe markup has its own already."""
    return in_text(value) if type(value) is str else value


def _failure(code: str, message: str, file: str, line: int | None) -> Diagnostic:
    span = Span(line, 1, line, 2) if line else None
    return Diagnostic(code=code, message=message, file=file, span=span)
