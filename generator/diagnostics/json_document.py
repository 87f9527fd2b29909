"""Diagnostics as JSON: one document a run, for programs and for the preview's panel.

Lines and columns count from 1, columns count characters (code points), ends are exclusive.
A field is never left out; what does not apply is null, "" or an empty list.
The text is ASCII, so that it is the same on every terminal and holds any file's name.
`VERSION` grows when a field changes its meaning or goes; new fields may come at any time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix, in_order
from generator.diagnostics.span import Span

VERSION = 1


def document(
    diagnostics: Sequence[Diagnostic], *, checked: int, milliseconds: int, **more: Any
) -> str:
    """Return a whole run as one line of JSON; `checked` counts the files that were read.

    `more` are further fields of the document: what `--fix` did, say.
    """
    errors = sum(one.severity == "error" for one in diagnostics)
    summary = {
        "errors": errors,
        "warnings": len(diagnostics) - errors,
        "files": checked,
        "ms": milliseconds,
    }
    told = [as_value(one) for one in in_order(diagnostics)]
    whole = {"version": VERSION, "summary": summary, "diagnostics": told, **more}
    return json.dumps(whole) + "\n"


def as_value(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as plain dicts, lists and texts."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "range": _range(diagnostic.span),
        "label": diagnostic.label,
        "help": list(diagnostic.help),
        "notes": list(diagnostic.notes),
        "related": [
            {"file": one.file, "range": _range(one.span), "label": one.label}
            for one in diagnostic.related
        ],
        "fix": fix_as_value(diagnostic.fix) if diagnostic.fix else None,
        "explain": f"onrecord explain {diagnostic.code}",
    }


def fix_as_value(fix: Fix) -> dict[str, Any]:
    """Return a fix with the edits that it is made of."""
    return {"title": fix.title, "edits": [_edit(one) for one in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"file": edit.file, "range": _range(edit.span), "text": edit.text}


def _range(span: Span | None) -> dict[str, dict[str, int]] | None:
    if span is None:
        return None
    return {
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
