"""What a screen reader is told: as many items as there are claims, and the page's own headings."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.graph.graph import Graph
from generator.graph.ladder import FAMILIES
from generator.graph.status import status
from generator.projections.timeline import years
from generator.projections.world import World
from tests.browser.conftest import Reader
from tests.browser.samples import KINDS
from tests.site.making import NOW

pytestmark = pytest.mark.browser


class Tree:
    """Chromium's accessibility tree of a page, without the nodes that it leaves out."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        told = session.send("Accessibility.getFullAXTree")
        self._nodes: dict[str, Any] = {one["nodeId"]: one for one in told["nodes"]}

    def of(self, role: str) -> list[Any]:
        """Return the nodes of a role."""
        return [one for one in self._nodes.values() if _role(one) == role]

    def below(self, node: Any) -> Iterator[Any]:
        """Yield the nodes within a node."""
        for ident in node.get("childIds", ()):
            yield self._nodes[ident]
            yield from self.below(self._nodes[ident])

    def within(self, outer: str, role: str) -> list[Any]:
        """Return the nodes of a role within the only node of another."""
        (node,) = self.of(outer)
        return [one for one in self.below(node) if _role(one) == role]

    def items(self) -> int:
        """Count the items of lists that have a heading of their own: the entries of a register."""
        return sum(
            any(_role(inner) == "heading" for inner in self.below(one))
            for one in self.of("listitem")
        )


def _role(node: Any) -> str:
    return "" if node.get("ignored") else str(node.get("role", {}).get("value", ""))


def _name(node: Any) -> str:
    return str(node.get("name", {}).get("value", ""))


def test_a_year_has_an_item_for_each_claim(reader: Reader, graph: Graph) -> None:
    """Nothing that is in the data is missing from the tree, however long the page."""
    world = World(graph=graph, day=NOW.date(), theme={})
    for year, claims in years.read(world, ""):
        assert Tree(reader.open(f"/timeline/{year}/")).items() == claims


def test_an_entity_has_an_item_for_each_claim(reader: Reader, graph: Graph) -> None:
    """The same on the page of whoever the claims name."""
    named = [one for one in graph.claims.values() if "best-buy" in (*one.subject, *one.object)]
    assert Tree(reader.open("/retailers/best-buy/")).items() == len(named) > 10


def test_a_choice_has_an_item_for_each_claim_of_it(reader: Reader, graph: Graph) -> None:
    """By what was done, and by how sure it is."""
    kinds = Counter(one.action for one in graph.claims.values())
    statuses = Counter(status(graph, one).word for one in graph.claims)
    for choice, claims in (*kinds.most_common(2), *statuses.most_common(2)):
        folder = "kind" if choice in kinds else "status"
        assert Tree(reader.open(f"/timeline/{folder}/{choice}/")).items() == claims > 10


@pytest.mark.parametrize("kind", ["statements", "sources", "stories"])
def test_a_list_has_an_item_for_each_record(reader: Reader, graph: Graph, kind: str) -> None:
    """In its main part, beside which the navigation has lists of its own."""
    tree = Tree(reader.open(f"/{kind}/"))
    assert len(tree.within("main", "listitem")) == len(getattr(graph, kind)) > 2


def test_the_table_of_who_sells_what_has_all_sellers_and_makers(
    reader: Reader, project: Path, graph: Graph
) -> None:
    """A row for each seller, and one for each kind of them; a column for each maker."""
    with (project / "site/data/availability.csv").open(encoding="utf-8") as table:
        told = list(csv.DictReader(table))
    sellers, makers = ({one[who] for one in told} for who in ("seller", "maker"))
    kinds = {graph.entities[one].kind for one in sellers}
    tree = Tree(reader.open("availability"))
    assert len(tree.within("table", "rowheader")) == len(sellers) + len(kinds)
    assert len(tree.within("table", "columnheader")) == 1 + len(makers)
    assert len(tree.within("table", "cell")) == len(sellers) * len(makers) > 100


def test_search_results_are_as_many_items_as_are_told(reader: Reader, graph: Graph) -> None:
    """And as many as there are in the data."""
    page = reader.open("/search/?kind=stories", scripts=True)
    expect(page.locator("#told")).to_have_text(f"{len(graph.stories)} results")
    assert Tree(page).items() == len(graph.stories)


def test_filtered_claims_leave_the_tree(reader: Reader) -> None:
    """What the eye does not see is not read out."""
    page = reader.open("year")
    before = Tree(page).items()
    hidden = page.locator('.entry[data-family="settled"]').count()
    page.locator("#show-settled").uncheck()
    assert Tree(page).items() == before - hidden
    assert hidden > 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_tree_holds_the_page_s_frame(reader: Reader, kind: str) -> None:
    """One banner, one main part, one foot; every heading; no icon, for its word is beside it."""
    page = reader.open(kind)
    tree = Tree(page)
    for role in ("banner", "main", *(["contentinfo"] if kind != "embed" else [])):
        assert len(tree.of(role)) == 1, role
    assert all(_name(one) for one in (*tree.of("navigation"), *tree.of("link")))
    headings = page.locator("h1, h2, h3, h4, h5, h6").count()
    assert len(tree.of("heading")) == headings
    assert not tree.of("image")
    assert not tree.of("img")


def test_the_filter_is_a_named_group_of_named_boxes(reader: Reader) -> None:
    """Each box says its statuses and how many claims it stands for."""
    tree = Tree(reader.open("year"))
    boxes = tree.of("checkbox")
    assert len(boxes) == len(FAMILIES)
    assert all(_name(one).split()[-1].isdigit() for one in boxes)
    assert [_name(one) for one in tree.of("form")] == ["Filter"]
    assert "Show" in [_name(one) for one in tree.of("group")]
