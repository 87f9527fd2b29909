"""The headline keeps the hedge wherever it is shown."""

from __future__ import annotations

import pytest

from generator.graph.headline import headline
from generator.graph.ladder import RULES
from generator.graph.status import Status

HEADLINES = {
    "withdrawn": "Withdrawn: It stops",
    "refuted": "Refuted: It stops",
    "retracted": "Retracted: It stops",
    "disputed": "It stops - disputed",
    "confirmed": "It stops",
    "observed": "It stops",
    "corroborated": "It stops - corroborated, not confirmed",
    "stated": "It stops - stated, not confirmed",
    "reported": "It stops - reported, not confirmed",
    "planned": "It stops - planned",
    "expected": "It stops - expected",
    "denied": "It stops - denied",
    "unsourced": "It stops - unsourced",
    "speculation": "It stops - speculation",
    "unknown": "It stops - not known",
}


@pytest.mark.parametrize("word", RULES)
def test_every_word_has_its_headline(word: str) -> None:
    """A fallen claim begins with its word; only what is settled stands bare."""
    rule = RULES[word]
    status = Status(
        word=word, label=rule.label, family=rule.family, rule=rule.anchor, basis="", reasons=()
    )
    assert headline("It stops", status) == HEADLINES[word].replace(" - ", " \N{EN DASH} ")
