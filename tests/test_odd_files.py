"""Files in the content that are none of an editor's records, or can't be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.graph.assemble import assemble
from tests.minisite import NOW, MiniSite, codes, places

pytestmark = pytest.mark.usefixtures("in_plain_theme")


NOBODY = 65534


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.parent / "bb-stops-selling.yaml")


def _link_to_a_folder(path: Path) -> None:
    path.symlink_to("/")


ODD_FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a pipe": ("claims/pipe.yaml", _fifo, "E802"),
    "a link": ("claims/link.yaml", _link, "E803"),
    "a link to nowhere": ("claims/nowhere.yaml", lambda path: path.symlink_to("gone"), "E803"),
    "a link to a folder": ("claims/more", _link_to_a_folder, "E803"),
    "a folder": ("claims/folder.yaml", Path.mkdir, "E802"),
    "another sort of file": ("claims/notes.txt", Path.touch, "E802"),
    "a name that is no id": ("claims/Not an ID.yaml", Path.touch, "E804"),
    "a name that is not UTF-8": ("claims/caf\udce9.yaml", Path.touch, "E804"),
    "a folder whose name is not UTF-8": ("claims/caf\udce9/a.yaml", Path.touch, "E804"),
    "a folder with a tab in its name": ("claims/20\t18/a.yaml", Path.touch, "E804"),
    "a folder with a line break in its name": ("claims/20\n18/a.yaml", Path.touch, "E804"),
    "a folder that is no kind": ("clams/a.yaml", Path.touch, "E805"),
    "a record at the top": ("a.yaml", Path.touch, "E805"),
    "an empty file": ("claims/empty.yaml", Path.touch, "E120"),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_an_odd_file_is_a_diagnostic_and_no_hang(site: MiniSite, name: str) -> None:
    file, make, code = ODD_FILES[name]
    path = site.root / "content" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    built = site.build()
    assert built.outcome is None
    assert [(one.code, one.file) for one in built.diagnostics if one.code.startswith("E")] == [
        (code, f"content/{file}")
    ]


@contextmanager
def _not_root() -> Iterator[None]:
    """Be somebody else for a while: nothing is closed to root."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read_is_a_diagnostic(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen from within the project, since the way to it may be closed to others as well."""
    monkeypatch.chdir(site.root)
    assert "E801" not in codes(assemble(Path(), NOW))
    Path("content/makers/huawei.yaml").chmod(0)
    with _not_root():
        found = assemble(Path(), NOW)
    assert places(found)[0] == "E801 content/makers/huawei.yaml:"


def test_a_folder_that_may_not_be_read_is_a_failure_of_the_machine(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows what is in it; commands say so in a line."""
    monkeypatch.chdir(site.root)
    Path("content/makers").chmod(0)
    with _not_root(), pytest.raises(PermissionError, match="content/makers"):
        assemble(Path(), NOW)
    Path("content/makers").chmod(0o700)


def test_litter_in_the_content_is_passed_over(site: MiniSite) -> None:
    site.build()
    before = site.pages()
    for name in (".DS_Store", ".git/config", "claims/.a.yaml.swp", "claims/a.yaml~", "#a.yaml#"):
        site.write(f"content/{name}", b"\xff")
    assert site.build().outcome is not None
    assert site.pages() == before
