"""An index is a function of what is to be found, and a program that fails is told of plainly."""

from __future__ import annotations

import sys
from pathlib import Path

import pagefind_bin
import pytest

from generator.formats.pagefind import Entry, IndexingError, index_of
from generator.formats.pagefind_files import PIECE
from tests.found import fragments, plain, unpacked

ENTRIES = tuple(
    Entry(
        route=f"/claims/c{number}/",
        title=f"Shop {number} stops selling",
        text=f"It was told on day {number} <script>alert({number})</script>. \U0001f4f1 Ünïcode.",
        date=f"{number + 1} March 2018",
        filters=("kind:claims", f"year:{2000 + number}", f"status:s{number % 7}"),
    )
    for number in range(25)
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The index of some entries."""
    return index_of(ENTRIES, "en")


def test_the_same_entries_give_the_same_files(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same order, whatever the number of threads; the program alone would not keep to it."""
    for threads in ("1", "2", "7"):
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        monkeypatch.setenv("TOKIO_WORKER_THREADS", threads)
        assert list(index_of(ENTRIES, "en").items()) == list(files.items())


def test_every_entry_is_kept_as_it_was_given(files: dict[str, bytes]) -> None:
    """Text is text: what looks like markup stays as it is."""
    found = fragments(files)
    assert found.keys() == {one.route for one in ENTRIES}
    for one in ENTRIES:
        assert found[one.route]["content"] == one.text
        assert found[one.route]["meta"] == {"title": one.title, "date": one.date}
        assert found[one.route]["filters"].keys() == set(one.filters)


def test_readers_begin_with_the_last_file(files: dict[str, bytes]) -> None:
    """So that an index that they meet half-way is the old one."""
    assert list(files)[-1] == "pagefind-entry.json"


def test_no_way_to_show_results_comes_along(files: dict[str, bytes]) -> None:
    """The program's own pages, styles and highlighters are not ours."""
    plain = {name for name in files if "/" not in name and ".pf_" not in name}
    assert plain == {
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.en.pagefind",
        "wasm.unknown.pagefind",
    }


def test_nothing_to_find_is_an_index_too() -> None:
    """And one of a language that the program does not know."""
    assert not fragments(index_of((), "en"))
    assert fragments(index_of(ENTRIES[:1], "tlh"))


@pytest.mark.parametrize(
    "script",
    [
        "import sys; sys.exit(3)",
        "print('nonsense,', flush=True); input()",
        "print('bm9uc2Vuc2U=,', flush=True); input()",
        "print(',', flush=True); input()",
    ],
)
def test_a_program_that_fails_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """It may end, or say what makes no sense."""
    program = tmp_path / "pagefind"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    with pytest.raises(IndexingError, match=r"^the search index could not be made: [^\n]+$"):
        index_of(ENTRIES, "en")


def test_a_program_that_is_not_there_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or one that this machine can't run."""
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/nowhere/pagefind")
    with pytest.raises(IndexingError, match="can't be started"):
        index_of(ENTRIES, "en")


def test_what_the_program_refuses_is_told() -> None:
    """In its own words."""
    with pytest.raises(IndexingError, match="expected a string"):
        index_of(ENTRIES, 7)  # type: ignore[arg-type]


def test_words_are_in_pieces_that_leave_nothing_between_them() -> None:
    """So a reader fetches one piece for a word, and for the beginning of one."""
    many = tuple(
        Entry(route=f"/c{number}/", title=f"Title {number}", text=f"w{number} " * 3 + "shop.")
        for number in range(3000)
    )
    files = index_of(many, "en")
    pieces = {name: data for name, data in files.items() if name.endswith(".pf_index")}
    (head,) = (plain(data) for name, data in files.items() if name.endswith(".pf_meta"))
    assert {f"index/{name}.pf_index" for _, _, name in head[2]} == pieces.keys()
    before, found = "", set()
    for first, last, name in head[2]:
        packed = pieces[f"index/{name}.pf_index"]
        words = [word for word, *_ in plain(packed)[0]]
        assert len(words) == 1 or len(unpacked(packed)) < PIECE + 100
        assert first == before < words[0]
        assert words == sorted(words)
        assert last == words[-1]
        before = f"{last} "
        found |= {*words}
    assert len(pieces) > 3
    assert {"shop", "titl", *(f"w{number}" for number in range(3000))} <= found
