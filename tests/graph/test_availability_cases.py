"""Cases from the record: who sold what on a day, as a careful reader would put it.

The numbers are those of the research notes; every text here is our own.
"""

from __future__ import annotations

import pytest

from tests.graph.selling import cell, shops, written

BEST_BUY = """
claims:
  ordering: {action: stops-ordering, scope: {products: [phones]}, happened: ../2018-03-21}
  selling: {action: stops, scope: {products: [phones]}, due: 2018-04~}
  lines: {action: stops, scope: {products: [phones, laptops], extent: all}, due: 2018-04~}
  listed:
    subject: [best-buy, amazon]
    action: has
    scope: {products: [mate], channel: online}
    happened: 2018-03-22
  low-end:
    action: has
    scope: {products: [phones], channel: in-store, extent: some}
    happened: 2018-05-03~
  gone: {action: lacks, scope: {products: [phones], channel: online}, happened: 2019-05-22}
statements:
  cnet-person: {speaker: "?1 a person", affirms: [ordering], expects: [selling],
      reports: [cnet-20180321, techtimes-20180322 < cnet-20180321]}
  bloomberg-people: {speaker: "? people", expects: [ordering, lines], reports: [bloomberg-20180322]}
  usatoday-look: {speaker: {looked: usatoday}, affirms: [listed], reports: [usatoday-20180322]}
  lightreading-wrote: {speaker: {own_words: lightreading-201805}, affirms: [low-end]}
  techcentral-looked: {speaker: {looked: techcentral}, affirms: [gone],
      reports: [techcentral-20190522]}
sources:
  cnet-20180321: {read: no}
"""

MICROSOFT = """
claims:
  dropped:
    subject: microsoft-store
    action: stops
    scope: {products: [laptops], channel: online}
    happened: 2019-05-18/2019-05-19
  shelves:
    subject: microsoft-store
    action: stops-ordering
    scope: {products: [laptops], channel: in-store}
    happened: 2019-05~
  check:
    subject: microsoft-store
    action: lacks
    scope: {products: [laptops], channel: online}
    happened: 2019-05-22
  back:
    subject: microsoft-store
    action: stops-ordering
    scope: {products: [laptops], channel: online}
    happened: 2019-06-17~
statements:
  verge-looked: {speaker: {looked: verge}, affirms: [dropped],
      reports: [techradar-20190520, verge-20190519]}
  verge-heard: {speaker: "?1 a clerk", affirms: [shelves], reports: [verge-20190521]}
  techcentral-looked: {speaker: {looked: techcentral}, affirms: [check],
      reports: [techcentral-20190522]}
  microsoft: {speaker: microsoft-store, affirms: [back], reports: [androidauthority-20190618]}
"""

AMAZON = """
claims:
  pulled:
    subject: amazon
    object: blu
    action: suspends
    scope: {products: [phones], channel: online, extent: all}
    happened: 2017-07-31
  some:
    subject: amazon
    object: blu
    action: has
    scope: {products: [phones], channel: online, extent: some}
    happened: 2017-07-31
  again:
    subject: amazon
    object: blu
    action: starts
    scope: {products: [phones], channel: online}
    happened: 2017-08-04
  missing:
    subject: amazon
    object: blu
    action: lacks
    scope: {products: [mate], channel: online}
    happened: 2017-08~
    after: again
statements:
  amazon-says: {speaker: amazon, affirms: [pulled], reports: [cnet-20170731]}
  police-looked: {speaker: {looked: androidpolice}, affirms: [some],
      reports: [androidpolice-20170731]}
  amazon-later: {speaker: amazon, affirms: [again], reports: [verge-20170805]}
  hardware-looked: {speaker: {looked: hothardware}, affirms: [missing],
      reports: [hothardware-20170820]}
"""

CARRIERS = """
claims:
  att-plan:
    subject: att
    action: drops-plan
    scope: {products: [mate], channel: carrier}
    happened: ../2018-01-08
  verizon-plan:
    subject: verizon
    action: drops-plan
    scope: {products: [phones], channel: carrier}
    happened: ../2018-01-30
  talks: {subject: [att, verizon], action: talks, happened: 2017-12}
statements:
  wsj-people: {speaker: "? people", affirms: [att-plan], reports: [wsj-20180108]}
  huawei-says: {speaker: huawei, affirms: [att-plan], reports: [scmp-20180109]}
  bloomberg-people: {speaker: "? people", affirms: [verizon-plan], reports: [bloomberg-20180130]}
  bloomberg-before: {speaker: "? people", affirms: [talks], reports: [bloomberg-201712]}
"""

LOREX = """
claims:
  over: {object: lorex, action: stops, happened: ../2021-10-25}
  there: {object: lorex, action: has, scope: {channel: online}, happened: "2021-10-25T13:40-04:00"}
statements:
  announced: {speaker: best-buy, affirms: [over], reports: [techcrunch-20211025]}
  verge-looked: {speaker: {looked: verge}, affirms: [there], reports: [verge-20211025]}
"""

