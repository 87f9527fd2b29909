"""Ids that lead elsewhere, collide or mislead, and references without an end: refused by a code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.minisite import RECORDS, MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

EVIL = (
    *("..", ".", "../evil", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "a//b", "~", "C:"),
    *("%2e%2e", "%2fetc", "a%00", "a\nb", "a\tb", " a", "a ", "a.", ".a", "index.html", "a.yaml"),
    *(
        "A",
        "Huawei",
        "\u0130",
        "\u00e9",
        "e\u0301",
        "\u00df",
        "\ufb01",
        "\uff41",
        "\u0661",
        "a\u200bb",
    ),
    *("\u0430", "-a", "a-", "a--b", "_", "a_b", "a" * 101, "con", "nul", "com1", "lpt9", "aux"),
    *(
        "__proto__",
        "constructor()",
        "<b>",
        "'",
        '"',
        "{{ a }}",
        "$(id)",
        "`id`",
        "a;b",
        "a|b",
        "a&b",
    ),
)
CODES = {"E202", "E208", "E209", "E210", "E215", "E302", "E802", "E804", "E805"}


def refused(site: MiniSite) -> None:
    """Check that a project is refused by codes for names, and that nothing was written anywhere."""
    before = {name for name in tree(site.root.parent) if "/.onrecord/" not in name}
    built = site.build()
    assert built.outcome is None
    assert {one.code for one in built.diagnostics if one.severity == "error"} <= CODES
    after = {name for name in tree(site.root.parent) if "/.onrecord/" not in name}
    assert after == before


def test_an_id_that_is_none_is_refused_wherever_it_stands(site: MiniSite) -> None:
    """As another record's reference, as a former id, as the name of a statement."""
    new = {"title": "A", "subject": "target", "action": "stops-selling"}
    written = []
    for number, name in enumerate(EVIL):
        for field in ("renamed_from", "explains", "object"):
            written.append(f"claims/{field.replace('_', '-')}-{number}")
            site.put(written[-1], **new, **{field: name})
        written.append(f"claims/statements-{number}")
        site.put(written[-1], **new, statements={name: {}})
    found = site.check().diagnostics
    spoilt = {one.file for one in found if one.code in {"E209", "E210"}}
    assert spoilt == {f"content/{name}.yaml" for name in written}
    refused(site)


def test_a_file_whose_name_is_no_id_is_refused(site: MiniSite) -> None:
    """As far as a file can have it."""
    written = {f"content/makers/{name}.yaml" for name in EVIL if not re.match(r"[~.]|.*/", name)}
    for file in written:
        site.write(file, "name: A\n")
    found = site.check().diagnostics
    assert {one.file for one in found if one.code == "E804"} == written
    refused(site)


@pytest.mark.parametrize(
    "names", [("made", "made"), ("huawei",), ("cnet-20180321",), ("unnamed-on-best-buy",)]
)
def test_an_id_is_taken_once_in_all_folders(site: MiniSite, names: tuple[str, ...]) -> None:
    """Entities, sources, statements inside of claims: one id is one record."""
    for place, name in enumerate(names):
        site.write(f"content/makers/more-{place}/{name}.yaml", "name: A maker\n")
    built = site.build()
    assert built.outcome is None
    assert "E205" in {one.code for one in built.diagnostics}


def _of(name: str) -> str:
    return name.partition("/")[2]


REFERENCES: Mapping[str, tuple[str, ...]] = {
    "claims/bb-stops-ordering": (
        *("subject", "object", "after", "explains", "prolongs", "contradicts"),
    ),
    "makers/huawei": ("parent",),
    "sources/cnet-20180321": ("publisher", "republishes"),
    "statements/best-buy-answers": (
        *("speaker", "affirms", "denies", "comments", "retracts", "to", "revises"),
        *("different_from", "reports"),
    ),
}
CASES = [(name, field) for name, listed in REFERENCES.items() for field in listed]


