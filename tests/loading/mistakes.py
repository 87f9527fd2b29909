"""Mistakes in YAML, and all that is told of each: a table in a file of its own.

A mistake begins with `=== ` and the text of a file, as JSON. What is told of it follows: the code,
the place and what stands there, the message; the label; each help; each edit of the fix.
After a change of wording `python -m tests.loading.mistakes` writes what is told now; read the diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.loading.yaml_nodes import read_yaml
from tests.loading.decoding import pointed_at

TABLE = Path(__file__).with_name("yaml_mistakes.txt")


def mistakes() -> dict[str, str]:
    """Return what is told of each text."""
    parts = TABLE.read_text(encoding="utf-8").split("=== ")
    table = (part.partition("\n") for part in parts if part)
    return {json.loads(text): told for text, _, told in table}


def told_of(text: str) -> str:
    """Read a text, and write down what is told of it."""
    _, problems = read_yaml(text.encode(), "a.yaml")
    return "".join(f"{line}\n" for problem in problems for line in _lines(text, problem))


def _lines(text: str, problem: Diagnostic) -> Iterator[str]:
    assert problem.span is not None
    word = json.dumps(pointed_at(text, problem.span))
    yield f"{problem.code} {_written(problem.span)} {word}: {problem.message}"
    yield f"  here: {problem.label}"
    yield from (f"  help: {one}" for one in problem.help)
    for edit in problem.fix.edits if problem.fix else ():
        yield f"  fix: {_written(edit.span)} {json.dumps(edit.text)}"


def _written(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


if __name__ == "__main__":
    TABLE.write_text(
        "".join(f"=== {json.dumps(text)}\n{told_of(text)}" for text in mistakes()),
        encoding="utf-8",
    )
