"""Feeds: each public change once, newest first, under a name that stays, with its hedge."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from generator.formats.feed import MOST_ENTRIES, Entry, Feed
from generator.formats.writers import WRITERS
from tests.exports.reading import NEW, assert_atom, atom, ids, json_feed, plain, titles
from tests.minisite import MiniSite
from tests.pages.reading import words

pytestmark = pytest.mark.usefixtures("in_plain_theme")

ORDERING = "claims/bb-stops-ordering"
UPDATED = {"date": "2026-02-03", "kind": "update", "note": "See [[target]]."}
CORRECTED = {
    "date": "2026-02-01",
    "kind": "correction",
    "was": "April 2018",
    "now": "March 2018",
    "why": "We misread a date.",
}
ANSWER = "Best Buy commented and neither confirmed nor denied"
HOSTILE = "A ]]> & <b>bold</b> \"quote\" 'n' \N{DROMEDARY CAMEL} \N{HEBREW LETTER ALEF} &amp; é"


def test_each_version_of_a_record_is_an_entry_of_its_own(site: MiniSite) -> None:
    """The newest first; of one day by the record's address."""
    site.put(ORDERING, changes=[NEW, UPDATED, {**CORRECTED, "date": "2026-02-05"}])
    assert site.build().outcome
    assert titles(site)[:3] == [
        "Correction: Best Buy stops ordering Huawei phones - reported, not confirmed",
        "Updated: Best Buy stops ordering Huawei phones - reported, not confirmed",
        "Best Buy stops ordering Huawei phones - reported, not confirmed",
    ]
    base = "https://shelves.example/claims/bb-stops-ordering/"
    assert ids(site)[:3] == [f"{base}#v3", f"{base}#v2", f"{base}#v1"]
    assert [one.updated for one in atom(site).entries][:3] == [
        "2026-02-05T00:00:00Z",
        "2026-02-03T00:00:00Z",
        "2026-01-05T00:00:00Z",
    ]
    assert {one.link for one in atom(site).entries[:3]} == {base}
    assert atom(site).feed.updated == "2026-02-05T00:00:00Z"


def test_an_entry_says_what_changed_how_sure_it_is_and_when_it_happened(site: MiniSite) -> None:
    site.put(ORDERING, changes=[NEW, {**CORRECTED, "note": "On [[bb-stops-selling|the end]]."}])
    assert site.build().outcome
    told = json_feed(site)["items"][0]
    assert told["content_text"].split("\n\n") == [
        "Correction: On the end.",
        "Was: April 2018",
        "Now: March 2018",
        "Why: We misread a date.",
        f"Reported, not confirmed: 1 unnamed source, repeated by 1 article; {ANSWER}.",
        "Happened: about March 2018.",
    ]
    assert told["tags"] == ["claim", "Correction", "Reported, not confirmed"]
    content = html.fromstring(atom(site).entries[0].content[0].value)
    assert words(content, "//p") == told["content_text"].split("\n\n")


def test_the_name_of_an_entry_outlives_its_title_and_its_id(site: MiniSite) -> None:
    """Whoever has read it is not told again."""
    assert site.build().outcome
    before = set(ids(site))
    site.put(ORDERING, title="Another title")
    assert site.build().outcome
    assert set(ids(site)) == before
    site.remove("stories/what-happened")
    site.put("stories/what-came-of-it", **_story(renamed_from=["what-happened"]))
    assert site.build().outcome
    assert set(ids(site)) == before
    assert "https://shelves.example/stories/what-came-of-it/" in [
        one.link for one in atom(site).entries
    ]


def _story(**fields: Any) -> dict[str, Any]:
    return {"title": "What came of it", "body": "Nothing.", "changes": [NEW], **fields}


def test_a_minor_change_is_not_told(site: MiniSite) -> None:
    assert site.build().outcome
    before = ids(site)
    site.put(ORDERING, changes=[NEW, {**UPDATED, "minor": "yes"}])
    assert site.build().outcome
    assert ids(site) == before


