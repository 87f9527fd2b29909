"""What bears on whose shelves: scope, knowledge, days of change."""

from __future__ import annotations

from datetime import date

import pytest

from generator.graph.selling import change_days, dealings, notices_now, selling
from tests.graph.selling import (
    BETWEEN,
    SAYS,
    SOLD,
    STOP,
    cell,
    looked,
    notices,
    said,
    shops,
    written,
)

SCOPES = [
    ("products: [phones]", "has", "products: [mate], channel: online", ["phones: on-sale; look"]),
    ("products: [mate]", "has", "products: [phones]", ["mate: on-sale", "phones: seen; look"]),
    (
        "products: [phones]",
        "has",
        "products: [laptops]",
        ["phones: on-sale", "laptops: seen; look"],
    ),
    ("products: [phones]", "lacks", "products: [mate]", ["phones: on-sale", "mate: ended; look"]),
    (
        "products: [phones], extent: some",
        "lacks",
        "products: [mate]",
        ["phones: on-sale", "mate: not-found; look"],
    ),
    ("", "lacks", "products: [phones]", ["all: on-sale", "phones: ended; look"]),
    (
        "",
        "lacks",
        "products: [phones], channel: online",
        ["all: on-sale", "phones, online: ended; look"],
    ),
    (
        "products: [phones], channel: online",
        "lacks",
        "products: [mate]",
        ["phones, online: on-sale", "mate: not-found; look"],
    ),
    (
        "channel: online",
        "lacks",
        "channel: in-store",
        ["online: on-sale", "in-store: not-found; look"],
    ),
    ("channel: online", "has", "channel: in-store", ["online: on-sale", "in-store: seen; look"]),
    ("region: US", "lacks", "region: Japan", ["all: on-sale", "all: not-found; look"]),
    ("", "lacks", "region: US", ["all: ended; look"]),
    ("", "lacks", "extent: some", ["all: on-sale; look"]),
]


@pytest.mark.parametrize(("of", "action", "scope", "expected"), SCOPES)
def test_what_is_said_of_all_goes_down_and_what_is_seen_of_one_goes_up(
    of: str, action: str, scope: str, expected: list[str]
) -> None:
    """Parents' products apply downward unless `extent: some`; no look crosses channels."""
    text = (
        f"claims:\n  start: {{action: starts, happened: 2018-02-18, scope: {{{of}}}}}\n"
        f"  look: {{action: {action}, happened: 2018-03-22, scope: {{{scope}}}}}\n"
        f"{SAYS}{said('start', 'cnet-20180219')}{looked('look', 'verge-20180322')}"
    )
    found = written(cell(shops(text), "2018-03-22"))
    short = [
        one.replace("ended on-sale", "ended").replace("; start", "").replace("look look", "look")
        for one in found
    ]
    assert short == expected


def test_shelves_of_which_the_same_is_known_share_a_line() -> None:
    text = SOLD.replace("action: starts,", "action: starts, scope: {products: [phones, laptops]},")
    assert written(cell(shops(text), "2018-03-01"))[0] == "laptops+phones: on-sale; start"


TWO_CLOCKS = [
    ("2018-03-01", "", ["all: on-sale; start"]),
    ("2018-03-01", "2018-02-18", []),
    ("2018-03-01", "2018-02-19", ["all: on-sale; start"]),
    ("2018-04-14", "2018-04-14", ["all: on-sale; start"]),
    ("2018-04-14", "2018-04-15", ["all: off-sale; stop"]),
]


@pytest.mark.parametrize(("day", "known_on", "expected"), TWO_CLOCKS)
def test_what_was_known_on_a_day_leaves_out_what_came_out_later(
    day: str, known_on: str, expected: list[str]
) -> None:
    """Two clocks: what was true on D, as known now or by the end of K."""
    assert written(cell(shops(SOLD), day, known_on)) == expected


def test_a_status_is_that_of_the_day_of_knowing() -> None:
    """Reported first, confirmed later, taken back at last."""
    text = (
        f"claims:\n{STOP}{SAYS}{said('stop', 'cnet-20180415')}"
        + said("stop", "wsj-20180420", "affirms", "best-buy")
        + said("stop", "wsj-20180501", "retracts", "best-buy")
    )
    found = {
        day: [one.status for one in notices(shops(text), "best-buy", "huawei", day)]
        for day in ("2018-04-14", "2018-04-15", "2018-04-20", "2018-05-01")
    }
    assert found == {
        "2018-04-14": [],
        "2018-04-15": ["reported"],
        "2018-04-20": ["confirmed"],
        "2018-05-01": ["reported"],
    }


def test_a_month_of_publication_counts_from_its_last_day() -> None:
    text = SOLD.replace("cnet-20180415", "cnet-201804")
    assert not notices(shops(text), "best-buy", "huawei", "2018-04-29")[1:]
    assert notices(shops(text), "best-buy", "huawei", "2018-04-30")[1:]


def test_days_of_change_are_those_that_claims_name() -> None:
    """Not those on which time passed: silence, or a day that went by."""
    graph = shops(
        "claims:\n  start: {action: starts, due: 2018-06}\n"
        f"  seen: {{action: has, happened: 2018-04-20}}\n{SAYS}"
        + said("start", "cnet-20180321", "expects")
        + looked("seen", "verge-20180420")
    )
    assert sorted(change_days(notices_now(graph))) == [date(2018, 3, 21), date(2018, 4, 20)]
    assert sorted(change_days(notices_now(shops(BETWEEN)))) == [
        date(2018, 2, 18),
        date(2018, 4, 8),
        date(2018, 4, 14),
    ]


def test_sellers_and_makers_are_those_of_whom_something_counts() -> None:
    text = SOLD.replace(
        SAYS,
        "  other: {subject: [target, walmart], object: [zte, huawei], action: has}\n"
        "  silent: {subject: costco, action: has}\n  talk: {subject: att, action: talks}\n"
        f"  nobody: {{subject: bh, object: [], action: has}}\n{SAYS}",
    ) + "".join(said(one, "cnet-20180420") for one in ("other", "talk", "nobody"))
    graph = shops(text)
    assert dealings(graph) == (
        ("best-buy", "huawei"),
        ("target", "huawei"),
        ("target", "zte"),
        ("walmart", "huawei"),
        ("walmart", "zte"),
    )
    assert dealings(graph, "zte") == (("target", "zte"), ("walmart", "zte"))
    assert [one.maker for one in selling(graph, "target")] == ["huawei", "zte"]
    assert selling(graph, "costco") == ()
