"""Origins: how many voices there are for certain, and at most."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.differing import EXACT, largest_differing
from generator.graph.evidence import evidence
from generator.graph.origins import Origins, origins
from tests.graph.building import about

CNET = 'cnet-told: {speaker: "?1 a person", affirms: [stop], reports: [cnet-20180321]}'
REUTERS = 'reuters-told: {speaker: "?1 a person", affirms: [stop], reports: [reuters-20180322]}'
WSJ = 'wsj-told: {speaker: "?1 a person", affirms: [stop], reports: [wsj-20180322]}'
HUAWEI = "huawei-told: {speaker: huawei, affirms: [stop], reports: [ap-20180322]}"
IDC = "idc-told: {speaker: idc, affirms: [stop], reports: [ap-20180322]}"


def apart(statement: str, *others: str) -> str:
    """Say that a statement's speaker is known to be somebody else than those of others."""
    return f"{statement[:-1]}, different_from: [{', '.join(others)}]}}"


RANGES = [
    ("", 0, 0),
    (CNET, 1, 1),
    (HUAWEI, 1, 1),
    (f"{CNET}\n{REUTERS}", 1, 2),
    (f"{CNET}\n{REUTERS}\n{WSJ}", 1, 3),
    (f"{CNET}\n{HUAWEI}", 1, 2),
    (f"{HUAWEI}\n{IDC}", 2, 2),
    (f"{HUAWEI}\n{IDC}\n{CNET}", 2, 3),
    (f"{CNET}\n{apart(REUTERS, 'cnet-told')}", 2, 2),
    (f"{CNET}\n{apart(REUTERS, 'cnet-told')}\n{WSJ}", 2, 3),
    (f"{CNET}\n{apart(REUTERS, 'cnet-told')}\n{apart(WSJ, 'cnet-told', 'reuters-told')}", 3, 3),
    (f"{HUAWEI}\n{apart(CNET, 'huawei-told')}", 2, 2),
    # Known to be none of two spokespeople's words only if known to be neither.
    (
        (
            f"{HUAWEI}\nsecond: {{speaker: huawei, affirms: [stop], reports: [x-2018]}}\n"
            f"{apart(CNET, 'huawei-told')}"
        ),
        1,
        2,
    ),
    # Several people told to one outlet are one origin, known to differ or not.
    (
        (
            f"{CNET}\n"
            'again: {speaker: "?2 people", affirms: [stop], reports: [cnet-20180401], '
            "different_from: cnet-told}"
        ),
        1,
        1,
    ),
    ('crowd: {speaker: "?12 people", affirms: [stop], reports: [cnet-20180401]}', 1, 1),
    # An agency's copy and a report at second hand lead back to the same outlet.
    (
        (
            f"{REUTERS}\n"
            'copy: {speaker: "?1 a person", affirms: [stop], '
            "reports: [taipei-20180322 < reuters-20180322]}"
        ),
        1,
        1,
    ),
    ("one: {speaker: '?1 x', affirms: [stop]}\ntwo: {speaker: '?1 y', affirms: [stop]}", 1, 2),
    ("look: {speaker: {looked: cnet}, affirms: [stop], said: 2018}", 1, 1),
    (
        (
            "look: {speaker: {looked: cnet}, affirms: [stop], said: 2018-01}\n"
            "again: {speaker: {looked: cnet}, affirms: [stop], said: 2018-02}\n"
            "other: {speaker: {looked: verge}, affirms: [stop], said: 2018-02}"
        ),
        2,
        2,
    ),
    (f"{CNET}\nlook: {{speaker: {{looked: verge}}, affirms: [stop], said: 2018}}", 2, 2),
    ("own: {speaker: {own_words: x-2018}, affirms: [stop]}", 0, 0),
    ("may: {speaker: idc, affirms: [{stop: {maybe: yes}}], reports: [x-2018]}", 0, 1),
    (
        f"{CNET}\nmay: {{speaker: idc, affirms: [{{stop: {{maybe: yes}}}}], reports: [x-2018]}}",
        1,
        2,
    ),
    (
        "yu-told: {speaker: {who: yu, for: huawei}, affirms: [stop], reports: [x-2018]}\n" + HUAWEI,
        1,
        1,
    ),
    ("page: {speaker: {document: huawei-2018}, affirms: [stop]}\n" + HUAWEI, 1, 1),
    # A brand and its maker may be one voice.
    (f"{HUAWEI}\nhonor-told: {{speaker: honor, affirms: [stop], reports: [x-2018]}}", 1, 2),
    (f"{HUAWEI}\nhonor-told: {{speaker: honor, affirms: [stop], reports: [x-2021]}}", 2, 2),
    # A brand that also spoke when it had left its maker has a voice of its own.
    (
        (
            f"{HUAWEI}\nhonor-told: {{speaker: honor, affirms: [stop], reports: [x-2018]}}\n"
            "later: {speaker: honor, affirms: [stop], reports: [x-2021]}"
        ),
        2,
        2,
    ),
    # To differ from who says something else adds nobody.
    (
        (
            f"{apart(CNET, 'other')}\n{REUTERS}\n"
            "other: {speaker: idc, denies: [stop], reports: [x-2018]}"
        ),
        1,
        2,
    ),
    # What is told anew is the same voice, and still known to differ.
    (
        (
            f"{CNET}\n{apart(REUTERS, 'cnet-told')}\n"
            'later: {speaker: "? people", affirms: [stop], reports: [cnet-20180325], '
            "revises: cnet-told}"
        ),
        2,
        2,
    ),
]

OWNED = "entities: {honor: {parent: {id: huawei, until: 2020-11}}}\n"


