"""Disputes: each matter once with all its sides, and no denial that goes unnoticed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graph.contradictions import HOLDING, KINDS, MEANINGS, contradictions, standing
from generator.graph.disputes import Dispute, disputes, disputes_of
from generator.graph.evidence import evidence
from generator.graph.graph import Graph
from generator.graph.responses import responses
from generator.graph.standing import settled_parties
from generator.model.statement import Report, Speaker, Statement, Target
from tests.graph.building import about, site
from tests.graph.test_properties import SPEAKERS, evidences, told

CHIEFS = """
  a: {speaker: committee, affirms: [stop], reports: [x-20180213]}
  b: {speaker: cotton, affirms: [{stop: {but: {chiefs: four}}}], reports: [y-201806]}
  c: {speaker: {own_words: z-201805}, affirms: [{stop: {but: {chiefs: five}}}], reports: [z-201805]}
"""


def in_short(dispute: Dispute) -> str:
    """Write a dispute as its anchor and, for each side, the label with those who hold it."""
    sides = [f"{one.label} ({', '.join(one.statements)})" for one in dispute.sides]
    return f"{dispute.anchor}: {'; '.join(sides)}"


def all_of(graph: Graph) -> list[str]:
    return [in_short(one) for one in disputes(graph, graph.claims)]


def test_every_value_of_one_detail_is_a_side_of_one_dispute() -> None:
    """Six, five and four chiefs: nobody is right by being listed first, nobody is left out."""
    graph = site(f"claims: {{stop: {{detail: {{chiefs: six}}}}}}\nstatements:\n{CHIEFS}")
    assert all_of(graph) == ["values--stop--chiefs: six (a); five (c); four (b)"]


def test_claims_of_their_own_that_give_the_values_are_one_dispute_too() -> None:
    """Whether editors write the counts as values or as claims, a reader sees one matter."""
    graph = site(
        """
claims:
  six: {detail: {chiefs: six}, happened: 2018-02-13, contradicts: [five]}
  five: {detail: {chiefs: five}, happened: 2018-05, contradicts: [four]}
  four: {detail: {chiefs: four}, happened: 2018-06}
statements:
  a: {speaker: committee, affirms: [six], reports: [x-20180213]}
  b: {speaker: cotton, affirms: [four], reports: [y-201806]}
  c: {speaker: aide, affirms: [{five: {but: {chiefs: four}}}, six], reports: [z-201805]}
"""
    )
    assert all_of(graph) == ["values--five--chiefs: six (a, c); five (); four (c, b)"]
    assert disputes(graph, graph.claims)[0].claims == ("six", "five", "four")
    assert {one.anchor for ident in graph.claims for one in disputes_of(graph, ident)} == {
        "values--five--chiefs"
    }


def test_claims_that_exclude_each_other_at_any_distance_are_one_dispute() -> None:
    """In order of time, each with those who hold it, as told from any of its claims."""
    graph = site(
        """
claims:
  a: {title: A, happened: 2019}
  b: {title: B, happened: 2018, contradicts: [a]}
  c: {title: C, happened: 2017, contradicts: [b]}
  d: {title: D, contradicts: [b], withdrawn: {date: 2020, because: Wrong.}}
  e: {title: E}
statements:
  s: {speaker: huawei, affirms: [a], denies: [c], reports: [x-2019]}
  t: {speaker: zte, expects: [c], reports: [x-2017]}
