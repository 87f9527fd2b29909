import pytest

from generator.dates.edtf import FORMS, DateError, parse


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2018-3-1", "2018-03-01"),
        ("2018-12-1", "2018-12-01"),
        ("2018 -03 -21", "2018-03-21"),
        ("12/21/2018", "2018-12-21"),
        ("2018-3", "2018-03"),
        ("2018/03", "2018-03"),
        ("2018/03/21", "2018-03-21"),
        ("2018.03.21", "2018-03-21"),
        ("2018 03 21", "2018-03-21"),
        ("20180321", "2018-03-21"),
        ("3/21/2018", "2018-03-21"),
        ("21.3.2018", "2018-03-21"),
        ("3/3/2018", "2018-03-03"),
        ("21 March 2018", "2018-03-21"),
        ("21st of March, 2018", "2018-03-21"),
        ("March 21, 2018", "2018-03-21"),
        ("MAR. 21 2018", "2018-03-21"),
        ("Sept 3rd, 2018", "2018-09-03"),
        ("March 2018", "2018-03"),
        ("spring 2018", "2018-21"),
        ("summer 2018", "2018-22"),
        ("autumn 2018", "2018-23"),
        ("Fall of 2018", "2018-23"),
        ("the 2010s", "201X"),
        ("201x", "201X"),
        ("2018-XX", "2018"),
        ("2018-XX-XX", "2018"),
        ("2018-03-XX", "2018-03"),
        ("about 21 March 2018", "2018-03-21~"),
        ("c. 2018", "2018~"),
        ("ca 2018", "2018~"),
        ("~2018-03-21", "2018-03-21~"),
        ("2018-03-21 ~", "2018-03-21~"),
        ("possibly March 2018", "2018-03?"),
        ("possibly about 21 March 2018", "2018-03-21%"),
        ("2018-03-21~?", "2018-03-21%"),
        ("21 March 2018 %", "2018-03-21%"),
        ("between 8 and 14 April 2018", "2018-04-08/2018-04-14"),
        ("between 21 March and 14 April 2018", "2018-03-21/2018-04-14"),
        ("from 20 May to 19 August 2019", "2019-05-20/2019-08-19"),
        ("8\N{EN DASH}14 April 2018", "2018-04-08/2018-04-14"),
        ("March\N{EN DASH}May 2018", "2018-03/2018-05"),
        ("2018-03-21 / 2018-04-14", "2018-03-21/2018-04-14"),
        ("2018-03-21..2018-04-14", "2018-03-21/2018-04-14"),
        ("2018-04-08/14", "2018-04-08/2018-04-14"),
        ("2018-03-21/04-14", "2018-03-21/2018-04-14"),
        ("2018-04/05", "2018-04/2018-05"),
        ("2018/19", "2018/2019"),
        ("by 21 March 2018", "../2018-03-21"),
        ("../21 March 2018", "../2018-03-21"),
        ("/21 March 2018", "/2018-03-21"),
        ("unknown/2018", "/2018"),
        ("2018/open", "2018/.."),
        ("2018 - present", "2018/.."),
        ("21 March 2018/", "2018-03-21/"),
        ("21 March 2018/..", "2018-03-21/.."),
        ("since at least 14 April 2018", "2018-04-14/.."),
        ("on or after 14 April 2018", "2018-04-14/.."),
        ("17 April 2018 or 22 November 2019", "[2018-04-17,2019-11-22]"),
        ("[2018-04-17, 2019-11-22]", "[2018-04-17,2019-11-22]"),
        ("[17 April 2018; 22 November 2019]", "[2018-04-17,2019-11-22]"),
        ("[2018]", "2018"),
        ("[21 March 2018]", "2018-03-21"),
        ("2018-03-21 15:10-05:00", "2018-03-21T15:10-05:00"),
        ("2018-03-21t15:10z", "2018-03-21T15:10Z"),
        ("2018-03-21T15:10-0500", "2018-03-21T15:10-05:00"),
        ("2018-03-21T9:10+2", "2018-03-21T09:10+02:00"),
        ("2018-03-21 9:10 +5:30", "2018-03-21T09:10+05:30"),
        ("2018-03-21T15:10:30.25Z", "2018-03-21T15:10:30Z"),
        ("21 March 2018, 15:10 (UTC-05:00)", "2018-03-21T15:10-05:00"),
        ("21 March 2018, 15:10 (UTC)", "2018-03-21T15:10Z"),
        (" 2018-03-21\n", "2018-03-21"),
        ("2018-03-21.", "2018-03-21"),
        ('"2018-03-21"', "2018-03-21"),
        ("2018\N{NON-BREAKING HYPHEN}03\N{EN DASH}21", "2018-03-21"),
        ("\uff12\uff10\uff11\uff18", "2018"),
        ("\u0662\u0660\u0661\u0668-\u0660\u0663", "2018-03"),
    ],
)
def test_a_near_miss_is_answered_with_its_corrected_form(text: str, suggestion: str) -> None:
    """What people, spreadsheets and our own pages write is read well enough to correct it."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.suggestion == suggestion
    assert caught.value.help == f"write {suggestion}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("30 February 2018", "there is no day 30 in February 2018, which has 28 days"),
        ("2018-2-30", "there is no day 30 in February 2018, which has 28 days"),
        ("2018-03-21 15:10", "the time 15:10 has no offset from UTC"),
        (
            "14 April 2018 to 21 March 2018",
            "the interval ends before it starts: 2018-03-21 is before 2018-04-14",
        ),
    ],
)
def test_a_near_miss_of_an_impossible_date_is_told_what_is_impossible(
    text: str, message: str
) -> None:
    """The spelling is the lesser mistake of the two."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.message == message
    assert caught.value.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        *("soon/14", "2018/04-144", "soon to 2018", "unknown to unknown", "21 March 2018]", "[x]"),
        *("2018-13-1", "13/21/2018", "21/13/2018", "Ma 2018"),
    ],
)
def test_what_is_half_a_date_is_not_made_whole(text: str) -> None:
    """The editor is told what a date looks like; nothing is guessed."""
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.suggestion is None
    assert caught.value.help == FORMS
