from datetime import date
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.dates.edtf import DateError, Edtf, parse
from generator.dates.interval import (
    bounds,
    certainly_before,
    filing,
    order_key,
    ordering_bounds,
    overlap,
)
from generator.dates.wording import in_words, machine, period_in_words, short

STEADY = settings(deadline=None)

MARKS = st.sampled_from(["", "~", "?", "%"])
DAYS = st.dates().map(date.isoformat)
OFFSETS = st.one_of(
    st.just("Z"),
    st.builds("{}{:02}:{:02}".format, st.just("+"), st.integers(0, 13), st.integers(0, 59)),
    st.builds("{}{:02}:{:02}".format, st.just("-"), st.integers(1, 11), st.integers(0, 59)),
)
TIMES = st.builds(
    "{}T{}{}".format,
    DAYS,
    st.times().map(lambda time: time.strftime("%H:%M")),
    OFFSETS,
)
MOMENTS = st.one_of(
    st.builds("{:04}{}".format, st.integers(1, 9999), MARKS),
    st.builds("{:04}-{:02}{}".format, st.integers(1, 9999), st.integers(1, 12), MARKS),
    st.builds("{:04}-{:02}{}".format, st.integers(1, 9999), st.integers(21, 24), MARKS),
    st.builds("{:03}X{}".format, st.integers(1, 999), MARKS),
    st.builds("{}{}".format, DAYS, MARKS),
    TIMES,
)


def _in_order(texts: tuple[str, str]) -> str:
    """An interval of two dates, earlier start first, so that it is seldom reversed."""
    start, end = sorted(texts, key=lambda text: bounds(parse(text)).earliest or date.min)
    return f"{start}/{end}"


def _mistake(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None


def _is_readable(text: str) -> bool:
    return _mistake(text) is None


TEXTS = st.one_of(
    MOMENTS,
    st.tuples(MOMENTS, MOMENTS).map(_in_order).filter(_is_readable),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), MOMENTS),
    st.builds("{}/{}".format, MOMENTS, st.sampled_from(["", ".."])),
    st.lists(MOMENTS, min_size=2, max_size=4, unique=True).map(lambda ms: f"[{','.join(ms)}]"),
)
DATES = TEXTS.map(parse)
NEARLY = st.text(alphabet="0123456789-/.,[]~?%XTZ:+ xu\n", max_size=30)


@STEADY
@given(TEXTS)
def test_valid_text_is_read_and_kept_as_written(text: str) -> None:
    """What an editor wrote in the subset is never refused and never respelled."""
    assert parse(text).text == text


@STEADY
@given(st.one_of(st.text(max_size=150), NEARLY))
@example("2018-03-21\n")
@example("\u0663/\u0663")
@example("-" * 150)
def test_no_text_raises_anything_but_a_date_error(text: str) -> None:
    """Any text at all is a date or an explained mistake."""
    mistake = _mistake(text)
    if mistake is None:
        assert text.isascii()
        assert not any(letter.isspace() for letter in text)
    else:
        assert mistake.message
        assert mistake.help


@STEADY
@given(st.one_of(st.text(max_size=40), NEARLY, TEXTS.map(lambda text: f" {text.lower()}")))
def test_a_suggestion_is_always_a_date(text: str) -> None:
    """Whoever applies the suggestion has repaired the date."""
    mistake = _mistake(text)
    if mistake is not None and mistake.suggestion is not None:
        assert _is_readable(mistake.suggestion)


@STEADY
@given(TEXTS)
def test_blanks_around_a_date_are_repaired_to_that_date(text: str) -> None:
    """A stray blank is a mistake with one obvious repair, whichever date it surrounds."""
    mistake = _mistake(f" {text}\n")
    assert mistake is not None
    assert mistake.suggestion == text


@STEADY
@given(DATES)
def test_the_earliest_day_is_never_after_the_latest(edtf: Edtf) -> None:
    """Both as written and as widened, which contains what was written."""
    written, widened = bounds(edtf), ordering_bounds(edtf)
    assert (written.earliest is None) == (widened.earliest is None)
    assert (written.latest is None) == (widened.latest is None)
    if written.earliest and widened.earliest:
        assert widened.earliest <= written.earliest
    if written.latest and widened.latest:
        assert written.latest <= widened.latest
    if written.earliest and written.latest:
        assert written.earliest <= written.latest


@STEADY
@given(DATES, DATES)
def test_two_dates_overlap_or_one_is_before_the_other(a: Edtf, b: Edtf) -> None:
    """Of before, after and overlapping exactly one holds."""
    first, second = bounds(a), bounds(b)
    answers = (
        certainly_before(first, second),
        certainly_before(second, first),
        overlap(first, second),
    )
    assert sum(answers) == 1
    assert overlap(first, second) == overlap(second, first)


@STEADY
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), DATES), st.text(max_size=3)),
        max_size=8,
        unique_by=lambda item: item[1],
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_is_total_and_does_not_depend_on_the_order_before(
    records: list[tuple[Edtf | None, str]], random: Random
) -> None:
    """However records come in, a list of them comes out the same."""
    shuffled = random.sample(records, len(records))
    in_order = sorted(records, key=lambda record: order_key(*record))
    assert sorted(shuffled, key=lambda record: order_key(*record)) == in_order


@STEADY
@given(st.lists(st.one_of(st.none(), DATES), max_size=8))
def test_the_order_agrees_with_the_filing(dates: list[Edtf | None]) -> None:
    """Along a sorted list, year, month and day never step back, and what is not known is last."""
    filings = [filing(edtf) for edtf in sorted(dates, key=lambda edtf: order_key(edtf, ""))]
    places = [
        tuple(99_999 if part is None else part for part in (place.year, place.month, place.day))
        for place in filings
    ]
    assert places == sorted(places)


@STEADY
@given(DATES)
def test_a_date_is_filed_on_a_day_that_it_covers(edtf: Edtf) -> None:
    """A timeline never lists anything in a year, month or on a day that was not written."""
    place, written = filing(edtf), bounds(edtf)
    known = written.earliest or written.latest
    assert known is not None
    assert place.year is not None
    if written.earliest is not None:
        assert place.year == known.year
        assert place.month in (None, known.month)
        assert place.day in (None, known.day)


@STEADY
@given(DATES, DATES)
def test_every_date_has_words_on_one_line(a: Edtf, b: Edtf) -> None:
    """All wordings exist for all dates, in plain printable text without doubled blanks."""
    phrases = [
        in_words(a, "event"),
        in_words(a, "period"),
        in_words(a, "point"),
        short(a),
        period_in_words(a, b),
        period_in_words(a, None),
        period_in_words(None, b),
    ]
    for phrase in phrases:
        assert phrase.isprintable()
        assert phrase == " ".join(phrase.split())


@STEADY
@given(DATES)
def test_words_differ_where_a_date_is_hedged(edtf: Edtf) -> None:
    """No hedge is lost on the way to the reader, nor put before a machine."""
    for sense in ("event", "period", "point"):
        words = in_words(edtf, sense)
        assert ("about" in words) == any(mark in edtf.text for mark in "~%")
        assert ("possibly" in words) == any(mark in edtf.text for mark in "?%")
    if any(mark in edtf.text for mark in "~?%"):
        assert machine(edtf) is None
