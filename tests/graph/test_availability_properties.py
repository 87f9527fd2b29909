"""What holds of every cell, whatever the record says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.graph.availability import OFF_SHELVES, ON_SHELVES, WORD, Notice, Shelf
from generator.graph.cells import standing
from generator.graph.lines import lines
from generator.graph.periods import periods
from tests.graph.selling import written

START = date(2018, 1, 1)
STATES = sorted(ON_SHELVES | OFF_SHELVES)
SHELVES = [
    Shelf(product, channel, "US")
    for product in ("", "phones", "mate")
    for channel in ("", "online")
]
ABOVE = {"mate": ("phones",), "phones": ()}
STATUSES = ("confirmed", "observed", "reported", "unsourced", "disputed")

days = st.integers(0, 400).map(lambda number: START + timedelta(days=number))


@st.composite
def notice(draw: st.DrawFn, kinds: tuple[str, ...] = ("change", "look", "expectation")) -> Notice:
    """Draw one notice within a year or so."""
    kind = draw(st.sampled_from(kinds))
    latest = draw(days)
    earliest = draw(st.none() | st.integers(0, 60).map(lambda width: latest - timedelta(width)))
    word = ("present", "absent") if kind == "look" else STATES
    return Notice(
        claim="drawn",
        kind=kind,  # type: ignore[arg-type]
        word=draw(st.sampled_from(word)),
        status=draw(
            st.sampled_from(STATUSES if kind != "expectation" else ("planned", "expected"))
        ),
        shelves=tuple(draw(st.sets(st.sampled_from(SHELVES), min_size=1, max_size=2))),
        earliest=earliest,
        latest=latest,
        public=draw(st.none() | days),
        some=draw(st.booleans()),
        every=draw(st.booleans()),
    )


def with_ids(drawn: list[Notice]) -> tuple[Notice, ...]:
    """Give notices ids of their own, as claims have."""
    return tuple(replace(one, claim=f"claim-{place}") for place, one in enumerate(drawn))


many = st.lists(notice(), max_size=8).map(with_ids)


@given(many, days)
def test_a_state_is_shown_only_from_a_change_that_had_come(
    listed: tuple[Notice, ...], day: date
) -> None:
    """Nothing is on sale, or off sale, before its evidence or without any."""
    line = standing(listed, SHELVES[0], day)
    if line is None or line.word not in {*STATES, "last-known"}:
        return
    assert line.decider is not None
    assert (line.decider.kind, line.decider.word) == ("change", line.state)
    assert line.decider.latest is not None
    assert line.decider.latest <= day
    assert all((one.latest or day) <= day for one in (line.look, *line.against) if one)


@given(many, days)
def test_a_state_is_never_shown_past_the_change_that_ended_it(
    listed: tuple[Notice, ...], day: date
) -> None:
    line = standing(listed, SHELVES[0], day)
    found = periods(listed)
    for one, following in pairwise(found):
        assert one.since <= following.since
        assert one.held <= following.since
        if line and line.decider in one.said and line.word in STATES:
            assert day <= following.since


@given(many, notice(("look",)))
def test_a_look_begins_no_state_and_lengthens_none_beyond_itself(
    listed: tuple[Notice, ...], look: Notice
) -> None:
    """A look is a point: it may carry a bar up to its own day, or end it, and no more."""
    before = periods(listed)
    after = periods((*listed, look))
    changes = {one.claim for one in listed if one.kind == "change"}
    assert {one.claim for period in after for one in period.said} <= changes
    assert look.latest is not None
    reached = {one.said[0].claim: one.held for one in before}
    for period in after:
        known = reached.get(period.said[0].claim, period.held)
        assert period.held <= max(known, look.latest)


@given(st.data(), many, days)
def test_the_order_of_records_is_of_no_account(
    data: st.DataObject, listed: tuple[Notice, ...], day: date
) -> None:
    shuffled = data.draw(st.permutations(listed))
    assert written(lines(shuffled, ABOVE, day)) == written(lines(listed, ABOVE, day))


@given(many, days)
def test_every_line_has_a_word_and_something_that_it_rests_on(
    listed: tuple[Notice, ...], day: date
) -> None:
    for line in lines(listed, ABOVE, day):
        assert line.word in WORD
        assert line.claims
        assert line.shelves
        assert line.age is None or line.age >= 0


@given(many, days)
def test_an_absent_look_never_makes_anything_off_sale(
    listed: tuple[Notice, ...], day: date
) -> None:
    only_looks = tuple(one for one in listed if one.kind == "look")
    assert all(line.word in {"seen", "not-found"} for line in lines(only_looks, ABOVE, day))
