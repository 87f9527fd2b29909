"""The JSON document, field by field."""

from __future__ import annotations

import json

from generator.diagnostics.json_document import as_value, document
from tests.diagnostics.problems import ALL, CLAIM, EVERYTHING, NOWHERE

RANGE = {"start": {"line": 2, "column": 10}, "end": {"line": 2, "column": 16}}


def test_a_diagnostic_has_all_of_its_parts() -> None:
    assert as_value(EVERYTHING) == {
        "code": "E204",
        "severity": "error",
        "message": "no entity has the id `tarket`",
        "file": CLAIM,
        "range": RANGE,
        "label": "not found",
        "help": ["did you mean `target`?"],
        "notes": ["other near ids: tarmac"],
        "related": [
            {
                "file": "content/a.yaml",
                "range": {"start": {"line": 3, "column": 1}, "end": {"line": 4, "column": 2}},
                "label": "the first",
            }
        ],
        "fix": {
            "title": "write `target`",
            "edits": [{"file": CLAIM, "range": RANGE, "text": "target"}],
        },
        "explain": "onrecord explain E204",
    }


def test_what_does_not_apply_is_there_and_empty() -> None:
    value = as_value(NOWHERE)
    assert set(value) == set(as_value(EVERYTHING))
    assert (value["file"], value["range"], value["fix"], value["help"]) == ("", None, None, [])


def test_the_document_counts_and_orders_and_says_its_version() -> None:
    told = document(ALL, checked=7, milliseconds=12, fixed=[])
    whole = json.loads(told)
    assert told.isascii()
    assert told.count("\n") == 1
    assert (whole["version"], whole["fixed"]) == (1, [])
    assert whole["summary"] == {"errors": 3, "warnings": 1, "files": 7, "ms": 12}
    assert [one["code"] for one in whole["diagnostics"]] == ["E806", "W301", "E201", "E204"]
    assert whole["diagnostics"][2]["file"] == "content/caf\udce9:a,b%.yaml"


def test_a_run_without_problems_is_a_document_too() -> None:
    whole = json.loads(document((), checked=0, milliseconds=0))
    assert whole["diagnostics"] == []
