import pytest

from generator.dates.edtf import parse
from generator.dates.wording import Sense, in_words, machine, period_in_words, short


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-03-21", "21 March 2018"),
        ("2018-03", "March 2018, day not known"),
        ("2018-03-21~", "about 21 March 2018"),
        ("2018-03-21?", "possibly 21 March 2018"),
        ("2018-03-21/2018-04-14", "between 21 March and 14 April 2018"),
        ("../2018-03-21", "by 21 March 2018"),
        ("2018-04-14/..", "since at least 14 April 2018"),
    ],
)
def test_readers_see_the_words_that_the_design_promises(text: str, words: str) -> None:
    """The table of imprecise dates in the design, row by row."""
    assert in_words(parse(text), "event") == words


@pytest.mark.parametrize(
    ("text", "event", "period", "point"),
    [
        ("2018", "2018, month not known", "2018", "2018"),
        ("2018~", "about 2018", "about 2018", "about 2018"),
        ("2018-03", "March 2018, day not known", "March 2018", "March 2018"),
        ("2018-03~", "about March 2018", "about March 2018", "about March 2018"),
        ("2018-03?", "possibly March 2018, day not known", *["possibly March 2018"] * 2),
        ("2018-03-21%", *["possibly about 21 March 2018"] * 3),
        ("2018-03-21T15:10-05:00", *["21 March 2018, 15:10 (UTC-05:00)"] * 3),
        ("2018-03-21T15:10:30Z", *["21 March 2018, 15:10:30 (UTC)"] * 3),
        ("2018-21", *["spring 2018"] * 3),
        ("2018-22?", *["possibly summer 2018"] * 3),
        ("2018-23", *["autumn 2018"] * 3),
        ("2018-24", *["winter 2018\N{EN DASH}19"] * 3),
        ("1999-24", *["winter 1999\N{EN DASH}2000"] * 3),
        ("0998-24", *["winter AD 998\N{EN DASH}999"] * 3),
        ("1000-24", *["winter 1000\N{EN DASH}01"] * 3),
        ("201X", *["the 2010s"] * 3),
        ("0033-03-21", *["21 March AD 33"] * 3),
        ("0999", "AD 999, month not known", "AD 999", "AD 999"),
        (
            "2018-04-08/2018-04-14",
            "between 8 and 14 April 2018",
            "from 8 to 14 April 2018",
            "between 8 and 14 April 2018",
        ),
        (
            "2019-05-20/2019-08-19",
            "between 20 May and 19 August 2019",
            "from 20 May to 19 August 2019",
            "between 20 May and 19 August 2019",
        ),
        (
            "2018-12-30/2019-01-03",
            "between 30 December 2018 and 3 January 2019",
            "from 30 December 2018 to 3 January 2019",
            "between 30 December 2018 and 3 January 2019",
        ),
        (
            "2018-04-08~/2018-04-14",
            "between about 8 April and 14 April 2018",
            "from about 8 April to 14 April 2018",
            "between about 8 April and 14 April 2018",
        ),
        (
            "2018-03/2018-05",
            "between March and May 2018",
            "from March to May 2018",
            "between March and May 2018",
        ),
        (
            "2018-03/2018-24",
            "between March 2018 and winter 2018\N{EN DASH}19",
            "from March 2018 to winter 2018\N{EN DASH}19",
            "between March 2018 and winter 2018\N{EN DASH}19",
        ),
        (
            "2018-03/2018",
            "between March 2018 and 2018",
            "from March 2018 to 2018",
            "between March 2018 and 2018",
        ),
        ("2018/2020", "between 2018 and 2020", "from 2018 to 2020", "between 2018 and 2020"),
        ("2018-03-21/2018-03-21", *["21 March 2018"] * 3),
        ("2018-03/2018-03", "March 2018, day not known", "March 2018", "March 2018"),
        ("../2018-03-21", "by 21 March 2018", "until 21 March 2018", "by 21 March 2018"),
        (
            "/2018-03-21",
            "by 21 March 2018",
            "until 21 March 2018, start not known",
            "by 21 March 2018",
        ),
        (
            "../2018-03",
            "by the end of March 2018",
            "until March 2018",
            "by the end of March 2018",
        ),
        ("../2018~", "by about 2018", "until about 2018", "by about 2018"),
        (
            "../2018-03-21%",
            "possibly by about 21 March 2018",
            "possibly until about 21 March 2018",
            "possibly by about 21 March 2018",
        ),
        (
            "2019-05-20/..",
            "since at least 20 May 2019",
            "since 20 May 2019",
            "on or after 20 May 2019",
        ),
        (
            "2019-05-20/",
            "since at least 20 May 2019",
            "from 20 May 2019, end not known",
            "on or after 20 May 2019",
        ),
        ("[2018-04-17,2019-11-22]", *["17 April 2018 or 22 November 2019"] * 3),
        ("[2018-04-17,2018-04-22]", *["17 or 22 April 2018"] * 3),
        ("[2018-03,2018-03-21]", *["March or 21 March 2018"] * 3),
        ("[2018-04-17,2019-04-22]", *["17 April 2018 or 22 April 2019"] * 3),
        ("[2018-04-17,2018-05-03,2018-11-22]", *["17 April, 3 May or 22 November 2018"] * 3),
        ("[2018-04-17,2018-05-03,2019]", *["17 April 2018, 3 May 2018 or 2019"] * 3),
        ("[2018-04-17~,2018-04-22]", *["about 17 April or 22 April 2018"] * 3),
    ],
)
def test_a_date_reads_by_what_it_tells_of(text: str, event: str, period: str, point: str) -> None:
    """One spelling has up to three meanings; the words say which one is meant."""
    expected: dict[Sense, str] = {"event": event, "period": period, "point": point}
    assert {sense: in_words(parse(text), sense) for sense in expected} == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-03-21", "21 Mar"),
        ("2018-03-21T15:10-05:00", "21 Mar"),
        ("2018-09-03~", "about 3 Sep"),
        ("2018-03", "Mar, day not known"),
        ("2018-03~", "about Mar"),
        ("2018", "2018"),
        ("2018-21", "spring"),
        ("2018-24", "winter 2018\N{EN DASH}19"),
        ("201X", "2010s"),
        ("2018-04-08/2018-04-14", "8\N{EN DASH}14 Apr"),
        ("2018-03-21/2018-04-14", "21 Mar \N{EN DASH} 14 Apr"),
        ("2018-12-30/2019-01-03", "30 Dec 2018 \N{EN DASH} 3 Jan 2019"),
        ("2018-03/2018-05", "Mar\N{EN DASH}May"),
        ("2018/2020", "2018\N{EN DASH}2020"),
        ("2018-03-21/2018-03-21", "21 Mar"),
        ("../2018-03-21", "by 21 Mar"),
        ("/2018-03", "by Mar"),
        ("2018-04-14/..", "since 14 Apr"),
        ("[2018-04-17,2018-11-22]", "17 Apr or 22 Nov"),
        ("[2018-03,2018-24]", "Mar or winter 2018\N{EN DASH}19"),
        ("[2018-04-17,2019-11-22]", "17 Apr 2018 or 22 Nov 2019"),
    ],
)
def test_the_narrow_column_leaves_out_the_year_above_it(text: str, words: str) -> None:
    """Under a year's heading the year is said; another year never goes without saying."""
    assert short(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018", "2018"),
        ("2018-03", "2018-03"),
        ("2018-03-21", "2018-03-21"),
        ("2018-03-21T15:10-05:00", "2018-03-21T15:10-05:00"),
        ("2018-03-21~", None),
        ("2018?", None),
        ("2018-21", None),
        ("201X", None),
        ("../2018-03-21", None),
        ("2018-03-21/2018-04-14", None),
        ("[2018,2019]", None),
    ],
)
def test_machines_get_a_date_only_where_html_can_say_as_much(text: str, value: str | None) -> None:
    """No `datetime` is better than one that is more certain than the words beside it."""
    assert machine(parse(text)) == value


