"""The manifest: what is appended to it says the same as one that is written whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fingerprint import of_bytes
from generator.incremental.manifest import MANIFEST, MOST, STAGING, Manifest

NAMES = st.sampled_from(["index.html", "a/index.html", "b/index.html", "ä.css"])
STEPS = st.lists(
    st.tuples(st.dictionaries(NAMES, st.sampled_from("12")), st.sets(NAMES), st.booleans()),
    max_size=6,
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / STAGING).mkdir()
    return tmp_path


def _same(one: Manifest, other: Manifest) -> bool:
    return (one.files, one.before, one.digest) == (other.files, other.before, other.digest)


@given(steps=STEPS)
def test_however_it_came_about_it_is_read_back_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[dict[str, str], set[str], bool]]
) -> None:
    out = tmp_path_factory.mktemp("site")
    (out / STAGING).mkdir()
    manifest, files = Manifest(out), dict[str, str]()
    for changes, gone, whole in steps:
        before = {name: files[name] for name in changes if name in files}
        manifest.announce(changes, before, whole=whole)
        files |= changes
        assert _same(manifest, Manifest(out))
        assert (manifest.files, manifest.before) == (files, before)
        manifest.settle(gone, whole=whole)
        files = {name: told for name, told in files.items() if name not in gone}
        assert _same(manifest, Manifest(out))
        assert (manifest.files, manifest.before) == (files, {})
        assert manifest.digest == of_bytes((out / MANIFEST).read_bytes())


def test_an_appended_change_costs_what_it_changes(out: Path) -> None:
    manifest = Manifest(out)
    manifest.announce({f"{number}.html": "1" for number in range(100)}, {}, whole=True)
    before = (out / MANIFEST).read_bytes()
    manifest.announce({"7.html": "2"}, {"7.html": "1"}, whole=False)
    after = (out / MANIFEST).read_bytes()
    assert after.startswith(before)
    assert len(after) - len(before) < 100
    Manifest(out).settle((), whole=False)
    assert (out / MANIFEST).read_bytes().startswith(after)


def test_a_file_may_be_what_it_was_until_the_change_is_settled(out: Path) -> None:
    manifest = Manifest(out)
    manifest.announce({"a": "1"}, {}, whole=True)
    manifest.announce({"a": "2"}, {"a": "1"}, whole=False)
    assert [Manifest(out).may_be("a", told) for told in ("1", "2", "3", None)] == [
        True,
        True,
        False,
        False,
    ]
    manifest.settle((), whole=False)
    assert [Manifest(out).may_be("a", told) for told in ("1", "2")] == [False, True]
    assert not manifest.may_be("b", None)


def test_a_file_that_goes_is_ours_until_it_is_gone(out: Path) -> None:
    manifest = Manifest(out)
    manifest.announce({"a": "1", "b/c": "1"}, {}, whole=True)
    manifest.announce({"a": "2"}, {"a": "1", "b/c": "1"}, whole=True)
    assert "b/c" in Manifest(out)
    assert [*Manifest(out)] == ["a", "b/c"]
    manifest.settle(["b/c"], whole=True)
    assert "b/c" not in Manifest(out)
    assert [*Manifest(out)] == ["a"]


def test_a_change_that_was_cut_off_was_never_announced_and_is_not_appended_to(out: Path) -> None:
    manifest = Manifest(out)
    manifest.announce({"a": "1"}, {}, whole=True)
    whole = (out / MANIFEST).read_bytes()
    manifest.announce({"b": "1"}, {}, whole=False)
    longer = (out / MANIFEST).read_bytes()
    for end in range(len(whole), len(longer) - 1):
        (out / MANIFEST).write_bytes(longer[:end])
        left = Manifest(out)
        assert left.files == {"a": "1"}
        left.announce({"c": "1"}, {}, whole=False)
        assert Manifest(out).files == {"a": "1", "c": "1"}


def test_many_changes_become_one_again(out: Path) -> None:
    manifest = Manifest(out)
    for number in range(MOST + 1):
        manifest.announce({"a": str(number)}, {}, whole=False)
    assert (out / MANIFEST).read_bytes().count(b"made_by") == 1
    assert len((out / MANIFEST).read_bytes()) < 200
    assert Manifest(out).files == {"a": str(MOST)}


def test_it_says_what_a_build_leaves_only_if_it_is_one_value(out: Path) -> None:
    manifest = Manifest(out)
    manifest.announce({"a": "1"}, {}, whole=True)
    assert manifest.says({"a": "1"})
    manifest.announce({"a": "2"}, {}, whole=False)
    assert not manifest.says({"a": "2"})
    manifest.settle((), whole=True)
    assert manifest.says({"a": "2"})
