"""Chains: the tree of reports of a statement."""

from __future__ import annotations

import pytest

from generator.graph.chains import ChainNode, chain, told_to
from tests.graph.building import about


def drawn(nodes: tuple[ChainNode, ...], depth: int = 0) -> list[str]:
    """Draw a tree as indented lines of source, verb and marks."""
    lines = []
    for node in nodes:
        marks = "".join(f" [{mark.word}]" for mark in node.marks)
        lines.append(f"{'  ' * depth}{node.source} {node.verb}{marks}")
        lines += drawn(node.children, depth + 1)
    return lines


TREES = [
    ("'?1 a person', affirms: [stop], reports: [cnet-2018]", ["cnet-2018 heard"]),
    (
        (
            "'?1 a person', affirms: [stop], reports: "
            "[cnet-20180321, b-20180323 < cnet-20180321, a-20180322 < cnet-20180321, "
            "c-2018 < b-20180323]"
        ),
        [
            "cnet-20180321 heard",
            "  a-20180322 repeats",
            "  b-20180323 repeats",
            "    c-2018 repeats",
        ],
    ),
    (  # a report known only through another gets a node of its own
        "'?1 a person', affirms: [stop], reports: [a-2018 < unread-2018]",
        ["unread-2018 known-through [unread]", "  a-2018 repeats"],
    ),
    (  # once, though two name it
        "'?1 a person', affirms: [stop], reports: [a-2018 < unread-2018, b-2018 < unread-2018]",
        ["unread-2018 known-through [unread]", "  a-2018 repeats", "  b-2018 repeats"],
    ),
    (  # what is republished is named by the copy alone
        (
            "'?1 a person', affirms: [stop], reports: [copy-2018, {source: b-2018, "
            "via: copy-2018, quote: so}]"
        ),
        ["wire-2018 known-through", "  copy-2018 republishes", "    b-2018 quotes"],
    ),
    (
        "'?1 a person', affirms: [stop], reports: [wire-2018, copy-2018 < wire-2018]",
        ["wire-2018 heard", "  copy-2018 republishes"],
    ),
    ("{own_words: blog-2018}, affirms: [stop]", ["blog-2018 asserts"]),
    (  # a copy that took this matter from elsewhere
        "'?1 a person', affirms: [stop], reports: [a-2018, copy-2018 < a-2018]",
        ["a-2018 heard", "  copy-2018 repeats"],
    ),
    ("{own_words: blog-2018}, affirms: [stop], reports: [blog-2018]", ["blog-2018 asserts"]),
    (
        "{own_words: blog-2018}, affirms: [stop], reports: [b-2018 < blog-2018]",
        ["blog-2018 asserts", "  b-2018 repeats"],
    ),
    (
        "{document: order-2018}, affirms: [stop], reports: [a-2018]",
        ["a-2018 saw", "order-2018 publishes"],
    ),
    ("{document: memo-2018}, affirms: [stop], reports: [a-2018]", ["a-2018 saw"]),
    ("{looked: verge}, affirms: [stop], reports: [verge-2018]", ["verge-2018 looked"]),
    ("{untraced: reports}, affirms: [stop], reports: [a-2018]", ["a-2018 gathers"]),
    (
        (
            "best-buy, comments: [stop], reports: [{source: a-2018, attributes_to: huawei, "
            "maybe: yes}, "
            "{source: b-2018, presents_as: fact}]"
        ),
        ["a-2018 heard [misattributes] [unsure]", "b-2018 heard [frames]"],
    ),
    (
        "best-buy, comments: [stop], reports: [a-2018 < b-2018, b-2018 < c-2018, c-2018 < a-2018]",
        ["a-2018 heard [circular]", "  c-2018 repeats", "    b-2018 repeats"],
    ),
    (  # entered from outside of it
        "best-buy, comments: [stop], reports: [d-2018 < c-2018, b-2018 < c-2018, c-2018 < b-2018]",
        ["b-2018 heard [circular]", "  c-2018 repeats", "    d-2018 repeats"],
    ),
    (  # the cited state of a source, where it is listed
        "best-buy, comments: [stop], reports: [a-2018, 'a-2018#one', 'c-2018 < a-2018#one']",
        ["a-2018 heard", "a-2018#one heard", "  c-2018 repeats"],
    ),
    ("best-buy, comments: [stop], reports: [a-2018 < a-2018]", ["a-2018 heard [circular]"]),
    (
        (
            "best-buy, comments: [stop], reports: ['a-2018#one', b-2018 < a-2018, "
            "'c-2018 < a-2018#one']"
        ),
        ["a-2018#one heard", "  b-2018 repeats", "  c-2018 repeats"],
    ),
]

SOURCES = """sources:
  unread-2018: {read: no}
  copy-2018: {republishes: wire-2018}
  memo-2018: {public: no}
  a-2018: {versions: [{id: one, change: appended}]}
"""


@pytest.mark.parametrize(("statement", "tree"), TREES)
def test_reports_hang_below_what_they_rest_on(statement: str, tree: list[str]) -> None:
    """Oldest first, each with how it stands to the one above."""
    graph = about(f"said-so: {{speaker: {statement}}}", more=SOURCES)
    assert drawn(chain(graph, graph.statements["said-so"])) == tree


def test_a_repeater_that_also_asked_for_itself_adds_own_reporting() -> None:
    """The others it brought first hand are named."""
    graph = about(
        "told: {speaker: '?1 a person', affirms: [stop], reports: [cnet-2018, "
        "usatoday-2018 < cnet-2018]}\n"
        "answer: {speaker: best-buy, comments: [stop], reports: [usatoday-2018]}\n"
        "second: {speaker: huawei, comments: [stop], reports: [cnet-2018]}\n"
        "elsewhere: {speaker: best-buy, comments: [told], reports: [usatoday-2018 < cnet-2018]}"
    )
    (root,) = chain(graph, graph.statements["told"])
    assert [(mark.word, mark.statements) for mark in root.children[0].marks] == [
        ("adds-own-reporting", ("answer",))
    ]
    assert root.marks == ()


def test_a_chain_of_two_thousand_links_is_built() -> None:
    """Depth is the editors', not the interpreter's."""
    links = ", ".join(f"r{number}-2018 < r{number - 1}-2018" for number in range(1, 2000))
    graph = about(f"long: {{speaker: idc, affirms: [stop], reports: [r0-2018, {links}]}}")
    (node,) = chain(graph, graph.statements["long"])
    depth = 1
    while node.children:
        (node,) = node.children
        depth += 1
    assert depth == 2000


TOLD = [
    ("'?1 a', affirms: [stop], reports: [a-2018 < cnet-2018]", "cnet"),
    ("'?1 a', affirms: [stop], reports: [copy-2018]", "wire"),
    ("'?1 a', affirms: [stop], reports: [a-2018 < b-2018, b-2018 < a-2018]", "a"),
    ("'?1 a', affirms: [stop]", None),
    ("{own_words: blog-2018}, affirms: [stop]", "blog"),
    ("{document: order-2018}, affirms: [stop]", "order"),
    ("{looked: verge}, affirms: [stop]", "verge"),
]


@pytest.mark.parametrize(("statement", "outlet"), TOLD)
def test_the_outlet_that_first_had_it_stands_at_the_end_of_the_chain(
    statement: str, outlet: str | None
) -> None:
    """Back through what was repeated and what was republished."""
    graph = about(f"said-so: {{speaker: {statement}}}", more=SOURCES)
    assert told_to(graph, graph.statements["said-so"]) == outlet
