"""Standing: whose word settles a claim, and for whom somebody speaks."""

from __future__ import annotations

import pytest

from generator.graph.standing import (
    parties,
    settled_parties,
    settlers,
    spoken_for,
    voice_of,
)
from generator.graph.status import status
from tests.graph.building import site

WORLD = """
entities:
  honor: {parent: [{id: huawei, until: 2020-11}, {id: zhixin, from: 2020-11}]}
  mate: {kind: products, parent: huawei}
  gadget: {kind: products}
  yu: {kind: people, parent: {id: huawei, from: 2011}}
  zhao: {kind: people, parent: honor}
  hired: {kind: people, parent: [{id: cnet, until: 2015}, {id: huawei, from: 2016}]}
claims:
  stop: {subject: best-buy, object: huawei}
  deal: {subject: att, object: huawei, action: makes-a-deal}
  no-object: {subject: att, object: [], action: makes-a-deal}
  order: {subject: bis, object: huawei, action: issues}
  spying: {subject: huawei, action: spies}
  several: {subject: [att, verizon], object: huawei}
  cause: {subject: us, action: spies, explains: [stop, several]}
  odd: {action: unheard-of}
  shelf: {subject: mate, object: [gadget, huawei]}
"""


@pytest.mark.parametrize(
    ("claim", "sides"),
    [
        ("stop", (("best-buy",),)),
        ("deal", (("att",), ("huawei",))),
        ("no-object", (("att",),)),
        ("order", (("bis",),)),
        ("spying", ()),
        ("several", (("att", "verizon"),)),
        ("cause", (("best-buy", "att", "verizon"),)),
        ("odd", ()),
    ],
)
def test_the_action_says_whose_word_settles_a_claim(
    claim: str, sides: tuple[tuple[str, ...], ...]
) -> None:
    """And a cause is settled by those who did what it explains."""
    graph = site(WORLD)
    assert settlers(graph, graph.claims[claim]) == sides


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("stop", ("best-buy", "huawei")),
        ("shelf", ("huawei",)),
        ("several", ("att", "verizon", "huawei")),
    ],
)
def test_the_parties_are_those_who_can_be_asked(claim: str, expected: tuple[str, ...]) -> None:
    """A product is asked through its maker, or not at all."""
    graph = site(WORLD)
    assert parties(graph, graph.claims[claim]) == expected


SPEAKING = [
    ("huawei", "2018", "huawei", True),
    ("huawei", "2018", "best-buy", False),
    ("yu", "2018", "huawei", True),
    ("yu", "2010", "huawei", False),
    ("yu", "2018", "mate", True),
    ("yu", "2018", "honor", True),
    ("yu", "2021", "honor", False),
    ("zhao", "2018", "honor", True),
    ("zhao", "2018", "huawei", False),
    ("honor", "2018", "huawei", False),
    ("huawei", "2018", "honor", True),
    ("huawei", "2020-11", "honor", True),
    ("zhixin", "2018", "honor", False),
    ("zhixin", "2021", "honor", True),
    ("hired", "2014", "huawei", False),
    ("hired", "2018", "huawei", True),
    ("hired", "2018", "cnet", False),
    ("{who: hired, for: best-buy}", "2018", "best-buy", True),
    ("{who: hired, for: best-buy}", "2018", "huawei", False),
    ("{who: hired, for: best-buy}", "2018", "hired", True),
    ("{document: huawei-2018}", "2018", "honor", True),
    ("{looked: huawei}", "2018", "huawei", False),
    ("'?1 a person at Huawei'", "2018", "huawei", False),
]


@pytest.mark.parametrize(("speaker", "said", "entity", "expected"), SPEAKING)
def test_a_word_is_an_entitys_own_its_peoples_or_its_owners_on_that_day(
    speaker: str, said: str, entity: str, *, expected: bool
) -> None:
    """Belonging is dated; a brand never speaks for its maker."""
    graph = site(f"{WORLD}statements: {{s: {{speaker: {speaker}, affirms: [stop], said: {said}}}}}")
    assert (entity in settled_parties(graph, graph.statements["s"], (entity,))) is expected


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        ("huawei", "huawei"),
        ("yu", "huawei"),
        ("{who: hired, for: best-buy}", "best-buy"),
        ("{document: idc-2018}", "idc"),
        ("zhao", "honor"),
        ("somebody", "somebody"),
        ("'?1 a person'", None),
        ("{untraced: rumours}", None),
    ],
)
def test_people_are_counted_by_whom_they_speak_for(speaker: str, voice: str | None) -> None:
    """A firm that sends two people is one origin."""
    graph = site(f"{WORLD}statements: {{s: {{speaker: {speaker}, affirms: [stop], said: 2018}}}}")
    assert voice_of(graph, graph.statements["s"]) == voice


def test_a_leaked_document_is_not_its_publishers_word_on_record() -> None:
    """What was never published can be denied."""
    graph = site(
        f"{WORLD}sources: {{memo-2018: {{publisher: best-buy, public: no}}}}\n"
        "statements: {s: {speaker: {document: memo-2018}, affirms: [stop], reports: [x-2018]}}"
    )
    assert settled_parties(graph, graph.statements["s"], ("best-buy",)) == frozenset()
    assert status(graph, "stop").word == "reported"


MANY = [
    ("a: {speaker: att, affirms: [several], said: 2018}", "stated", "by ATT for its own part"),
    (
        (
            "a: {speaker: att, affirms: [several], said: 2018}\n"
            "  b: {speaker: verizon, affirms: [several], said: 2018}"
        ),
        "confirmed",
        "by ATT and Verizon",
    ),
    ("a: {speaker: huawei, affirms: [deal], said: 2018}", "confirmed", "by Huawei"),
    ("a: {speaker: att, affirms: [cause], said: 2018}", "stated", "for its own part"),
    ("a: {speaker: us, affirms: [cause], said: 2018}", "stated", "by US"),
    ("a: {speaker: bis, affirms: [order], said: 2018}", "confirmed", "by BIS"),
    ("a: {speaker: huawei, affirms: [spying], said: 2018}", "stated", "by Huawei"),
]


@pytest.mark.parametrize(("statements", "word", "part"), MANY)
def test_a_party_settles_only_its_own_part(statements: str, word: str, part: str) -> None:
    """One of several subjects can't confirm for the others; either side of a deal can."""
    graph = site(f"{WORLD}statements:\n  {statements}")
    claim = graph.statements["a"].affirms[0].id
    found = status(graph, claim)
    assert (found.word, part in found.basis) == (word, True), found.basis


def test_a_circle_of_owners_ends() -> None:
    """Refused elsewhere, it must not hang anything here."""
    graph = site(
        "entities: {a1: {parent: b1}, b1: {parent: a1}}\nclaims: {stop: {subject: a1}}\n"
        "statements: {s: {speaker: b1, affirms: [stop], said: 2018}}"
    )
    assert settled_parties(graph, graph.statements["s"], ("a1", "huawei")) == {"a1"}


def test_a_company_speaks_for_itself_and_not_for_its_owner() -> None:
    """Only people's words are those of what they belong to."""
    graph = site(
        "entities: {honor: {parent: huawei}}\nclaims: {stop: {subject: huawei}}\n"
        "statements: {one: {speaker: honor, affirms: [stop], reports: [ap-2018]}}"
    )
    assert voice_of(graph, graph.statements["one"]) == "honor"
    assert spoken_for(graph, graph.statements["one"]) == {"honor"}
