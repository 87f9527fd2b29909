"""Who sells what: the table of today and of days, the pages of sellers and makers, the links."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from generator.dates.edtf import parse
from generator.pages.bars import axis, drawn, marks
from generator.projections.availability import shelves_of_seller
from generator.projections.world import World
from tests.graph.selling import LISTED, shops
from tests.minisite import SETTINGS, MiniSite
from tests.pages.reading import page, well_formed, words

MARCH = "/availability/2018-03-21/"
MAY = "/availability/2019-05-22/"
HUAWEI = "/availability/makers/huawei/"
BEST_BUY = "/availability/retailers/best-buy/"
EVERY = ("/availability/", MARCH, MAY, HUAWEI, BEST_BUY)


@pytest.fixture
def built(site: MiniSite) -> MiniSite:
    """The small report, in which Best Buy ends orders and Target has phones on sale."""
    site.put("claims/bb-stops-ordering", happened="../2018-03-21")
    assert site.build().outcome
    return site


def cells(site: MiniSite, route: str) -> dict[str, list[str]]:
    """Return the rows of a page's table: the seller, and what its cells say."""
    shown = page(site, route)
    return {
        words(row, "./th")[0]: words(row, "./td")
        for row in shown.xpath("//table[@class='matrix']/tbody/tr[td]")
    }


def test_pages_are_well_formed_and_lead_to_each_other(built: MiniSite) -> None:
    for route in EVERY:
        shown = page(built, route)
        assert well_formed(shown), route
        for table in shown.xpath("//table"):
            assert table.xpath("./caption"), route
            assert not table.xpath(".//th[not(@scope)]"), route
            (region,) = table.xpath("./ancestor::div[@role='region']")
            assert region.get("tabindex") == "0"
            assert region.get("aria-label")
    assert page(built, MARCH).xpath("//a[@rel='next']/@href") == [MAY]
    assert page(built, MAY).xpath("//a[@rel='prev']/@href") == [MARCH]
    assert page(built, "/availability/").xpath("//a[@rel='prev']/@href") == [MAY]
    assert page(built, "/").xpath("//nav//a[text()='Who sells what']/@href") == ["/availability/"]


def test_there_is_a_page_for_each_day_on_which_anything_changed_and_no_other(
    built: MiniSite,
) -> None:
    days = sorted(one.name for one in (built.out / "availability").iterdir() if one.name[0] == "2")
    assert days == ["2018-03-21", "2019-05-22"]
    listed = page(built, "/availability/").xpath("//section[@id='days']//dd/a/@href")
    assert sorted(listed) == [MARCH, MAY]


def test_every_cell_has_words_and_what_it_rests_on(built: MiniSite) -> None:
    assert cells(built, MARCH) == {
        "Best Buy": [
            (
                "Remaining stock Stops ordering, by 21 March 2018. Reported, not confirmed. "
                "Expected (reported, not confirmed): stops selling, May 2018."
            )
        ]
    }
    assert cells(built, MAY)["Target"] == ["Seen on sale Has on sale, 22 May 2019. Observed."]
    (best_buy,) = cells(built, MAY)["Best Buy"]
    assert best_buy.startswith("Last known: remaining stock")
    assert best_buy.endswith("The day passed; not known whether it happened.")
    links = page(built, MARCH).xpath("//table//td//a/@href")
    assert links == [
        "/about/method/#sale-sell-through",
        "/claims/bb-stops-ordering/",
        "/claims/bb-stops-selling/",
    ]


def test_a_seller_without_a_word_for_the_day_is_named_below_the_table(built: MiniSite) -> None:
    shown = page(built, MARCH)
    assert words(shown, "//p[contains(@class, 'after')]") == [
        "Nothing on record for this day: Target."
    ]
    assert "No record" not in words(shown, "//table")[0]


def test_what_was_known_on_the_day_stands_apart(built: MiniSite) -> None:
    """Two clocks: the picture of now, and where that of then differs."""
    assert words(page(built, MARCH), "//*[@id='then']//p") == [
        "What had been published by 21 March 2018 gave the same picture."
    ]
    built.put("sources/cnet-20180321", published="2018-03-25")
    built.put("sources/verge-20180322", published="2018-03-26")
    assert built.build().outcome
    shown = page(built, MARCH)
    assert "Nothing that tells of that day had been published on Huawei at Best Buy." in words(
        shown, "//*[@id='then']//p"
    )


def test_every_word_leads_to_a_definition_that_is_there(built: MiniSite) -> None:
    defined = page(built, "/about/method/").xpath("//@id")
    for route in EVERY:
        rules = [
            one.partition("#")[2]
            for one in page(built, route).xpath("//main//a/@href")
            if one.startswith("/about/method/#")
        ]
        assert rules, route
        assert set(rules) <= set(defined), route


