"""The search index after edits equals that of a clean build, and is made only where need be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator.build import build
from generator.formats.pagefind import Entry, IndexingError
from generator.model.settings import OUTPUTS
from tests.found import everything, fragments
from tests.minisite import NOW, RECORDS, MiniSite, mini_site, tree

INDEX = "search/index/"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """The small report, built with its index."""
    plain = mini_site(tmp_path)
    site = MiniSite(plain.root, plain.out, indexed=True)
    assert site.build().outcome
    return site


def index(site: MiniSite) -> dict[str, bytes]:
    """Return the files of the index by name."""
    return {name: data for name, data in tree(site.out).items() if name.startswith(INDEX)}


def clean(site: MiniSite, folder: Path) -> dict[str, bytes]:
    """Return what a build from nothing makes."""
    assert build(site.root, folder / "clean", now=NOW, folder=folder / "state").outcome
    return tree(folder / "clean")


@pytest.fixture
def no_indexer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, whoever makes an index fails."""

    def failing(_entries: Iterable[Entry], _language: str) -> Mapping[str, bytes]:
        raise IndexingError("the search index could not be made: no")

    return lambda: monkeypatch.setattr("generator.exports.search.index_of", failing)


def _title(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", title="Best Buy orders no more phones")


def _alias(site: MiniSite) -> None:
    site.put("makers/huawei", aliases=["Hua Wei"])


def _gone(site: MiniSite) -> None:
    site.remove("claims/target-stops-selling")


def _come(site: MiniSite) -> None:
    site.put("stories/more", title="More of it", body="It went on.", changes=[])


def _withdrawn(site: MiniSite) -> None:
    site.put(
        "claims/target-stops-selling",
        withdrawn={"date": "2026-02-01", "because": "We were wrong."},
    )


def _no_statements(site: MiniSite) -> None:
    site.settle(outputs=[one for one in OUTPUTS if one != "statements"])


def _language(site: MiniSite) -> None:
    site.settle(language="de")


EDITS = (_title, _alias, _gone, _come, _withdrawn, _no_statements, _language)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_what_can_be_found_changes_the_index(
    site: MiniSite, tmp_path: Path, edit: Callable[[MiniSite], None]
) -> None:
    """And the site is that of a build from nothing, byte for byte."""
    before = index(site)
    edit(site)
    assert site.build().outcome
    assert index(site) != before
    assert tree(site.out) == clean(site, tmp_path)


def test_without_a_change_of_what_can_be_found_no_index_is_made(
    site: MiniSite, no_indexer: Callable[[], None], tmp_path: Path
) -> None:
    """Pages change, and the index stands."""
    before = index(site)
    expected = clean(site, tmp_path)
    no_indexer()
    site.put("retailers/target", homepage="https://target.example/", country="US")
    site.put("pages/about", body="Other words.")
    built = site.build()
    assert built.outcome
    assert built.outcome.written
    assert index(site) == before == {k: v for k, v in expected.items() if k.startswith(INDEX)}


@pytest.mark.parametrize("change", ["changed", "gone", "all gone"])
def test_an_index_that_somebody_touched_is_healed(site: MiniSite, change: str) -> None:
    """One file or all of them; what is not ours is left alone."""
    expected = tree(site.out)
    foreign = site.out / INDEX / "fragment" / "notes.txt"
    foreign.write_text("mine")
    for name in list(index(site))[: None if change == "all gone" else 1]:
        if change == "changed":
            (site.out / name).write_bytes(b"?")
        elif name.removeprefix(INDEX) != "fragment/notes.txt":
            (site.out / name).unlink()
    assert site.build().outcome
    assert foreign.read_text() == "mine"
    foreign.unlink()
    assert tree(site.out) == expected


def test_an_indexer_that_fails_leaves_the_site_as_it_was(
    site: MiniSite, no_indexer: Callable[[], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As often as it fails; once it does not, everything is as it has to be."""
    before = tree(site.out)
    no_indexer()
    for edit in (_title, _alias):
        edit(site)
        with pytest.raises(IndexingError):
            site.build()
        assert tree(site.out) == before
    monkeypatch.undo()
    assert site.build().outcome
    assert tree(site.out) == clean(site, tmp_path)


def test_the_index_goes_with_the_search(site: MiniSite, tmp_path: Path) -> None:
    """And comes back with it."""
    whole = tree(site.out)
    site.settle(outputs=[one for one in OUTPUTS if one != "search"])
    assert site.build().outcome
    after = tree(site.out)
    assert not [name for name in after if name.startswith("search/")]
    assert after == clean(site, tmp_path)
    assert b"/search/" not in after["index.html"] + after["404.html"]
    site.settle()
    assert site.build().outcome
    assert tree(site.out) == whole


def test_without_an_indexer_the_site_claims_no_search(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is built, and one line says what is missing."""
    monkeypatch.setattr("generator.formats.pagefind.version", lambda: "")
    other = MiniSite(site.root, tmp_path / "other", indexed=True)
    built = build(other.root, other.out, now=NOW, folder=tmp_path / "none")
    assert built.outcome
    assert [one.code for one in built.diagnostics] == ["W301", "W807"]
    pages = tree(other.out)
    assert not [name for name in pages if name.startswith("search/")]
    assert not [name for name, data in pages.items() if b'href="/search/' in data]


def test_the_index_says_how_sure_a_claim_is(site: MiniSite) -> None:
    """In the title, whose end or beginning is the hedge."""
    _withdrawn(site)
    site.build()
    found = fragments(index(site))
    titles = {route: one["meta"]["title"] for route, one in found.items()}
    assert titles["/claims/bb-stops-ordering/"].endswith("\N{EN DASH} reported, not confirmed")
    assert titles["/claims/target-stops-selling/"].startswith("Withdrawn: ")
    assert "status:withdrawn" in found["/claims/target-stops-selling/"]["filters"]


def test_everything_that_readers_know_by_name_is_in_the_index(site: MiniSite) -> None:
    """Quotations, other names, titles of sources, and what claims and stories say."""
    texts = {
        route: f"{one['meta']} {one['content']}" for route, one in fragments(index(site)).items()
    }
    assert "We do not comment on contracts" in texts["/statements/best-buy-answers/"]
    assert "BBY" in texts["/retailers/best-buy/"]
    assert "BBY" in texts["/claims/bb-stops-ordering/"]
    assert "Best Buy cuts ties" in texts["/sources/cnet-20180321/"]
    assert "still listed on 22 March" in texts["/claims/bb-stops-ordering/"]
    assert "In March the shop gave up on Huawei." in texts["/stories/what-happened/"]
    assert len(texts) == len(RECORDS) - 1 + 2  # no page of prose, but statements inside of claims


@pytest.mark.parametrize("hold", [{"draft": "yes"}, {"embargo_until": "2026-07-01T09:00-05:00"}])
def test_nothing_that_is_held_back_is_in_the_index(site: MiniSite, hold: dict[str, object]) -> None:
    """Not its address, nor its title, nor a word that nobody else uses."""
    words = {
        "claims/secret-plan": {
            "title": "Target plans zanzibarium shops",
            "subject": "target",
            "action": "stops-selling",
            "body": "Quixotically so.",
        },
        "stories/secret-story": {"title": "Zanzibarium", "body": "Quixotically told."},
        "makers/secret-maker": {"name": "Zanzibarium Inc."},
    }
    for name, record in words.items():
        site.put(name, **record, **hold)
    assert site.build().outcome
    told = everything(index(site)).lower()
    assert b"best buy" in told
    for secret in (b"zanzibarium", b"quixotic", b"secret-"):
        assert secret not in told
