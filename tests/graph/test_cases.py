"""Cases from the record of 2018: what the model was made for has to come out right.

The numbers are those of the research notes; every text here is our own.
"""

from __future__ import annotations

import pytest

from generator.graph.contradictions import contradictions
from generator.graph.evidence import evidence
from generator.graph.origins import origins
from generator.graph.responses import responses
from generator.graph.status import status
from tests.graph.building import site

PEOPLE = """
entities:
  richard-yu: {kind: people, parent: huawei}
  plummer: {kind: people, parent: huawei}
  trump: {kind: people}
"""

BEST_BUY = """
claims:
  stop:
  listed: {subject: best-buy, action: is-listed}
  because: {title: Best Buy acts under pressure, explains: [stop]}
  reviews: {title: The review affair made Best Buy act, explains: [stop]}
  sole: {subject: best-buy, object: huawei, action: stops-ordering}
statements:
  cnet-person:
    speaker: "?1 a source familiar with the matter"
    affirms: [stop]
    reports:
      - cnet-20180321
      - techtimes-20180322 < cnet-20180321
      - hardocp-20180322 < cnet-20180321
      - {source: phonearena-201803, via: cnet-20180321, presents_as: announced}
  reuters-person:
    speaker: "?1 a person"
    affirms: [stop]
    reports:
      - reuters-20180322
      - pakistantoday-20180322 < reuters-20180322
      - {source: inquirer-201803, via: cnbc-20180322, maybe: yes}
  bloomberg-person:
    speaker: "?1 a person"
    affirms: [stop]
    reports: [bloomberg-20180322]
  bloomberg-people:
    speaker: "? people familiar with the decision"
    affirms: [stop]
    reports: ["bloomberg-20180322#second", bloombergquint-20180322 < bloomberg-20180322#second]
    revises: bloomberg-person
  wsj-person:
    speaker: "?1 a person"
    affirms: [stop]
    reports: [wsj-20180322]
  best-buy-answer:
    speaker: best-buy/spokesperson
    to: [cnet, usatoday]
    comments: [stop]
    reports:
      - digitaltrends-20180322
      - {source: usatoday-20180322, presents_as: confirmed}
      - {source: idrop-20180322, via: usatoday-20180322, presents_as: confirmed}
      - {source: techtimes-20180322, presents_as: no-statement}
  huawei-answer: {speaker: huawei, declines: [stop], reports: [digitaltrends-20180322]}
  usatoday-look: {speaker: {looked: usatoday}, affirms: [listed], said: 2018-03-22}
  fastcompany-says: {speaker: {own_words: fastcompany-20180322}, affirms: [because]}
  techtimes-says: {speaker: {own_words: techtimes-20180322}, speculates: [because]}
  hothardware-says: {speaker: {own_words: hothardware-201804}, speculates: [reviews]}
  nextpit-says: {speaker: {own_words: nextpit-201803}, doubts: [reviews]}
  greengart-says: {speaker: greengart, affirms: [sole], reports: [takesontech-201803]}
sources:
  bloomberg-20180322:
    versions: [{id: second, at: 2018-03-22, change: rewritten}]
  cnbc-20180322: {read: no}
  cnet-20180321: {read: no}
"""

ATT = """
claims:
  deal: {subject: att, object: huawei, action: makes-a-deal}
  off: {subject: att, object: huawei, action: makes-a-deal}
  pressed: {subject: us-congress, object: att, action: spies, explains: [off]}
  letter: {subject: us-congress, object: fcc, action: spies}
  carrier: {subject: huawei, object: us, action: stops-ordering}
  never: {subject: att, object: huawei, action: stops-ordering}
  price: {subject: huawei, action: stops-ordering, object: [], detail: {dollars: "779"}}
statements:
  bloomberg-says: {speaker: "? people", affirms: [deal],
      reports: [businesstimes-20180109 < bloomberg-2017]}
  att-later: {speaker: att, denies: [deal], reports: [technewsgadget-201803]}
  wsj-says: {speaker: "? people", affirms: [off], reports: [wsj-20180108,
      malaymail-20180109 < wsj-20180108]}
  att-mum: {speaker: att, declines: [off], reports: [malaymail-20180109]}
  information-says: {speaker: "? people", affirms: [pressed], reports: [information-20180109]}
  reuters-says: {speaker: "? people", affirms: [pressed], reports: [reuters-20180109]}
  lawmakers-says:
    speaker: {document: lawmakers-letter}
    affirms: [letter]
    reports: [nyt-20180109, reuters-20180109, information-20180109]
  yu-in-december: {speaker: richard-yu, expects: [carrier], reports: [ap-201712]}
  plummer-says: {speaker: plummer, doubts: [yu-in-december], reports: [pcmag-20180109]}
  reuters-itself: {speaker: {own_words: reuters-20180109}, affirms: [never]}
  pcmag-says: {speaker: {own_words: pcmag-20180109}, affirms: [price]}
  indystar-says: {speaker: {own_words: indystar-20180109},
      affirms: [{price: {but: {dollars: "799"}}}]}
sources:
  lawmakers-letter: {publisher: us-congress, public: no, published: 2017-12-20}
  bloomberg-2017: {read: no}
""" + PEOPLE.lstrip()

