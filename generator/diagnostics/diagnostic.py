"""One problem, as a value that every output (terminal, JSON, SARIF, browser) shows alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics.codes import CODES
from generator.diagnostics.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that is part of the problem, such as the first of two equal keys."""

    file: str
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands at `span` of `file` by `text`; an empty span inserts."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that a machine may make: it repairs the problem and alters nothing else."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """An editor's mistake with its place, its reason and a way out.

    `code` is one of `codes.CODES`, else `ValueError`: an unknown code is our bug.
    `message` stands on its own, without the frame; `label` is what the pointer says.
    `file` is a POSIX path relative to the project's root, "" for the project as a whole.
    `help` holds things to do, `notes` things to know.
    `draft`: it is in a draft that readers don't see, and stops no build of theirs.
    """

    code: str
    message: str
    file: str = ""
    span: Span | None = None
    label: str = ""
    help: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    draft: bool = False

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is not in the table of generator/diagnostics/codes.py")

    @property
    def severity(self) -> Severity:
        """`error` stops a build; `warning` does not. The code's first letter says which."""
        return "warning" if self.draft else severity_of(self.code)


def severity_of(code: str) -> Severity:
    """Return what the problems of a code are: errors or warnings."""
    return "error" if code.startswith("E") else "warning"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, position, code and message, then by all the rest, so that it is total."""
    return tuple(sorted(diagnostics, key=_order))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything among them stops a build."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (
        diagnostic.file,
        diagnostic.span or Span(0, 0, 0, 0),
        diagnostic.code,
        diagnostic.message,
        diagnostic.label,
        diagnostic.help,
        diagnostic.notes,
        tuple((related.file, related.span, related.label) for related in diagnostic.related),
        _fix_order(diagnostic.fix),
    )


def _fix_order(fix: Fix | None) -> tuple[object, ...]:
    if fix is None:
        return ()
    return (fix.title, tuple((edit.file, edit.span, edit.text) for edit in fix.edits))
