"""Diagnostics as SARIF 2.1.0 (OASIS standard, 2020), for code scanning and for editors.

Each run names the rules that it found broken, with what `onrecord explain` says of them.
Columns count code points; files are relative to the root of the sources, `%SRCROOT%`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from generator.diagnostics.codes import CODES
from generator.diagnostics.diagnostic import Diagnostic, Fix, Related, in_order, severity_of
from generator.diagnostics.explanation import Explanation, explanations
from generator.diagnostics.span import Span
from generator.fingerprint import fingerprint

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(diagnostics: Sequence[Diagnostic], *, version: str, folder: str = "") -> str:
    """Return a run as a SARIF log.

    `version` is that of the generator; `folder` is where the project stands below the root of the
    sources, such as `report`, and empty where it is the root.
    """
    listed = in_order(diagnostics)
    codes = sorted({one.code for one in listed})
    prose = explanations()
    driver = {
        "name": "onrecord",
        "semanticVersion": version,
        "rules": [_rule(code, prose[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the sources."}}},
        "results": [
            {
                **_result(one, folder),
                "ruleIndex": codes.index(one.code),
                "partialFingerprints": {"message/v1": identity},
            }
            for one, identity in zip(listed, _identities(listed), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=1) + "\n"


def _rule(code: str, explanation: Explanation) -> dict[str, Any]:
    markdown = explanation.text
    for heading, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        if example:
            markdown += f"\n\n{heading}:\n\n```yaml\n{example}```"
    return {
        "id": code,
        "shortDescription": {"text": CODES[code].title},
        "help": {"text": explanation.text, "markdown": markdown},
        "defaultConfiguration": {"level": severity_of(code)},
    }


def _identities(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield what stays the same of each problem while lines move: of equal ones, which it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in diagnostics:
        told = (one.code, one.file, one.message)
        seen[told] += 1
        yield fingerprint((*told, seen[told]))


def _result(diagnostic: Diagnostic, folder: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": {"text": "\n".join((diagnostic.message, *diagnostic.help, *diagnostic.notes))},
    }
    if diagnostic.file:
        result["locations"] = [_location(diagnostic.file, diagnostic.span, folder)]
    if diagnostic.related:
        result["relatedLocations"] = _related(diagnostic.related, folder)
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.fix, folder)]
    return result


def _related(related: Iterable[Related], folder: str) -> list[dict[str, Any]]:
    return [
        {"id": number, "message": {"text": one.label}, **_location(one.file, one.span, folder)}
        for number, one in enumerate(related, start=1)
    ]


def _location(file: str, span: Span | None, folder: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(file, folder)}
    if span is not None:
        physical["region"] = _region(span)
    return {"physicalLocation": physical}


def _fix(fix: Fix, folder: str) -> dict[str, Any]:
    files = dict.fromkeys(edit.file for edit in fix.edits)
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file, folder),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.span),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                    if edit.file == file
                ],
            }
            for file in files
        ],
    }


def _artifact(file: str, folder: str) -> dict[str, str]:
    whole = f"{folder}/{file}" if folder else file
    return {"uri": quote(whole, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
