"""Contradictions: what on one claim can't all be right."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.contradictions import KINDS, contradictions
from tests.graph.building import about, site

CASES = [
    ("a: {speaker: idc, affirms: [stop], reports: [x-2018]}", []),
    (
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: best-buy, denies: [stop], reports: [x-2018]}"
        ),
        ["answers: IDC on one side, Best Buy on the other"],
    ),
    (
        (
            "a: {speaker: {own_words: blog-2018}, affirms: [stop]}\n"
            "b: {speaker: best-buy, denies: [stop], reports: [x-2018]}"
        ),
        ["answers: BLOG in its own words on one side, Best Buy on the other"],
    ),
    (
        (
            "a: {speaker: idc, expects: [stop], reports: [x-2018]}\n"
            "b: {speaker: '?1 a person', denies: [stop], reports: [cnet-2018]}"
        ),
        ["answers: IDC on one side, 1 unnamed source of CNET on the other"],
    ),
    (  # what was taken back contradicts nothing
        (
            "a: {speaker: idc, affirms: [stop], reports: [x-2018]}\n"
            "b: {speaker: best-buy, denies: [stop], reports: [x-2018]}\n"
            "c: {speaker: best-buy, retracts: [b], reports: [x-2019]}"
        ),
        [],
    ),
    (  # nor does what may be about something else
        (
            "a: {speaker: {own_words: blog-2018}, affirms: [{stop: {maybe: yes}}]}\n"
            "b: {speaker: best-buy, denies: [stop], reports: [x-2018]}"
        ),
        [],
    ),
    (
        (
            "a: {speaker: idc, affirms: [{stop: {but: {units: '7'}}}], reports: [x-2018]}\n"
            "b: {speaker: gfk, affirms: [{stop: {but: {units: '8'}}}], reports: [x-2018]}"
        ),
        ["values: units: 7 and 8"],
    ),
    ("a: {speaker: idc, affirms: [{stop: {but: {units: '7'}}}], reports: [x-2018]}", []),
    (
        (
            "a: {speaker: best-buy, comments: [stop], reports: "
            "[x-2018, {source: y-2018, presents_as: confirmed}]}"
        ),
        ["framing: on what Best Buy answered, Y presents this as a confirmation"],
    ),
    (  # one outlet alone is odd, but contradicts no other
        (
            "a: {speaker: best-buy, comments: [stop], reports: [{source: y-2018, "
            "presents_as: confirmed}]}"
        ),
        [],
    ),
]


@pytest.mark.parametrize(("statements", "expected"), CASES)
def test_what_clashes_is_told_in_a_sentence(statements: str, expected: list[str]) -> None:
    """One row a kind, and what only looks like one."""
    found = contradictions(about(statements), "stop")
    assert [f"{one.kind}: {one.sentence}" for one in found] == expected
    assert all(len(one.sides) > 1 and one.kind in KINDS for one in found)
    assert all(one.rule == f"contradiction-{one.kind}" for one in found)


def test_claims_that_cant_both_hold_are_told_on_both() -> None:
    """Though only one of them says so; a withdrawn one contradicts nothing."""
    graph = site(
        "claims:\n  one: {title: One, contradicts: [two, three]}\n  two: {title: Two}\n"
        "  three: {title: Three, withdrawn: {date: 2020, because: Wrong.}}"
    )
    assert [one.sentence for one in contradictions(graph, "one")] == ["either One, or Two"]
    assert [one.sentence for one in contradictions(graph, "two")] == ["either Two, or One"]
    assert contradictions(graph, "three") == ()


def test_contradictions_are_told_as_known_on_a_day() -> None:
    """Before the denial there was none."""
    graph = about(
        "a: {speaker: idc, affirms: [stop], reports: [x-20180301]}\n"
        "b: {speaker: best-buy, denies: [stop], reports: [x-20180401]}"
    )
    assert contradictions(graph, "stop", date(2018, 3, 31)) == ()
    assert len(contradictions(graph, "stop", date(2018, 4, 1))) == 1
