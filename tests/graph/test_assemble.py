"""A project's content as a whole: where problems are shown, and what readers don't see yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from generator.diagnostics.diagnostic import has_errors
from generator.graph.assemble import Assembled, assemble
from tests.loading.decoding import pointed_at

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SETTINGS = """\
title: Shelves
tagline: Who sells what
url: https://shelves.example/
publisher: The Shelf Desk
licence: {name: CC BY 4.0, url: https://licence.example/}
kinds:
  retailers: {one: Retailer, many: Retailers}
  outlets: {one: Outlet, many: Outlets}
actions: {stops: {label: Stops}}
"""
FILES = {
    "site.yaml": SETTINGS,
    "retailers/best-buy.yaml": "name: Best Buy\n",
    "outlets/cnet.yaml": "name: CNET\n",
    "sources/cnet-2018.yaml": "publisher: cnet\npublished: 2018-03-21\n",
    "claims/a.yaml": """\
title: Best Buy stops
subject: best-buy
action: stops
happened: 2018-03
body: |
  Told by [[cnet]].
statements:
  said-a:
    speaker: best-buy
    affirms: [a]
    reports: cnet-2018
""",
}


def assembled(
    root: Path, now: datetime = NOW, *, with_held: bool = False, **changed: str
) -> Assembled:
    """Assemble the project with some files changed; `__` stands for a slash, `_` for a dash."""
    names = {name: name.replace("__", "/").replace("_", "-") for name in changed}
    files = {**FILES, **{f"{names[name]}.yaml": text for name, text in changed.items()}}
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return assemble(root, now, with_held=with_held)


def told(result: Assembled, root: Path) -> list[str]:
    """Write each diagnostic as code, file, line, and what is pointed at."""
    found = []
    for one in result.diagnostics:
        assert one.span
        text = (root / one.file).read_text()
        name = one.file.removeprefix("content/").removesuffix(".yaml")
        found.append(f"{one.code} {name}:{one.span.line} {pointed_at(text, one.span)}")
    return found


A = FILES["claims/a.yaml"]


def test_good_content_gives_its_graph(tmp_path: Path) -> None:
    """And nothing to tell."""
    result = assembled(tmp_path)
    assert result.diagnostics == ()
    assert result.graph
    assert set(result.graph.statements) == {"said-a"}
    assert (result.files, result.held) == (5, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (A.replace("subject: best-buy", "subject: bestbuy"), ["E204 claims/a:2 bestbuy"]),
        (A.replace("[[cnet]]", "[[cnett]]"), ["E204 claims/a:6 cnett"]),
        (A.replace("affirms: [a]", "affirms: [a, aa]"), ["E204 claims/a:10 aa"]),
        (A.replace("cnet-2018", "cnet-2018 < cnet-2019"), ["E204 claims/a:11 cnet-2019"]),
        (A.replace("cnet-2018", "cnet-2018#b"), ["E212 claims/a:11 b"]),
        (A.replace("action: stops", "action: stopps"), ["E203 claims/a:3 stopps"]),
        (A.replace("2018-03", "2018-04"), ["E305 claims/a:10 a"]),
        (A.replace("affirms: [a]", "affirms: {a: {but: {x: y}}}"), ["E313 claims/a:10 x"]),
        (A.replace("    reports: cnet-2018\n", ""), ["E303 claims/a:8 said-a"]),
        (A.replace("happened", "until: 2017\nfrom"), ["E403 claims/a:4 2017"]),
        (
            A.replace("best-buy\n    affirms", "{who: best-buy, looked: cnet}\n    affirms"),
            ["E214 claims/a:9 looked"],
        ),
        (
            A.replace("best-buy\n    affirms", "{looked: best-buy, role: x}\n    affirms"),
            ["E214 claims/a:9 role"],
        ),
        (
            A.replace("best-buy\n    affirms", "{for: best-buy}\n    affirms"),
            ["E202 claims/a:9 speaker"],
        ),
        (
            A.replace("cnet-2018", f"{{source: cnet-2018, quote: {'x' * 601}}}"),
            [f"W315 claims/a:11 {'x' * 601}"],
        ),
    ],
)
def test_every_finding_is_shown_at_its_place(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """In a claim's own fields, in the statements in its file, in prose."""
    result = assembled(tmp_path, claims__a=text)
    assert told(result, tmp_path) == expected
    assert (result.graph is None) == has_errors(result.diagnostics)


def test_versions_of_a_source_have_ids_of_their_own(tmp_path: Path) -> None:
    """`source#version` would not know which is meant."""
    versions = "versions:\n  - {id: b, change: removed}\n  - {id: b, change: appended}\n"
    text = FILES["sources/cnet-2018.yaml"] + versions
    result = assembled(tmp_path, sources__cnet_2018=text)
    assert told(result, tmp_path) == ["E205 sources/cnet-2018:5 b"]
    assert [one.span.line for one in result.diagnostics[0].related] == [4]


def test_what_site_yaml_features_is_looked_for(tmp_path: Path) -> None:
    """The finding of no record stands in site.yaml."""
    result = assembled(tmp_path, site=f"{SETTINGS}featured:\n  - a\n  - aa\n")
    assert told(result, tmp_path) == ["E204 site:12 aa"]


def test_one_file_with_five_mistakes_gives_five_diagnostics(tmp_path: Path) -> None:
    """None hides another, and none causes a sixth, there or in the file that names it."""
    result = assembled(
        tmp_path,
        claims__five=(
            "titel: Best Buy stops\n"
            "subject: best-buy\n"
            "happened: 21 March 2018\n"
            "scope: {extent: most}\n"
            "explains: b\n"
            "statements:\n"
            "  said-five: {speaker: best-buy, affirms: five, reports: cnet-2018}\n"
        ),
        claims__other=(
            "title: T\nsubject: best-buy\naction: stops\nexplains: five\n"
            "statements: {said-b: {speaker: {looked: cnet}, affirms: other, revises: said-five}}\n"
        ),
    )
    assert told(result, tmp_path) == [
        "E201 claims/five:1 titel",
        "E202 claims/five:1 titel",
        "E402 claims/five:3 21 March 2018",
        "E203 claims/five:4 most",
        "E204 claims/five:5 b",
    ]


def test_a_file_that_cannot_be_read_causes_no_errors_elsewhere(tmp_path: Path) -> None:
    """Neither its ids nor its names are missed, nor the statements in it; all else still is."""
    result = assembled(
        tmp_path,
        retailers__target="name: Target: a shop\naliases: [Tarjay, The Red One]\n",
        claims__b=A.replace("said-a", "said-b").replace("title: Best", "title: a: Best"),
        claims__c=(
            "title: T\nsubject: target\naction: stops\nexplains: [b, bb]\n"
            "body: '[[tarjay]], [[the red one]], [[The Blue One]]'\n"
            "statements: {said-c: {speaker: {looked: cnet}, affirms: c, revises: said-b}}\n"
        ),
    )
    assert told(result, tmp_path) == [
        "E102 claims/b:1 :",
        "E204 claims/c:4 bb",
        "E204 claims/c:5 The Blue One",
        "E102 retailers/target:1 :",
    ]


def test_a_suggestion_becomes_a_fix_only_where_it_replaces_nothing_else(tmp_path: Path) -> None:
    """The word itself is replaced, not the prose or the short form around it."""
    text = A.replace("[[cnet]]", "[[cnett]]").replace("cnet-2018", "cnet-2018 < cnet-2019")
    result = assembled(tmp_path, claims__a=text)
    edits = [one.fix.edits[0] for one in result.diagnostics if one.fix]
    assert [(pointed_at(text, one.span), one.text) for one in edits] == [
        ("cnett", "CNET"),
        ("cnet-2019", "cnet-2018"),
    ]
    folded = A.replace("body: |\n  Told by [[cnet]].", "body: >\n  Told by [[Best\n  By]].")
    (problem,) = assembled(tmp_path, claims__a=folded).diagnostics
    assert (problem.code, problem.fix) == ("E204", None)


HELD = [
    ("draft: yes\n", NOW, True),
    ("draft: no\n", NOW, False),
    ("embargo_until: 2026-06-01T12:00Z\n", NOW, False),
    ("embargo_until: 2026-06-01T12:00Z\n", NOW - timedelta(seconds=1), True),
    ("embargo_until: 2026-06-01T08:00-05:00\n", NOW, True),
    ("embargo_until: 2026-06-01T07:00-05:00\n", NOW, False),
    ("embargo_until: 2026-06-01T12:00Z\n", NOW.astimezone(timezone(timedelta(hours=9))), False),
    ("draft: yes\nembargo_until: 2020-01-01T00:00Z\n", NOW, True),
]


@pytest.mark.parametrize(("text", "now", "held"), HELD)
def test_drafts_and_embargoed_records_are_kept_from_readers(
    tmp_path: Path,
    text: str,
    now: datetime,
    held: bool,  # noqa: FBT001  what the case expects
) -> None:
    """To the second, wherever on earth; with a claim go the statements in its file."""
    result = assembled(tmp_path, now, claims__a=A + text)
    assert result.diagnostics == ()
    assert result.graph
    assert result.held == (("a", "said-a") if held else ())
    assert set(result.graph.claims) == (set() if held else {"a"})
    assert set(result.graph.statements) == (set() if held else {"said-a"})
    editors = assembled(tmp_path, now, with_held=True, claims__a=A + text)
    assert editors.graph
    assert (set(editors.graph.claims), editors.held) == ({"a"}, result.held)


def test_drafts_are_checked_like_all_else(tmp_path: Path) -> None:
    """For what can be wrong in a record alone, and for whom they name."""
    text = A.replace("affirms: [a]", "affirms: [a, b]").replace(
        "best-buy\n    a", "{for: cnet}\n    a"
    )
    result = assembled(tmp_path, claims__a=text + "draft: yes\n")
    assert told(result, tmp_path) == ["E202 claims/a:9 speaker", "E204 claims/a:10 b"]


def test_a_published_record_that_leads_to_a_draft_is_told(tmp_path: Path) -> None:
    """It would give the draft away."""
    story = "title: T\nbody: Read [[a|this]].\n"
    result = assembled(tmp_path, claims__a=A + "draft: yes\n", stories__b=story)
    assert told(result, tmp_path) == ["E501 stories/b:2 a"]
    assert result.graph is None


UNSAID = """\
title: Best Buy starts
subject: best-buy
action: starts
happened: 2018
until: 2019
statements:
  said-c:
    speaker: best-buy
"""
ALONE = [
    "E203 claims/c:3 starts",
    "E214 claims/c:5 until",
    "E303 claims/c:7 said-c",
    "E314 claims/c:7 said-c",
]


def test_a_record_is_checked_though_another_can_t_be_read(tmp_path: Path) -> None:
    """What is wrong in one file hides nothing in the next."""
    result = assembled(tmp_path, claims__c=UNSAID, outlets__cnet="nmae: CNET\n")
    assert told(result, tmp_path) == [*ALONE, "E201 outlets/cnet:1 nmae"]


def test_a_draft_is_checked_before_it_is_out(tmp_path: Path) -> None:
    """Its editor is at work on it now."""
    result = assembled(tmp_path, claims__c=f"{UNSAID}draft: yes\n")
    assert told(result, tmp_path) == ALONE


def test_without_settings_no_word_is_unknown(tmp_path: Path) -> None:
    """Which there are can't be read."""
    (tmp_path / "content").mkdir()
    result = assembled(tmp_path, site="title: [a\n", claims__c=UNSAID)
    assert [one.code for one in result.diagnostics] == ["E214", "E303", "E314", "E106"]


def test_what_records_say_together_is_told_beside_what_one_says_alone(tmp_path: Path) -> None:
    """In one run; of a record that has an error already nothing more is told."""
    early = A.replace("2018-03", "2018-04")
    result = assembled(tmp_path, claims__a=early, claims__c=UNSAID)
    assert told(result, tmp_path) == ["E305 claims/a:10 a", *ALONE]


def test_of_a_record_with_an_error_nothing_more_is_told(tmp_path: Path) -> None:
    """The second might only follow from the first."""
    detail = A.replace("affirms: [a]", "affirms: {a: {but: {x: y}}}")
    assert told(assembled(tmp_path, claims__a=detail), tmp_path) == ["E313 claims/a:10 x"]
    unreported = detail.replace("    reports: cnet-2018\n", "")
    assert told(assembled(tmp_path, claims__a=unreported), tmp_path) == ["E303 claims/a:8 said-a"]
