"""The comparison with a clean build notices a read that went unrecorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.incremental.ask import Ask, Read
from generator.render.renderer import Renderer
from tests.exactness.edits import THEME_EDITS, Edit, put, set_field
from tests.exactness.twins import Twins
from tests.minisite import text_of

pytestmark = pytest.mark.usefixtures("in_plain_theme")

UNRECORDED = {
    "claim": set_field("claims/bb-stops-ordering", "title", "Another title"),
    "facts of claim": set_field("claims/bb-stops-ordering", "body", "Other words"),
    "evidence on claim": set_field("statements/best-buy-answers", "reports", ["verge-20180322"]),
    "neighbours of claim": put(
        "content/claims/added.yaml",
        text_of(
            {
                "title": "Huawei stops selling",
                "subject": "huawei",
                "action": "stops-selling",
                "happened": "2018-04",
            }
        ),
    ),
    "claims per year": set_field("claims/target-has-huawei", "happened", "2017-01"),
    "facts of entity": set_field("makers/huawei", "summary", "Other words"),
    "entities by kind": put("content/makers/zte.yaml", text_of({"name": "ZTE"})),
    "prose of": set_field("pages/about", "body", "Other words"),
    "settings": set_field("site", "title", "Another title"),
    "theme file": THEME_EDITS["own style"],
}


@pytest.mark.parametrize("projection", UNRECORDED)
def test_a_read_that_is_not_recorded_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, projection: str
) -> None:
    recorded = Ask.reads.fget  # type: ignore[attr-defined]

    def reads(ask: object) -> tuple[Read, ...]:
        return tuple(one for one in recorded(ask) if one.projection != projection)

    _expect_same(tmp_path / "recorded", UNRECORDED[projection])
    monkeypatch.setattr(Ask, "reads", property(reads))
    with pytest.raises(AssertionError, match="differ from a clean build"):
        _expect_same(tmp_path / "unrecorded", UNRECORDED[projection])


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


def _expect_same(folder: Path, edit: Edit) -> None:
    folder.mkdir(exist_ok=True)
    twins = Twins(folder)
    twins.settle()
    twins.edit(edit)
    assert twins.settle().outcome is not None
