"""Who sells what on a day: each rule, on both clocks."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.availability import WORDS, known
from generator.graph.periods import Period, periods
from generator.graph.selling import notices_now, selling
from generator.model.settings import STATES
from tests.graph.selling import (
    BETWEEN,
    SAYS,
    SOLD,
    START,
    STOP,
    cell,
    looked,
    said,
    shops,
    written,
)

RULE_1 = [
    (SOLD, "2018-02-17", []),
    (SOLD, "2018-02-18", ["all: on-sale; start"]),
    (SOLD, "2018-04-13", ["all: on-sale; start"]),
    (SOLD, "2018-04-14", ["all: off-sale; stop"]),
]


@pytest.mark.parametrize(("text", "day", "expected"), RULE_1)
def test_the_state_is_that_of_the_latest_change(text: str, day: str, expected: list[str]) -> None:
    """Rule 1: from the day of a change up to that of the next."""
    assert written(cell(shops(text), day)) == expected


BY = SOLD.replace("happened: 2018-04-14", "happened: ../2018-04-14")
AFTER = SOLD.replace("happened: 2018-04-14", "happened: ../2018-04-14, after: start")
NO_DATE = SOLD.replace(", happened: 2018-04-14", "")
WIDE = SOLD.replace("happened: 2018-04-14", "happened: 2018-04")

BOUNDS = [
    (BETWEEN, "2018-04-07", "all: on-sale; start"),
    (BETWEEN, "2018-04-08", "all: between on-sale; start; turn stop"),
    (BETWEEN, "2018-04-13", "all: between on-sale; start; turn stop"),
    (BETWEEN, "2018-04-14", "all: off-sale; stop"),
    (BY, "2018-02-18", "all: on-sale; start"),
    (BY, "2018-02-19", "all: between on-sale; start; turn stop"),
    (AFTER, "2018-04-13", "all: between on-sale; start; turn stop"),
    (NO_DATE, "2018-04-14", "all: between on-sale; start; turn stop"),
    (NO_DATE, "2018-04-15", "all: off-sale; stop"),  # by its first publication, no later
    (WIDE, "2018-04-01", "all: between on-sale; start; turn stop"),
    (WIDE, "2018-04-14", "all: between on-sale; start; turn stop"),
    (WIDE, "2018-04-15", "all: off-sale; stop"),
]


@pytest.mark.parametrize(("text", "day", "expected"), BOUNDS)
def test_within_the_bounds_of_a_change_nobody_knows(text: str, day: str, expected: str) -> None:
    """Rule 1: between e and l, where l is clipped to the first publication."""
    assert written(cell(shops(text), day)) == [expected]


def test_a_change_that_comes_after_another_is_no_earlier() -> None:
    """`after` raises the earliest day, however open the date is written."""
    text = "claims:\n" + START + "  stop: {action: stops, happened: ../2018-04-14, after: start}\n"
    told = {one.claim: one for one in notices_now(shops(text + SAYS + said("stop", "a-20180415")))}
    assert told["stop"].earliest == date(2018, 2, 18)


def listing(day: str, action: str = "has", source: str = "verge-20180322") -> str:
    """Return a report of one start of sale and one look."""
    return (
        f"claims:\n{START}  look: {{action: {action}, happened: {day}}}\n"
        f"{SAYS}{said('start', 'cnet-20180219')}{looked('look', source)}"
    )


LOOKS = [
    (listing("2018-03-22"), "2018-03-22", "all: on-sale; start; look look"),
    (listing("2018-03-22"), "2018-06-20", "all: on-sale; start; look look"),
    (listing("2018-03-22"), "2018-06-21", "all: last-known on-sale; start; look look"),
    (listing("2018-03-22"), "2018-03-01", "all: on-sale; start"),
    (listing("2018-03-22", "lacks"), "2018-02-18", "all: on-sale; start"),
    (listing("2018-03-22", "lacks"), "2018-02-19", "all: ended on-sale; start"),
    (listing("2018-03-22", "lacks"), "2018-03-22", "all: ended on-sale; start; look look"),
    (listing("2018-03-22", "lacks"), "2026-01-01", "all: ended on-sale; start; look look"),
    (listing("2018-02-18", "lacks", "verge-20180219"), "2018-02-18", "all: on-sale; start"),
]


@pytest.mark.parametrize(("text", "day", "expected"), LOOKS[:-1])
def test_a_look_refreshes_a_state_or_ends_it(text: str, day: str, expected: str) -> None:
    """Rules 2 and 3, and silence: 90 days after the last word a state is only what was known."""
    assert written(cell(shops(text), day)) == [expected]


def test_a_look_on_the_day_of_the_change_is_a_conflict_and_ends_nothing() -> None:
    text, day, expected = LOOKS[-1]
    (line,) = cell(shops(text), day)
    assert written((line,)) == [f"{expected}; against look"]
    assert written(cell(shops(text), "2018-03-01")) == [f"{expected}; against look"]


def test_a_state_that_a_look_ended_ended_between_the_last_agreeing_word_and_the_look() -> None:
    (line,) = cell(shops(listing("2018-03-22", "lacks")), "2018-04-01")
    assert line.until == (date(2018, 2, 18), date(2018, 3, 22))
    assert (line.since, line.age) == ((date(2018, 2, 18), date(2018, 2, 18)), 42)


def test_after_a_look_only_the_next_look_speaks() -> None:
    """A shelf found empty, then full: neither makes a state."""
    text = listing("2018-03-22", "lacks").replace(
        SAYS, f"  again: {{action: has, happened: 2018-08-01}}\n{SAYS}"
    ) + looked("again", "verge-20180801")
    assert written(cell(shops(text), "2018-08-02")) == ["all: seen; look again"]


def test_a_look_of_which_the_order_is_not_known_is_shown_and_decides_nothing() -> None:
    text = listing("2018-02", "lacks", "verge-20180301")
    assert written(cell(shops(text), "2018-03-05")) == ["all: on-sale; start; look look"]


def test_absent_is_never_off_sale() -> None:
    text = f"claims:\n  look: {{action: lacks, happened: 2018-03-22}}\n{SAYS}" + looked(
        "look", "verge-20180322"
    )
    for day, expected in (
        ("2018-03-21", []),
        ("2018-03-22", ["all: not-found; look look"]),
        ("2020-01-01", ["all: not-found; look look"]),
    ):
        assert written(cell(shops(text), day)) == expected


ONLY = "claims:\n  only: {{action: {}, happened: ../2018-04-14}}\n" + SAYS

EARLIER = [
    ("stops", "earlier"),
    ("suspends", "earlier"),
    ("stops-ordering", ""),
    ("starts", ""),
    ("drops-plan", ""),
    ("keeps-out", ""),
]


@pytest.mark.parametrize(("action", "expected"), EARLIER)
def test_before_all_evidence_only_an_end_of_sale_says_anything(action: str, expected: str) -> None:
    """Rule 4: what stops had been on sale; what starts, or never was, tells nothing of before."""
    text = ONLY.format(action) + said("only", "cnet-20180415")
    found = written(cell(shops(text), "2018-03-01"))
    assert found == ([f"all: {expected}; turn only"] if expected else [])


@pytest.mark.parametrize(("day", "shown"), [("2017-04-14", True), ("2017-04-13", False)])
def test_an_end_of_sale_tells_of_the_year_before_it_alone(day: str, *, shown: bool) -> None:
    """A shop that stopped in 2021 is not said to have sold it in 2015."""
    text = ONLY.format("stops") + said("only", "cnet-20180415")
    assert bool(written(cell(shops(text), day))) is shown


AHEAD = (
    "claims:\n  start: {action: starts, due: 2018-04}\n  stop: {action: stops, due: 2018-04~}\n"
    "  seen: {action: has, happened: 2018-04-20}\n  done: {action: stops, happened: 2018-04-25}\n"
    + SAYS
)
COMING = AHEAD + said("start", "cnet-20180321", "expects")
GOING = AHEAD + said("stop", "cnet-20180321", "expects")

EXPECTED = [
    (COMING, "2018-03-20", []),
    (COMING, "2018-03-21", ["all: expected; expects start"]),
    (COMING, "2018-04-30", ["all: expected; expects start"]),
    (COMING, "2018-05-01", ["all: expected; passed start"]),
    (GOING, "2018-05-01", ["all: expected; expects stop"]),  # "about April" may be May
    (GOING, "2018-06-01", ["all: expected; passed stop"]),
    (COMING + looked("seen", "verge-20180420"), "2018-04-20", ["all: seen; look seen"]),
    (
        GOING + looked("seen", "verge-20180420"),
        "2018-06-02",
        ["all: seen; look seen; passed stop"],
    ),
    (GOING + said("done", "wsj-20180426"), "2018-04-25", ["all: off-sale; done"]),
    (GOING + said("done", "wsj-20180426"), "2018-04-24", ["all: earlier; turn done; expects stop"]),
]


@pytest.mark.parametrize(("text", "day", "expected"), EXPECTED)
def test_an_expectation_shows_from_its_publication_until_it_is_decided(
    text: str, day: str, expected: list[str]
) -> None:
    """Rule 5; a look decides a start of sale, and never an end of it."""
    assert written(cell(shops(text), day)) == expected


def test_what_is_affirmed_before_its_day_is_an_expectation() -> None:
    text = f"claims:\n  stop: {{action: stops, due: 2018-05}}\n{SAYS}{said('stop', 'a-20180321')}"
    assert written(cell(shops(text), "2018-03-22")) == ["all: expected; expects stop"]


FILLING = [
    ("affirms", "'?1 a person'", "off-sale"),
    ("affirms", "best-buy", "off-sale"),
    ("affirms", "{own_words: cnet-20180415}", "off-sale"),
    ("denies", "'?1 a person'", ""),
    ("speculates", "'?1 a person'", ""),
    ("doubts", "{own_words: cnet-20180415}", ""),
    ("comments", "best-buy", ""),
    ("expects", "best-buy", "expected"),
]


@pytest.mark.parametrize(("stance", "speaker", "word"), FILLING)
def test_only_what_is_reported_or_unsourced_fills_a_cell(
    stance: str, speaker: str, word: str
) -> None:
    """Rule 6; an unsourced claim keeps its status, so that the cell is labelled."""
    found = cell(
        shops(f"claims:\n{STOP}{SAYS}{said('stop', 'cnet-20180415', stance, speaker)}"),
        "2018-04-15",
    )
    assert [line.word for line in found] == ([word] if word else [])
    if "own_words" in speaker and found:
        assert found[0].decider is not None
        assert found[0].decider.status == "unsourced"


def test_an_unsourced_change_gives_way_to_one_that_somebody_stands_for() -> None:
    text = SOLD + "  own: {speaker: {own_words: blog-20180501}, affirms: [back]}\n"
    text = text.replace(SAYS, f"  back: {{action: starts, happened: 2018-05-01}}\n{SAYS}")
    assert written(cell(shops(text), "2018-05-02")) == ["all: off-sale; stop"]


def test_a_disputed_change_is_shown_as_disputed() -> None:
    text = SOLD + said("stop", "cnet-20180416", "denies", "best-buy")
    (line,) = cell(shops(text), "2018-04-16")
    assert line.decider is not None
    assert (line.word, line.decider.status) == ("off-sale", "disputed")


def test_a_claim_that_we_withdrew_fills_nothing() -> None:
    gone = "happened: 2018-04-14, withdrawn: {date: 2018-05-01, because: Wrong.}"
    text = SOLD.replace("happened: 2018-04-14", gone)
    assert written(cell(shops(text), "2018-04-14")) == ["all: on-sale; start"]


def test_a_period_in_force_ends_by_its_own_date() -> None:
    text = (
        "claims:\n  halt: {action: suspends, from: 2018-04-15, until: 2018-04-27}\n"
        f"{SAYS}{said('halt', 'cnet-20180415')}"
    )
    graph = shops(text)
    assert written(cell(graph, "2018-04-20")) == ["all: suspended; halt"]
    assert written(cell(graph, "2018-04-28")) == ["all: ended; turn halt"]


def test_every_state_of_the_settings_has_its_word() -> None:
    assert [one.word for one in WORDS[: len(STATES)]] == [
        "on-sale",
        "sell-through",
        "suspended",
        "off-sale",
        "cancelled",
        "never",
    ]
    assert {one.word for one in WORDS[: len(STATES)]} == set(STATES)
    assert len({one.anchor for one in WORDS}) == len(WORDS)


def test_a_period_runs_from_evidence_to_evidence() -> None:
    """A bar is as long as what is known, and no longer."""

    def only(text: str) -> Period:
        graph = shops(text)
        return periods(known(selling(graph, "best-buy")[0].accounts))[0]

    alone, seen = (
        only(f"claims:\n{START}{SAYS}{said('start', 'cnet-20180219')}"),
        only(listing("2018-03-22")),
    )
    assert (alone.since, alone.held, alone.by) == (date(2018, 2, 18), date(2018, 2, 18), None)
    assert (seen.since, seen.held, seen.by) == (date(2018, 2, 18), date(2018, 3, 22), None)
