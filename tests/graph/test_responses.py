"""Responses: what each party answered, and how outlets present that answer."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.framings import disagreement, framings
from generator.graph.responses import ANSWERS, responses
from generator.model.statement import STANCES
from tests.graph.building import about, site

ONE = [
    ("affirms", "confirmed"),
    ("denies", "denied"),
    ("expects", "expects"),
    ("comments", "commented"),
    ("declines", "declined"),
    ("silent", "silent"),
    ("doubts", "doubted"),
    ("speculates", "commented"),
    ("retracts", "retracted"),
]


@pytest.mark.parametrize(("stance", "word"), ONE)
def test_each_stance_of_a_party_is_an_answer(stance: str, word: str) -> None:
    """Four kinds of not confirming are four answers."""
    graph = about(f"a: {{speaker: best-buy, {stance}: [stop], reports: [x-2018]}}")
    assert responses(graph, "stop")[0].word == word
    assert {pair[0] for pair in ONE} == set(STANCES)


HEADLINES = [
    ("declines silent", "declined"),
    ("silent comments", "commented"),
    ("comments denies", "denied"),
    ("denies comments", "denied"),
    ("affirms denies", "denied"),
    ("denies affirms", "confirmed"),
    ("expects affirms comments", "confirmed"),
    ("expects comments", "expects"),
]


@pytest.mark.parametrize(("stances", "word"), HEADLINES)
def test_of_several_answers_the_strongest_is_the_headline(stances: str, word: str) -> None:
    """Of a yes and a no, the later; all of them stay, in order of time."""
    given = stances.split()
    graph = about(
        "\n".join(
            f"s{number}: {{speaker: best-buy, {stance}: [stop], reports: [x-2018030{number}]}}"
            for number, stance in enumerate(given, start=1)
        )
    )
    response = responses(graph, "stop")[0]
    assert response.word == word
    assert [one.statement.id for one in response.answers] == [
        f"s{number}" for number in range(1, len(given) + 1)
    ]


def test_every_party_has_a_response_and_some_were_never_asked() -> None:
    """Absence of an answer is told as what is known, not as silence."""
    graph = about("a: {speaker: best-buy, silent: [stop], reports: [x-2018]}")
    told = [(one.party, one.label) for one in responses(graph, "stop")]
    assert told == [
        ("best-buy", "did not reply"),
        ("huawei", "not asked, as far as is known"),
    ]


def test_affirming_what_is_somebody_elses_act_is_no_confirmation() -> None:
    """Huawei can say that Best Buy stopped; only Best Buy can confirm it."""
    graph = about("a: {speaker: huawei, affirms: [stop], reports: [x-2018]}")
    assert responses(graph, "stop")[1].word == "affirmed"


def test_an_answer_that_was_taken_back_or_is_unsure_gives_way() -> None:
    """It stays in the list, marked."""
    graph = about(
        "a: {speaker: best-buy, affirms: [stop], reports: [x-20180301]}\n"
        "b: {speaker: best-buy, retracts: [a], comments: [stop], reports: [x-20180302]}\n"
        "c: {speaker: best-buy, denies: [{stop: {maybe: yes}}], reports: [x-20180303]}"
    )
    response = responses(graph, "stop")[0]
    assert response.word == "commented"
    marks = [(one.word, one.taken_back, one.unsure) for one in response.answers]
    assert marks == [
        ("confirmed", True, False),
        ("commented", False, False),
        ("denied", False, True),
    ]


def test_unnamed_people_and_leaks_answer_for_nobody() -> None:
    """Only a party's own word on record is its answer."""
    graph = site(
        "claims: {stop: }\nsources: {memo-2018: {publisher: best-buy, public: no}}\nstatements:\n"
        "  a: {speaker: '?1 a Best Buy manager', affirms: [stop], reports: [x-2018]}\n"
        "  b: {speaker: {document: memo-2018}, affirms: [stop], reports: [x-2018]}"
    )
    assert responses(graph, "stop")[0].word == "not-asked"


