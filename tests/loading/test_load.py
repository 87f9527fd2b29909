"""A content folder as a whole: which files are records, and that none hides another's problems."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import parallel
from generator.loading.filed import Filed
from generator.loading.identity import told_apart
from generator.loading.load import Loaded, load
from generator.parallel import WORTH_IT
from generator.routes import RESERVED
from generator.stopwatch import Stopwatch
from tests.loading.decoding import pointed_at
from tests.loading.small import CLAIM, SETTINGS


def loaded(root: Path, **files: str | bytes) -> Loaded:
    """Load a project of these files; `__` stands for a slash, `_` for a dash."""
    for name, text in {"site": SETTINGS, **files}.items():
        path = root / "content" / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(root)


def told(result: Loaded) -> list[str]:
    """Write each diagnostic as code and file."""
    return sorted(f"{one.code} {one.file.removeprefix('content/')}" for one in result.diagnostics)


def test_every_file_below_content_is_a_record_of_its_folder(tmp_path: Path) -> None:
    """In sub-folders too; its name is its id."""
    result = loaded(
        tmp_path,
        claims__2018__one=CLAIM,
        retailers__best_buy="name: Best Buy\n",
        sources__cnet_2018="publisher: cnet\n",
    )
    assert told(result) == []
    assert [(one.id, one.file) for one in result.documents] == [
        ("one", "content/claims/2018/one.yaml"),
        ("best-buy", "content/retailers/best-buy.yaml"),
        ("cnet-2018", "content/sources/cnet-2018.yaml"),
    ]
    assert (result.count, result.broken, result.unread) == (4, (), frozenset())


def test_without_site_yaml_there_is_no_project(tmp_path: Path) -> None:
    """One problem, and where to go."""
    result = load(tmp_path)
    assert [one.code for one in result.diagnostics] == ["E806"]
    assert result.count == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("claims/Best Buy.yaml", ["E804"]),
        ("claims/a_b.yaml", ["E804"]),
        ("claims/a.yml", ["E802"]),
        ("claims/notes.txt", ["E802"]),
        ("a.yaml", ["E805"]),
        ("retailer/a.yaml", ["E805"]),
        ("claims/.a.yaml", []),
        ("claims/a.yaml~", []),
        ("claims/#a.yaml#", []),
    ],
)
def test_a_file_in_the_wrong_place_or_with_a_wrong_name_is_told(
    tmp_path: Path, name: str, expected: list[str]
) -> None:
    """Hidden files and what editors leave behind are passed over."""
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    path.write_text(CLAIM)
    assert [one.code for one in loaded(tmp_path).diagnostics] == expected


def test_a_misspelt_folder_comes_with_the_one_that_is_meant(tmp_path: Path) -> None:
    """So does a kind's."""
    (problem,) = loaded(tmp_path, retailer__a="name: A\n").diagnostics
    assert problem.help == ("did you mean `content/retailers/`?",)


def test_folders_are_listed_where_none_is_like_it(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, zzz__a="name: A\n").diagnostics
    assert problem.help[0].startswith("folders here: claims, ")


def test_a_record_at_the_top_is_told_where_no_folder_is_known(tmp_path: Path) -> None:
    """Because site.yaml, which names them, can't be read."""
    _, problem = loaded(tmp_path, site="title: [", a="name: A\n").diagnostics
    assert (problem.code, problem.file) == ("E805", "content/a.yaml")
    assert problem.message == "a record lies in a folder"
    assert problem.help == ()


def test_a_name_that_only_is_too_long_comes_with_no_advice(tmp_path: Path) -> None:
    """Because it says all by itself."""
    path = tmp_path / "content" / "claims" / f"{'a' * 200}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(CLAIM)
    (problem,) = loaded(tmp_path).diagnostics
    assert (problem.code, problem.help) == ("E804", ())


