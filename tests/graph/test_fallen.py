"""Sources that fell, and what would be left without one."""

from __future__ import annotations

import pytest

from generator.graph.fallen import FALLS, fallen_under, falls, rests_alone
from generator.graph.graph import Graph
from generator.graph.status import status
from tests.graph.building import about

GONE = "\nsources: {cnet-20180321: {versions: [{id: gone, at: 2018-04-02, change: removed}]}}"
SAID = (
    "a: {speaker: '?1 a clerk', affirms: [stop], reports: [cnet-20180321, x-2018 < cnet-20180321]}"
)


def told(graph: Graph, source: str = "cnet-20180321") -> list[str]:
    """Write how a source fell."""
    found = falls(graph, source)
    assert all(one.how in FALLS and one.rule == f"fallen-{one.how}" for one in found)
    return [f"{one.how} {one.what} {one.by}: {one.sentence}" for one in found]


def test_a_document_whose_last_version_is_a_removal_fell() -> None:
    graph = about(SAID, more=GONE)
    assert told(graph) == ["removed  : removed by its publisher without a note, 2 April 2018"]
    assert told(graph, "x-2018") == []


def test_a_document_that_came_back_stands() -> None:
    """A version after the removal says that it is there again."""
    back = GONE.replace("removed}", "removed}, {id: back, change: appended, noted: yes}")
    assert told(about(SAID, more=back)) == []


def test_what_a_publisher_takes_back_fell_and_counts_no_more() -> None:
    graph = about(
        f"{SAID}\nb: {{speaker: {{own_words: cnet-20180401}}, retracts: [a], "
        "reports: [cnet-20180401]}"
    )
    assert told(graph) == ["retracted a b: CNET took back what it had printed"]
    assert told(graph, "x-2018") == [], "who only repeated it took nothing back"
    assert status(graph, "stop").word == "retracted"


def test_what_a_speaker_takes_back_is_not_the_fall_of_the_source() -> None:
    """The outlet printed rightly what was said."""
    graph = about(
        "a: {speaker: huawei, affirms: [stop], reports: [cnet-20180321]}\n"
        "b: {speaker: huawei, retracts: [a], reports: [y-2019]}"
    )
    assert told(graph) == []


def test_a_removal_takes_nothing_back() -> None:
    """An article can vanish for many reasons: the status stays, and the claim is marked."""
    before, after = about(SAID), about(SAID, more=GONE)
    assert status(before, "stop").word == status(after, "stop").word == "reported"
    assert fallen_under(before, "stop") == ()
    assert [one.source for one in fallen_under(after, "stop")] == ["cnet-20180321"]


def test_a_removed_article_that_only_repeated_takes_nothing_with_it() -> None:
    graph = about(
        "a: {speaker: '?1 a clerk', affirms: [stop], reports: [x-2018, cnet-20180321 < x-2018]}",
        more=GONE,
    )
    assert fallen_under(graph, "stop") == ()


ALONE = [
    (SAID, True),  # what repeats it falls with it
    (f"{SAID}\nb: {{speaker: huawei, comments: [stop], reports: [y-2018]}}", False),
    (f"{SAID}\nb: {{speaker: {{looked: best-buy}}, affirms: [stop], said: 2018-03-22}}", False),
    (f"{SAID}\nb: {{speaker: {{document: memo-2018}}, affirms: [stop]}}", False),
    ("a: {speaker: {own_words: cnet-20180321}, affirms: [stop]}", True),
    ("a: {speaker: huawei, affirms: [stop], reports: [cnet-20180321, y-2018]}", False),
    ("a: {speaker: huawei, affirms: [stop], reports: [y-2018]}", False),
    (
        (
            "a: {speaker: huawei, affirms: [stop], "
            "reports: ['cnet-20180321#gone', y-2018 < cnet-20180321]}"
        ),
        True,
    ),
]


@pytest.mark.parametrize(("statements", "expected"), ALONE)
def test_what_would_be_left_without_a_source(statements: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    graph = about(statements, more=GONE)
    assert rests_alone(graph, "stop", "cnet-20180321") is expected


def test_a_copy_of_a_source_falls_with_it() -> None:
    graph = about(
        "a: {speaker: huawei, affirms: [stop], reports: [cnet-20180321, y-2018]}",
        more="\nsources: {y-2018: {republishes: cnet-20180321}}",
    )
    assert rests_alone(graph, "stop", "cnet-20180321")
    assert not rests_alone(graph, "stop", "y-2018")
