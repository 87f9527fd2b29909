"""Texts of files decoded, and what was found in them as one line each."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.loading.decode import Decoded, decode_record
from generator.loading.written import Written, read_written


def written(text: str) -> Written:
    """Read a text that is good YAML."""
    read, problems = read_written(text.encode(), "content/a.yaml")
    assert read is not None
    assert problems == ()
    return read


def decoded(text: str, folder: str = "claims", ident: str = "a") -> Decoded:
    """Decode a record's file."""
    return decode_record(written(text), folder, ident)


def pointed_at(text: str, span: Span) -> str:
    """Return what of a text stands at a place."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def told(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Write each diagnostic as code, line, and what is pointed at."""
    return [
        f"{one.code} {one.span.line} {pointed_at(text, one.span)}" if one.span else one.code
        for one in diagnostics
    ]


def fixed(text: str, diagnostic: Diagnostic) -> str:
    """Return the text with a fix applied."""
    assert diagnostic.fix
    (edit,) = diagnostic.fix.edits
    lines = text.split("\n")
    assert edit.span.line == edit.span.end_line
    line = lines[edit.span.line - 1]
    changed = line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    lines[edit.span.line - 1] = changed
    return "\n".join(lines)