VERIZON = """
claims:
  drops: {subject: verizon, object: huawei, action: stops-ordering}
  pressed: {subject: us-government, object: verizon, action: spies, explains: [drops]}
  both: {subject: att, action: spies, explains: [drops]}
  no-carrier: {subject: huawei, object: us-carriers, action: stops-ordering}
  chiefs: {subject: senate, action: spies, detail: {chiefs: six}}
  risk: {subject: huawei, action: spies}
  lorex-off: {subject: best-buy, object: lorex, action: stops-ordering}
  still: {subject: best-buy, object: lorex, action: is-listed}
  zte-back: {subject: trump, object: zte, action: stops-ordering}
  tweet: {subject: trump, action: spies, ruling: {status: refuted, because: A look-alike account.}}
statements:
  bloomberg-says: {speaker: "? people", affirms: [drops], reports: [afr-20180130]}
  said-no: {speaker: verizon, declines: [drops], reports: [cdrinfo-201801]}
  no-answer: {speaker: verizon, silent: [drops], to: [cnet], reports: [cnet-20180130]}
  police-says: {speaker: "?1 a source", affirms: [pressed], reports: [androidpolice-20180109]}
  some: {speaker: {untraced: various reports}, affirms: [both], reports: [techtimes-20180322]}
  huawei-told: {speaker: huawei, affirms: [no-carrier],
      reports: [warehouse-201801 < reuters-20180109]}
  yu-texted: {speaker: {who: richard-yu, for: huawei}, affirms: [no-carrier],
      reports: [ap-20180109]}
  cnbc-says: {speaker: {own_words: cnbc-20180213}, affirms: [chiefs]}
  cotton-says: {speaker: cotton, affirms: [{chiefs: {but: {chiefs: four}}}],
      reports: [cotton-20180613]}
  ydkf-says: {speaker: {own_words: ydkf-201805}, affirms: [{chiefs: {but: {chiefs: five}}}]}
  cotton-accuses: {speaker: cotton, affirms: [risk], reports: [freebeacon-20180207]}
  huawei-denies: {speaker: huawei, denies: [risk], reports: [cnbc-20180213]}
  huawei-silent: {speaker: huawei, silent: [risk], reports: [wkbn-20180214]}
  home-says: {speaker: best-buy, affirms: [lorex-off], reports: [techcrunch-20211025]}
  verge-says: {speaker: {looked: verge}, affirms: [still], said: "2021-10-25T13:40-04:00",
      reports: [verge-20211025]}
  tweeted: {speaker: trump, affirms: [zte-back], reports: [nypost-20180514]}
  took-back: {speaker: trump, retracts: [zte-back], reports: [register-20180517], revises: tweeted}
  register-says: {speaker: {own_words: register-20180515}, affirms: [tweet]}
""" + PEOPLE.lstrip()

STATUSES = [
    ("R085 R093 R095 R101", BEST_BUY, "stop", "reported", "4 unnamed origins"),
    ("R086 R087 R089 R090", BEST_BUY, "stop", "reported", "neither confirmed nor denied"),
    ("R091 R092", BEST_BUY, "stop", "reported", "repeated by 5 articles"),
    ("R104", BEST_BUY, "listed", "observed", "Usatoday looked on 22 March 2018"),
    ("R100 R108", BEST_BUY, "because", "unsourced", "Fastcompany in its own words"),
    ("R109 R110", BEST_BUY, "reviews", "speculation", "doubted by Nextpit"),
    ("R102", BEST_BUY, "sole", "stated", "by Greengart"),
    ("R041 R042 R058", ATT, "deal", "disputed", "denied by ATT"),
    ("R044 R045", ATT, "off", "reported", "ATT declined to comment"),
    ("R049 R050", ATT, "pressed", "reported", "perhaps the same people"),
    ("R043 R059", ATT, "letter", "reported", "a document that is not public of Us Congress"),
    ("R040 R054", ATT, "carrier", "planned", "by Huawei"),
    ("R047", ATT, "never", "unsourced", "Reuters in its own words"),
    ("R055 R056", ATT, "price", "unsourced", "Indystar in its own words and Pcmag"),
    ("R067 R068 R069", VERIZON, "drops", "reported", "Verizon declined to comment"),
    ("R060 R061", VERIZON, "pressed", "reported", "1 unnamed source"),
    ("R235", VERIZON, "both", "unsourced", "various reports"),
    ("R051 R052", VERIZON, "no-carrier", "confirmed", "by Huawei"),
    ("R075 R076 R239", VERIZON, "chiefs", "stated", "by Cotton"),
    ("R074 R078 R079", VERIZON, "risk", "stated", "Huawei denied it"),
    ("R219", VERIZON, "lorex-off", "confirmed", "by Best Buy"),
    ("R220", VERIZON, "still", "observed", "Verge looked on 25 October 2021"),
    ("R137 R138", VERIZON, "zte-back", "retracted", "by Trump"),
    ("R139", VERIZON, "tweet", "refuted", "our ruling: A look-alike account"),
]


