"""Evidence: which stances on a claim count, and why the others don't."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.evidence import evidence, lineage
from tests.graph.building import about, site

COUNTING = [
    ("a: {speaker: idc, affirms: [stop], reports: [x-2018]}", {"a": ""}),
    ("a: {speaker: {own_words: x-2018}, affirms: [stop]}", {"a": "own-words"}),
    ("a: {speaker: {untraced: rumours}, affirms: [stop], reports: [x-2018]}", {"a": "untraced"}),
    ("a: {speaker: idc, affirms: [{stop: {maybe: yes}}], reports: [x-2018]}", {"a": "unsure"}),
    ("a: {speaker: {looked: x}, denies: [stop], said: 2018-03}", {"a": "look"}),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, denies: [stop], reports: [x-2019], revises: a}"
        ),
        {"a": "revised", "b": ""},
    ),
    (  # what the later telling is not sure to be about can't replace what was
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, denies: [{stop: {maybe: yes}}], reports: [x-2019], revises: a}"
        ),
        {"a": "", "b": "unsure"},
    ),
    (  # telling more is not taking back
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, denies: [other], reports: [x-2019], revises: a}"
        ),
        {"a": ""},
    ),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [a], reports: [x-2019]}"
        ),
        {"a": "retracted"},
    ),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [x-2019]}"
        ),
        {"a": "retracted", "b": ""},
    ),
    (  # nobody takes back what comes after
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2019]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [x-2018]}"
        ),
        {"a": "", "b": ""},
    ),
    (  # nor what others said
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: huawei, retracts: [stop], reports: [x-2019]}"
        ),
        {"a": "", "b": ""},
    ),
    (  # a day that is not known rules nothing out, be it the one's or the other's
        (
            "a: {speaker: idc, affirms: [stop], reports: [wire]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [x-2018]}"
        ),
        {"a": "retracted", "b": ""},
    ),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [wire]}"
        ),
        {"a": "retracted", "b": ""},
    ),
    (  # one who has no name is not another who has none
        (
            "a: {speaker: '?1 a person', affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: '?1 a person', retracts: [stop], reports: [y-2019]}"
        ),
        {"a": "", "b": ""},
    ),
    (  # to take back twice is not to take back the first time
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [x-2019]}\n"
            "c: {speaker: idc, retracts: [stop], reports: [x-2020]}"
        ),
        {"a": "retracted", "b": "", "c": ""},
    ),
    (  # who takes back a word may say the contrary at once, on the same day
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-20180301]}\n"
            "b: {speaker: idc, denies: [stop], retracts: [stop], reports: [y-20180301]}"
        ),
        {"a": "retracted", "b": ""},
    ),
    (  # whoever speaks, what is told anew is taken back with it
        (
            "a: {speaker: '?1 a person', affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: '?1 a person', retracts: [stop], reports: [x-2019], revises: a}"
        ),
        {"a": "retracted", "b": ""},
    ),
    (  # to doubt a word is not to take it back
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, doubts: [a], reports: [x-2019]}"
        ),
        {"a": ""},
    ),
    (  # an outlet takes back what was told to it alone
        (
            "a: {speaker: '?1 a person', affirms: [stop], reports: [y-2018 < x-2018]}\n"
            "b: {speaker: '?1 a person', affirms: [stop], reports: [z-2018]}\n"
            "c: {speaker: {own_words: x-2019}, retracts: [stop]}"
        ),
        {"a": "retracted", "b": "", "c": "own-words"},
    ),
    (  # a retraction that was itself retracted
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [a], reports: [x-2019]}\n"
            "c: {speaker: idc, retracts: [b], reports: [x-2020]}"
        ),
        {"a": ""},
    ),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [stop], reports: [x-2019]}\n"
            "c: {speaker: idc, retracts: [b], reports: [x-2020]}"
        ),
        {"a": "", "b": "retracted"},
    ),
    (  # two that retract each other, and themselves
        (
            "a: {speaker: idc, affirms: [stop], retracts: [b], reports: [x-2018]}\n"
            "b: {speaker: idc, affirms: [stop], retracts: [a, b], reports: [x-2018]}"
        ),
        {"a": "retracted", "b": "retracted"},
    ),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: idc, retracts: [{stop: {maybe: yes}}, {a: {maybe: yes}}], "
            "reports: [x-2019]}"
        ),
        {"a": "", "b": "unsure"},
    ),
    (  # a circle of revisions leaves one of them standing
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018], revises: c}\n"
            "b: {speaker: idc, affirms: [stop], reports: [x-2018], revises: a}\n"
            "c: {speaker: idc, affirms: [stop], reports: [x-2018], revises: b}"
        ),
        {"a": "", "b": "revised", "c": "revised"},
    ),
]


def _with_other(statements: str) -> str:
    indented = "".join(f"  {line}\n" for line in statements.splitlines())
    return f"claims: {{stop: , other: }}\nstatements:\n{indented}"


@pytest.mark.parametrize(("statements", "expected"), COUNTING)
def test_each_stance_is_marked_with_why_it_may_not_count(
    statements: str, expected: dict[str, str]
) -> None:
    """One row a rule; an empty reason means that the voice counts."""
    graph = site(_with_other(statements))
    found = {one.statement.id: one.why_not for one in evidence(graph, "stop")}
    assert found == expected


def test_a_taken_back_word_counts_until_the_day_it_was_taken_back() -> None:
    """On an earlier day nobody knew of the retraction."""
    graph = about(
        "a: {speaker: idc, affirms: [stop], reports: [x-20180301]}\n"
        "b: {speaker: idc, retracts: [a], reports: [x-20180401]}\n"
        "c: {speaker: idc, denies: [stop], reports: [x-20180501], revises: a}"
    )

    def on(day: date) -> list[tuple[str, str, str]]:
        return [(one.statement.id, one.why_not, one.by) for one in evidence(graph, "stop", day)]

    assert on(date(2018, 2, 28)) == []
    assert on(date(2018, 3, 31)) == [("a", "", "")]
    assert on(date(2018, 4, 1)) == [("a", "retracted", "b")]
    assert on(date(2018, 5, 1)) == [("a", "retracted", "b"), ("c", "", "")]


def test_what_nobody_dated_was_known_on_no_day() -> None:
    """A known day is one by which it was public for certain."""
    graph = about("a: {speaker: idc, affirms: [stop], reports: [undated]}")
    assert len(evidence(graph, "stop")) == 1
    assert evidence(graph, "stop", date(2026, 1, 1)) == ()


def test_the_publication_of_a_document_makes_its_words_public() -> None:
    """No report is needed for what everybody can read, nor for what somebody saw."""
    graph = site(
        "claims: {stop: }\nstatements:\n"
        "  page: {speaker: {document: best-buy-20180401}, affirms: [stop]}\n"
        "  look: {speaker: {looked: cnet}, affirms: [stop], said: 2018-03-22}\n"
        "  leak: {speaker: {document: memo-20180101}, affirms: [stop], reports: [x-20180501]}\n"
        "sources: {memo-20180101: {public: no}}"
    )
    known = [(one.statement.id, graph.public_on(one.statement)) for one in evidence(graph, "stop")]
    assert known == [
        ("look", date(2018, 3, 22)),
        ("page", date(2018, 4, 1)),
        ("leak", date(2018, 5, 1)),
    ]


def test_a_lineage_runs_back_through_every_telling_and_ends_in_a_circle() -> None:
    """The newest first; each once."""
    graph = about(
        "a: {speaker: idc, affirms: [stop], reports: [x-2018], revises: b}\n"
        "b: {speaker: idc, affirms: [stop], reports: [x-2018], revises: c}\n"
        "c: {speaker: idc, affirms: [stop], reports: [x-2018], revises: b}"
    )
    assert lineage(graph, graph.statements["a"]) == ("a", "b", "c")