def test_responses_are_told_as_known_on_a_day() -> None:
    """An answer that came later was not known."""
    graph = about("a: {speaker: best-buy, denies: [stop], reports: [x-20180401]}")
    assert responses(graph, "stop", date(2018, 3, 31))[0].word == "not-asked"
    assert responses(graph, "stop", date(2018, 4, 1))[0].word == "denied"


def test_every_answer_is_explained() -> None:
    """The method page prints the table."""
    assert len({rule.word for rule in ANSWERS}) == len(ANSWERS)
    assert all(rule.definition.endswith(".") for rule in ANSWERS)


FRAMES = [
    # (stance, settles, reports, odd words, sentence)
    ("comments", "x-2018, y-2018", (), ""),
    (
        "comments",
        "{source: x-2018, presents_as: confirmed}",
        ("confirmed",),
        "X presents this as a confirmation",
    ),
    (
        "comments",
        "{source: x-2018, presents_as: confirmed}, {source: y-2018, presents_as: confirmed}",
        ("confirmed",),
        "X and Y present this as a confirmation",
    ),
    (
        "comments",
        (
            "{source: x-2018, presents_as: confirmed}, {source: y-2018, via: x-2018, "
            "presents_as: confirmed}"
        ),
        ("confirmed",),
        "X and, after it, Y present this as a confirmation",
    ),
    (
        "comments",
        (
            "{source: x-2018, presents_as: fact}, {source: z-2018, presents_as: fact}, "
            "{source: y-2018, via: x-2018, presents_as: fact}"
        ),
        ("fact",),
        "X and Z and, after them, Y present this as a fact",
    ),
    (  # one outlet in two of its articles is one outlet
        "denies",
        "{source: x-2018, presents_as: rumour}, {source: x-2019, via: x-2018, presents_as: rumour}",
        ("rumour",),
        "X presents this as a rumour",
    ),
    ("declines", "{source: x-2018, presents_as: no-statement}", (), ""),
    ("affirms", "{source: x-2018, presents_as: confirmed}", (), ""),
    (
        "affirms",
        "{source: x-2018, presents_as: rumour}",
        ("rumour",),
        "X presents this as a rumour",
    ),
    ("expects", "{source: x-2018, presents_as: announced}", (), ""),
    (
        "expects",
        "{source: x-2018, presents_as: confirmed}",
        ("confirmed",),
        "X presents this as a confirmation",
    ),
]


@pytest.mark.parametrize(("stance", "reports", "odd", "sentence"), FRAMES)
def test_a_framing_beyond_the_words_is_said_of_the_outlets_that_chose_it(
    stance: str, reports: str, odd: tuple[str, ...], sentence: str
) -> None:
    """Those that took it from another come after."""
    graph = about(f"a: {{speaker: best-buy, {stance}: [stop], reports: [{reports}]}}")
    framed = framings(graph.statements["a"], stance, settles=True)
    assert tuple(one.word for one in framed if one.odd) == odd
    assert disagreement(graph, framed) == sentence


def test_hearsay_told_as_a_fact_is_odd_and_as_a_rumour_is_not() -> None:
    """What is fair to say of a named speaker is not of an unnamed one."""
    graph = about(
        "a: {speaker: '?1 a person', affirms: [stop], reports: "
        "[{source: x-2018, presents_as: rumour}, {source: y-2018, presents_as: announced}]}"
    )
    framed = framings(graph.statements["a"], "affirms")
    assert [(one.word, one.odd) for one in framed] == [("rumour", False), ("announced", True)]


def test_one_who_cant_settle_it_confirms_nothing_whatever_outlets_write() -> None:
    """Huawei's word on Best Buy, told as a confirmation, is odd; told as an announcement, fair."""
    graph = about(
        "a: {speaker: huawei, affirms: [stop], reports: "
        "[{source: x-2018, presents_as: confirmed}, {source: y-2018, presents_as: announced}]}"
    )
    framed = framings(graph.statements["a"], "affirms")
    assert [(one.word, one.odd) for one in framed] == [("confirmed", True), ("announced", False)]
