"""Status: which word the evidence on a claim earns, and what the page says it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.ladder import FAMILIES, STATUS_RULES
from generator.graph.status import missing, status
from generator.model.claim import STATUSES
from tests.graph.building import about, site

UNNAMED = 'cnet-person: {speaker: "?1 a person", affirms: [stop], reports: [cnet-20180321]}'
OTHER = 'reuters-person: {speaker: "?1 a person", affirms: [stop], reports: [reuters-20180322]}'
YES = "yes: {speaker: best-buy, affirms: [stop], reports: [usatoday-20180401]}"
NO = "no: {speaker: best-buy, denies: [stop], reports: [usatoday-20180402]}"
ANALYST = "analyst: {speaker: idc, affirms: [stop], reports: [cnbc-20180322]}"

LADDER = [
    # 3 retracted
    (f"{YES}\nback: {{speaker: best-buy, retracts: [stop], reports: [ap-20180403]}}", "retracted"),
    (
        f"{UNNAMED}\nback: {{speaker: cnet, retracts: [cnet-person], reports: [cnet-20180403]}}",
        "retracted",
    ),
    (
        f"{UNNAMED}\nback: {{speaker: {{own_words: cnet-20180403}}, retracts: [stop]}}",
        "retracted",
    ),
    (
        (
            "plan: {speaker: best-buy, expects: [stop], reports: [ap-20180301]}\n"
            "back: {speaker: best-buy, retracts: [stop], reports: [ap-20180403]}"
        ),
        "retracted",
    ),
    (
        (
            "own: {speaker: {own_words: blog-2018}, affirms: [stop]}\n"
            "back: {speaker: {own_words: blog-2019}, retracts: [stop]}"
        ),
        "retracted",
    ),
    (  # the plan was taken back, the assertion was not
        (
            "plan: {speaker: best-buy, expects: [stop], reports: [ap-20180301]}\n"
            "back: {speaker: best-buy, retracts: [stop], reports: [ap-20180403]}\n"
            "own: {speaker: {own_words: blog-2018}, affirms: [stop]}"
        ),
        "retracted",
    ),
    (  # one blog took it back, the other did not
        (
            "own: {speaker: {own_words: blog-2018}, affirms: [stop]}\n"
            "back: {speaker: {own_words: blog-2019}, retracts: [stop]}\n"
            "other: {speaker: {own_words: site-2018}, affirms: [stop]}"
        ),
        "unsourced",
    ),
    (  # one who expected it took that back, another did not
        (
            "plan: {speaker: idc, expects: [stop], reports: [ap-20180301]}\n"
            "back: {speaker: idc, retracts: [stop], reports: [ap-20180403]}\n"
            "other: {speaker: huawei, expects: [stop], reports: [ap-20180301]}"
        ),
        "expected",
    ),
    (  # told anew with less certainty, and not taken back
        (
            f"{ANALYST}\n"
            "later: {speaker: idc, expects: [stop], revises: analyst, reports: [cnbc-20180401]}"
        ),
        "expected",
    ),
    (  # what was taken back may have been about something else
        (
            "may: {speaker: idc, affirms: [{stop: {maybe: yes}}], reports: [ap-20180301]}\n"
            "back: {speaker: idc, retracts: [may], reports: [ap-20180403]}"
        ),
        "unknown",
    ),
    # 4 disputed
    (f"{UNNAMED}\n{NO}", "disputed"),
    (f"{YES}\n{NO}", "disputed"),
    (f"will: {{speaker: idc, expects: [stop], reports: [ap-20180301]}}\n{NO}", "disputed"),
    # 5 confirmed
    (YES, "confirmed"),
    (f"{UNNAMED}\n{YES}", "confirmed"),
    ("page: {speaker: {document: best-buy-20180401}, affirms: [stop]}", "confirmed"),
    (
        "ceo: {speaker: {who: hubert, for: best-buy}, affirms: [stop], reports: [ap-2018]}",
        "confirmed",
    ),
    # 6 observed
    ("look: {speaker: {looked: usatoday}, affirms: [stop], said: 2018-03-22}", "observed"),
    (
        "look: {speaker: {looked: usatoday}, affirms: [stop], reports: [usatoday-20180322]}",
        "observed",
    ),
    (
        f"{UNNAMED}\nlook: {{speaker: {{looked: cnet}}, affirms: [stop], said: 2018-03-22}}",
        "observed",
    ),
    # 7 corroborated
    (
        (
            f"{UNNAMED}\nother: {{speaker: '?1 another', affirms: [stop], reports: [wsj-20180322], "
            "different_from: cnet-person}"
        ),
        "corroborated",
    ),
    (
        f"{ANALYST}\nsecond: {{speaker: huawei, affirms: [stop], reports: [ap-20180322]}}",
        "corroborated",
    ),
    # 8 stated
    (ANALYST, "stated"),
    (f"{ANALYST}\n{UNNAMED}", "stated"),
    ("look: {speaker: {looked: usatoday}, affirms: [stop]}", "stated"),
    # 9 reported
    (UNNAMED, "reported"),
    (f"{UNNAMED}\n{OTHER}", "reported"),
    (
        "leak: {speaker: {document: memo-2018}, affirms: [stop], reports: [cnet-20180321]}",
        "reported",
    ),
    # 10 planned, expected
    ("plan: {speaker: best-buy, expects: [stop], reports: [ap-20180301]}", "planned"),
    ("plan: {speaker: '?1 a person', expects: [stop], reports: [ap-20180301]}", "expected"),
    ("plan: {speaker: huawei, expects: [stop], reports: [ap-20180301]}", "expected"),
    # 11 denied
    (NO, "denied"),
    (f"{NO}\nown: {{speaker: {{own_words: blog-2018}}, affirms: [stop]}}", "denied"),
    ("no: {speaker: idc, denies: [stop], reports: [ap-2018]}", "denied"),
    # 12 unsourced
    ("own: {speaker: {own_words: blog-2018}, affirms: [stop]}", "unsourced"),
    (
        "some: {speaker: {untraced: various reports}, affirms: [stop], reports: [tt-2018]}",
        "unsourced",
    ),
    # 13 speculation
    ("guess: {speaker: {own_words: blog-2018}, speculates: [stop]}", "speculation"),
    ("guess: {speaker: idc, speculates: [stop], reports: [ap-2018]}", "speculation"),
    # 14 unknown
    ("mum: {speaker: best-buy, declines: [stop], reports: [cnet-20180321]}", "unknown"),
    ("may: {speaker: best-buy, affirms: [{stop: {maybe: yes}}], reports: [ap-2018]}", "unknown"),
    ("doubt: {speaker: idc, doubts: [stop], reports: [ap-2018]}", "unknown"),
    ("own: {speaker: {own_words: blog-2018}, affirms: [{stop: {maybe: yes}}]}", "unknown"),
    ("look: {speaker: {looked: usatoday}, denies: [stop], said: 2018-03-22}", "unknown"),
]


@pytest.mark.parametrize(("statements", "word"), LADDER)
def test_the_first_rule_that_holds_gives_the_word(statements: str, word: str) -> None:
    """Each step of the ladder, from the least evidence that reaches it."""
    graph = about(statements, more="sources:\n  memo-2018: {public: no}\n")
    assert status(graph, "stop").word == word


BASES = [
    (
        f"{UNNAMED}\nbb: {{speaker: best-buy, comments: [stop], reports: [ap-20180322]}}",
        "1 unnamed source, in 1 article; Best Buy commented and neither confirmed nor denied",
    ),
    (
        (
            'p: {speaker: "?1 a person", affirms: [stop], reports: '
            "[cnet-20180321, a-20180322 < cnet-20180321, b-20180322 < a-20180322]}"
        ),
        "1 unnamed source, repeated by 2 articles",
    ),
    ('p: {speaker: "?2 people", affirms: [stop]}', "2 unnamed people of one outlet"),
    ('p: {speaker: "? people", affirms: [stop]}', "unnamed people (how many is not given)"),
    (
        f"{UNNAMED}\n{OTHER}",
        "2 unnamed origins of CNET and Reuters, perhaps the same people, in 2 articles",
    ),
    (
        f"{UNNAMED}\n{OTHER[:-1]}, different_from: cnet-person}}",
        "2 origins: 2 unnamed origins of CNET and Reuters, in 2 articles",
    ),
    (
        f"{UNNAMED}\n{OTHER}\n{ANALYST}\nhw: {{speaker: huawei, affirms: [stop]}}",
        (
            "at least 2 origins, at most 4: IDC, Huawei and 2 unnamed origins of CNET and Reuters, "
            "perhaps not all of them different people, in 3 articles"
        ),
    ),
    (
        f"{YES}\nhw: {{speaker: huawei, declines: [stop], reports: [ap-2018]}}",
        "by Best Buy; Huawei declined to comment",
    ),
    (
        "look: {speaker: {looked: cnet}, affirms: [stop], said: 2018-03-22}",
        "CNET looked on 22 March 2018",
    ),
    (f"{UNNAMED}\n{NO}", "1 unnamed source, in 1 article; denied by Best Buy"),
    (
        f"{NO}\nown: {{speaker: {{own_words: blog-2018}}, affirms: [stop]}}",
        "by Best Buy; suspected in 1 statement",
    ),
    (
        (
            "guess: {speaker: {own_words: blog-2018}, speculates: [stop]}\n"
            "doubt: {speaker: {own_words: site-2018}, doubts: [stop]}"
        ),
        "by BLOG in its own words; doubted by SITE in its own words",
    ),
    ("own: {speaker: {own_words: blog-2018}, affirms: [stop]}", "BLOG in its own words"),
    (ANALYST, "by IDC, in 1 article"),
    (
        f"{ANALYST}\nlook: {{speaker: {{looked: cnet}}, affirms: [stop]}}",
        "2 origins: IDC and a look by CNET, in 1 article",
    ),
    ("plan: {speaker: best-buy, expects: [stop], reports: [ap-20180301]}", "by Best Buy"),
    ("plan: {speaker: idc, expects: [stop], reports: [ap-20180301]}", "by IDC, in 1 article"),
    (
        "may: {speaker: best-buy, affirms: [{stop: {maybe: yes}}], reports: [ap-2018]}",
        "nobody on record affirms or denies it; 1 statement may be about it",
    ),
    (
        f"{YES}\nback: {{speaker: best-buy, retracts: [stop], reports: [ap-20180403]}}",
        "by Best Buy",
    ),
    # Of what was taken back the strongest is told: who affirmed it before who expected it,
    (
        (
            f"{YES}\nback: {{speaker: best-buy, retracts: [stop], reports: [ap-20180403]}}\n"
            "plan: {speaker: idc, expects: [stop], reports: [ap-20180301]}\n"
            "again: {speaker: idc, retracts: [stop], reports: [ap-20180403]}"
        ),
        "by Best Buy",
    ),
    # and who could be counted before an outlet's own words.
    (
        (
            "plan: {speaker: idc, expects: [stop], reports: [ap-20180301]}\n"
            "again: {speaker: idc, retracts: [stop], reports: [ap-20180403]}\n"
            "own: {speaker: {own_words: blog-2018}, affirms: [stop]}\n"
            "back: {speaker: {own_words: blog-2019}, retracts: [stop]}"
        ),
        "by IDC",
    ),
]


@pytest.mark.parametrize(("statements", "sentence"), BASES)
def test_the_basis_says_what_the_word_rests_on(statements: str, sentence: str) -> None:
    """The sentence beside the word names origins, counts, and what the parties answered."""
    assert status(about(statements), "stop").basis == sentence


def test_a_ruling_stands_over_the_ladder_and_shows_its_word_beside() -> None:
    """The derived status stays visible, with everything it was derived from."""
    graph = site(
        "claims: {stop: {ruling: {status: refuted, because: The record shows otherwise.}}}\n"
        f"statements:\n  {UNNAMED}"
    )
    found = status(graph, "stop")
    assert (found.word, found.family) == ("refuted", "fallen")
    assert found.basis == "our ruling: The record shows otherwise"
    assert found.derived is not None
    assert found.derived.word == "reported"
    assert missing(graph, "stop") == ()


def test_a_withdrawn_claim_is_withdrawn_whatever_its_ruling_and_on_every_day() -> None:
    """Withdrawing is ours: it holds before the day on which it was done, too."""
    graph = site(
        "claims:\n  stop:\n    withdrawn: {date: 2026-11-01, because: It was a duplicate.}\n"
        "    ruling: {status: confirmed, because: So it is.}\n"
        f"statements:\n  {YES}"
    )
    found = status(graph, "stop", date(2018, 1, 1))
    assert (found.word, found.basis) == ("withdrawn", "It was a duplicate")
    assert found.derived is not None
    assert found.derived.word == "unknown"


KNOWN_ON = [
    (date(2018, 3, 20), "unknown"),
    (date(2018, 3, 21), "reported"),
    (date(2018, 4, 1), "confirmed"),
    (date(2018, 4, 2), "disputed"),
]


@pytest.mark.parametrize(("day", "word"), KNOWN_ON)
def test_a_status_is_told_as_known_at_the_end_of_a_day(day: date, word: str) -> None:
    """What came out later changes nothing of what was known."""
    assert status(about(f"{UNNAMED}\n{YES}\n{NO}"), "stop", day).word == word


def test_a_month_is_known_only_once_it_is_over() -> None:
    """A report dated by its month may have come out on the last day of it."""
    graph = about("yes: {speaker: best-buy, affirms: [stop], reports: [techhq-201803]}")
    assert status(graph, "stop", date(2018, 3, 30)).word == "unknown"
    assert status(graph, "stop", date(2018, 3, 31)).word == "confirmed"


def test_what_stands_only_in_a_later_version_of_a_source_was_not_known_before() -> None:
    """A report may cite a state of a source; that state has a day of its own."""
    graph = about(
        "yes: {speaker: best-buy, affirms: [stop], reports: ['cnet-20180321#late']}",
        more="sources:\n  cnet-20180321:\n"
        "    versions: [{id: late, at: 2018-03-25, change: appended}]\n",
    )
    assert status(graph, "stop", date(2018, 3, 24)).word == "unknown"
    assert status(graph, "stop", date(2018, 3, 25)).word == "confirmed"


def test_every_status_of_the_model_is_explained_by_exactly_one_rule_in_its_order() -> None:
    """The method page is printed from the table, so the table has to be whole."""
    assert tuple(rule.word for rule in STATUS_RULES) == STATUSES
    assert {rule.family for rule in STATUS_RULES} == set(FAMILIES)
    assert all(rule.definition.endswith(".") for rule in STATUS_RULES)


def test_what_is_missing_for_a_stronger_word_is_told_strongest_first() -> None:
    """A reader learns what would change the status."""
    told = [(one.rule.word, one.text) for one in missing(about(UNNAMED), "stop")]
    assert told == [
        ("confirmed", "Best Buy would have to have affirmed it on record"),
        ("observed", "nobody is known to have looked on a known date"),
        ("corroborated", "a second independent origin: so far 1 origin"),
        ("stated", "nobody who gives a name affirms it"),
    ]
    assert [one.text for one in missing(about(f"{YES}\n{NO}"), "stop")] == [
        "Best Buy would have to take back the denial"
    ]
    assert missing(about(YES), "stop") == ()


def test_what_is_missing_for_a_plan_is_the_word_of_who_could_make_it() -> None:
    """Whoever said so already is not asked again, for what they affirmed or expected."""
    expected = "guess: {speaker: idc, expects: [deal], reports: [cnbc-20180322]}"
    own = "own: {speaker: best-buy, expects: [deal], reports: [ap-20180301]}"
    deal = "claims: {deal: {subject: [best-buy, target]}}\nstatements:\n"
    told = {one.rule.word: one.text for one in missing(site(f"{deal}  {expected}"), "deal")}
    assert told["planned"] == (
        "Best Buy and Target would have to have said that it will be so on record"
    )
    assert told["confirmed"] == "Best Buy and Target would have to have affirmed it on record"
    told = {
        one.rule.word: one.text for one in missing(site(f"{deal}  {expected}\n  {own}"), "deal")
    }
    assert told["planned"] == "Target would have to have said that it will be so on record"
    assert told["confirmed"] == "Best Buy and Target would have to have affirmed it on record"


def test_nothing_is_missing_for_a_claim_that_we_withdrew() -> None:
    """Evidence would not change it."""
    graph = site("claims: {stop: {withdrawn: {date: 2026-11-01, because: Two of one.}}}\n")
    assert missing(graph, "stop") == ()


def test_nothing_but_evidence_is_missing_for_what_nobody_can_settle() -> None:
    """An allegation never turns confirmed by somebody's word."""
    graph = site(
        "claims: {spy: {subject: huawei, object: us, action: spies}}\n"
        "statements: {no: {speaker: huawei, denies: [spy], reports: [ap-2018]}}"
    )
    assert status(graph, "spy").word == "denied"
    assert missing(graph, "spy")[0].text == "nobody's word alone settles it"


