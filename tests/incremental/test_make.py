"""Making: every file is made once, and all processes have as much to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import parallel
from generator.incremental.ask import Answers, Ask
from generator.incremental.freshness import Stale
from generator.incremental.make import FEW, Making, make
from generator.incremental.pieces import Log

RECORDS = 300


@dataclass(frozen=True)
class File:
    """A file that says where it is."""

    route: str
    template: str = "plain"
    stage: str = "render"

    @property
    def view(self) -> Callable[[Ask[Any]], object]:
        """Read nothing, and show the address."""
        return lambda _: self.route


class Plain:
    """Writes down what it sees."""

    def render(self, _template: str, _route: str, view: object) -> tuple[bytes, tuple[str, ...]]:
        """Return a view's words."""
        return str(view).encode(), ()


@pytest.fixture
def makings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Making[str]]:
    """What two processes made of the files of some records, and of one folder of pictures."""
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    routes = [f"/r{record}/{name}" for record in range(RECORDS) for name in "abc"]
    routes += [f"/pictures/{record}.png" for record in range(RECORDS)]
    files = [File(route) for route in routes]
    return make(
        files,
        dict.fromkeys(routes, Stale("it is new")),
        Answers(None, Log()),
        Plain(),
        {"plain": "as it is"},
        dict.fromkeys(routes),
        tmp_path,
        lambda _done, _all: None,
    )


def test_every_file_is_made_once(makings: list[Making[str]]) -> None:
    made = Counter(one.route for part in makings for one in part.made)
    assert len(made) == 4 * RECORDS
    assert set(made.values()) == {1}


def test_the_files_of_a_record_are_made_by_one_process(makings: list[Making[str]]) -> None:
    """They are mostly made of the same answers."""
    folders = [{one.route.split("/")[1] for one in part.made} - {"pictures"} for part in makings]
    assert sum(map(len, folders)) == RECORDS


def test_a_folder_of_many_files_is_shared_out(makings: list[Making[str]]) -> None:
    """Else one process would make all pictures, while the others wait for it."""
    pictures = [sum(one.route.endswith("png") for one in part.made) for part in makings]
    assert len(pictures) == 2
    assert max(pictures) - min(pictures) <= FEW
