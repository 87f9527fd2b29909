"""A rename changes an id everywhere and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from generator.desk.lookup import UnknownIdError
from generator.desk.rename import RenameRefusedError, renaming
from generator.desk.writing import write_files
from generator.loading.load import load
from generator.model.record import Record
from tests.command import CHECKOUT
from tests.minisite import NOW, MiniSite, mini_site, tree

STORY = """\
title: One story
body: |
  A link: [[best-buy]] and [[ best-buy |the shop]], in code `[[best-buy]]`.

  ![[best-buy|timeline 2018]]

  By name: [[BBY]] and [[Best Buy]]; not best-buy itself.
"""
CLAIM = """\
# best-buy is named in this comment
title: 'Best Buy: a claim'   # best-buy
subject: [ best-buy,"target" ]
action: stops-ordering
object: huawei
statements:
  best-buy-speaks: {speaker: best-buy/best-buy spokesperson, denies: old-claim, to: [best-buy],
    reports: [cnet-20180321#v2, verge-20180322<cnet-20180321]}
  "it-speaks":
    speaker: {who: 'best-buy', for: "best-buy"}
    affirms:
      - old-claim: {but: {count: six}}
      - bb-stops-ordering
    reports:
    -   source: cnet-20180321
        via: cnet-20180321#v2
    different_from: best-buy-speaks
"""


@pytest.fixture
def tangled(tmp_path: Path) -> MiniSite:
    """A report that names records in every way there is."""
    site = mini_site(tmp_path)
    site.write("content/claims/2018/old-claim.yaml", CLAIM)
    site.write("content/stories/one.yaml", STORY)
    site.put("sources/cnet-20180321", versions=[{"id": "v2", "change": "rewritten"}])
    site.settle(featured=["old-claim", "best-buy"])
    return site


def _rename(site: MiniSite, old: str, new: str) -> None:
    made = renaming(site.root, old, new, NOW)
    write_files(site.root, made.files, made.moved)


def _read(site: MiniSite, name: str) -> str:
    return (site.root / name).read_text(encoding="utf-8")


def test_every_way_to_name_a_record_is_edited_and_nothing_else(tangled: MiniSite) -> None:
    """Words in comments, titles, roles and code are no names; other names go on working."""
    _rename(tangled, "best-buy", "bb")
    story, claim = (
        _read(tangled, "content/stories/one.yaml"),
        _read(tangled, "content/claims/2018/old-claim.yaml"),
    )
    assert story == STORY.replace("link: [[best-buy]]", "link: [[bb]]").replace(
        "[[ best-buy |", "[[ bb |"
    ).replace("![[best-buy|", "![[bb|")
    assert claim == CLAIM.replace("[ best-buy,", "[ bb,").replace(
        "speaker: best-buy/", "speaker: bb/"
    ).replace("to: [best-buy]", "to: [bb]").replace("'best-buy'", "'bb'").replace(
        'for: "best-buy"', 'for: "bb"'
    )
    assert '"featured": [\n  "old-claim",\n  "bb"' in _read(tangled, "content/site.yaml")


def test_a_source_is_renamed_with_its_versions_and_on_both_sides_of_the_arrow(
    tangled: MiniSite,
) -> None:
    """In short forms and long ones."""
    _rename(tangled, "cnet-20180321", "cnet-1")
    claim = _read(tangled, "content/claims/2018/old-claim.yaml")
    assert claim == CLAIM.replace("cnet-20180321", "cnet-1")


def test_a_claim_s_file_is_renamed_and_its_statements_stay_in_it(tangled: MiniSite) -> None:
    """The address that it had leads on."""
    _rename(tangled, "old-claim", "new-claim")
    assert not (tangled.root / "content/claims/2018/old-claim.yaml").exists()
    claim = _read(tangled, "content/claims/2018/new-claim.yaml")
    assert claim == CLAIM.replace("denies: old-claim", "denies: new-claim").replace(
        "- old-claim: {but", "- new-claim: {but"
    ).replace("# best-buy\n", "# best-buy\nrenamed_from: [old-claim]\n")


def test_a_statement_is_renamed_within_its_claim(tangled: MiniSite) -> None:
    """Its key, whatever quotes it has, and who names it."""
    _rename(tangled, "best-buy-speaks", "bb-speaks")
    _rename(tangled, "it-speaks", "they-speak")
    claim = _read(tangled, "content/claims/2018/old-claim.yaml")
    assert "  bb-speaks: {renamed_from: [best-buy-speaks], speaker: best-buy/" in claim
    assert "    different_from: bb-speaks\n" in claim
    assert '  "they-speak":\n    renamed_from: [it-speaks]\n    speaker: {who' not in claim
    assert (
        '  "they-speak":\n    speaker: {who: \'best-buy\', for: "best-buy"}\n    renamed_' in claim
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", "name: A\nrenamed_from: [old]\n"),
        ("name: A", "name: A\nrenamed_from: [old]"),
        ("name: A\r\ncountry: US\r\n", "name: A\r\nrenamed_from: [old]\r\ncountry: US\r\n"),
        ("summary: |\n  A\n\nname: A\n", "renamed_from: [old]\nsummary: |\n  A\n\nname: A\n"),
        ("{name: A}\n", "{renamed_from: [old], name: A}\n"),
        ('{"name": "A"}\n', '{"renamed_from": ["old"], "name": "A"}\n'),
        ("name: A\nrenamed_from: x\n", "name: A\nrenamed_from: [x, old]\n"),
        ("name: A\nrenamed_from: []\n", "name: A\nrenamed_from: [old]\n"),
        ("name: A\nrenamed_from: ['x'] # a\n", "name: A\nrenamed_from: ['x', old] # a\n"),
        ("renamed_from:\n- x # a\nname: A\n", "renamed_from:\n- x # a\n- old\nname: A\n"),
        ("renamed_from:\n  - x\nname: A\n", "renamed_from:\n  - x\n  - old\nname: A\n"),
        ("name: A\nrenamed_from: [new, x]\n", "name: A\nrenamed_from: [old, x]\n"),
    ],
)
def test_the_former_id_is_noted_in_the_manner_of_the_file(
    site: MiniSite, before: str, after: str
) -> None:
    """Beside those that are there; one that comes back is former no more."""
    site.write("content/makers/old.yaml", before.encode())
    _rename(site, "old", "new")
    assert (site.root / "content/makers/new.yaml").read_bytes() == after.encode()
    assert load(site.root).diagnostics == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("best-buy", "target", "the id `target` is taken: content/retailers/target.yaml"),
        ("best-buy", "best-buy", "`best-buy` is its id already"),
        ("target", "bby", "links would lead elsewhere: `bby` is another record's name too"),
    ],
)
def test_a_rename_that_would_change_more_than_an_id_is_refused(
    site: MiniSite, old: str, new: str, told: str
) -> None:
    """And nothing is written."""
    before = tree(site.root / "content")
    with pytest.raises(RenameRefusedError) as refused:
        renaming(site.root, old, new, NOW)
    assert str(refused.value) == told
    assert tree(site.root / "content") == before


@pytest.mark.parametrize(
    ("ident", "told"),
    [
        ("tarket", "no record has the id `tarket`; did you mean `target`?"),
        ("dayton", "`dayton` was renamed: it is `target` now"),
    ],
)
def test_a_record_that_is_not_there_is_told_with_the_one_that_may_be_meant(
    site: MiniSite, ident: str, told: str
) -> None:
    """As everywhere."""
    site.put("retailers/target", renamed_from=["dayton"])
    with pytest.raises(UnknownIdError) as unknown:
        renaming(site.root, ident, "x", NOW)
    assert str(unknown.value) == told


def test_a_file_that_can_t_be_read_may_name_it_so_nothing_is_renamed(site: MiniSite) -> None:
    """Errors that hide no names are no hindrance."""
    site.write("content/makers/zte.yaml", "name: [unclosed\n")
    with pytest.raises(RenameRefusedError) as refused:
        renaming(site.root, "target", "x", NOW)
    assert [one.file for one in refused.value.diagnostics] == ["content/makers/zte.yaml"]
    site.write("content/makers/zte.yaml", "name: ZTE\nparent: nobody\nsummary: See [[nothing]].\n")
    _rename(site, "target", "x")
    assert "best-buy" in _read(site, "content/claims/bb-stops-ordering.yaml")


@pytest.mark.parametrize(
    "body",
    [
        ">-\n  One [[best-buy|two\n  words]] and\n  [[best-buy]].",
        "One [[best-buy|two\n  words]] and [[best-buy]].",
        '"One\\n [[best-buy|two\n  words]] and [[best-buy]]."',
        "|\n  One [[best-buy\n  ]] no [[best-buy]] and `[[best-buy]]`.",
    ],
)
def test_links_in_text_over_several_lines_are_found(site: MiniSite, body: str) -> None:
    """However YAML joins the lines."""
    text = f"title: A\nbody: {body}\n"
    site.write("content/stories/a.yaml", text)
    links = next(one for one in load(site.root).documents if one.id == "a").references
    _rename(site, "best-buy", "bb")
    after = next(one for one in load(site.root).documents if one.id == "a").references
    assert [one.target for one in after] == ["bb" for _ in links]
    assert links


def test_a_link_that_can_t_be_found_in_the_file_is_told_and_not_missed(site: MiniSite) -> None:
    """An escape hides it."""
    site.write("content/stories/a.yaml", 'title: A\nbody: "[[best\\x2dbuy]]"\n')
    with pytest.raises(RenameRefusedError, match=r"stories/a\.yaml:2 names `best-buy` in a way"):
        renaming(site.root, "best-buy", "bb", NOW)


def _renamed(value: Any, old: str, new: str) -> Any:
    """The same value with an id replaced, by other means than the code under test."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: _renamed(getattr(value, one.name), old, new) for one in fields(value)}
        return replace(value, **{name: changes[name] for name in changes})
    if isinstance(value, tuple):
        return tuple(_renamed(one, old, new) for one in value)
    if isinstance(value, dict):
        return {key: _renamed(one, old, new) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    if re.fullmatch(rf"{re.escape(old)}(#.*)?", value):
        return value.replace(old, new, 1)
    moved = re.sub(rf"(^|/){re.escape(old)}\.yaml$", rf"\g<1>{new}.yaml", value)
    return re.sub(rf"(?<!`)(\[\[\s*){re.escape(old)}(?=\s*[|\]])", rf"\g<1>{new}", moved)


def _records(root: Path) -> dict[str, Record]:
    return {one.id: one.record for one in load(root).documents}


def _there_and_back(site: MiniSite, old: str) -> None:
    """Rename a record and back again, and look at everything each time."""
    new = "a-new-id"
    before, content = _records(site.root), tree(site.root / "content")
    _rename(site, old, new)
    after = _records(site.root)
    expected = {one.id: one for one in (_renamed(record, old, new) for record in before.values())}
    expected[new] = replace(expected[new], renamed_from=(*before[old].renamed_from, old))
    assert after == expected
    _rename(site, new, old)
    back = tree(site.root / "content")
    assert set(back) == set(content)
    changed = [name for name in back if back[name] != content[name]]
    assert len(changed) == 1
    note = re.compile(rb"\n *renamed_from: \[a-new-id\]|\"?renamed_from\"?: \[\"?a-new-id\"?\], ")
    assert note.sub(b"", back[changed[0]]) == content[changed[0]]
    (site.root / "content" / changed[0]).write_bytes(content[changed[0]])


def test_the_content_after_a_rename_is_the_old_one_with_the_id_replaced(tangled: MiniSite) -> None:
    """Whichever record it is; renaming back gives the same bytes but for the former id."""
    for ident in sorted(_records(tangled.root)):
        _there_and_back(tangled, ident)


def test_a_rename_in_the_real_report_changes_nothing_else(tmp_path: Path) -> None:
    """With a thousand records around it, of which hundreds name it."""
    copytree(CHECKOUT / "content", tmp_path / "content")
    _there_and_back(MiniSite(tmp_path, tmp_path / "site"), "huawei")
