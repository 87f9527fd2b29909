"""Open questions: what a record that is not complete shows to be missing."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.questions import QUESTIONS, open_questions
from tests.graph.building import site

TODAY = date(2026, 6, 1)
NAMED = "a: {speaker: best-buy, affirms: [stop], reports: [x-2018]}"
UNNAMED = "a: {speaker: '?1 a clerk', affirms: [stop], reports: [x-2018]}"
HOPED = "a: {speaker: best-buy, expects: [stop], reports: [x-2018]}"
UNREAD = "sources: {x-2018: {read: no}}"

CASES = [
    ("happened: 2018-03-21", NAMED, "", []),
    ("happened: 2018-03", NAMED, "", ["day"]),
    ("happened: ../2018-03-21", NAMED, "", ["day"]),
    ("from: 2018-03-21", NAMED, "", ["end"]),
    ("from: 2018-03-21, until: 2018-05", NAMED, "", []),
    ("from: 2018-03-21, until: ../2018-05", NAMED, "", []),
    ("due: 2018-05", HOPED, "", ["outcome"]),
    ("due: 2026-06", HOPED, "", []),  # not past before its last day is
    ("due: 2018-05", NAMED.replace("2018]", "201806]"), "", []),
    ("due: 2018-05", NAMED.replace("2018]", "201803]"), "", ["outcome"]),  # said too early
    ("due: 2018-05, happened: 2018-05-02", HOPED, "", []),
    ("", UNNAMED, "", ["answer best-buy", "origin"]),
    ("", f"{UNNAMED}\n  b: {{speaker: best-buy, silent: [stop], reports: [x-2018]}}", "",
     ["answer best-buy", "origin"]),
    ("", f"{UNNAMED}\n  b: {{speaker: best-buy, declines: [stop], reports: [x-2018]}}", "",
     ["origin"]),
    ("", NAMED, UNREAD, ["unread x-2018"]),
    ("", "a: {speaker: best-buy, affirms: [stop], reports: [y-2018 < x-2018]}", UNREAD,
     ["unread x-2018"]),
    ("action: makes-a-deal", "a: {speaker: zte, affirms: [stop], reports: [x-2018]}", "",
     ["answer best-buy huawei"]),  # of a deal, either side could tell
    ("action: spies, subject: zte", NAMED, "", ["answer zte"]),
    ("happened: 2018-03, withdrawn: {date: 2020, because: Wrong.}", UNNAMED, "", []),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "statements", "more", "expected"), CASES)
def test_what_is_missing_is_asked(
    claim: str, statements: str, more: str, expected: list[str]
) -> None:
    """One row for each kind of gap, and for what only looks like one."""
    graph = site(f"claims: {{stop: {{{claim}}}}}\nstatements:\n  {statements}\n{more}")
    found = open_questions(graph, graph.claims["stop"], TODAY)
    assert [" ".join((one.kind, *one.about)) for one in found] == expected
    assert all(one.kind in QUESTIONS and one.rule == f"question-{one.kind}" for one in found)
    assert all(one.text.endswith(".") for one in found)


def test_every_kind_has_a_label_and_a_rule() -> None:
    assert all(": " in text and text.endswith(".") for text in QUESTIONS.values())