ZMAX = """
claims:
  locked: {subject: t-mobile, object: zte, action: suspends, happened: 2015-04-15}
  guess: {subject: t-mobile, object: zte, action: stops, happened: 2015-04}
  free: {subject: t-mobile, object: zte, action: starts, happened: 2015-04-27~}
statements:
  memo: {speaker: "? a memo", affirms: [locked], reports: [tmonews-20150416]}
  blog: {speaker: {own_words: tmonews-20150416}, speculates: [guess]}
  second-memo: {speaker: "? a memo", affirms: [free], reports: [tmonews-20150427b]}
"""

CASES = [
    (
        "R085 R093 R095 R104: orders stopped, phones still there, an end expected within weeks",
        BEST_BUY,
        ("best-buy", "huawei", "2018-03-22", ""),
        [
            "phones: sell-through; ordering; look listed; expects selling",
            "laptops: expected; expects lines",
        ],
    ),
    (
        "the same, from what had been published by then",
        BEST_BUY,
        ("best-buy", "huawei", "2018-03-22", "2018-03-21"),
        ["phones: sell-through; ordering; expects selling"],
    ),
    (
        "the day before: nothing says since when it had been on sale",
        BEST_BUY,
        ("best-buy", "huawei", "2018-03-20", ""),
        [],
    ),
    (
        "R173: gone from the web shop, and of the shops nobody said more",
        BEST_BUY,
        ("best-buy", "huawei", "2019-05-22", ""),
        [
            "phones: last-known sell-through; ordering; look low-end; passed selling",
            "phones, online: ended sell-through; ordering; look gone",
            "laptops: expected; passed lines",
        ],
    ),
    (
        "R107: what was seen at Amazon is a point",
        BEST_BUY,
        ("amazon", "huawei", "2018-03-22", ""),
        ["mate, online: seen; look listed"],
    ),
    ("R107: and no bar", BEST_BUY, ("amazon", "huawei", "2018-03-21", ""), []),
    (
        "R174: over a weekend",
        MICROSOFT,
        ("microsoft-store", "huawei", "2019-05-18", ""),
        [
            "laptops, in-store: between; turn shelves",
            "laptops, online: between; turn dropped",
        ],
    ),
    (
        "R173 R176: gone from the web, and shops sell what they have",
        MICROSOFT,
        ("microsoft-store", "huawei", "2019-05-22", ""),
        [
            "laptops, in-store: sell-through; shelves",
            "laptops, online: off-sale; dropped; look check",
        ],
    ),
    (
        "R177: back, for what is left",
        MICROSOFT,
        ("microsoft-store", "huawei", "2019-06-17", ""),
        [
            "laptops, in-store: sell-through; shelves",
            "laptops, online: sell-through; back",
        ],
    ),
    (
        "R014 R015: all models gone, some still there, on one day",
        AMAZON,
        ("amazon", "blu", "2017-07-31", ""),
        ["phones, online: suspended; pulled; against some"],
    ),
    (
        "R017: back on sale",
        AMAZON,
        ("amazon", "blu", "2017-08-04", ""),
        ["phones, online: on-sale; again"],
    ),
    (
        "R018: but for one model, which somebody looked for",
        AMAZON,
        ("amazon", "blu", "2017-08-31", ""),
        ["phones, online: on-sale; again", "mate, online: ended on-sale; again; look missing"],
    ),
    ("R041 R042: talks fill no cell", CARRIERS, ("att", "huawei", "2018-01-07", ""), []),
    (
        "R044: planned, never on sale",
        CARRIERS,
        ("att", "huawei", "2018-01-08", ""),
        ["mate, carrier: cancelled; att-plan"],
    ),
    (
        "R067: planned, never on sale",
        CARRIERS,
        ("verizon", "huawei", "2018-01-30", "2018-01-30"),
        ["phones, carrier: cancelled; verizon-plan"],
    ),
    ("R067: not known before", CARRIERS, ("verizon", "huawei", "2018-01-30", "2018-01-29"), []),
    (
        "R219 R220: announced gone, still listed on that day",
        LOREX,
        ("best-buy", "lorex", "2021-10-25", ""),
        ["all: off-sale; over; against there"],
    ),
    (
        "R006: locked away until further notice",
        ZMAX,
        ("t-mobile", "zte", "2015-04-20", ""),
        ["all: suspended; locked"],
    ),
    (
        "R006: on sale before",
        ZMAX,
        ("t-mobile", "zte", "2015-04-14", ""),
        ["all: earlier; turn locked"],
    ),
    (
        "R008: back on sale; R007, a guess, changes nothing",
        ZMAX,
        ("t-mobile", "zte", "2015-04-27", ""),
        ["all: on-sale; free"],
    ),
    (
        "R008: and after a silence only what was known last",
        ZMAX,
        ("t-mobile", "zte", "2015-09-01", ""),
        ["all: last-known on-sale; free"],
    ),
]


@pytest.mark.parametrize(("case", "text", "at", "expected"), CASES, ids=[one[0] for one in CASES])
def test_a_cell_says_what_a_careful_reader_would(
    case: str, text: str, at: tuple[str, str, str, str], expected: list[str]
) -> None:
    """Each case of the research, on the day, as known now or as known then."""
    seller, maker, day, known_on = at
    found = written(cell(shops(text), day, known_on, seller, maker))
    assert found == expected, case
