"""The comparison with a clean build notices a look, or a read, that went unrecorded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.graph import assemble
from generator.incremental.ask import Ask
from generator.incremental.pieces import Log
from generator.incremental.trace import Read
from generator.render.renderer import Renderer
from tests.exactness.edits import FILE_EDITS, THEME_EDITS, Edit, put, set_field
from tests.exactness.twins import Twins
from tests.minisite import NOW, text_of

pytestmark = pytest.mark.usefixtures("in_plain_theme")

LATER = datetime(2026, 6, 20, tzinfo=UTC)
ADDED_SOURCE = put(
    "content/sources/added.yaml",
    text_of({"title": "Another", "publisher": "cnet", "published": "2018-03-30"}),
)
ADDED_CLAIM = put(
    "content/claims/added.yaml",
    text_of(
        {
            "title": "Huawei stops selling",
            "subject": "huawei",
            "action": "stops-selling",
            "happened": "2018-04",
        }
    ),
)

UNRECORDED = {
    "claim": set_field("claims/bb-stops-ordering", "title", "Another title"),
    "facts of claim": set_field("claims/bb-stops-ordering", "body", "Other words"),
    "evidence on claim": set_field("statements/best-buy-answers", "reports", ["verge-20180322"]),
    "neighbours of claim": ADDED_CLAIM,
    "claims per year": set_field("claims/target-has-huawei", "happened", "2017-01"),
    "facts of entity": set_field("makers/huawei", "summary", "Other words"),
    "names of entities": put("content/makers/zte.yaml", text_of({"name": "ZTE"})),
    "prose of": set_field("pages/about", "body", "Other words"),
    "settings": set_field("site", "title", "Another title"),
    "theme file": THEME_EDITS["own style"],
}
"""A projection, and an edit that changes its answer."""


@pytest.mark.parametrize("projection", UNRECORDED)
def test_a_read_that_is_not_recorded_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, projection: str
) -> None:
    recorded = Ask.reads.fget  # type: ignore[attr-defined]

    def reads(ask: object) -> tuple[Read, ...]:
        return tuple(one for one in recorded(ask) if one.place[0] != projection)

    _expect_same(tmp_path / "recorded", UNRECORDED[projection])
    monkeypatch.setattr(Ask, "reads", property(reads))
    with pytest.raises(AssertionError, match="differ from a clean build"):
        _expect_same(tmp_path / "unrecorded", UNRECORDED[projection])


class Sieve(set[str]):
    """A set that does not take in some names."""

    unwanted: tuple[str, ...] = ()

    def add(self, name: str) -> None:
        """Take a name in unless it is one of those, or of an index or table of that name."""
        if not name.startswith(self.unwanted):
            super().add(name)


class ForgetfulLog(Log):
    """A log from which some pieces are missing."""

    __slots__ = ("_pieces",)

    @property
    def pieces(self) -> Sieve:
        """The pieces that were kept."""
        return self._pieces

    @pieces.setter
    def pieces(self, pieces: set[str]) -> None:
        self._pieces = pieces if isinstance(pieces, Sieve) else Sieve(pieces)


UNLOGGED: dict[tuple[str, ...], Edit] = {
    # a record
    ("bb-stops-ordering",): set_field("claims/bb-stops-ordering", "body", "Other words"),
    ("huawei",): set_field("makers/huawei", "summary", "Other words"),
    ("cnet-20180321",): set_field("sources/cnet-20180321", "title", "Another headline"),
    ("best-buy-answers",): set_field("statements/best-buy-answers", "summary", "Other words"),
    ("what-happened",): set_field("stories/what-happened", "body", "Other words"),
    ("about",): set_field("pages/about", "body", "Other words"),
    # a table as a whole
    ("claims:", "claims*"): FILE_EDITS["add a claim"],
    ("statements:", "statements*"): FILE_EDITS["add a statement"],
    ("sources:", "sources*"): ADDED_SOURCE,
    # an index
    ("said:",): set_field("statements/best-buy-answers", "affirms", "bb-stops-selling"),
    ("carried:",): set_field("statements/best-buy-answers", "reports", ["verge-20180322"]),
    ("linked:",): set_field("claims/bb-stops-ordering", "body", "So [[target-has-huawei]]."),
    ("year:", "year*"): FILE_EDITS["add a claim"],
    ("party:",): set_field("claims/bb-stops-ordering", "subject", "target"),
    ("opposed:",): set_field("claims/bb-stops-ordering", "contradicts", "target-has-huawei"),
    ("explains:",): set_field("claims/bb-stops-ordering", "explains", "bb-stops-selling"),
    ("voice:",): FILE_EDITS["add a statement"],
    ("document:",): set_field(
        "statements/best-buy-answers", "speaker", {"document": "verge-20180322"}
    ),
    ("published:",): set_field("sources/cnet-20180321", "publisher", "verge"),
    # what surrounds the records
    ("settings",): set_field("site", "title", "Another title"),
    ("today",): lambda _files: None,
    ("asset:",): THEME_EDITS["own style"],
}
"""Beginnings of names of pieces, and an edit that changes those; the day changes by itself."""


@pytest.mark.parametrize("unwanted", UNLOGGED, ids=" ".join)
def test_a_look_that_is_not_logged_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unwanted: tuple[str, ...]
) -> None:
    now = LATER if unwanted == ("today",) else NOW
    _expect_same(tmp_path / "logged", UNLOGGED[unwanted], now)
    monkeypatch.setattr(assemble, "Log", ForgetfulLog)
    monkeypatch.setattr(Sieve, "unwanted", unwanted)
    noticed = "differ from a clean build|is not in list"  # an old list may lack what is new
    with pytest.raises((AssertionError, ValueError), match=noticed):
        _expect_same(tmp_path / "unlogged", UNLOGGED[unwanted], now)


def test_a_template_that_is_not_followed_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Renderer, "_referenced", lambda _renderer, _name: ())
    with pytest.raises(AssertionError, match="differ from a clean build"):
        _expect_same(tmp_path, THEME_EDITS["own macro"])


def test_a_file_that_nobody_looked_at_is_noticed(tmp_path: Path) -> None:
    twins = Twins(tmp_path)
    twins.settle()
    twins.tamper("claims/somebody/index.html", b"")
    twins.foreign.clear()
    with pytest.raises(AssertionError, match="differ from a clean build"):
        twins.settle()


def _expect_same(folder: Path, edit: Edit, now: datetime = NOW) -> None:
    folder.mkdir(exist_ok=True)
    twins = Twins(folder)
    twins.settle()
    twins.edit(edit)
    twins.now = now
    assert twins.settle().outcome is not None
