"""SARIF: valid by its own schema, and with all that code scanning and editors make use of."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.diagnostics.codes import CODES
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.sarif import sarif
from tests.diagnostics.problems import ALL, EVERYTHING

SCHEMA = Path(__file__).parent.parent / "data" / "sarif-schema-2.1.0.json"
EVERY_CODE = tuple(Diagnostic(code=code, message=f"{{0}} [a](1) {code}") for code in CODES)


@cache
def _validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


def run_of(*diagnostics: Diagnostic, folder: str = "") -> Any:
    """Return the one run of a log, which has to be valid."""
    log = json.loads(sarif(diagnostics, version="1.2.3", folder=folder))
    assert [one.message for one in _validator().iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def test_the_schema_refuses_what_is_no_sarif() -> None:
    """Else the other tests would show nothing."""
    log = json.loads(sarif(ALL, version="1.2.3"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(_validator().iter_errors(log))


@pytest.mark.parametrize("diagnostics", [(), ALL, EVERY_CODE], ids=["none", "some", "every code"])
def test_every_log_is_valid(diagnostics: tuple[Diagnostic, ...]) -> None:
    run = run_of(*diagnostics)
    assert len(run["results"]) == len(diagnostics)


def test_a_result_has_its_rule_place_help_related_places_and_fix() -> None:
    (result,) = run_of(EVERYTHING, folder="report")["results"]
    artifact = {
        "uri": "report/content/claims/best%20buy%2C100%25.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    region = {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 16}
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("E204", 0, "error")
    assert result["message"]["text"].splitlines() == [
        "no entity has the id `tarket`",
        "did you mean `target`?",
        "other near ids: tarmac",
    ]
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    ]
    assert result["relatedLocations"][0]["message"]["text"] == "the first"
    assert result["fixes"] == [
        {
            "description": {"text": "write `target`"},
            "artifactChanges": [
                {
                    "artifactLocation": artifact,
                    "replacements": [
                        {"deletedRegion": region, "insertedContent": {"text": "target"}}
                    ],
                }
            ],
        }
    ]


def test_the_rules_are_those_that_were_broken_with_their_explanation() -> None:
    run = run_of(*ALL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E201", "E204", "E806", "W301"]
    assert rules[0]["shortDescription"]["text"] == "unknown field"
    assert rules[0]["help"]["text"].startswith("The fields of each kind of record are fixed.")
    assert "```yaml\ntitel: Best Buy" in rules[0]["help"]["markdown"]
    assert rules[3]["defaultConfiguration"] == {"level": "warning"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_problem_keeps_its_fingerprint_while_lines_move_and_twins_differ() -> None:
    def prints(*diagnostics: Diagnostic) -> list[str]:
        results = run_of(*diagnostics)["results"]
        return [one["partialFingerprints"]["message/v1"] for one in results]

    moved = Diagnostic(code="E204", message=EVERYTHING.message, file=EVERYTHING.file)
    assert prints(EVERYTHING) == prints(moved)
    first, second = prints(EVERYTHING, moved)
    assert first != second


def test_each_run_tells_how_columns_are_counted_and_who_wrote_it() -> None:
    run = run_of()
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "onrecord"
    assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"
