"""What readers will see change, between two states of a report."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from generator.desk.comparison import Comparison, NotComparableError, compare
from generator.desk.comparison_text import UNNOTED, as_markdown, as_text, as_values
from generator.desk.differences import Difference
from generator.desk.other_side import NoOtherSideError, other_side
from generator.desk.rename import renaming
from generator.desk.writing import write_files
from tests.minisite import NOW, RECORDS, MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

LATER = {"date": "2026-05-01", "kind": "correction", "was": "May 2018", "now": "June 2018"}


@pytest.fixture
def published(site: MiniSite, tmp_path: Path) -> Path:
    """The small report as it was before anything is changed in `site`."""
    copytree(site.root, tmp_path / "published")
    return tmp_path / "published"


def _told(site: MiniSite, published: Path) -> list[str]:
    """Every difference in a line."""
    return [
        f"{one.what} {one.id}: {one.was} → {one.now}" + " !" * one.unnoted
        for one in compare(published, site.root, NOW).differences
    ]


def test_nothing_changed_is_no_change(site: MiniSite, published: Path) -> None:
    """Nor are comments, order and layout."""
    text = (site.root / "content/makers/huawei.yaml").read_text()
    site.write("content/makers/huawei.yaml", f"# a comment\n{text}\n\n")
    found = compare(published, site.root, NOW)
    assert found.differences == ()
    assert found.pages.touched == 0
    assert found.layout == 1
    assert found.pages.same > 30


def test_a_status_changes_with_what_brought_it_about(site: MiniSite, published: Path) -> None:
    """In the words that readers see."""
    site.put("statements/best-buy-answers", comments=[], denies="bb-stops-ordering")
    site.write(
        "content/statements/bb-denies-again.yaml",
        "speaker: best-buy\ndenies: bb-stops-ordering\nreports: [verge-20180322]\n",
    )
    (found,) = (
        one for one in compare(published, site.root, NOW).differences if one.what == "status"
    )
    assert (found.was, found.now) == ("Reported, not confirmed", "Disputed")
    assert found.because == ("Best Buy on Huawei, 22 March 2018 added",)
    assert found.title == "Best Buy stops ordering Huawei phones"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"due": "2018-06"}, "date bb-stops-selling: May 2018 → June 2018"),
        (
            {"title": "It ends"},
            "title bb-stops-selling: Best Buy stops selling Huawei phones → It ends !",
        ),
        (
            {
                "title": "It ends",
                "changes": [*RECORDS["claims/bb-stops-selling"]["changes"], LATER],
            },
            "title bb-stops-selling: Best Buy stops selling Huawei phones → It ends",
        ),
        ({"body": "More."}, "text bb-stops-selling:  → "),
        (
            {"withdrawn": {"date": "2026-05-01", "because": "Wrong."}},
            "withdrawn bb-stops-selling:  → ",
        ),
    ],
)
def test_what_a_claim_says_is_told_and_a_correction_without_a_note_is_marked(
    site: MiniSite, published: Path, changes: dict[str, object], told: str
) -> None:
    """Title, date, text, withdrawal."""
    site.put("claims/bb-stops-selling", **changes)
    found = [one for one in _told(site, published) if not one.startswith("table")]
    assert found == [told]


def test_records_come_and_go(site: MiniSite, published: Path) -> None:
    """Drafts are neither: nobody sees them."""
    site.remove("claims/target-stops-selling")
    site.write("content/makers/zte.yaml", "name: ZTE\n")
    site.write("content/makers/lg.yaml", "name: LG\ndraft: yes\n")
    found = compare(published, site.root, NOW)
    assert [(one.what, one.title) for one in found.differences] == [
        ("new", "ZTE"),
        ("removed", "Target stops selling phones"),
    ]
    assert found.held == 1
    assert (found.pages.new, found.pages.gone) == (1, 1)


def test_a_new_claim_says_how_sure_it_is_and_when_it_was(site: MiniSite, published: Path) -> None:
    """As its card does."""
    site.write(
        "content/claims/a.yaml",
        "title: Target stops\nsubject: target\naction: stops-selling\nhappened: 2019-06\n",
    )
    assert _told(site, published) == ["new a:  → Not known; June 2019, day not known"]
    text = as_text(compare(published, site.root, NOW), "HEAD", "your files")
    assert "NEW       Target stops\n          Not known; June 2019, day not known\n" in text


@pytest.mark.parametrize("ident", ["huawei", "cnet-20180321", "bb-stops-ordering"])
def test_a_rename_is_one_change_wherever_the_record_is_named(
    site: MiniSite, published: Path, ident: str
) -> None:
    """What names it says the same as before."""
    made = renaming(site.root, ident, "brand-new", NOW)
    write_files(site.root, made.files, made.moved)
    assert _told(site, published) == [f"renamed brand-new: {ident} → brand-new"]


def test_the_table_of_today_is_told_by_its_cells(site: MiniSite, published: Path) -> None:
    """With what stood there."""
    site.put("claims/target-has-huawei", statements={})
    assert [one for one in _told(site, published) if one.startswith("table")] == [
        "table target huawei: Last seen on sale → No record"
    ]


def test_pages_are_counted_by_kind(site: MiniSite, published: Path) -> None:
    """The maker's own page, and those that show its summary."""
    site.put("makers/huawei", summary="Other words.")
    pages = compare(published, site.root, NOW).pages
    assert pages.changed["entity"] >= 1
    assert "claim" not in pages.changed


