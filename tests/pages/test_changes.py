"""Changes and corrections: what this site did, and what it got wrong."""

from __future__ import annotations

import pytest

from generator.projections import lengths
from tests.minisite import MiniSite, codes
from tests.pages.reading import page, well_formed, words

NEW = {"date": "2026-01-05", "kind": "new"}
CORRECTED = {
    "date": "2026-02-01",
    "kind": "correction",
    "was": "April 2018",
    "now": "March 2018",
    "why": "We misread a date.",
}


def test_days_are_listed_newest_first_and_additions_folded_by_kind(site: MiniSite) -> None:
    site.put(
        "claims/bb-stops-ordering",
        changes=[NEW, {"date": "2026-02-03", "kind": "update", "note": "See [[target]]."}],
    )
    assert site.build().outcome
    shown = page(site, "/changes/")
    assert well_formed(shown)
    assert words(shown, "//main//h2") == ["3 February 2026", "5 January 2026"]
    assert words(shown, "//*[@id='day-2026-02-03']//li") == [
        (
            "Best Buy stops ordering Huawei phones \N{EN DASH} reported, not confirmed "
            "Updated: claim See Target."
        ),
    ]
    assert words(shown, "//*[@id='day-2026-01-05']//summary") == [
        "Added: 4 claims",
        "Added: 1 story",
    ]


def test_a_change_that_is_minor_is_not_listed(site: MiniSite) -> None:
    minor = {"date": "2026-02-03", "kind": "update", "minor": "yes"}
    site.put("claims/bb-stops-ordering", changes=[NEW, minor])
    assert site.build().outcome
    assert words(page(site, "/changes/"), "//main//h2") == ["5 January 2026"]


def test_changes_at_different_hours_of_a_day_stand_together(site: MiniSite) -> None:
    """Two changes at the same day, one with its time."""
    timed = [{**NEW, "date": "2026-01-05T10:00Z"}]
    site.put("stories/what-happened", changes=timed)
    assert site.build().outcome
    assert words(page(site, "/changes/"), "//main//h2") == ["5 January 2026"]


def test_of_very_many_additions_only_the_number_is_shown(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lengths, "LONGEST_PAGE", 3)
    assert site.build().outcome
    shown = page(site, "/changes/")
    assert "Added: 4 claims, among all claims" in words(shown, "//main//p")


def test_a_history_too_long_for_one_page_is_parted_by_year(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page keeps the newest day, and leads to the years."""
    monkeypatch.setattr(lengths, "LONGEST_PAGE", 1)
    site.put("stories/what-happened", changes=[{**NEW, "date": "2025-12-31"}])
    assert site.build().outcome
    first = page(site, "/changes/")
    assert words(first, "//ul[contains(@class, 'columns')]/li") == [
        "2026 1 entry",
        "2025 1 entry",
    ]
    assert words(first, "//main//h2") == ["5 January 2026"]
    assert words(page(site, "/changes/2025/"), "//main//h2") == ["31 December 2025"]


def test_a_correction_says_what_was_wrong_what_is_right_why_and_since_when(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", changes=[NEW, CORRECTED])
    assert site.build().outcome
    shown = page(site, "/corrections/")
    assert well_formed(shown)
    (entry,) = shown.xpath("//section[@class='leaf']")
    told = dict(zip(words(entry, ".//dt"), words(entry, ".//dd"), strict=True))
    assert told == {
        "Correction": "claim",
        "Was": "April 2018",
        "Now": "March 2018",
        "Why": "We misread a date.",
        "Wrong since": "5 January 2026",
    }
    assert words(page(site, "/changes/"), "//*[@id='day-2026-02-01']//li/p") == [
        "Was: April 2018",
        "Now: March 2018",
        "Why: We misread a date.",
    ]


def test_an_error_may_have_come_in_later(site: MiniSite) -> None:
    later = {**CORRECTED, "since": "2026-01-20"}
    site.put("claims/bb-stops-ordering", changes=[NEW, later])
    assert site.build().outcome
    assert words(page(site, "/corrections/"), "//dd")[-1] == "20 January 2026"


def test_an_error_cant_begin_after_it_was_corrected(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", changes=[NEW, {**CORRECTED, "since": "2026-03-01"}])
    assert "E403" in codes(site.check())


@pytest.mark.parametrize("listed", [False, True])
def test_a_withdrawal_is_told_once_whether_or_not_it_is_listed_as_a_change(
    site: MiniSite,
    listed: bool,  # noqa: FBT001  a table's column
) -> None:
    change = {"date": "2026-03-02", "kind": "withdrawal", "note": "It was another shop."}
    site.put(
        "claims/target-stops-selling",
        withdrawn={"date": "2026-03-02", "because": "It was another shop."},
        changes=[NEW, *([change] if listed else [])],
    )
    assert site.build().outcome
    shown = page(site, "/corrections/")
    assert words(shown, "//main//h3") == ["Withdrawn: Target stops selling phones"]
    assert "It was another shop." in words(shown, "//dd")
    assert words(page(site, "/changes/"), "//*[@id='day-2026-03-02']//a") == [
        "Withdrawn: Target stops selling phones"
    ]


def test_a_site_without_errors_says_so(site: MiniSite) -> None:
    assert site.build().outcome
    assert "There are none so far." in page(site, "/corrections/").text_content()
