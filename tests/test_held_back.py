"""Drafts and embargoed records: readers see nothing of them before their time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.check import check
from generator.guard import Guard
from generator.render.leaks import Secret, leaks_in
from tests.command import run
from tests.minisite import NOW, MiniSite, mini_site, places

pytestmark = pytest.mark.usefixtures("in_plain_theme")

HELD = {
    "a draft": {"draft": "yes"},
    "a record under embargo": {"embargo_until": "2026-06-01T12:01Z"},
}
SECRETS = ("zebra-project", "Zebra", "zebra", "quagga", "Quagga")


def _with_held_records(site: MiniSite, **held: str) -> None:
    """Write a claim, its statement, an entity, a source and a story that readers must not see."""
    told = {"changes": [{"date": "2026-03-01", "kind": "new"}]}
    site.put("makers/zebra-works", name="Zebra Works", aliases=["Quagga Ltd"], **told, **held)
    site.put(
        "sources/quagga-20260501",
        title="Quagga report",
        publisher="zebra-works",
        url="https://quagga.example/",
        published="2026-05-01",
        **told,
        **held,
    )
    site.put(
        "claims/zebra-project",
        title="Zebra stops ordering",
        subject=["best-buy", "zebra-works"],
        action="stops-ordering",
        happened="2018-03-20",
        contradicts="bb-stops-ordering",
        statements={
            "zebra-said": {
                "speaker": "target",
                "affirms": ["zebra-project", "bb-stops-ordering"],
                "reports": [
                    {"source": "quagga-20260501", "quote": "A quagga is a zebra"},
                    {"source": "cnet-20180321", "quote": "All zebra"},
                ],
            }
        },
        **told,
        **held,
    )
    site.put("stories/zebra-story", title="Zebra", body="On [[zebra-project]].", **told, **held)


@pytest.mark.parametrize("kind", HELD)
def test_what_is_held_back_leaves_no_trace_in_the_site(
    tmp_path: Path, site: MiniSite, kind: str
) -> None:
    without = mini_site(tmp_path / "without")
    assert without.build().outcome
    _with_held_records(site, **HELD[kind])
    built = site.build()
    assert built.outcome is not None
    assert built.held == (
        "quagga-20260501",
        "zebra-project",
        "zebra-said",
        "zebra-story",
        "zebra-works",
    )
    assert site.pages() == without.pages()
    for name, data in site.pages().items():
        for secret in SECRETS:
            assert secret not in name
            assert secret.encode() not in data, name


def test_an_embargo_is_lifted_by_its_minute(site: MiniSite) -> None:
    _with_held_records(site, **HELD["a record under embargo"])
    assert site.build().held
    built = site.build(datetime(2026, 6, 1, 12, 1, tzinfo=UTC))
    assert built.held == ()
    assert b"A quagga is a zebra" in site.pages()["claims/zebra-project/index.html"]
    for form in ("atom", "json", "ics"):
        assert b"Zebra stops ordering" in site.pages()[f"feeds/makers/zebra-works.{form}"]
    assert site.build().held
    assert "claims/zebra-project/index.html" not in site.pages()


def test_the_clock_is_an_input_of_therun(site: MiniSite) -> None:
    _with_held_records(site, **HELD["a record under embargo"])
    page = "claims/zebra-project/index.html"
    after = str(int(datetime(2026, 6, 2, tzinfo=UTC).timestamp()))
    build = ("build", "-C", str(site.root))
    assert "Held back" not in run(*build, cwd=site.root, SOURCE_DATE_EPOCH=after)
    assert page in site.pages()
    out = run(*build, "--as-of", "2026-06-01", cwd=site.root, SOURCE_DATE_EPOCH=after)
    assert "Held back 5 drafts or embargoed records" in out
    assert page not in site.pages()


def test_a_published_record_may_not_lead_to_one_that_is_held_back(site: MiniSite) -> None:
    site.put("makers/zebra-works", name="Zebra Works", draft="yes")
    site.put("claims/bb-stops-selling", object="zebra-works")
    site.put("stories/what-happened", body="By [[zebra-works]].")
    assert places(site.build()) == [
        "E501 content/claims/bb-stops-selling.yaml:5",
        "E501 content/stories/what-happened.yaml:4",
    ]


def test_words_of_a_new_draft_are_found_on_a_page_that_stands(site: MiniSite) -> None:
    """The page was there first, and nothing that it reads has changed."""
    telling = "Target will sell no more phones of Huawei"
    site.put("pages/about", body=f"Soon here: {telling}.")
    assert site.build().outcome
    site.put(
        "claims/target-plans",
        title=telling,
        subject="target",
        action="stops-selling",
        draft="yes",
    )
    for _ in range(2):
        built = site.build()
        assert built.outcome is None
        assert [one.code for one in built.diagnostics if one.code[0] == "E"] == ["E504"]
    site.put("pages/about", body="Soon here.")
    assert site.build().outcome


UNFINISHED: Mapping[str, Mapping[str, Any]] = {
    "it names what is not there yet": {"subject": "nobody-yet"},
    "a statement in it has no report": {
        "statements": {"somebody-said": {"speaker": "target", "affirms": "target-plans"}}
    },
    "it links to nothing": {"body": "See [[nothing-yet]]."},
}


@pytest.mark.parametrize("name", UNFINISHED)
def test_a_mistake_in_a_draft_is_told_and_keeps_nothing_from_readers(
    site: MiniSite, name: str
) -> None:
    """Until it is published; and each build tells of it, not only the first."""
    draft: dict[str, Any] = {
        "title": "Target plans",
        "subject": "target",
        "action": "stops-selling",
        **UNFINISHED[name],
    }
    site.put("claims/target-plans", **draft, draft="yes")
    for _ in range(2):
        built = site.build()
        assert built.outcome is not None
        found = [one for one in built.diagnostics if one.code[0] == "E"]
        assert [one.severity for one in found] == ["warning"]
        assert found[0].notes[-1].startswith("it stands in a draft")
        assert [one for one in site.check().diagnostics if one.code[0] == "E"] == found
        site.put("pages/about", body="In other words.")
    for_editors = build(
        site.root, site.out.with_name("seen"), now=NOW, audience="editor", folder=site.root / "s"
    )
    assert for_editors.outcome is None
    site.put("claims/target-plans", **draft)
    assert site.build().outcome is None
    site.put("claims/target-plans", **draft, embargo_until="2026-06-01T12:01Z")
    assert site.build().outcome is None, "it would be published by itself"


TELLING = 'Target will sell no more "phones" of Huawei'


def test_a_draft_given_away_in_data_is_found(site: MiniSite) -> None:
    """A note on a date is on the claim's page, in its JSON, in a table and in the archive."""
    site.put("claims/bb-stops-selling", date_note=f"{TELLING}.")
    site.put(
        "claims/target-plans",
        title=TELLING,
        subject="target",
        action="stops-selling",
        draft="yes",
    )
    built = site.build()
    assert built.outcome is None
    (leak,) = (one for one in built.diagnostics if one.code[0] == "E")
    assert leak.code == "E504"
    assert "`target-plans` is held back" in leak.message


@pytest.mark.parametrize("name", ["all.zip", "claims.csv"])
def test_each_form_of_data_is_searched(site: MiniSite, name: str) -> None:
    """Quotes are doubled in a table, and an archive is packed; what stands is looked at too."""
    site.put("claims/bb-stops-selling", title=f"{TELLING}, they say")
    assert site.build().outcome
    held = {"title": TELLING, "subject": "target", "action": "stops-selling", "draft": "yes"}
    site.put("claims/target-plans", **held)
    content = check(site.root, NOW)
    guard = Guard.over(content, with_held=False)
    found = leaks_in(site.out, [f"/data/{name}"], guard.secrets)
    assert [one.route for one in found] == [f"/data/{name}"]


def test_an_archive_that_somebody_broke_is_searched_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 told")
    secret = Secret(b"told", "title", "target-plans", "content/claims/target-plans.yaml")
    assert [one.route for one in leaks_in(tmp_path, ["/a.zip"], [secret])] == ["/a.zip"]
