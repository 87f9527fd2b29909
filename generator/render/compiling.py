"""Jinja's own work: each text of a template is parsed once and compiled once in a process.

A preview makes a renderer after every edit of a theme, of which all templates but one are the same.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, meta, nodes

from generator.render.filters import FILTERS
from generator.render.missing import Missing
from generator.render.theme import Theme
from generator.render.typography import in_text

_KEPT = 128
"""So many templates are kept: some 60 kB for each, and three times what the default theme has."""


def _finished(value: object) -> object:
    """Give plain text its typography on its way into a page; safe markup has its own already."""
    return in_text(value) if type(value) is str else value


_LANGUAGE = Environment(
    autoescape=True,
    undefined=Missing,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
    finalize=_finished,
)
_LANGUAGE.filters.update(FILTERS)


def environment_of(theme: Theme) -> Environment:
    """Return what renders the templates of a theme."""
    return _LANGUAGE.overlay(loader=_Loader(theme))


@lru_cache(maxsize=_KEPT)
def parsed(source: str, name: str, file: str) -> nodes.Template:
    """Return a template's syntax tree, which many share; `file` is what messages call it.

    Raises `TemplateSyntaxError` where it is not valid.
    """
    return _LANGUAGE.parse(source, name, file)


class Reference(NamedTuple):
    """A line that extends, includes or imports a template: one of `names`, None for a computed one.

    `needed`: it can't do without.
    """

    line: int
    names: tuple[str | None, ...]
    needed: bool


@lru_cache(maxsize=_KEPT)
def references(source: str, name: str, file: str) -> tuple[Reference, ...]:
    """Return which templates a template asks for; raises `TemplateSyntaxError` as `parsed` does."""
    asking = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
    return tuple(
        Reference(
            line=node.lineno,
            names=tuple(meta.find_referenced_templates(nodes.Template([node]))),
            needed=not getattr(node, "ignore_missing", False),
        )
        for node in parsed(source, name, file).find_all(asking)
    )


@lru_cache(maxsize=_KEPT)
def _compiled(source: str, name: str, file: str) -> CodeType:
    return _LANGUAGE.compile(parsed(source, name, file), name, file)


class _Loader(BaseLoader):
    """Finds the templates of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name for it
    ) -> Template:
        """Return a template, ready to render; raises `TemplateNotFound`, `TemplateSyntaxError`."""
        if name not in self._theme.templates:
            raise TemplateNotFound(name)
        code = _compiled(self._theme.templates[name], name, self._theme.origins[name])
        return environment.template_class.from_code(environment, code, globals or {})
