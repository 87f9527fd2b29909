import pickle
import subprocess
import sys
from datetime import date
from typing import Annotated

import pytest
from pydantic import PlainValidator, TypeAdapter, ValidationError

from generator.dates.edtf import OPEN, UNKNOWN, DateError, Edtf, Interval, Moment, OneOf, parse
from generator.dates.values import FORMS

DAY = Moment(precision="day", year=2018, month=3, day=21)
LATER = Moment(precision="day", year=2018, month=4, day=14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018", Moment(precision="year", year=2018)),
        ("0001", Moment(precision="year", year=1)),
        ("9999", Moment(precision="year", year=9999)),
        ("2018-03", Moment(precision="month", year=2018, month=3)),
        ("2018-03-21", DAY),
        ("2016-02-29", Moment(precision="day", year=2016, month=2, day=29)),
        (
            "2018-03-21T15:10-05:00",
            Moment(precision="time", year=2018, month=3, day=21, time="15:10-05:00"),
        ),
        (
            "2018-03-21T23:59:59Z",
            Moment(precision="time", year=2018, month=3, day=21, time="23:59:59Z"),
        ),
        (
            "2018-03-21T00:00+14:00",
            Moment(precision="time", year=2018, month=3, day=21, time="00:00+14:00"),
        ),
        (
            "2018-03-21~",
            Moment(precision="day", year=2018, month=3, day=21, approximate=True),
        ),
        ("2018-03?", Moment(precision="month", year=2018, month=3, uncertain=True)),
        ("2018%", Moment(precision="year", year=2018, approximate=True, uncertain=True)),
        ("2018-21", Moment(precision="season", year=2018, season=21)),
        ("2018-24~", Moment(precision="season", year=2018, season=24, approximate=True)),
        ("201X", Moment(precision="decade", year=2010)),
        ("201X?", Moment(precision="decade", year=2010, uncertain=True)),
        ("2018-03-21/2018-04-14", Interval(DAY, LATER)),
        ("2018-03-21/2018-03-21", Interval(DAY, DAY)),
        ("2018-03-21/2018-03", Interval(DAY, Moment(precision="month", year=2018, month=3))),
        ("../2018-03-21", Interval(OPEN, DAY)),
        ("/2018-03-21", Interval(UNKNOWN, DAY)),
        ("2018-04-14/..", Interval(LATER, OPEN)),
        ("2018-04-14/", Interval(LATER, UNKNOWN)),
        ("[2018-04-14,2018-03-21]", OneOf((LATER, DAY))),
    ],
)
def test_every_form_of_the_subset_is_read(text: str, value: Moment | Interval | OneOf) -> None:
    """Every form that the content model lists is read as what it means, with its own text."""
    edtf = parse(text)
    assert edtf.value == value
    assert edtf.text == text
    assert str(edtf) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2018-02-30", "there is no day 30 in February 2018, which has 28 days"),
        ("2016-02-30", "there is no day 30 in February 2016, which has 29 days"),
        ("1900-02-29", "there is no day 29 in February 1900, which has 28 days"),
        ("2018-04-31", "there is no day 31 in April 2018, which has 30 days"),
        ("2018-03-00", "there is no day 00 in March 2018, which has 31 days"),
        ("2018-00", "there is no month 00"),
        ("2018-13", "there is no month 13"),
        ("2018-25", "there is no month 25"),
        ("2018-21-03", "there is no month 21"),
        ("0000", "there is no year 0000"),
        ("0000-03-21", "there is no year 0000"),
        ("000X", "the decade 000X holds a year 0, which does not exist"),
        ("2018-03-21T15:10", "the time 15:10 has no offset from UTC"),
        ("2018-03-21T24:00Z", "`24:00` is not a time of day"),
        ("2018-03-21T15:60Z", "`15:60` is not a time of day"),
        ("2018-03-21T15Z", "`15` is not a time of day"),
        ("2018-03-21T23:59:60Z", "`23:59:60` is not a time of day"),
        ("2018-03-21T15:10+14:01", "no place has the offset +14:01 from UTC"),
        ("2018-03-21T15:10-12:01", "no place has the offset -12:01 from UTC"),
        ("2018-03-21T15:10+05:60", "no place has the offset +05:60 from UTC"),
        ("2018-03-21T15:10-00:00", "no place has the offset -00:00 from UTC"),
        ("2018-03-21T15:10Z~", "a time of day can't carry `~`"),
        ("", "there is no date here"),
        (" ", "there is no date here"),
        ("..", "`..` alone says nothing"),
        ("/", "an interval needs a date at one end at least"),
        ("../..", "an interval needs a date at one end at least"),
        ("/..", "an interval needs a date at one end at least"),
        ("[2018,2018]", "the set names one date twice"),
        ("[2018]", "a set needs at least two dates"),
        (
            "2018-04-14/2018-03-21",
            "the interval ends before it starts: 2018-03-21 is before 2018-04-14",
        ),
        ("2019/2018-12", "the interval ends before it starts: 2018-12 is before 2019"),
        (
            "2018-03-21T15:00Z/2018-03-21T16:00+02:00",
            (
                "the interval ends before it starts: "
                "2018-03-21T16:00+02:00 is before 2018-03-21T15:00Z"
            ),
        ),
        (
            "2018-03-22T00:30+09:00/2018-03-21T23:00-05:00",
            (
                "the interval ends before it starts: "
                "2018-03-21T23:00-05:00 is before 2018-03-22T00:30+09:00"
            ),
        ),
        ("2018-01-01/2018-02-30", "there is no day 30 in February 2018, which has 28 days"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_one_sentence(text: str, message: str) -> None:
    """What has a known form and cannot be is refused by what is wrong with it."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.message == message
    assert str(caught.value) == message
    assert caught.value.help


@pytest.mark.parametrize(
    ("text", "help_says"),
    [
        ("2018-02-30", "write a day from 01 to 28, or only the month: 2018-02"),
        ("2018-04-14/2018-03-21", "or write 2018-03-21/2018-04-14"),
        ("2018-03-21T15:10", "2018-03-21T15:10Z for UTC"),
        ("2018-03-21T15:10Z~", "write only the day: 2018-03-21~"),
        ("..", "leave the date out"),
        ("[2018]", "write 2018"),
        ("next week", FORMS),
        ("", FORMS),
    ],
)
def test_the_help_says_what_to_write_instead(text: str, help_says: str) -> None:
    """Help is about this very date where that is possible, and shows the forms otherwise."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert help_says in caught.value.help


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "next week",
        "18",
        "218",
        "12018",
        "-0500",
        "Y12018",
        "2018-04-14/2018-05-14/2018-06-14",
        "[2018,2019",
        "{2018,2019}",
        "[2018..2020]",
        "[..,2018]",
        "4/3/2018",
        "winter 2018",
        "2018-03-21T15:10:30.5",
        "March",
        "2018-W12",
        "null",
        "a\x00b",
        "\ud800",
        "2018" * 100,
    ],
)
def test_what_nobody_can_be_sure_of_gets_no_suggestion(text: str) -> None:
    """Where two readings are possible, or none, nothing is offered for a machine to apply."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.suggestion is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("next week", "unreadable"),
        ("21.3.2018", "unreadable"),
        ("..", "unreadable"),
        ("2018-02-30", "impossible"),
        ("30 February 2018", "impossible"),
        ("2018-13", "impossible"),
        ("0000", "impossible"),
        ("000X", "impossible"),
        ("2018-03-21T25:00Z", "impossible"),
        ("2018-03-21T15:10+15:00", "impossible"),
        ("[2018,2018-02-30]", "impossible"),
        ("2019/2018", "reversed"),
        ("2018-03-21T15:10", "no offset"),
    ],
)
def test_what_cannot_be_is_parted_from_what_cannot_be_read(text: str, fault: str) -> None:
    """A day that no calendar has, an end before its start, and a bare time are told as such."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.fault == fault


