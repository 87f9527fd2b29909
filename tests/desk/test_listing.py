"""Lists of records, narrowed to what needs attention."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.desk.listing import Wanted, next_build, rows
from generator.desk.lookup import title_of
from generator.graph.assemble import assemble
from generator.loading.load import load
from tests.minisite import NOW, MiniSite


def _ids(site: MiniSite, wanted: Wanted, now: datetime = NOW) -> list[str]:
    content = assemble(site.root, now, with_held=True)
    records = [one.record for one in load(site.root).documents]
    return [one.id for one in rows(records, content.graph, wanted, content.held, now)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(kind="retailers"), ["best-buy", "target"]),
        (Wanted(kind="sources"), ["cnet-20180321", "verge-20180322"]),
        (Wanted(status="reported"), ["bb-stops-ordering", "bb-stops-selling"]),
        (Wanted(status="observed"), ["target-has-huawei"]),
        (Wanted(drafts=True), []),
        (Wanted(orphans=True), ["target-stops-selling"]),
        (Wanted(kind="makers", orphans=True), []),
    ],
)  # fmt: skip
def test_everything_asked_for_has_to_hold(
    site: MiniSite, wanted: Wanted, expected: list[str]
) -> None:
    """Kind, status, and what nobody names or speaks about."""
    assert _ids(site, wanted) == expected


def test_orphans_are_entities_and_sources_too(site: MiniSite) -> None:
    """Stories and pages are for readers and need no one to name them."""
    site.write("content/makers/zte.yaml", "name: ZTE\n")
    site.write("content/sources/a.yaml", "publisher: cnet\n")
    assert _ids(site, Wanted(orphans=True)) == ["target-stops-selling", "zte", "a"]


def test_what_was_due_is_stale_once_the_day_is_past(site: MiniSite) -> None:
    """As long as nothing says whether it happened."""
    site.put("statements/best-buy-answers", expects="bb-stops-selling", comments=[])
    site.put("claims/bb-stops-ordering", statements={})
    assert _ids(site, Wanted(stale=True)) == ["bb-stops-selling"]
    assert _ids(site, Wanted(stale=True), datetime(2018, 5, 31, tzinfo=UTC)) == []


def test_drafts_and_embargoes_are_told_apart_and_the_next_build_is_known(site: MiniSite) -> None:
    """Offsets count, and what is over is under embargo no more."""
    site.put("retailers/best-buy", draft="yes")
    site.put("claims/target-has-huawei", embargo_until="2026-07-01T09:00-05:00")
    site.put("claims/target-stops-selling", embargo_until="2026-07-01T09:30+02:00")
    site.put("stories/what-happened", embargo_until="2026-05-01T09:00Z")
    content = assemble(site.root, NOW, with_held=True)
    records = [one.record for one in load(site.root).documents]
    found = list(rows(records, content.graph, Wanted(embargoed=True), content.held, NOW))
    assert [one.id for one in found] == ["target-has-huawei", "target-stops-selling"]
    assert next_build(found) == "2026-07-01T09:30+02:00"
    assert next_build([]) is None
    assert _ids(site, Wanted(drafts=True)) == ["best-buy"]


def test_every_record_has_a_title(site: MiniSite) -> None:
    """A source without one is its outlet and day, a statement is its speaker."""
    site.write("content/sources/a.yaml", "publisher: cnet\n")
    records = [one.record for one in load(site.root).documents]
    titles = {one.id: title_of(one) for one in records}
    assert all(titles.values())
    assert titles["a"] == "cnet, no date"
    assert titles["unnamed-on-best-buy"] == "a person who knows of it"
