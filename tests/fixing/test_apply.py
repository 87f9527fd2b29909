"""Fixes in files: what is written, what is left alone, and that it ends."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span
from generator.fixing.apply import Fixed, fix_all, replace_unless_changed
from tests.minisite import NOW, MiniSite, tree


@dataclass(frozen=True)
class Found:
    """What a check returns."""

    diagnostics: Sequence[Diagnostic]


def renaming(root: Path, words: dict[str, str]) -> Callable[[], Found]:
    """Return a check that wants each of some words of `content/` to be another."""

    def check() -> Found:
        found = []
        for path in sorted((root / "content").rglob("*.yaml")):
            file = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text().split("\n"), start=1):
                for match in re.finditer(r"\w+", line):
                    if match.group() in words:
                        span = Span(number, match.start() + 1, number, match.end() + 1)
                        new = words[match.group()]
                        fix = Fix(f"write {new}", (Edit(file, span, new),))
                        told = Diagnostic(code="E201", message="no", file=file, span=span, fix=fix)
                        found.append(told)
        return Found(found)

    return check


def fixed(site: MiniSite) -> Fixed[Found]:
    """Fix all that the real check finds."""
    return fix_all(site.root, "content", lambda: Found(site.check(NOW).diagnostics))


def test_comments_quotes_and_line_ends_are_kept(site: MiniSite) -> None:
    text = (
        b"\xef\xbb\xbf# kept\r\ntitle:   'Target  stops' # so\r\n\r\nsubject: tarket\r\n"
        b'action: stops-seling   # and this\r\nhappend: 2018-03\r\nobject: "huawei"'
    )
    path = site.write("content/claims/target-stops-selling.yaml", text)
    path.chmod(0o640)
    done = fixed(site)
    assert path.read_bytes() == (
        text.replace(b"tarket", b"target")
        .replace(b"stops-seling", b"stops-selling")
        .replace(b"happend", b"happened")
    )
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(one.code for one in done.made) == ["E201", "E203", "E204"]
    assert [one.code for one in done.left.diagnostics] == ["W301"]
    assert done.changed == ()


def test_what_a_fix_brings_up_is_fixed_too(tmp_path: Path) -> None:
    path = tmp_path / "content/a.yaml"
    path.parent.mkdir()
    path.write_text("one one\n")
    done = fix_all(tmp_path, "content", renaming(tmp_path, {"one": "two", "two": "three"}))
    assert path.read_text() == "three three\n"
    assert (len(done.made), done.left.diagnostics) == (4, [])


def test_fixes_that_undo_each_other_end(tmp_path: Path) -> None:
    path = tmp_path / "content/a.yaml"
    path.parent.mkdir()
    path.write_text("one\n")
    check = renaming(tmp_path, {"one": "two", "two": "one"})
    done = fix_all(tmp_path, "content", check, rounds=4)
    assert (len(done.made), len(done.left.diagnostics)) == (4, 1)


def test_a_file_that_somebody_writes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        path = tmp_path / f"content/{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("one\n")
    wanted = renaming(tmp_path, {"one": "two"})

    def check() -> Found:
        found = wanted()
        (tmp_path / "content/b.yaml").write_text("one and more\n")
        return found

    done = fix_all(tmp_path, "content", check)
    assert (tmp_path / "content/a.yaml").read_text() == "two\n"
    assert (tmp_path / "content/b.yaml").read_text() == "one and more\n"
    assert [one.file for one in done.made] == ["content/a.yaml"]
    assert done.changed == ("content/b.yaml",)


def test_only_files_of_the_content_are_written(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    outside = tmp_path / "templates.yaml"
    outside.write_text("one\n")
    edit = Edit("templates.yaml", Span(1, 1, 1, 4), "two")
    told = Diagnostic(code="E701", message="no", fix=Fix("mend", (edit,)))
    done = fix_all(tmp_path, "content", lambda: Found([told]))
    assert (outside.read_text(), done.made) == ("one\n", ())
    assert fix_all(tmp_path, "nowhere", lambda: Found([told])).made == ()


def test_a_place_that_is_not_there_is_no_reason_to_write(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yaml").write_bytes(b"caf\xe9\n")
    (tmp_path / "content/b.yaml").write_bytes(b"b\n")
    before = tree(tmp_path)
    told = [
        Diagnostic(code="E201", message="no", fix=Fix("x", (Edit(file, Span(1, 9, 1, 9), "x"),)))
        for file in ("content/a.yaml", "content/b.yaml")
    ]
    done = fix_all(tmp_path, "content", lambda: Found(told))
    assert (done.made, done.changed) == ((), ("content/a.yaml", "content/b.yaml"))
    assert tree(tmp_path) == before


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_unless_changed(path, b"old", b"new")
    assert tree(tmp_path) == {"a.yaml": b"old"}


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    assert not replace_unless_changed(tmp_path / "a.yaml", b"old", b"new")
    assert tree(tmp_path) == {}