@pytest.mark.parametrize(("numbers", "text", "claim", "word", "part"), STATUSES)
def test_the_record_comes_out_as_weighed_by_hand(
    numbers: str, text: str, claim: str, word: str, part: str
) -> None:
    """Each claim of the research gets the word and sentence that a careful reader gives it."""
    found = status(site(text), claim)
    assert (found.word, part in found.basis) == (word, True), f"{numbers}: {found.basis}"


def test_four_newsrooms_with_sources_of_their_own_are_one_to_four_origins() -> None:
    """R085, R093, R095, R096, R101: nobody knows whether they talked to the same person."""
    found = status(site(BEST_BUY), "stop").origins
    assert found.in_words == "at least 1 origin, at most 4"
    assert found.unnamed == ("cnet", "bloomberg", "reuters", "wsj")
    assert found.heads == (1, None, 1, 1)
    assert "inquirer-201803" not in found.articles  # R094: it may have meant another report


def test_a_report_of_a_report_adds_nothing() -> None:
    """R090 adds nothing to R089, nor R119 and R120 to what they drifted from."""
    graph = site(BEST_BUY)
    with_more = BEST_BUY.replace(
        "      - hardocp-20180322 < cnet-20180321\n",
        "      - hardocp-20180322 < cnet-20180321\n"
        "      - {source: blog-20180330, via: hardocp-20180322, presents_as: fact}\n",
    )
    before, after = status(graph, "stop"), status(site(with_more), "stop")
    assert len(after.origins.articles) == len(before.origins.articles) + 1
    assert (after.word, after.origins.minimum, after.origins.maximum) == ("reported", 1, 4)


def test_outlets_that_frame_one_answer_differently_are_set_against_each_other() -> None:
    """R086, R089, R090, R092: one sentence, told as confirmation, as refusal and as nothing."""
    answer = responses(site(BEST_BUY), "stop")[0]
    assert (answer.word, answer.answer is not None) == ("commented", True)
    framing = [one for one in contradictions(site(BEST_BUY), "stop") if one.kind == "framing"]
    assert [one.sentence for one in framing] == [
        (
            "on what Best Buy answered, Usatoday and, after it, "
            "Idrop present this as a confirmation; "
            "Techtimes presents this as no statement at all"
        )
    ]
    assert [side.sources for side in framing[0].sides] == [
        ("digitaltrends-20180322",),
        ("usatoday-20180322", "idrop-20180322"),
        ("techtimes-20180322",),
    ]


def test_a_refusal_and_no_answer_are_kept_apart_and_in_order() -> None:
    """R068, R069: different journalists, different hours; both stay."""
    verizon = responses(site(VERIZON), "drops")[0]
    assert verizon.word == "declined"
    assert sorted(one.word for one in verizon.answers) == ["declined", "silent"]


def test_a_denial_is_the_headline_though_another_outlet_heard_nothing() -> None:
    """R078, R079: one flag an event would have shown one of the two."""
    huawei = responses(site(VERIZON), "risk")[0]
    assert (huawei.word, [one.word for one in huawei.answers]) == ("denied", ["denied", "silent"])


def test_values_on_which_voices_differ_are_listed_without_a_winner() -> None:
    """R075, R076, R239: six, five or four; R055, R056: 779 or 799."""
    clash = next(one for one in contradictions(site(VERIZON), "chiefs") if one.kind == "values")
    assert {side.label: side.statements for side in clash.sides} == {
        "six": ("cnbc-says",),
        "four": ("cotton-says",),
        "five": ("ydkf-says",),
    }
    prices = next(one for one in contradictions(site(ATT), "price") if one.kind == "values")
    assert prices.sentence == "dollars: 779 and 799"


def test_a_statement_about_a_statement_changes_no_claim() -> None:
    """R054: calling a promise aspirational neither denies nor retracts it."""
    graph = site(ATT)
    assert graph.said_about["yu-in-december"][0].stance == "doubts"
    assert status(graph, "carrier").word == "planned"


def test_two_tellings_of_one_newsroom_are_one_origin_with_its_later_head_count() -> None:
    """R095, R096: first one person, later several."""
    graph = site(BEST_BUY)
    bloomberg = [one for one in evidence(graph, "stop") if "bloomberg" in one.statement.id]
    assert [(one.statement.id, one.why_not, one.by) for one in bloomberg] == [
        ("bloomberg-people", "", ""),
        ("bloomberg-person", "revised", "bloomberg-people"),
    ]
    assert origins(graph, bloomberg).maximum == 1