def test_a_maker_s_page_draws_what_its_table_says(built: MiniSite) -> None:
    shown = page(built, HUAWEI)
    drawing = shown.xpath("//div[@class='chart']")[0]
    assert drawing.get("aria-hidden") == "true"
    assert not drawing.xpath(".//a | .//*[@tabindex]")
    assert words(drawing, ".//div[@class='row']/p") == ["Best Buy", "Target"]
    assert words(drawing, ".//div[@class='row']//text") == [
        "Remaining stock",
        "Stops selling, reported, not confirmed",
        "Has on sale",
    ]
    rows = shown.xpath("//table//tbody/tr")
    assert len(rows) == len(drawing.xpath(".//div[@class='row']//text"))
    assert words(rows[0], "./td") == [
        "Not said",
        "Stops ordering, by 21 March 2018",
        "Remaining stock",
        "no later word",
        "Reported, not confirmed",
    ]


def test_an_entity_leads_to_what_it_sells_if_anything_is_on_record(built: MiniSite) -> None:
    for route, expected in (
        ("/retailers/best-buy/", [BEST_BUY]),
        ("/makers/huawei/", [HUAWEI]),
        ("/outlets/cnet/", []),
    ):
        found = page(built, route).xpath("//main//a[starts-with(@href, '/availability/')]/@href")
        assert found == expected


def test_a_report_without_a_word_on_sales_has_an_empty_table(site: MiniSite) -> None:
    actions: dict[str, Any] = {
        name: {"label": action["label"]} for name, action in SETTINGS["actions"].items()
    }
    site.settle(actions=actions)
    assert site.build().outcome
    assert "Nothing on record says who sells what." in words(page(site, "/availability/"), "//p")
    assert [one.name for one in (site.out / "availability").iterdir()] == ["index.html"]


def test_a_body_makes_no_table_again(built: MiniSite) -> None:
    built.put(
        "claims/bb-stops-ordering", happened="../2018-03-21", body="Not [[bb-stops-selling]]."
    )
    outcome = built.build().outcome
    assert outcome
    own = "/claims/bb-stops-ordering/"
    assert {one.route for one in outcome.made} == {own, f"{own}index.json"}


def test_a_day_later_only_what_speaks_of_today_is_made(built: MiniSite) -> None:
    outcome = built.build(datetime(2026, 6, 2, 12, tzinfo=UTC)).outcome
    assert outcome
    made = {one.route for one in outcome.made if one.route.startswith("/availability/")}
    assert "/availability/" in made


def test_a_story_shows_the_shelves_of_a_day(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", happened="../2018-03-21")
    site.put("stories/what-happened", body="Then:\n\n![[huawei|availability 2018-03-22]]\n")
    assert site.build().outcome
    shown = page(site, "/stories/what-happened/")
    (embed,) = shown.xpath("//*[@class='embed']")
    assert words(embed, "./p") == ["Huawei, 22 March 2018: what is known now of that day"]
    assert words(embed, ".//div[@class='dealing']/p") == ["Best Buy"]
    assert "Remaining stock" in words(embed)[0]


def test_marks_stay_on_the_axis_and_never_share_a_lane_s_room() -> None:
    """The drawing is made of numbers that add up."""
    today = datetime(2019, 6, 1, tzinfo=UTC).date()
    world = World(graph=shops(LISTED), day=today, theme={})
    listed = marks(shelves_of_seller.read(world, "best-buy"), "huawei", today)
    along = axis(listed, today)
    placed = drawn(listed, along)
    assert [year for _, year in along.ticks] == ["2018", "2019"]
    assert along.today == along.at(today) == pytest.approx(70.6, abs=0.2)
    assert {one.mark.kind for one in placed} == {"on", "off", "present", "expected"}
    for one in placed:
        assert one.x - one.left >= 0
        assert one.x + one.width + one.right <= 101
    ends: dict[int, float] = {}
    for one in placed:
        assert ends.get(one.lane, -1) < one.x
        ends[one.lane] = one.x + one.width


def test_a_bar_is_as_long_as_its_evidence() -> None:
    """On sale from 18 February to the last look, or to the day on which it ended."""
    today = datetime(2019, 6, 1, tzinfo=UTC).date()
    world = World(graph=shops(LISTED), day=today, theme={})
    listed = marks(shelves_of_seller.read(world, "best-buy"), "huawei", today)
    bars = {one.word: one for one in listed if one.kind in {"on", "off"}}
    assert {word: (str(one.first), str(one.last), one.until) for word, one in bars.items()} == {
        "On sale": ("2018-02-18", "2018-04-08", "ended between 8 and 14 April 2018"),
        "No longer sold": ("2018-04-14", "2018-04-14", "no later word"),
    }
    assert parse("2018-02-18").text == str(bars["On sale"].first)