def test_what_was_withdrawn_says_so_in_every_entry(site: MiniSite) -> None:
    site.put(
        ORDERING,
        withdrawn={"date": "2026-03-01", "because": "It was about [[target]]."},
    )
    assert site.build().outcome
    told = [one for one in titles(site) if "stops ordering" in one]
    assert told == ["Withdrawn: Best Buy stops ordering Huawei phones"] * 2
    assert titles(site, "corrections") == told[:1]
    paragraphs = json_feed(site, "corrections")["items"][0]["content_text"].split("\n\n")
    assert paragraphs[0] == "Withdrawn: It was about Target."


def test_corrections_have_a_feed_of_their_own(site: MiniSite) -> None:
    site.put(ORDERING, changes=[NEW, CORRECTED, UPDATED])
    assert site.build().outcome
    assert titles(site, "corrections") == [
        "Correction: Best Buy stops ordering Huawei phones - reported, not confirmed"
    ]
    assert atom(site, "corrections").feed.link == "https://shelves.example/corrections/"


def test_an_entity_s_feed_tells_of_what_its_page_lists(site: MiniSite) -> None:
    """Claims that name it, what it said, what it published, and itself."""
    site.put("makers/huawei", changes=[{**NEW, "date": "2026-01-04"}])
    site.put("statements/best-buy-answers", changes=[{**NEW, "date": "2026-01-09"}])
    site.put("sources/cnet-20180321", changes=[{**NEW, "date": "2026-01-08"}])
    assert site.build().outcome
    assert titles(site, "retailers/best-buy") == [
        "Best Buy on Huawei, 21 March 2018",
        "Best Buy stops ordering Huawei phones - reported, not confirmed",
        "Best Buy stops selling Huawei phones - reported, not confirmed",
    ]
    assert titles(site, "makers/huawei")[-1] == "Huawei"
    assert titles(site, "outlets/cnet") == ["CNET, 21 March 2018"]
    assert plain(atom(site, "outlets/cnet").feed.title) == "CNET - Shelves"


def test_a_story_s_feed_tells_of_what_the_story_shows(site: MiniSite) -> None:
    body = "![[bb-stops-selling]]\n\n![[target|timeline 2019]]\n\nAnd [[bb-stops-ordering]]."
    site.put("stories/what-happened", body=body)
    assert site.build().outcome
    assert titles(site, "stories/what-happened") == [
        "Best Buy stops selling Huawei phones - reported, not confirmed",
        "Target has Huawei phones on sale",
        "What happened",
    ]


def test_a_feed_without_news_is_there_to_be_followed(site: MiniSite) -> None:
    assert site.build().outcome
    assert titles(site, "outlets/verge") == []
    assert atom(site, "outlets/verge").feed.updated == "1970-01-01T00:00:00Z"


def test_whoever_follows_an_earlier_address_is_told_on(site: MiniSite) -> None:
    """A feed reader follows no page that leads on, so the feed stands there too, the same."""
    site.put("retailers/target", renamed_from=["target-stores"])
    assert site.build().outcome
    for form in ("atom", "json", "ics"):
        old, new = (
            site.out / f"feeds/retailers/{name}.{form}" for name in ("target-stores", "target")
        )
        assert old.read_bytes() == new.read_bytes()
    assert atom(site, "retailers/target").feed.id.endswith("/feeds/retailers/target-stores.atom")


def test_a_feed_holds_the_newest_alone(site: MiniSite) -> None:
    """However many there are; the changes of one day are cut too."""
    for number in range(MOST_ENTRIES + 20):
        day = f"2026-02-{number % 2 + 1:02}"
        site.put(f"stories/story-{number:03}", **_story(changes=[{**NEW, "date": day}]))
    assert site.build().outcome
    told = atom(site).entries
    assert len(told) == MOST_ENTRIES
    assert [one.updated[:10] for one in told] == ["2026-02-02"] * 60 + ["2026-02-01"] * 40


