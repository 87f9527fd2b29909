"""Problems as the panel in the browser shows them: the very frames of the terminal, and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.fingerprint import fingerprint
from generator.preview.messages import Problem


def shown(problem: Problem) -> Mapping[str, Any]:
    """Return what the client needs of one problem."""
    told = problem.diagnostic
    return {
        "id": ident_of(told),
        "code": told.code,
        "severity": told.severity,
        "message": told.message,
        "place": problem.place.text if told.file else "",
        "frame": problem.frame,
        "fix": told.fix.title if told.fix else "",
    }


def ident_of(told: Diagnostic) -> str:
    """Return what a problem is called as long as it stays the same."""
    span = tuple(told.span) if told.span else None
    return fingerprint((told.code, told.file, span, told.message))[:16]