def test_errors_on_either_side_are_told_with_the_side(site: MiniSite, published: Path) -> None:
    """There is no site to compare."""
    site.put("makers/huawei", parent="nobody")
    with pytest.raises(NotComparableError) as refused:
        compare(published, site.root, NOW)
    assert refused.value.root == site.root
    with pytest.raises(NotComparableError) as refused:
        compare(site.root, published, NOW)
    assert refused.value.root == site.root
    assert [one.code for one in refused.value.diagnostics] == ["E204"]


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "-C", folder, *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture(params=[".", "below/it"], ids=["at the root", "in a folder"])
def repository(site: MiniSite, request: pytest.FixtureRequest) -> MiniSite:
    """The small report committed in git, alone or as a part of something larger."""
    top = site.root.parent / "repository"
    home = top / request.param
    home.mkdir(parents=True)
    copytree(site.root / "content", home / "content")
    _git(top, "init", "-q")
    _git(top, "add", "-A")
    _git(top, "commit", "-qm", "published")
    return MiniSite(home, home / "site")


def test_a_revision_is_unpacked_beside_the_files_that_lie_here(repository: MiniSite) -> None:
    """Nothing is checked out, and nothing stays behind."""
    repository.put("makers/huawei", summary="Other words.")
    before = tree(repository.root)
    with other_side(repository.root, "HEAD") as there:
        assert tree(there / "content").keys() == tree(repository.root / "content").keys()
        assert _told(repository, there) == ["text huawei:  → "]
    assert not there.exists()
    assert tree(repository.root) == before


@pytest.mark.parametrize("what", ["nosuch", "--output=x", "HEAD:content", "HEAD\nHEAD"])
def test_what_is_no_revision_is_told_in_plain_words(repository: MiniSite, what: str) -> None:
    """Whatever it looks like."""
    with pytest.raises(NoOtherSideError), other_side(repository.root, what):
        pass


def test_without_git_or_a_repository_a_folder_can_be_named(
    site: MiniSite, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is said so."""
    with pytest.raises(NoOtherSideError, match="in no git repository"):
        other_side(site.root, "HEAD").__enter__()
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(NoOtherSideError, match="git is not installed"):
        other_side(site.root, "HEAD").__enter__()
    with other_side(site.root, str(published)) as there:
        assert there == published
    with (
        pytest.raises(NoOtherSideError, match="holds no content"),
        other_side(site.root, str(site.root.parent)),
    ):
        pass


def _example(site: MiniSite, published: Path) -> Comparison:
    site.put("claims/bb-stops-ordering", title="Best Buy <b>stops</b> [it](x)")
    site.remove("claims/target-stops-selling")
    return compare(published, site.root, NOW)


def test_as_text_every_change_has_its_word_and_its_lines(site: MiniSite, published: Path) -> None:
    """And the pages are counted below."""
    text = as_text(_example(site, published), "HEAD", "your files")
    lines = text.splitlines()
    assert lines[0].startswith("Readers will see 2 changes on ")
    assert lines[0].endswith(" pages (HEAD to your files)")
    assert lines[2:6] == [
        "REMOVED   Target stops selling phones",
        "TITLE     Best Buy <b>stops</b> [it](x)",
        "          Best Buy stops ordering Huawei phones → Best Buy <b>stops</b> [it](x)",
        f"          ! {UNNOTED}",
    ]
    assert lines[-2].startswith("Pages     changed: ")


def test_as_markdown_the_content_is_text_and_nothing_else(site: MiniSite, published: Path) -> None:
    """A title can make no link, no tag and no mention."""
    text = as_markdown(_example(site, published), "HEAD", "your files")
    assert "- **removed** ~~Target stops selling phones~~\n" in text
    assert r"- **title** Best Buy &lt;b>stops&lt;/b> \[it\](x)" in text


def test_as_values_everything_is_there(site: MiniSite, published: Path) -> None:
    """For programs."""
    values = as_values(_example(site, published), "HEAD", "your files")
    assert values["version"] == 1
    assert {one["what"] for one in values["differences"]} == {"removed", "title"}
    assert Difference(**values["differences"][0]).title == "Target stops selling phones"