DATES = {
    "2018-03-21": "Happened: 21 March 2018.",
    "2018-03-21T15:10-05:00": "Happened: 21 March 2018, 15:10 (UTC-05:00).",
    "2018-03": "Happened: March 2018, day not known.",
    "2018-03-21~": "Happened: about 21 March 2018.",
    "2018-03-21?": "Happened: possibly 21 March 2018.",
    "2018-03-21/2018-04-14": "Happened: between 21 March and 14 April 2018.",
    "../2018-03-21": "Happened: by 21 March 2018.",
    "2018-04-14/..": "Happened: since at least 14 April 2018.",
}


@pytest.mark.parametrize("written", DATES)
def test_an_imprecise_date_is_told_in_words(site: MiniSite, written: str) -> None:
    site.put("claims/target-stops-selling", happened=written)
    assert site.build().outcome
    told = next(one for one in json_feed(site)["items"] if one["title"].startswith("Target stops"))
    assert told["content_text"].endswith(f"\n\n{DATES[written]}")


CHANGED = {
    "2026-02": "2026-02-01T00:00:00Z",
    "2026": "2026-01-01T00:00:00Z",
    "2026-02-03~": "2026-02-03T00:00:00Z",
    "2026-02-03T10:00+14:00": "2026-02-03T10:00:00+14:00",
    "2026-02-03T10:00:30Z": "2026-02-03T10:00:30Z",
}


@pytest.mark.parametrize("written", CHANGED)
def test_a_change_is_dated_by_the_first_second_that_it_may_mean(
    site: MiniSite, written: str
) -> None:
    site.put(ORDERING, changes=[NEW, {**UPDATED, "date": written}])
    assert site.build().outcome
    told = {one.id.rpartition("/")[2]: one.updated for one in atom(site, "makers/huawei").entries}
    assert told["#v2"] == CHANGED[written]


def test_hostile_text_comes_through_as_it_is(site: MiniSite) -> None:
    site.settle(title=f"T {HOSTILE}", publisher=HOSTILE, tagline=HOSTILE)
    site.put(ORDERING, title=HOSTILE, changes=[NEW, {**CORRECTED, "was": HOSTILE, "why": "]]>"}])
    site.put("makers/huawei", name=HOSTILE)
    assert site.build().outcome
    assert titles(site)[0] == f"Correction: {HOSTILE} - reported, not confirmed"
    assert f"Was: {HOSTILE}" in json_feed(site)["items"][0]["content_text"]
    assert atom(site).feed.title == f"T {HOSTILE}"
    assert plain(atom(site, "makers/huawei").feed.title) == f"{HOSTILE} - T {HOSTILE}"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_can_t_hold_does_not_get_into_it(character: str) -> None:
    """The loader refuses such characters; the writer trusts nobody."""
    written = WRITERS["atom"](_feed(f"a{character}b"))
    assert_atom(written)
    assert "a\ufffdb" in written.decode()


def _feed(text: str) -> Feed:
    entry = Entry(
        id="https://a.example/#v1",
        link="",
        title=text,
        updated="2026-01-05T00:00:00Z",
        tags=(text,),
        paragraphs=(text,),
    )
    return Feed(
        id="https://a.example/feed",
        own="https://a.example/feed",
        home="https://a.example/",
        title=text,
        subtitle=text,
        language="en",
        author=text,
        author_home="https://a.example/",
        rights=text,
        updated="2026-01-05T00:00:00Z",
        entries=(entry,),
    )


def test_without_statements_pages_their_news_leads_nowhere(site: MiniSite) -> None:
    site.settle(outputs=["feeds"])
    site.put("statements/best-buy-answers", changes=[{**NEW, "date": "2026-01-09"}])
    assert site.build().outcome
    told = json_feed(site)["items"][0]
    assert "url" not in told
    assert told["id"] == "https://shelves.example/statements/best-buy-answers/#v1"
    assert "links" not in atom(site).entries[0]