@pytest.mark.parametrize(("name", "field"), CASES)
def test_a_reference_to_itself_or_to_nothing_is_told(site: MiniSite, name: str, field: str) -> None:
    """By file and line; where a record may name itself, a build goes through."""
    for target in (_of(name), "not-there-at-all", [_of(name), _of(name)]):
        site.put(name, **{field: target})
        built = site.build()
        errors = [one for one in built.diagnostics if one.severity == "error"]
        assert errors or built.outcome is not None
        assert all(one.file and one.span for one in errors)
        assert target != "not-there-at-all" or errors


def _circle(field: str, *records: str) -> Mapping[str, Mapping[str, Any]]:
    """Have each record name the next in a field, and the last the first."""
    named = zip(records, (*records[1:], records[0]), strict=True)
    return {one: {**NEEDED.get(one, {}), field: _of(following)} for one, following in named}


CLAIMS = ("claims/bb-stops-ordering", "claims/bb-stops-selling")
STATEMENTS = ("statements/best-buy-answers", "statements/once-more")
NEEDED: Mapping[str, Mapping[str, Any]] = {
    "statements/once-more": {
        "speaker": "best-buy/spokesperson",
        "comments": "bb-stops-ordering",
        "reports": ["cnet-20180321"],
    }
}
CIRCLES: Mapping[str, tuple[Mapping[str, Mapping[str, Any]], str]] = {
    "one parent": (_circle("parent", "makers/huawei"), "E213 makers/huawei"),
    "parents": (
        _circle("parent", "makers/huawei", "retailers/target", "retailers/best-buy"),
        "E213 retailers/best-buy",
    ),
    "republishing": (
        _circle("republishes", "sources/cnet-20180321", "sources/verge-20180322"),
        "E213 sources/cnet-20180321",
    ),
    "orders": (_circle("after", *CLAIMS), "E307 claims/bb-stops-ordering"),
    "causes": (_circle("explains", *CLAIMS), "E307 claims/bb-stops-ordering"),
    "prolonging": (_circle("prolongs", *CLAIMS), "E213 claims/bb-stops-ordering"),
    "contradictions": (_circle("contradicts", *CLAIMS), ""),
    "revisions": (_circle("revises", *STATEMENTS), "E213 statements/best-buy-answers"),
    "retractions": (_circle("retracts", *STATEMENTS), ""),
    "differences": (_circle("different_from", *STATEMENTS), ""),
    "reports": (
        {
            "statements/best-buy-answers": {
                "reports": [
                    {"source": "cnet-20180321", "via": "verge-20180322"},
                    {"source": "verge-20180322", "via": "cnet-20180321"},
                ]
            }
        },
        "E304 statements/best-buy-answers",
    ),
    "links": (
        {"makers/huawei": {"summary": "[[target]]"}, "retailers/target": {"summary": "[[huawei]]"}},
        "",
    ),
    "stories in stories": (
        {"stories/what-happened": {"body": "![[what-happened]]"}},
        "E215 stories/what-happened",
    ),
}
"""What leads back to itself, and the code and the record that tell of it; "": it may."""


@pytest.mark.parametrize("kind", CIRCLES)
def test_circles_of_every_kind_are_told_and_end(site: MiniSite, kind: str) -> None:
    """Once, at one of the records; where nothing is wrong with a circle, the site is built."""
    changes, told = CIRCLES[kind]
    for name, fields in changes.items():
        site.put(name, **fields)
    built = site.build()
    found = [one for one in built.diagnostics if one.severity == "error"]
    assert [f"{one.code} {one.file}" for one in found] == [
        f"{code} content/{name}.yaml" for code, _, name in [told.partition(" ")] if told
    ]
    assert all(one.span for one in found)
    assert (built.outcome is None) == bool(told)


def test_the_small_report_has_what_these_tests_change() -> None:
    """Else they would try nothing."""
    assert REFERENCES.keys() <= RECORDS.keys()
    assert (Path(__file__).parent / "strings.py").is_file()
