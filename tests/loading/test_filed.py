"""Where records stand, and until when they are held back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates.edtf import parse
from generator.loading.filed import Filed, filed, from_line, second_of
from generator.model.prose import Story
from tests.loading.decoding import decoded

DOCUMENT = decoded("title: T\nbody: B\n", "stories", "told").documents[0]
STORY = DOCUMENT.record
ENDS = datetime(2026, 12, 1, 14, 7, 9, tzinfo=UTC)
FIRST, LAST = datetime(1000, 1, 3), datetime(9999, 12, 29)  # noqa: DTZ001


def until(text: str) -> Filed:
    """File a story under an embargo."""
    assert isinstance(STORY, Story)
    return filed(replace(STORY, embargo_until=parse(text)))


@pytest.mark.parametrize("text", ["2026-12-01T14:07:09Z", "2026-12-01T09:07:09-05:00"])
def test_what_is_under_embargo_is_held_until_that_very_second(text: str) -> None:
    """Wherever the clock stands that it was written by."""
    record = until(text)
    assert not record.draft
    assert record.held(second_of(ENDS - timedelta(seconds=1)))
    assert not record.held(second_of(ENDS))


def test_an_embargo_without_a_second_holds_for_good() -> None:
    """Reading refuses one; should it come here all the same, nothing is let out."""
    assert until("2026-12-01").held(second_of(ENDS + timedelta(days=9999)))


def test_a_draft_is_held_for_good_and_what_is_neither_never() -> None:
    assert isinstance(STORY, Story)
    plain, draft = filed(STORY), filed(replace(STORY, draft=True))
    assert (plain.held(0), draft.held(second_of(ENDS) * 9)) == (False, True)
    assert (plain.draft, draft.draft) == (False, True)


@given(st.datetimes(FIRST, LAST), st.integers(-12 * 60, 14 * 60))
def test_clocks_and_written_times_are_counted_alike(naive: datetime, minutes: int) -> None:
    now = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert until(now.isoformat()).hold == str(second_of(now))


PARTS = st.text("abc-/.", min_size=1)


@given(
    st.builds(
        Filed,
        id=PARTS,
        kind=PARTS,
        file=PARTS,
        within=st.just("") | PARTS,
        hold=st.sampled_from(["", "draft", "9"]),
        former=st.lists(PARTS).map(tuple),
    )
)
def test_what_is_written_as_a_line_is_read_back(record: Filed) -> None:
    assert from_line(record.id, record.line()) == record