def test_links_pipes_and_folders_are_no_records(tmp_path: Path) -> None:
    """A link may lead anywhere, a pipe would never end."""
    claims = tmp_path / "content" / "claims"
    claims.mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text(CLAIM)
    (claims / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    (claims / "b.yaml").mkdir()
    os.mkfifo(claims / "c.yaml")
    result = loaded(tmp_path)
    assert told(result) == ["E802 claims/b.yaml", "E802 claims/c.yaml", "E803 claims/a.yaml"]
    assert result.documents == ()


def test_problems_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    """Whatever is wrong with one, the others are read."""
    result = loaded(
        tmp_path,
        claims__a="title: a: b\n",
        claims__b=b"title: \xff\n",
        claims__c=CLAIM + "titel: x\n",
        claims__d=CLAIM,
        claims__e="",
        sources__f="- a list\n",
    )
    assert told(result) == [
        "E102 claims/a.yaml",
        "E105 claims/b.yaml",
        "E120 claims/e.yaml",
        "E201 claims/c.yaml",
        "E208 sources/f.yaml",
    ]
    assert [one.id for one in result.documents] == ["d"]
    assert [one.id for one in result.broken] == ["c", "f"]
    assert result.files.keys() == {"content/site.yaml", "content/claims/d.yaml"}
    words = {"title", "a", "b", "\ufffd", "e"}
    assert result.unread == words, "of what could be read so far, no other word is excused"


def test_a_record_in_the_wrong_place_is_missed_by_nobody(tmp_path: Path) -> None:
    """It is told itself; whoever names it need not be."""
    result = loaded(tmp_path, shops__target="name: The Red One\n")
    assert told(result) == ["E805 shops/target.yaml"]
    assert result.unread == {"target", "name", "the red one"}


def test_problems_are_told_by_file_however_many_processes_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    result = loaded(tmp_path, **{f"claims__c{number:03}": "" for number in range(WORTH_IT)})
    files = [one.file for one in result.diagnostics]
    assert files == [f"content/claims/c{number:03}.yaml" for number in range(WORTH_IT)]


def test_it_is_told_how_long_decoding_took(tmp_path: Path) -> None:
    loaded(tmp_path, claims__a=CLAIM)
    watch = Stopwatch()
    load(tmp_path, watch=watch)
    assert watch.spent.keys() == {"decode"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (SETTINGS + "titel: x\n", ["E201 site.yaml"]),
        ("title: a: b\n", ["E102 site.yaml"]),
        (SETTINGS.replace("one: Retailer", "ones: Retailer"), ["E201 site.yaml"]),
    ],
)
def test_broken_settings_hide_no_problem_of_records(
    tmp_path: Path, settings: str, expected: list[str]
) -> None:
    """Which folders are kinds is not known then, or as far as they can be read."""
    result = loaded(tmp_path, site=settings, retailers__a="nmae: A\n", claims__b=CLAIM)
    assert told(result) == sorted(["E201 retailers/a.yaml", *expected])
    assert (result.settings, result.settings_text) == (None, "")
    assert result.files.keys() == {"content/claims/b.yaml"}
    assert [one.id for one in result.documents] == ["b"]


def test_a_kind_cannot_take_an_address_of_the_site(tmp_path: Path) -> None:
    """Its pages would stand in the way of others."""
    kinds = ", ".join(f"{word}: {{one: X, many: X}}" for word in sorted(RESERVED))
    settings = SETTINGS.replace("kinds: {", f"kinds: {{{kinds}, ")
    result = loaded(tmp_path, site=settings)
    assert told(result) == ["E210 site.yaml"] * len(RESERVED)


def test_the_second_record_of_an_id_is_told_with_the_first(tmp_path: Path) -> None:
    """Whatever the kind; a statement in a claim's file is a record like any other."""
    claim = CLAIM + "statements:\n  best-buy: {speaker: x}\n  two: {speaker: y}\n"
    result = loaded(
        tmp_path, claims__one=claim, claims__sub__two=CLAIM, retailers__best_buy="name: Best Buy\n"
    )
    assert told(result) == ["E205 claims/sub/two.yaml", "E205 retailers/best-buy.yaml"]
    assert [one.id for one in result.documents] == ["one", "best-buy", "two"]
    two, best_buy = sorted(result.diagnostics, key=lambda one: one.file)
    assert [(one.file, one.span.line) for one in two.related] == [("content/claims/one.yaml", 6)]
    assert best_buy.related[0].span.line == 5


def test_a_statement_whose_id_is_taken_is_shown_by_its_id(tmp_path: Path) -> None:
    """Not by all that it says."""
    claim = CLAIM + "statements:\n  one: {speaker: x}\n"
    (problem,) = loaded(tmp_path, claims__one=CLAIM, claims__two=claim).diagnostics
    assert problem.span
    assert pointed_at(claim, problem.span) == "one"
    assert problem.message == "the id `one` is taken"


def test_a_former_id_is_an_id_too(tmp_path: Path) -> None:
    """It can't be another record's, of now or of then, nor the record's own."""
    result = loaded(
        tmp_path,
        claims__a=CLAIM + "renamed_from: [b, old, fine]\n",
        claims__b=CLAIM + "renamed_from: old\n",
        claims__c=CLAIM + "renamed_from: c\n",
    )
    assert told(result) == ["E205 claims/a.yaml", "E205 claims/b.yaml", "E213 claims/c.yaml"]
    by_file = {one.file: one for one in result.diagnostics}
    first, second = by_file["content/claims/a.yaml"], by_file["content/claims/b.yaml"]
    assert first.span
    assert first.span.column == 16
    assert first.message == "the id `b` is taken; it can't be a former id too"
    assert second.span
    assert second.span.column == 15
    own = by_file["content/claims/c.yaml"]
    assert own.span
    assert own.span.column == 15
    assert [one.file for one in second.related] == ["content/claims/a.yaml"]


def test_that_an_id_is_taken_is_told_though_the_files_are_gone_by_now(tmp_path: Path) -> None:
    """Without a place in them."""
    records = (
        Filed("a", "Claim", "content/claims/a.yaml", former=("a",)),
        Filed("a", "Claim", "content/claims/more/a.yaml"),
    )
    _, (taken, own) = told_apart(records, tmp_path)
    assert (taken.code, taken.span, taken.related) == ("E205", None, ())
    assert (own.code, own.span) == ("E213", None)