@pytest.mark.parametrize(("statements", "least", "most"), RANGES)
def test_origins_are_a_range(statements: str, least: int, most: int) -> None:
    """What is certain below, what is possible above."""
    found = origins(*_affirming(statements))
    assert (found.minimum, found.maximum) == (least, most)


def _affirming(statements: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    graph = about(
        statements or "none: {speaker: idc, denies: [stop], reports: [x-2018]}", more=OWNED
    )
    return graph, [one for one in evidence(graph, "stop") if one.stance == "affirms"]


def test_articles_and_newsrooms_are_counted_and_never_added() -> None:
    """Six articles of four newsrooms, one person."""
    found = origins(
        *_affirming(
            'p: {speaker: "?1 a person", affirms: [stop], reports: [cnet-20180321, '
            "cnet-20180322 < cnet-20180321, a-2018 < cnet-20180321, a-2019 < a-2018, "
            "b-2018 < a-2018, "
            "c-2018 < cnet-20180321, {source: d-2018, maybe: yes}]}"
        )
    )
    assert (found.minimum, found.maximum) == (1, 1)
    assert len(found.articles) == 6
    assert len(found.repeats) == 5
    assert found.newsrooms == ("cnet", "a", "b", "c")


WORDS = [
    (0, 0, "no origin"),
    (1, 1, "1 origin"),
    (2, 2, "2 origins"),
    (1, 2, "1 or 2 origins"),
    (1, 3, "at least 1 origin, at most 3"),
    (2, 5, "at least 2 origins, at most 5"),
    (0, 1, "at most 1 origin"),
    (0, 2, "at most 2 origins"),
]


@pytest.mark.parametrize(("least", "most", "words"), WORDS)
def test_the_range_reads_as_people_say_it(least: int, most: int, words: str) -> None:
    """Never as an interval with brackets."""
    assert Origins(minimum=least, maximum=most).in_words == words


@st.composite
def who_differs(draw: st.DrawFn) -> dict[str, frozenset[str]]:
    """Draw up to eight people and who is known to differ from whom."""
    people = [str(one) for one in range(draw(st.integers(0, 8)))]
    pairs = [pair for pair in combinations(people, 2) if draw(st.booleans())]
    return {
        one: frozenset({b for a, b in pairs if a == one} | {a for a, b in pairs if b == one})
        for one in people
    }


@given(who_differs())
def test_the_largest_set_known_to_differ_is_exact_for_few(
    differs: dict[str, frozenset[str]],
) -> None:
    """Against every subset."""
    people = list(differs)
    best = max(
        size
        for size in range(len(people) + 1)
        for chosen in combinations(people, size)
        if all(b in differs[a] for a, b in combinations(chosen, 2))
    )
    assert largest_differing(differs) == best


def test_for_many_the_answer_is_a_lower_bound_and_quick() -> None:
    """Twelve pairs who may be each other, and everybody else differs."""
    people = [str(one) for one in range(2 * EXACT)]
    differs = {
        one: frozenset(other for other in people if other != one and int(one) ^ 1 != int(other))
        for one in people
    }
    assert largest_differing(differs) == EXACT


def test_among_many_a_few_who_differ_are_found() -> None:
    """Though nothing is known of the others, and whichever of them all comes first."""
    people = [f"{one:02}" for one in range(2 * EXACT)]
    three = {*people[7:10]}
    differs = {one: frozenset(three - {one}) if one in three else frozenset() for one in people}
    assert largest_differing(differs) == len(three)


def test_of_two_counts_of_the_same_people_the_larger_is_told() -> None:
    """One report of an outlet knows of one of them, another of three."""
    more = 'more: {speaker: "?3 people", affirms: [stop], reports: [cnet-20180401]}'
    for statements in (f"{CNET}\n{more}", f"{more}\n{CNET}"):
        graph = about(statements)
        assert origins(graph, evidence(graph, "stop")).heads == (3,)


def test_an_article_repeats_only_where_it_does_nothing_else() -> None:
    """It heard of one thing itself, and took another over; in either order."""
    own = 'own: {speaker: "?1 a person", affirms: [stop], reports: [ap-20180322]}'
    taken = "taken: {speaker: idc, affirms: [stop], reports: [ap-20180322 < cnbc-20180322]}"
    for statements in (f"{own}\n{taken}", f"{taken}\n{own.replace('own:', 'z-own:')}"):
        graph = about(statements)
        assert origins(graph, evidence(graph, "stop")).repeats == ()
    graph = about(taken)
    assert origins(graph, evidence(graph, "stop")).repeats == ("ap-20180322",)


def test_an_agency_s_article_in_another_paper_is_a_repeat() -> None:
    told = 'told: {speaker: "?1 a person", affirms: [stop], reports: [reuters-2018, taipei-2018]}'
    graph = about(told, more="sources: {taipei-2018: {republishes: reuters-2018}}")
    assert origins(graph, evidence(graph, "stop")).repeats == ("taipei-2018",)


@pytest.mark.parametrize("triangle", [("m0", "m1", "m4"), ("m4", "m8", "m9")])
def test_who_differs_from_whom_counts_both_ways(triangle: tuple[str, str, str]) -> None:
    """Three differ from each other, though one of them is known to differ from many besides."""
    others = {"m2", "m3", "m5", "m6"}
    pairs = {*combinations(triangle, 2), *(("m4", one) for one in others)}
    told = [
        f'{one}: {{speaker: "?1 a person", affirms: [stop], reports: [paper-{one}-2018], '
        f"different_from: [{', '.join(sorted(right for left, right in pairs if left == one))}]}}"
        for one in sorted({*triangle, *others})
    ]
    assert origins(*_affirming("\n".join(told))).minimum == 3
