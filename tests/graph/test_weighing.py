"""Weighing: what each voice on a claim does to it."""

from __future__ import annotations

import pytest

from generator.graph.weighing import weigh
from tests.graph.building import about, site

UNNAMED = 'cnet-person: {speaker: "?1 a person", affirms: [stop], reports: [cnet-20180321]}'
NO = "no: {speaker: best-buy, denies: [stop], reports: [usatoday-20180402]}"

ORIGINS = [
    (f"{UNNAMED}\n{NO}", (1, 1)),
    ("plan: {speaker: idc, expects: [stop], reports: [ap-2018]}\n" + NO, (1, 1)),
    (f"{NO}\nother: {{speaker: idc, denies: [stop], reports: [ap-2018]}}", (2, 2)),
    ("may: {speaker: idc, affirms: [{stop: {maybe: yes}}], reports: [ap-2018]}", (0, 1)),
]


@pytest.mark.parametrize(("statements", "range_"), ORIGINS)
def test_origins_are_those_of_who_affirms_else_expects_else_denies(
    statements: str, range_: tuple[int, int]
) -> None:
    """Where nobody does for certain, those who may are counted as possible."""
    found = weigh(about(statements), "stop").origins
    assert (found.minimum, found.maximum) == range_


@pytest.mark.parametrize("who", ["best-buy", "huawei"])
def test_either_side_of_a_deal_can_confirm_it(who: str) -> None:
    graph = site(
        "claims: {deal: {action: makes-a-deal}}\n"
        f"statements: {{yes: {{speaker: {who}, affirms: [deal], reports: [ap-2018]}}}}"
    )
    assert weigh(graph, "deal").confirmed_by == (who,)
