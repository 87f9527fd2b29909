"""Where and how the YAML parser gave up, in terms that a rule can ask about."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic, Fix
from generator.diagnostics.span import Span


class Place(NamedTuple):
    """A character of the file, both counted from 0 as the parser does."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One syntax error: libyaml and its pure Python twin word it differently, so ask both ways.

    `at` is where the parser stopped, `since` where the thing began that it was reading.
    `last` is the event before, where there was one.
    """

    problem: str
    context: str
    at: Place
    since: Place
    lines: list[str]
    last: Any
    file: str

    @classmethod
    def of(cls, error: Exception, lines: list[str], last: Any, file: str) -> "Failure":
        """Read PyYAML's exception, whose parts may each be missing."""
        at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        since = getattr(error, "context_mark", None) or at
        return cls(
            problem=getattr(error, "problem", None) or "",
            context=getattr(error, "context", None) or "",
            at=_within(at, lines),
            since=_within(since, lines),
            lines=lines,
            last=last,
            file=file,
        )

    def says(self, *words: str) -> bool:
        """Whether the parser's problem contains one of these, in either parser's wording."""
        return any(word in self.problem for word in words)

    @property
    def goes_on(self) -> bool:
        """Whether something stands where a list or a map had to have its next item, or to end."""
        return self.says("expected key", "<block end>", "'-' indicator")

    @property
    def line(self) -> str:
        """The line where the parser stopped."""
        return self.lines[self.at.line]

    @property
    def char(self) -> str:
        """The character where the parser stopped, "" at the end of a line."""
        return self.line[self.at.column : self.at.column + 1]

    @property
    def starts_line(self) -> bool:
        """Whether nothing but spaces stands before the place."""
        return not self.line[: self.at.column].strip()

    def line_above(self) -> int | None:
        """The number, from 0, of the nearest line above that says anything."""
        for number in range(self.at.line - 1, -1, -1):
            text = self.lines[number].strip()
            if text and not text.startswith("#"):
                return number
        return None

    def word_at(self, place: Place) -> Span:
        """The word that begins there, or at least one character."""
        word = re.match(r"[\w./-]+", self.lines[place.line][place.column :])
        return self.stretch(place, len(word.group()) if word else 1)

    def stretch(self, place: Place, width: int) -> Span:
        """So many characters from there, as a span."""
        line, column = place.line + 1, place.column + 1
        return Span(line, column, line, column + width)

    def diagnostic(
        self,
        code: str,
        message: str,
        span: Span,
        label: str,
        *help_: str,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A diagnostic of this file."""
        return Diagnostic(
            code=code,
            message=message,
            file=self.file,
            span=span,
            label=label,
            help=help_,
            fix=fix,
        )


def _within(mark: Any, lines: list[str]) -> Place:
    """The mark as a place that exists: what is behind the last line is its end."""
    if mark is None or mark.line >= len(lines):
        return Place(len(lines) - 1, len(lines[-1]))
    return Place(mark.line, min(mark.column, len(lines[mark.line])))
