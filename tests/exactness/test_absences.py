"""What a page once read may be gone at the next build; asking for it again is no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue import catalogue, plan
from generator.graph.assemble import assemble
from generator.graph.graph import Graph, build_graph
from generator.incremental.ask import Answers, Ask
from generator.incremental.ledger import Ledger
from generator.projections.registry import PROJECTIONS
from generator.projections.world import World
from tests.exactness.edits import delete, put
from tests.exactness.twins import Twins
from tests.minisite import NOW, MiniSite

SCRIPT = "templates/assets/reader.js"


def _world(graph: Graph) -> World:
    return World(graph=graph, day=NOW.date(), theme={}, plan=plan)


def _answers(site: MiniSite) -> Answers[World]:
    """Return all that the pages of the small report read."""
    graph = assemble(site.root, NOW).graph
    assert graph is not None
    answers = _world(graph).answers
    pages, problems = catalogue(answers.world, Ask(answers))
    assert problems == ()
    for page in pages:
        page.view(Ask(answers))
    return answers


def test_every_projection_that_a_page_reads_is_registered(site: MiniSite) -> None:
    """A trace with another's name could never be fresh."""
    assert {name for name, _ in _answers(site).known} <= PROJECTIONS.keys()


def test_every_projection_has_an_answer_for_what_is_gone(site: MiniSite) -> None:
    answers = _answers(site)
    graph = build_graph(answers.world.graph.settings, ())
    empty = _world(graph).answers
    for name, key in answers.known:
        assert empty.answer(PROJECTIONS[name], key).mark, (name, key)


def test_what_was_looked_for_in_vain_is_among_the_pieces_of_an_answer(site: MiniSite) -> None:
    """Else nobody would ask again once it is there."""
    answers = _answers(site)
    graph = build_graph(answers.world.graph.settings, ())
    empty = _world(graph).answers
    for name, key in answers.known:
        empty.answer(PROJECTIONS[name], key)
    ledger = Ledger()
    empty.teach(ledger)
    assert {name for name, key in answers.known if not ledger.made_of((name, key))} == set()


@pytest.mark.usefixtures("in_plain_theme")
def test_an_asset_that_comes_back_as_it_was_is_noticed(tmp_path: Path) -> None:
    """In between the pages did without, and were made so."""
    twins = Twins(tmp_path)
    for edit in (put(SCRIPT, "1\n"), delete(SCRIPT), put(SCRIPT, "1\n")):
        twins.edit(edit)
        assert twins.settle().outcome is not None
