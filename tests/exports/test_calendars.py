"""Calendars: the days that are known for certain, each with its hedge, under names that stay."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar
import pytest

from tests.exports.reading import NEW, calendar, days, plain
from tests.minisite import MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")

ORDERING = "claims/bb-stops-ordering"
HEDGED = "Best Buy stops ordering Huawei phones - reported, not confirmed"
UNKNOWN = "Target stops selling phones - not known"

FORMS = {
    "2018-03-21": "2018-03-21",
    "2018-03-21T15:10-05:00": "2018-03-21 20:10:00+00:00",
    "2018-03-21T15:10:30Z": "2018-03-21 15:10:30+00:00",
    "2018-03": None,
    "2018": None,
    "201X": None,
    "2018-21": None,
    "2018-03-21~": None,
    "2018-03-21?": None,
    "2018-03-21%": None,
    "2018-03-21/2018-04-14": None,
    "../2018-03-21": None,
    "2018-04-14/..": None,
    "[2018-04-17,2019-11-22]": None,
    "0044-03-15": "0044-03-15",
}


@pytest.mark.parametrize("written", FORMS)
def test_only_a_day_that_is_certain_is_an_event(site: MiniSite, written: str) -> None:
    """A calendar has no way to say "about" or "by"."""
    site.put("claims/target-stops-selling", happened=written)
    assert site.build().outcome
    found = {title: day for day, title in days(site).items()}
    assert found.get(UNKNOWN) == FORMS[written]
    assert "Target has Huawei phones on sale" in found


def test_what_begins_ends_and_falls_due_says_so(site: MiniSite) -> None:
    site.put(
        "claims/target-stops-selling",
        **{"from": "2018-03-21", "until": "2018-05-01", "due": "2018-06-01"},
        stages=[{"adopted": "2018-02-01"}, {"name": "in force", "date": "2018-02~"}],
    )
    assert site.build().outcome
    assert days(site, "retailers/target") == {
        "2018-02-01": f"Adopted: {UNKNOWN}",
        "2018-03-21": f"Begins: {UNKNOWN}",
        "2018-05-01": f"Ends: {UNKNOWN}",
        "2018-06-01": f"Due: {UNKNOWN}",
        "2019-05-22": "Target has Huawei phones on sale",
    }


def test_how_sure_it_is_stands_in_title_status_and_text(site: MiniSite) -> None:
    site.put(ORDERING, happened="2018-03-21")
    site.put(
        "claims/target-stops-selling",
        happened="2018-04-01",
        withdrawn={"date": "2026-03-01", "because": "It was another shop."},
    )
    assert site.build().outcome
    events = {str(one.dtstart): one for one in calendar(site).events}
    assert {day: one.status for day, one in events.items()} == {
        "2018-03-21": "TENTATIVE",
        "2018-04-01": "CANCELLED",
        "2019-05-22": "CONFIRMED",
    }
    assert events["2018-04-01"].summary == "Withdrawn: Target stops selling phones"
    description = str(events["2018-03-21"].description)
    assert description.startswith("Reported, not confirmed: 1 unnamed source")
    assert description.endswith("\nhttps://shelves.example/claims/bb-stops-ordering/")


def test_an_event_keeps_its_name_and_counts_its_changes(site: MiniSite) -> None:
    """So that a program replaces what it has, whatever the claim is called by then."""
    site.put(ORDERING, happened="2018-03-21")
    assert site.build().outcome
    (before,) = calendar(site, "retailers/best-buy").events
    update = {"date": "2026-02-03", "kind": "update", "note": "The day is known."}
    site.put(ORDERING, title="Another", happened="2018-03-20", changes=[NEW, update])
    assert site.build().outcome
    (after,) = calendar(site, "retailers/best-buy").events
    assert before.uid == after.uid == "claims/bb-stops-ordering/happened@shelves.example"
    assert (before.sequence, after.sequence) == (0, 1)
    assert before.dtstamp == datetime(2026, 1, 5, tzinfo=UTC)
    assert after.dtstamp == datetime(2026, 2, 3, tzinfo=UTC)


def test_another_parser_reads_the_same(site: MiniSite) -> None:
    """Long, odd and right-to-left titles are folded between characters, and come back whole."""
    title = "Commas, semicolons; back\\slashes, " + "שלום \N{DROMEDARY CAMEL} " * 20
    site.settle(title="A, b; c", tagline="Who\\what")
    site.put(ORDERING, title=title, happened="2018-03-21")
    assert site.build().outcome
    read = icalendar.Calendar.from_ical((site.out / "feeds/all.ics").read_bytes())
    named = {str(read[name]).replace("\\", "") for name in ("x-wr-calname", "name")}
    assert named == {"A, b; c"}
    told = {plain(str(one["summary"])) for one in read.walk("VEVENT")}
    assert f"{' '.join(title.split())} - reported, not confirmed" in told
    assert told == set(days(site).values())


@pytest.mark.parametrize("end", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_the_ends_of_the_calendar_break_nothing(site: MiniSite, end: str) -> None:
    """Elsewhere on earth that moment is in a year that no calendar has."""
    change = {"date": end, "kind": "new"}
    site.put("claims/target-stops-selling", happened=end, changes=[change])
    assert site.build().outcome
    assert UNKNOWN in days(site).values()


def test_a_calendar_without_days_is_there_to_be_followed(site: MiniSite) -> None:
    assert site.build().outcome
    assert days(site, "outlets/verge") == {}
