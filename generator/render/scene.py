"""Where templates were at work when one of them failed, as far as a traceback tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import CodeType, TracebackType

from jinja2 import Environment, nodes

from generator.diagnostics.span import Span
from generator.render.pinpoint import whole_line, word
from generator.render.theme import Theme

_BLOCK = re.compile(r"block '(?P<name>.+)'")
"""What Jinja calls the code of a block in a traceback."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of a template that was at work, and the block that it is in, or ""."""

    template: str
    line: int
    block: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """An error's traceback, with what is needed to make sense of it.

    `page` is the template of the page that could not be made; `seen` are the names that templates
    see on every page; `tree_of` gives a template's syntax tree.
    """

    trace: TracebackType | None
    page: str
    seen: tuple[str, ...]
    theme: Theme
    environment: Environment
    tree_of: Callable[[str], nodes.Template]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The lines of templates that were at work, the innermost last."""
        named = {file: name for name, file in self.theme.origins.items()}
        found = []
        for code, line in self._codes():
            if code.co_filename in named:
                block = _BLOCK.fullmatch(code.co_name)
                template = named[code.co_filename]
                found.append(Frame(template, line, block["name"] if block else ""))
        return tuple(found)

    def _codes(self) -> Iterator[tuple[CodeType, int]]:
        trace = self.trace
        while trace:
            yield trace.tb_frame.f_code, trace.tb_lineno
            trace = trace.tb_next

    @property
    def template(self) -> str:
        """The template that failed: the page's own, where none had begun."""
        return self.frames[-1].template if self.frames else self.page

    @property
    def line(self) -> int:
        """The line of it."""
        return self.frames[-1].line if self.frames else 1

    @property
    def spot(self) -> Span | None:
        """What the line says; None where none had begun."""
        return whole_line(self.source, self.line) if self.frames else None

    @property
    def file(self) -> str:
        """Its file, as messages name it."""
        return self.theme.origins.get(self.template, "")

    @property
    def source(self) -> str:
        """Its text."""
        return self.theme.templates.get(self.template, "")

    @property
    def tree(self) -> nodes.Template:
        """Its syntax tree."""
        return self.tree_of(self.template)

    @property
    def block(self) -> str:
        """The innermost block that was at work, or ""."""
        return next((one.block for one in reversed(self.frames) if one.block), "")

    @property
    def above(self) -> Frame | None:
        """The line of another template that led to the one that failed."""
        others = (one for one in reversed(self.frames) if one.template != self.template)
        return next(others, None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that stand alone in the template: what it sees, and what it gives itself."""
        stored = (one.name for one in self.tree.find_all(nodes.Name) if one.ctx != "load")
        imported = (one.target for one in self.tree.find_all(nodes.Import))
        macros = (one.name for one in self.tree.find_all(nodes.Macro))
        return tuple(dict.fromkeys((*self.seen, *stored, *imported, *macros)))

    @property
    def filter(self) -> str:
        """The name of the filter of this line in whose code the error was raised, or ""."""
        codes = {
            getattr(function, "__code__", None): name
            for name, function in self.environment.filters.items()
        }
        found = [codes[code] for code, _ in self._codes() if code in codes]
        written = [one for one in found if word(self.source, self.line, one)]
        return written[-1] if written else ""
