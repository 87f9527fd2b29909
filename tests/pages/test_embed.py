"""Embeds of the odd cases: the longest, the hostile, the withdrawn, and what nobody may see."""

from __future__ import annotations

import json
from random import Random

import pytest
from PIL import Image

from tests.minisite import MiniSite
from tests.site.reading import packed

CLAIM = "claims/bb-stops-ordering"
HOSTILE = '</p></blockquote>"><script>alert(1)</script> & \'it\' <svg onload="x"> ]]>'
SCRIPTS = {
    "Latin": "abcdefghijklmnoprstuvwyz    ",
    "Chinese": "".join(map(chr, range(0x4E00, 0x5200))),
    "Arabic": "".join(map(chr, range(0x628, 0x640))) + "   ",
    "signs": "\"'&<> ",
}


def embed(site: MiniSite, of: str) -> bytes:
    """Return the embed of a page."""
    return (site.out / f"embed/{of}/index.html").read_bytes()


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_longest_words_fit_the_bound_in_every_script(site: MiniSite, script: str) -> None:
    """Titles of 3,000 characters and reasons of 6,000: 12 kB, and 4 kB packed with the style."""
    chance = Random(script)  # noqa: S311  words that hardly pack, the same in every run
    for number in range(12):
        site.put(
            f"claims/long-{number}",
            title=f"{number}{''.join(chance.choices(SCRIPTS[script], k=3000))}",
            subject="best-buy",
            action="stops-ordering",
            happened=f"2020-01-{number + 10}",
            ruling={
                "status": "refuted",
                "because": f"{number}{''.join(chance.choices(SCRIPTS[script], k=6000))}",
                "sources": ["cnet-20180321"],
            },
        )
    built = site.build()
    assert built.outcome is not None, built.diagnostics
    (sheet,) = (site.out / "assets").glob("embed.*.css")
    for of in ("claims/long-3", "retailers/best-buy"):
        page = embed(site, of)
        assert len(page) <= 12_000
        assert packed(page) + packed(sheet.read_bytes()) <= 4_000, of
        assert b"Refuted" in page
    with Image.open(site.out / "cards/claims/long-3.png") as card:
        assert card.size == (1200, 630)


def test_titles_are_words_wherever_they_stand(site: MiniSite) -> None:
    """No title opens a tag: in the embed, in the code for others, or in the answer for programs."""
    site.put(CLAIM, title=HOSTILE)
    assert site.build().outcome
    for name in (
        f"{CLAIM}/index.html",
        f"embed/{CLAIM}/index.html",
        "retailers/best-buy/index.html",
    ):
        assert b"<script>alert" not in (site.out / name).read_bytes()
        assert b"<svg onload" not in (site.out / name).read_bytes()
    told = json.loads((site.out / f"embed/{CLAIM}/oembed.json").read_text(encoding="utf-8"))
    assert told["title"].startswith(HOSTILE)
    assert told["html"].count("<") == 2
    assert "&lt;script&gt;" in told["html"]


def test_a_withdrawn_claim_says_so_where_it_is_embedded(site: MiniSite) -> None:
    """Frames that stand on pages of others change with the record."""
    assert site.build().outcome
    assert b"Reported, not confirmed" in embed(site, CLAIM)
    site.put(CLAIM, withdrawn={"date": "2026-05-02", "because": "We mistook the shop."})
    assert site.build().outcome
    page = embed(site, CLAIM).decode()
    assert "Withdrawn" in page
    assert "<s>Best Buy stops ordering Huawei phones</s>" in page
    assert "We should not have published this. We mistook the shop." in page
    assert 'As of <time datetime="2026-05-02">2 May 2026</time>' in page
    timeline = embed(site, "retailers/best-buy").decode()
    assert "<s>Best Buy stops ordering Huawei phones</s>" in timeline


def test_what_is_held_back_has_no_embed_and_no_card(site: MiniSite) -> None:
    """Not its page, not its answer for programs, not its picture, and no place in a timeline."""
    site.put("claims/target-has-huawei", draft="yes")
    site.put("claims/target-stops-selling", embargo_until="2026-06-01T12:01Z")
    built = site.build()
    assert built.outcome is not None
    names = "\n".join(site.pages())
    assert "target-has-huawei" not in names
    assert "target-stops-selling" not in names
    assert not (site.out / "embed/retailers/target").exists()
    for data in site.pages().values():
        assert b"Target has Huawei" not in data
        assert b"Target stops selling" not in data


def test_a_timeline_begins_with_what_happened_last(site: MiniSite) -> None:
    """Claims of which no date is known come after those that have one."""
    site.put("claims/undated", title="No date", subject="best-buy", action="stops-ordering")
    assert site.build().outcome
    page = embed(site, "makers/huawei").decode()
    listed = ["Target has", "Best Buy stops selling", "Best Buy stops ordering"]
    assert sorted(listed, key=page.index) == listed
    page = embed(site, "retailers/best-buy").decode()
    assert page.index("No date") > page.index("stops ordering")


def test_a_card_is_made_again_only_for_its_own_words(site: MiniSite) -> None:
    """A body is not on it; a title is."""
    assert site.build().outcome
    site.put(CLAIM, body="Another body.")
    built = site.build()
    assert built.outcome is not None
    assert not [one for one in built.outcome.made if one.route.endswith(".png")]
    assert "cards" not in built.spent
    site.put(CLAIM, body="Another body.", title="Best Buy orders no more Huawei phones")
    built = site.build()
    assert built.outcome is not None
    assert [one.route for one in built.outcome.made if one.route.endswith(".png")] == [
        f"/cards/{CLAIM}.png"
    ]
    assert built.spent["cards"] > 0


@pytest.mark.parametrize("left", ["cards", "embeds"])
def test_one_of_both_can_be_left_out(site: MiniSite, left: str) -> None:
    """Nothing of the other is missed; an answer for programs has a thumbnail only if there is."""
    site.settle(outputs=["stories", left])
    assert site.build().outcome
    assert (site.out / "cards").exists() == (left == "cards")
    assert (site.out / "embed").exists() == (left == "embeds")
    if left == "embeds":
        told = json.loads((site.out / f"embed/{CLAIM}/oembed.json").read_text(encoding="utf-8"))
        assert "thumbnail_url" not in told
