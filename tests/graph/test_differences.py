"""Differences: no piece of the graph changes untold, whatever editors do to records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.differences import differences, rows_of
from generator.graph.graph import Graph, build_graph, ids_of
from generator.graph.tables import KINDS, Index
from generator.incremental.pieces import Log, prose_piece
from generator.incremental.store import State
from generator.loading.filed import filed
from generator.loading.kept import Kept, Records
from generator.loading.load import Fresh, Loaded
from generator.loading.packed import pack
from generator.model.claim import Assertion, Claim
from generator.model.entity import Entity
from generator.model.entries import entries
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.statement import Statement
from tests.graph.building import SETTINGS
from tests.loading import made

INDEXES = (
    *("said", "carried", "named", "linked", "called", "kind", "year", "party", "action"),
    *("opposed", "explains", "after", "prolongs", "revises", "republishes", "parent"),
    *("voice", "document", "published", "former"),
)


PROSE = tuple({one.name for one in fields(Claim)} - {one.name for one in fields(Assertion)})


class Step(NamedTuple):
    """A project at one build: its records by id, and which of them readers must not see."""

    records: Mapping[str, Record]
    hidden: frozenset[str]
    settings: Settings = SETTINGS


def _steps() -> st.SearchStrategy[list[Step]]:
    ids = st.sampled_from(made.IDS)
    records = st.dictionaries(ids, made.records(), max_size=5).map(
        lambda found: {ident: _as_read(ident, one) for ident, one in found.items()}
    )
    titles = st.sampled_from(["One", "Two"]).map(lambda title: replace(SETTINGS, title=title))
    return st.lists(st.builds(Step, records, st.frozensets(ids), titles), min_size=2, max_size=4)


def _as_read(ident: str, record: Record) -> Record:
    """Give a record its id, and only such ids as the loader would let through."""
    given: dict[str, Any] = {"id": ident, "file": f"content/{ident}.yaml", "renamed_from": ()}
    if isinstance(record, Statement):
        given["within"] = None
    return replace(record, **given)


def _loaded(step: Step, kept: Kept, *, everything: bool) -> Loaded:
    """Return the records as the loader would; only those that changed are fresh, or all of them."""
    places = {ident: filed(one) for ident, one in step.records.items()}
    fresh = {
        ident: Fresh(places[ident], pack(one), list(entries(one)))
        for ident, one in step.records.items()
        if everything or ident not in kept.filed or kept.text(ident) != pack(one)
    }
    texts = {ident: one.text for ident, one in fresh.items()}
    return Loaded(
        settings=step.settings,
        settings_text=pack(step.settings),
        files={one.file: "digest" for one in places.values()},
        count=len(places),
        filed=places,
        records=Records(places, texts, kept),
        fresh=fresh,
    )


def _pieces(graph: Graph) -> dict[str, object]:
    """Return every piece of a graph with its value."""
    told: dict[str, object] = {"settings": graph.settings}
    told |= {ident: _said(graph.record(ident)) for ident in made.IDS}
    told |= {prose_piece(ident): _written(graph.written(ident)) for ident in graph.claims}
    for name in KINDS:
        table = getattr(graph, name)
        told |= {f"{name}:ids": list(table), f"{name}*": [_said(one) for one in table.values()]}
    for name in INDEXES:
        keys = graph.index.keys(name)
        told[f"{name}*"] = keys
        told |= {f"{name}:{key}": tuple(graph.index.under(name, key).items()) for key in keys}
    return told


def _said(record: Record | None) -> Record | None:
    if isinstance(record, Claim):
        told: dict[str, Any] = dict.fromkeys(PROSE, ())
        return replace(record, **told)
    return record


def _written(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in PROSE)


def _anew(step: Step) -> dict[str, object]:
    shown = [one for ident, one in step.records.items() if ident not in step.hidden]
    return _pieces(build_graph(step.settings, shown))


@given(steps=_steps(), everything=st.booleans())
def test_every_piece_that_has_another_value_is_told_as_changed(
    tmp_path_factory: pytest.TempPathFactory, *, steps: list[Step], everything: bool
) -> None:
    """And the index that is kept from build to build finds what one that is built anew finds."""
    folder = tmp_path_factory.mktemp("state")
    before: dict[str, object] = {}
    for step in steps:
        state = State(folder, "maker")
        kept = Kept(state)
        loaded = _loaded(step, kept, everything=everything)
        rows, changed = differences(kept, loaded, step.hidden)
        shown = [(one.id, one.kind) for one in loaded.filed.values() if one.id not in step.hidden]
        index = Index(Log(), rows, step.hidden)
        after = _pieces(Graph(step.settings, loaded.records, ids_of(shown), index))
        assert after == _anew(step)
        if before:
            names = before.keys() | after.keys()
            assert {one for one in names if before.get(one) != after.get(one)} <= changed
        state.save(rows_of(kept, loaded, rows, step.hidden, frozenset()))
        state.close()
        before = after


def _told(folder: Path, *steps: Step) -> frozenset[str]:
    """Return the pieces that the last step changes."""
    changed: frozenset[str] = frozenset()
    for step in steps:
        state = State(folder, "maker")
        kept = Kept(state)
        loaded = _loaded(step, kept, everything=False)
        rows, changed = differences(kept, loaded, step.hidden)
        state.save(rows_of(kept, loaded, rows, step.hidden, frozenset()))
        state.close()
    return changed


SHOP = Entity(id="shop", file="content/shop.yaml", kind="retailers", name="The Shop")
SEEN = Step({"shop": SHOP}, frozenset())


@pytest.mark.parametrize("step", [SEEN, Step({"shop": SHOP}, frozenset({"shop"}))], ids=str)
def test_without_an_edit_nothing_is_told(tmp_path: Path, step: Step) -> None:
    assert _told(tmp_path, step, step) == frozenset()


def test_an_edit_tells_the_record_and_nothing_of_the_index_that_stays(tmp_path: Path) -> None:
    other = replace(SHOP, summary="In other words.")
    assert _told(tmp_path, SEEN, Step({"shop": other}, frozenset())) == {"shop", "entities*"}


CLAIM = Claim(id="it", file="content/it.yaml", title="It is", subject=("shop",), action="sells")


@pytest.mark.parametrize("prose", [{"body": "More."}, {"known": ("This.",)}, {"unknowns": ("?",)}])
def test_an_edit_of_prose_tells_the_prose_alone(tmp_path: Path, prose: dict[str, Any]) -> None:
    before = Step({"it": CLAIM}, frozenset())
    after = Step({"it": replace(CLAIM, **prose)}, frozenset())
    assert _told(tmp_path, before, after) == {prose_piece("it")}


def test_an_edit_of_what_a_claim_says_leaves_its_prose(tmp_path: Path) -> None:
    before = Step({"it": CLAIM}, frozenset())
    after = Step({"it": replace(CLAIM, title="It was")}, frozenset())
    assert _told(tmp_path, before, after) == {"it", "claims*"}


def test_a_new_name_tells_the_old_one_and_the_new_one(tmp_path: Path) -> None:
    told = _told(tmp_path, SEEN, Step({"shop": replace(SHOP, name="Emporium")}, frozenset()))
    assert told == {"shop", "entities*", "called:the shop", "called:emporium", "called*"}


def test_what_comes_out_of_hiding_is_told_like_what_is_new(tmp_path: Path) -> None:
    hidden = Step({"shop": SHOP}, frozenset({"shop"}))
    expected = {"shop", "entities*", "entities:ids", "called:the shop", "called*"}
    expected |= {"kind:retailers", "kind*"}
    assert _told(tmp_path / "out", hidden, SEEN) == expected
    assert _told(tmp_path / "in", SEEN, hidden) == expected
    assert _told(tmp_path / "new", Step({}, frozenset()), SEEN) == expected


def test_a_key_that_only_a_hidden_record_has_left_is_not_listed_any_more(tmp_path: Path) -> None:
    """It took the key at the very build at which the last that is shown went."""
    other = Claim(id="b", file="content/b.yaml", title="B", subject=(), action="sells")
    entity = replace(SHOP, id="it")
    before = Step({"it": entity, "b": other}, frozenset({"it"}))
    after = Step({"it": CLAIM}, frozenset({"it"}))
    assert _told(tmp_path, before, after) >= {"action:sells", "action*"}


def test_the_first_build_has_nothing_to_differ_from(tmp_path: Path) -> None:
    assert _told(tmp_path, SEEN) == frozenset()