def test_a_message_stays_on_one_short_line() -> None:
    """A text of any length, with control characters, does not break up the message."""
    with pytest.raises(DateError) as caught:
        parse("x\x1b[31m\n" + "y" * 500)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 120


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "...")])
def test_a_long_text_is_cut_in_its_message(length: int, shown: str) -> None:
    """One that just fits is shown whole."""
    with pytest.raises(DateError) as caught:
        parse("x" * length)
    assert caught.value.message == f"`{shown}` is not a date in a form known here"


def test_equal_texts_are_equal_dates() -> None:
    """Dates compare and hash by what they say, not by which object they are."""
    assert parse("2018-03-21") == parse("2018-03-21")
    assert parse("2018-03-21") != parse("2018-03-21~")
    assert parse("../2018-03-21") != parse("/2018-03-21")
    assert len({parse("[2018,2019]"), parse("[2018,2019]"), parse("[2019,2018]")}) == 2


def test_a_date_cannot_be_changed() -> None:
    """A value that many pages share stays what it was."""
    with pytest.raises(AttributeError):
        parse("2018").text = "2019"  # type: ignore[misc]


@pytest.mark.parametrize("text", ["2018-03-21~", "../2018", "2018/", "[2018,201X]"])
def test_a_date_survives_pickling(text: str) -> None:
    """Dates go into the store between builds; open and unknown ends come back as themselves."""
    edtf = parse(text)
    assert pickle.loads(pickle.dumps(edtf)) == edtf  # noqa: S301 - our own bytes