@pytest.mark.parametrize(
    ("from_", "until", "words"),
    [
        ("2019-05-20", "2019-08-19", "from 20 May to 19 August 2019"),
        ("2019-05-20", "2019-05-20", "20 May 2019"),
        ("2019-05-20", "2020-05-13~", "from 20 May 2019 to about 13 May 2020"),
        ("2019-05-20", None, "since 20 May 2019"),
        (None, "2019-08-19", "until 19 August 2019"),
        (None, None, "dates not known"),
        ("2018~", None, "since about 2018"),
        ("2018-04-08/2018-04-14", None, "since some time between 8 and 14 April 2018"),
        (
            "2018-04-08/2018-04-14",
            "2019",
            "from some time between 8 and 14 April 2018 to 2019",
        ),
        (
            "../2018-03-21",
            "2019-01-01/..",
            "from 21 March 2018 or earlier to 1 January 2019 or later",
        ),
        (None, "../2018-03-21", "until 21 March 2018 or earlier"),
        (None, "[2018,2019]", "until 2018 or 2019"),
        ("2018-04-08/2018-04-08", None, "since 8 April 2018"),
    ],
)
def test_a_period_reads_from_its_two_dates(
    from_: str | None, until: str | None, words: str
) -> None:
    """Either end may be exact, vague or missing."""
    start = None if from_ is None else parse(from_)
    end = None if until is None else parse(until)
    assert period_in_words(start, end) == words
