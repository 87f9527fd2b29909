"""Checks of records and of the whole graph: each finding from the least content that causes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.diagnostics.codes import CODES
from generator.graph.circles import circles
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.graph.rules import findings
from generator.graph.rules_of_records import record_findings
from generator.model.claim import Claim
from tests.graph.building import SETTINGS, graph_of, site

SAID = "statements: {s: {speaker: best-buy, affirms: [stop], reports: [x-2018]}}"


def told(found: Finding) -> str:
    """Write a finding as code, record and path."""
    return " ".join((found.code, found.record_id, ".".join(str(part) for part in found.path)))


def all_findings(graph: Graph) -> list[Finding]:
    """Return what is found in each record alone, then in all of them together."""
    kinds = (graph.claims, graph.statements, graph.entities, graph.sources)
    alone = [
        one
        for kind in kinds
        for record in kind.values()
        for one in record_findings(record, graph.settings)
    ]
    return [*alone, *findings(graph)]


CASES = [
    (f"claims: {{stop: }}\n{SAID}", []),
    ("claims: {stop: }", ["W301 stop "]),
    ("claims: {stop: {withdrawn: {date: 2018, because: Wrong.}}}", []),
    (f"claims: {{stop: {{action: stops-odering}}}}\n{SAID}", ["E203 stop action"]),
    (f"claims: {{stop: {{scope: {{channel: onlin}}}}}}\n{SAID}", ["E203 stop scope.channel"]),
    (f"claims: {{stop: {{scope: {{region: DE}}}}}}\n{SAID}", ["E203 stop scope.region"]),
    (f"claims: {{stop: {{scope: {{channel: online, region: US}}}}}}\n{SAID}", []),
    (f"claims: {{stop: {{title: It stops amid pressure}}}}\n{SAID}", ["W308 stop title"]),
    (f"claims: {{stop: {{title: It stops Because it must}}}}\n{SAID}", ["W308 stop title"]),
    (f"claims: {{stop: {{title: Best Buy over security concerns}}}}\n{SAID}", ["W308 stop title"]),
    (f"claims: {{stop: {{title: The amidships phone stops}}}}\n{SAID}", []),
    (
        (
            "claims: {stop: , why: {title: It stops because of pressure, explains: [stop]}}\n"
            "statements: {s: {speaker: best-buy, affirms: [stop, why], reports: [x-2018]}}"
        ),
        [],
    ),
    ("statements: {s: {speaker: best-buy, affirms: [stop]}}\nclaims: {stop: }", ["E303 s "]),
    ("statements: {s: {speaker: {looked: x}, affirms: [stop]}}\nclaims: {stop: }", []),
    ("statements: {s: {speaker: {own_words: x-2018}, affirms: [stop]}}\nclaims: {stop: }", []),
    ("statements: {s: {speaker: {document: x-2018}, affirms: [stop]}}\nclaims: {stop: }", []),
    ("statements: {s: {speaker: best-buy, reports: [x-2018]}}", ["E314 s "]),
    (
        (
            "statements: {s: {speaker: {looked: x}, denies: [stop], "
            "comments: [stop]}}\nclaims: {stop: }"
        ),
        ["E311 s denies", "E311 s comments"],
    ),
    (
        (
            "claims: {stop: {detail: {chiefs: six}}}\n"
            "statements: {s: {speaker: x, affirms: [{stop: {but: {cheifs: four}}}], "
            "reports: [x-y-2018]}}"
        ),
        ["E313 s affirms.0.but.cheifs"],
    ),
    (
        (
            f"claims: {{stop: }}\n{SAID}\n"
            "sources: {x-2018: {read: no, url: 'https://x.example/', accessed: 2019}}"
        ),
        ["E309 x-2018 url", "E309 x-2018 accessed"],
    ),
    (f"claims: {{stop: }}\n{SAID}\nsources: {{x-2018: {{read: no}}}}", []),
    # dates
    (f"claims: {{stop: {{happened: 2019-01}}}}\n{SAID}", ["E305 s affirms.0"]),
    (f"claims: {{stop: {{from: 2019-01}}}}\n{SAID}", ["E305 s affirms.0"]),
    (f"claims: {{stop: {{happened: 2019~}}}}\n{SAID}", []),
    (f"claims: {{stop: {{happened: 2018-12-31/..}}}}\n{SAID}", []),
    (f"claims: {{stop: {{happened: ../2019-01}}}}\n{SAID}", []),
    (
        (
            "claims: {stop: {happened: 2019-01}}\n"
            "statements: {s: {speaker: best-buy, expects: [stop], reports: [x-2018]}}"
        ),
        [],
    ),
    (f"claims: {{stop: {{from: 2017, until: 2016}}}}\n{SAID}", ["E403 stop until"]),
    (f"claims: {{stop: {{from: 2017, until: 2017-03}}}}\n{SAID}", []),
    (f"claims: {{stop: {{happened: 2017, from: 2017}}}}\n{SAID}", ["E214 stop from"]),
    (
        (
            f"claims: {{stop: }}\n{SAID}\nentities: {{z: {{parent: {{id: y, from: 2018, "
            f"until: 2017}}}}}}"
        ),
        ["E403 z parent.0.until"],
    ),
    (
        (
            f"claims: {{stop: }}\n{SAID}\nsources:\n"
            "  x-2018: {accessed: 2017, archived: {url: 'https://a.example/', at: 2016}}"
        ),
        ["W404 x-2018 accessed", "W404 x-2018 archived.at"],
    ),
    (
        "claims: {stop: {changes: [{date: 2020, kind: new}, {date: 2019, kind: correction}]}}\n"
        + SAID,
        ["E411 stop changes.1", "E412 stop changes.1"],
    ),
    (
        f"claims: {{stop: {{changes: [{{date: 2020, kind: update}}]}}}}\n{SAID}",
        ["E412 stop changes.0"],
    ),
    (
        "claims: {stop: {changes: [{date: 2020, kind: new}, "
        "{date: 2020, kind: correction, was: Five}]}}\n" + SAID,
        [],
    ),
    # two answers of one party in one article
    (
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, affirms: [stop], reports: [x-2018]}\n"
            "  t: {speaker: best-buy, comments: [stop], reports: [x-2018, y-2018]}"
        ),
        ["E306 s affirms"],
    ),
    (
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, comments: [stop], denies: [stop], reports: [x-2018]}"
        ),
        ["E306 s denies"],
    ),
    (  # two days
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, denies: [stop], reports: [x-20180401], said: 2018-03-01}\n"
            "  t: {speaker: best-buy, affirms: [stop], reports: [x-20180401]}"
        ),
        [],
    ),
    (  # and the other way round
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, denies: [stop], reports: [x-20180401]}\n"
            "  t: {speaker: best-buy, affirms: [stop], reports: [x-20180401], said: 2018-03-01}"
        ),
        [],
    ),
    (  # a change of mind
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, denies: [stop], reports: [x-2018]}\n"
            "  t: {speaker: best-buy, affirms: [stop], reports: [x-2018], revises: s}"
        ),
        [],
    ),
    (  # two parties, and two ways of saying nothing
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: huawei, denies: [stop], reports: [x-2018]}\n"
            "  t: {speaker: best-buy, comments: [stop], declines: [stop], reports: [x-2018]}"
        ),
        [],
    ),
    # circles
    (
        (
            "claims: {one: {explains: [two]}, two: {explains: [one]}}\n"
            "statements: {s: {speaker: best-buy, affirms: [one, two], reports: [x-2018]}}"
        ),
        ["E307 one explains.0"],
    ),
    (
        (
            "claims: {one: {after: two}, two: {after: one}}\n"
            "statements: {s: {speaker: best-buy, affirms: [one, two], reports: [x-2018]}}"
        ),
        ["E307 one after"],
    ),
    (f"claims: {{stop: {{prolongs: stop}}}}\n{SAID}", ["E213 stop prolongs"]),
    (
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, affirms: [stop], reports: [x-2018], revises: t}\n"
            "  t: {speaker: best-buy, affirms: [stop], reports: [x-2018], revises: s}"
        ),
        ["E213 s revises"],
    ),
    (
        (
            f"claims: {{stop: }}\n{SAID}\n"
            "sources: {x-2018: {republishes: y-2018}, y-2018: {republishes: x-2018}}"
        ),
        ["E213 x-2018 republishes"],
    ),
    (
        f"claims: {{stop: }}\n{SAID}\nentities: {{p: {{parent: [z, q]}}, q: {{parent: p}}}}",
        ["E213 p parent.1"],
    ),
    (
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, affirms: [stop], reports: [x-2018 < y-2018, y-2018 < x-2018]}"
        ),
        ["E304 s reports.0.via"],
    ),
    (
        (
            "claims: {stop: }\nstatements:\n"
            "  s: {speaker: best-buy, affirms: [stop], reports: [x-2018 < x-2018]}"
        ),
        ["E304 s reports.0.via"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_rule_finds_its_case_and_nothing_else(text: str, expected: list[str]) -> None:
    """Code, record and path; the rest of the content is fine."""
    found = sorted(all_findings(site(text)), key=told)
    assert [told(one) for one in found] == sorted(expected)
    assert all(one.code in CODES for one in found)


def test_an_unknown_word_comes_with_the_nearest_known_one() -> None:
    """The editor can take it over."""
    (found,) = all_findings(site(f"claims: {{stop: {{action: stops-odering}}}}\n{SAID}"))
    assert found.suggestion == "stops-ordering"
    assert found.help[0] == "did you mean `stops-ordering`?"
    (found,) = all_findings(site(f"claims: {{stop: {{scope: {{region: DE}}}}}}\n{SAID}"))
    assert found.help == ("known: US", "or add `DE` under `regions:` in site.yaml")


def test_what_site_yaml_features_must_be_there_or_held_back() -> None:
    """A draft may be featured before it is out."""
    settings = replace(SETTINGS, featured=("stop", "stopp", "draft"))
    graph = site(f"claims: {{stop: }}\n{SAID}", settings=settings)
    (found,) = findings(graph, frozenset({"draft"}))
    assert (told(found), found.suggestion) == ("E204  featured.1", "stop")


CIRCLES = [
    ({}, []),
    ({"a": "b", "b": ""}, []),
    ({"a": "a"}, ["a"]),
    ({"a": "b", "b": "c", "c": "b"}, ["bc"]),
    ({"a": "b", "b": "aa"}, ["ab"]),
    ({"a": "bc", "b": "d", "c": "d", "d": ""}, []),
    ({"c": "a", "b": "c", "a": "b"}, ["abc"]),
    ({"a": "ab", "b": "a", "c": "dx", "d": "c"}, ["a", "ab", "cd"]),
]


@pytest.mark.parametrize(("edges", "expected"), CIRCLES)
def test_circles_are_told_once_from_their_smallest_member(
    edges: dict[str, str], expected: list[str]
) -> None:
    """Whatever the order in which they are met."""
    given = {one: tuple((to, (to,)) for to in others) for one, others in edges.items()}
    assert ["".join(one for one, _ in circle) for circle in circles(given)] == expected


def test_a_line_of_five_thousand_claims_is_followed_to_its_end() -> None:
    """Long chains are no circles, and no matter of the interpreter's depth."""
    claims = [
        Claim(
            id=f"c{number}",
            file="c.yaml",
            title="It stops",
            subject=("best-buy",),
            action="stops-ordering",
            after=f"c{number + 1}" if number < 4999 else "c0",
        )
        for number in range(5000)
    ]
    found = [one.code for one in findings(graph_of(claims)) if one.code != "W301"]
    assert found == ["E307"]
