"""The eighteen things that a record of contested events has to be able to say, each on a page.

They were found by modelling two hundred sourced facts by hand; the report holds a case of each.
"""

from __future__ import annotations

import pytest

from tests.site.reading import Site, text_of

CASES = [
    (
        "1 a date may be one of two",
        "/statements/cotton-on-fcc-vote/",
        "17 April 2018 or 22 November 2019",
    ),
    ("1 a date may be missing", "/timeline/", "not known"),
    (
        "1 a day may be known from one side",
        "/claims/best-buy-stops-ordering-huawei/",
        "by 21 March 2018",
    ),
    (
        "2 an interval may be a period",
        "/claims/temporary-licence-of-may-2019/",
        "from 20 May to 19 August 2019",
    ),
    (
        "2 an interval may be a doubt",
        "/claims/huawei-dismisses-washington-staff/",
        "between 8 and 14 April 2018",
    ),
    (
        "3 chains end in people",
        "/claims/best-buy-stops-ordering-huawei/",
        "described as a person familiar with the matter",
    ),
    (
        "3 chains have unread links",
        "/claims/best-buy-stops-ordering-huawei/",
        "known through others",
    ),
    (
        "3 unnamed people may be the same",
        "/claims/best-buy-stops-ordering-huawei/",
        "may be the same people",
    ),
    (
        "4 repeating adds no origin",
        "/claims/best-buy-stops-ordering-huawei/",
        "1 unnamed source, repeated by 18 articles",
    ),
    (
        "5 outlets frame one answer differently",
        "/claims/best-buy-stops-ordering-huawei/",
        "PhoneArena presents this as an announcement",
    ),
    (
        "6 a statement undoes a statement",
        "/claims/huawei-sells-phone-through-us-carrier/",
        "took back what it had said",
    ),
    ("7 no comment", "/claims/att-drops-huawei-plan/", "declined to comment"),
    ("7 no answer", "/claims/lowes-stops-selling-lorex/", "did not reply"),
    ("7 denial", "/claims/china-spies-through-huawei-phones/", "denied it"),
    (
        "7 a comment that is neither",
        "/claims/best-buy-stops-ordering-huawei/",
        "neither confirmed nor denied",
    ),
    ("8 one statement, many wordings", "/statements/best-buy-on-huawei/", "eaves out “to change”"),
    (
        "9 words given to somebody else",
        "/claims/best-buy-and-kaspersky-suspend-partnership/",
        "gives the words to Best Buy",
    ),
    ("10 a text rewritten in silence", "/sources/register-20180515/", "Rewritten, without a note"),
    ("10 a correction with a note", "/sources/latimes-20190128/", "Corrected, with a note"),
    ("11 planned, never on sale", "/availability/vendors/huawei/", "planned, never on sale"),
    ("11 a look is no bar", "/availability/2018-03-22/", "Seen on sale"),
    ("11 off and on again", "/availability/retailers/microsoft-store/", "Microsoft Store"),
    ("12 an open list says nothing of others", "/availability/2018-03-22/", "No record"),
    ("13 ownership has its own time", "/brands/honor/", "until 17 November 2020"),
    ("13 scope is stated", "/claims/t-mobile-uses-no-huawei-or-zte-gear/", "gear"),
    ("14 a rule has stages", "/claims/fcc-bars-subsidies-for-threatening-gear/", "Adopted"),
    ("14 a licence is prolonged", "/claims/temporary-licence-to-november-2019/", "Prolongs"),
    ("15 groups, not pairs, contradict", "/contradictions/", "Chiefs: six, five and four"),
    ("16 rival motives stay guesses", "/claims/business-alone-moves-best-buy/", "Speculation"),
    ("17 copies are told from originals", "/claims/best-buy-stops-ordering-huawei/", "republishes"),
    ("18 what is not known is content", "/open-questions/", "The day of the last order."),
]


@pytest.mark.parametrize(("requirement", "route", "words"), CASES, ids=[one[0] for one in CASES])
def test_the_report_can_say(report: Site, requirement: str, route: str, words: str) -> None:
    """Each requirement is met by words on a page."""
    assert route in report.pages, f"{requirement}: there is no page {route}"
    assert words in text_of(report.pages[route].find("//main")[0])


def test_every_requirement_has_a_case() -> None:
    """All eighteen are covered."""
    assert {int(one[0].split()[0]) for one in CASES} == set(range(1, 19))