def test_reasons_name_the_records_that_were_read() -> None:
    """Every step can be followed to statements and sources."""
    graph = about(
        f"{UNNAMED}\nbb:\n  speaker: best-buy\n  comments: [stop]\n"
        "  reports: [ap-20180322, {source: usatoday-20180322, presents_as: confirmed}]\n"
    )
    told = {one.text: (one.statements, one.sources) for one in status(graph, "stop").reasons}
    assert told == {
        "1 unnamed source of CNET affirms it": (("cnet-person",), ("cnet-20180321",)),
        "the word of Best Buy can settle it; not done on record so far": ((), ()),
        "Best Buy commented and neither confirmed nor denied": (("bb",), ("ap-20180322",)),
        "Usatoday presents this as a confirmation, which changes no status": (
            ("bb",),
            ("usatoday-20180322",),
        ),
        "Huawei was not asked, as far as is known": ((), ()),
    }


def test_what_does_not_count_is_told_with_its_reason() -> None:
    """Nothing is left out silently."""
    graph = about(
        "own: {speaker: {own_words: blog-2018}, affirms: [stop]}\n"
        "may: {speaker: best-buy, denies: [{stop: {maybe: yes}}], reports: [ap-2018]}\n"
        "old: {speaker: '?1 a person', affirms: [stop], reports: [ap-20180101]}\n"
        "new: {speaker: '?2 people', expects: [stop], reports: [ap-20180102], revises: old}"
    )
    told = [one.text for one in status(graph, "stop").reasons if one.text.startswith("not counted")]
    assert told == [
        "not counted: 1 unnamed source of AP (told anew by a later statement)",
        "not counted: Best Buy (not sure to be about this claim)",
        "not counted: BLOG in its own words (an outlet's own words, which name no origin)",
    ]
