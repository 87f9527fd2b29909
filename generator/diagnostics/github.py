"""Diagnostics for GitHub Actions: annotations on the lines of a change, and a table for the job.

The workflow commands and their escapes are those of
https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
GitHub shows ten annotations of a kind for each step, so the ten most useful are chosen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.diagnostics.diagnostic import Diagnostic, in_order
from generator.diagnostics.visible import visible

ANNOTATED = 10
"""Annotations of each severity."""

ROWS = 200
"""Rows of the table: a job's summary may have 1 MiB."""

_LONGEST = 1000
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+|~$!>-])")


def untouched(text: str, token: str) -> str:
    """Wrap text so that nothing in it is taken for a command; `token` must not occur in it."""
    return f"::stop-commands::{token}\n{text}\n::{token}::\n"


def workflow_commands(diagnostics: Sequence[Diagnostic], folder: str = "") -> str:
    """Return the commands that annotate the most useful errors and warnings, and count the rest.

    `folder` is where the project stands below the repository's root; empty where it is the root.
    """
    chosen = [
        one
        for severity in ("error", "warning")
        for one in _useful(one for one in diagnostics if one.severity == severity)
    ]
    lines = [_annotation(one, folder) for one in chosen]
    rest = len(diagnostics) - len(chosen)
    if rest:
        lines.append(f"::notice::+{rest:,} more, see the log\n")
    return "".join(lines)


def job_summary(diagnostics: Sequence[Diagnostic], headline: str) -> str:
    """Return all problems as a Markdown table below the one line that sums them up."""
    rows = [_row(one) for one in in_order(diagnostics)[:ROWS]]
    table = ["| code | place | problem |\n", "| --- | --- | --- |\n", *rows] if rows else []
    rest = len(diagnostics) - len(rows)
    more = [f"\n+{rest:,} more, see the log.\n"] if rest else []
    return "".join(["### onrecord check\n\n", f"{_markdown(headline)}\n\n", *table, *more])


def _useful(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Choose the first of each file, then the second of each, until there are enough."""
    nth: dict[str, int] = {}
    ranked = []
    for one in in_order(diagnostics):
        nth[one.file] = nth.get(one.file, 0) + 1
        ranked.append((nth[one.file], one))
    ranked.sort(key=lambda pair: pair[0])
    return [one for _, one in ranked[:ANNOTATED]]


def _annotation(diagnostic: Diagnostic, folder: str) -> str:
    properties: dict[str, str | int] = {}
    if diagnostic.file:
        properties["file"] = f"{folder}/{diagnostic.file}" if folder else diagnostic.file
    span = diagnostic.span
    if span is not None:
        properties |= {"line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:  # GitHub knows columns within one line only
            properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = diagnostic.code
    given = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    said = "\n".join((diagnostic.message, *diagnostic.help, *diagnostic.notes))
    return f"::{diagnostic.severity} {given}::{_escaped(said[:_LONGEST], _DATA)}\n"


def _escaped(value: str | int, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in str(value))


def _row(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{diagnostic.file}:{span.line}:{span.column}" if span else diagnostic.file
    said = "; ".join((diagnostic.message, *diagnostic.help))
    return f"| {diagnostic.code} | {_markdown(place)} | {_markdown(said)} |\n"


def _markdown(text: str) -> str:
    """Return text that Markdown shows as it is: on one line, nothing in it a mark or a tag."""
    safe = visible(text, _LONGEST).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKDOWN.sub(r"\\\1", safe)