"""
    )
    assert "claims--a: C (t); B (); A (s)" in all_of(graph)
    one = next(one for one in disputes(graph, graph.claims) if one.kind == "claims")
    assert one.claims == ("c", "b", "a")
    assert one.sentence == "“B” against 2 other claims"
    assert all(one in disputes_of(graph, ident) for ident in one.claims)
    assert disputes_of(graph, "d") == ()
    assert disputes_of(graph, "e") == ()


def test_how_a_dispute_of_claims_is_told_depends_on_who_stands_against_whom() -> None:
    """Two against each other, one against many, or all in a ring."""

    def sentence(claims: str) -> str:
        graph = site(f"claims:\n{claims}")
        return disputes(graph, graph.claims)[0].sentence

    pair = "  a: {title: A, contradicts: [b]}\n  b: {title: B}"
    ring = (
        "  a: {title: A, contradicts: [b]}\n  b: {title: B, contradicts: [c]}\n"
        "  c: {title: C, contradicts: [d]}\n  d: {title: D, contradicts: [a]}"
    )
    star = "  a: {title: A}\n  b: {title: B, contradicts: [a, c, d]}\n  c: {}\n  d: {}"
    assert sentence(pair) == "“A” against “B”"
    assert sentence(ring) == "4 claims that can't all hold"
    assert sentence(star) == "“B” against 3 other claims"


def test_one_answer_that_outlets_frame_is_one_dispute_for_all_claims_that_it_answers() -> None:
    graph = site(
        "claims: {stop: {happened: 2018-03}, sell: {happened: 2018-02}}\n"
        "statements: {a: {speaker: best-buy, comments: [stop, sell], reports: "
        "[x-2018, {source: y-2018, presents_as: confirmed}]}}"
    )
    (one,) = disputes(graph, graph.claims)
    assert (one.anchor, one.claims) == ("framing--a", ("sell", "stop"))
    assert [side.sources for side in one.sides] == [("x-2018",), ("y-2018",)]


def test_disputes_are_listed_by_kind_and_then_in_order_of_time() -> None:
    graph = site(
        """
claims: {late: {happened: 2019}, early: {happened: 2017}, none: {}}
statements:
  a: {speaker: x, affirms: [late, early, {none: {but: {n: '1'}}}], reports: [x-y-2019]}
  b: {speaker: y, denies: [late, early], affirms: [{none: {but: {n: '2'}}}], reports: [x-y-2019]}
"""
    )
    assert [one.anchor for one in disputes(graph, graph.claims)] == [
        "answers--early",
        "answers--late",
        "values--none--n",
    ]


def test_every_kind_has_a_meaning() -> None:
    assert KINDS.keys() == MEANINGS.keys()


@given(evidences(4), st.sampled_from(SPEAKERS))
@settings(deadline=None)
def test_a_denial_always_surfaces(statements: tuple[Statement, ...], speaker: Speaker) -> None:
    """As one side of a contradiction where anybody says otherwise, and as the answer of a party."""
    nay = Statement(
        id="nay",
        file="x",
        speaker=speaker,
        denies=(Target(id="stop"),),
        reports=(Report(source="ap-20180323"),),
    )
    graph = told((*statements, nay))
    voices = standing(evidence(graph, "stop"))
    if not any(one.statement.id == "nay" and one.stance == "denies" for one in voices):
        return  # a look can't deny, and what was taken back is no denial
    contrary = any(
        "nay" in side.statements for one in disputes(graph, graph.claims) for side in one.sides
    )
    unopposed = not any(one.stance in HOLDING for one in voices)
    answered = {one.statement.id for each in responses(graph, "stop") for one in each.answers}
    assert contrary or unopposed, "whoever denies it, both sides are listed"
    assert "nay" in answered or not settled_parties(graph, nay, ("best-buy", "huawei"))


@given(evidences(5))
@settings(deadline=None)
def test_disputes_leave_no_contradiction_out_and_name_each_once(
    statements: tuple[Statement, ...],
) -> None:
    graph = told(statements)
    found = disputes(graph, graph.claims)
    anchors = [one.anchor for one in found]
    assert len(anchors) == len(set(anchors))
    assert {(one.kind, one.sentence) for one in contradictions(graph, "stop")} == {
        (one.kind, one.sentence) for one in found
    }
    assert all(len(one.sides) > 1 for one in found)


def test_a_withdrawn_statement_contradicts_nothing_and_counts_for_nothing() -> None:
    graph = about(
        "a: {speaker: huawei, affirms: [stop], reports: [x-2018]}\n"
        "b: {speaker: best-buy, denies: [stop], reports: [x-2018], "
        "withdrawn: {date: 2020, because: Nobody said it.}}"
    )
    assert disputes(graph, graph.claims) == ()
    assert [one.statement.id for one in evidence(graph, "stop")] == ["a"]
    assert [one.statement.id for one in graph.carried_by["x-2018"]] == ["a"]
    assert "b" in graph.statements