def test_an_error_survives_pickling() -> None:
    """An error may cross from one process to another with everything that it says."""
    with pytest.raises(DateError) as caught:
        parse("2018-3-1")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (again.message, again.help, again.suggestion, again.fault) == (
        caught.value.message,
        "write 2018-03-01",
        "2018-03-01",
        "unreadable",
    )


def test_an_interval_without_any_date_has_no_known_end() -> None:
    """Nobody can build such an interval from text; one built in code says so when asked."""
    with pytest.raises(ValueError, match="at one end at least"):
        _ = Interval(OPEN, UNKNOWN).first_known


def test_a_date_can_be_a_field_of_a_validated_record() -> None:
    """The validator that reads records takes `parse` as it is and reports its message."""
    dates: TypeAdapter[Edtf] = TypeAdapter(Annotated[Edtf, PlainValidator(parse)])
    assert dates.validate_python("2018-03") == parse("2018-03")
    with pytest.raises(ValidationError, match="there is no month 13"):
        dates.validate_python("2018-13")


def test_dates_need_nothing_but_the_standard_library() -> None:
    """Words and order of dates are there before any dependency is loaded."""
    code = (
        "import sys, generator.dates.edtf, generator.dates.interval, generator.dates.wording;"
        "names = {name.partition('.')[0] for name in sys.modules};"
        "print(sorted(names & {'pydantic', 'yaml', 'jinja2', 'markdown', 'click', 'rich'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2018-03", "2018-03-01T00:00:00Z"),
        ("2018-03-21", "2018-03-21T00:00:00Z"),
        ("2018-03-21T15:10Z", "2018-03-21T15:10:00Z"),
        ("2018-03-21T15:10-05:00", "2018-03-21T15:10:00-05:00"),
        ("2018-03-21T15:10:07+05:30", "2018-03-21T15:10:07+05:30"),
    ],
)
def test_a_date_is_told_to_machines_by_its_first_second(text: str, told: str) -> None:
    """In full, with the offset that was written."""
    moment = parse(text).value
    assert isinstance(moment, Moment)
    assert moment.rfc3339 == told


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2018-03-21T15:10:30Z", 30),
        ("2018-03-21T15:11Z", 60),
        ("2018-03-21T15:10:30+00:00", 30),
        ("2018-03-21T16:10+01:00", 0),
        ("2018-03-21T09:40:01-05:30", 1),
        ("2018-03-22T00:10+09:00", 0),
        ("2018-03-22T01:40+10:30", 0),
    ],
)
def test_times_are_compared_to_the_second_wherever_they_were_written(
    text: str, seconds: int
) -> None:
    """On the line of UTC."""
    value, other = parse(text).value, parse("2018-03-21T15:10Z").value
    assert isinstance(value, Moment)
    assert isinstance(other, Moment)
    assert value.instant is not None
    assert other.instant is not None
    assert value.instant - other.instant == seconds


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("0001-01-01T00:00:01Z", 86_401),
        ("0001-01-01T00:00+14:00", 86_400 - 14 * 3_600),
        ("9999-12-31T23:59:59-12:00", date.max.toordinal() * 86_400 + 36 * 3_600 - 1),
    ],
)
def test_seconds_are_counted_with_the_calendar_s_first_day_as_day_1(text: str, second: int) -> None:
    """An embargo is kept as such a number; places on earth reach beyond the calendar."""
    value = parse(text).value
    assert isinstance(value, Moment)
    assert value.instant == second


@pytest.mark.parametrize(
    "text",
    [
        "2018-03-21T15:00Z/2018-03-21T16:00Z",
        "2018-03-21T15:00Z/2018-03-21T15:00Z",
        "2018-03-21T15:00+02:00/2018-03-21T13:00Z",
        "2018-03-21/2018-03-21T15:00Z",
        "2018-03-21T15:00Z/2018-03-21",
        "2018-03-21T15:00Z/2018-03",
        "2018/2018-03-21T15:00Z",
        "2018-03-21/2018-03-21",
    ],
)
def test_an_interval_may_end_when_it_starts_and_have_a_clock_at_one_end_alone(text: str) -> None:
    """Only what certainly ends before it starts is refused."""
    assert isinstance(parse(text).value, Interval)


@pytest.mark.parametrize(
    "text",
    ["[2018,2019", "2018,2019]", "2018]", "[2018", "[[2018,2019]]", "[2018,20191", "12018,2019]"],
)
def test_a_set_has_both_of_its_brackets(text: str) -> None:
    """What lacks one is no date."""
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", ["2018-03-21/2018-04-14", "2018-03-21/", "[2018,2019]"])
def test_only_one_date_is_taken_as_one(text: str) -> None:
    """Whoever asks for the one date of an interval or a set has made a mistake."""
    assert parse("2018-03-21").moment == DAY
    with pytest.raises(TypeError, match="is none"):
        _ = parse(text).moment
