"""Bytes of any kind: an answer in bounded time, never an exception."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics.span import source_lines
from generator.diagnostics.text import render
from generator.loading import yaml_nodes
from generator.loading.yaml_nodes import LARGEST, read_yaml
from generator.loading.yaml_tree import Plain, plain
from tests.loading.conftest import PARSERS

SYNTAX = st.lists(
    st.sampled_from(
        [*"[]{},:#&*!|>'\"%@`\\-?\n\t ~", ": ", "- ", "\n  ", "---", "...", "<<", "a", "é", "\r\n"]
    )
).map("".join)


@given(st.binary() | st.text().map(str.encode) | SYNTAX.map(str.encode))
@example(b"")
@example(b"\xff")
@example(b"a: |\n")
@example(b"\n" * 5 + b"[")
@example(b"- a#b\n-")
def test_any_bytes_give_data_or_problems_that_can_be_shown(data: bytes) -> None:
    node, problems = read_yaml(data, "a.yaml")
    assert node is not None or problems
    if node is not None:
        plain(node)
    lines = source_lines(data.decode("utf-8-sig", errors="replace"))
    for problem in problems:
        render(problem, lambda _: lines, color=False)
        if problem.span is not None:
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1


@given(SYNTAX)
def test_what_both_parsers_can_read_they_read_alike(text: str) -> None:
    found = []
    for parser in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_nodes, "_PARSER", parser)
            node, _ = read_yaml(text.encode(), "a.yaml")
            if node is not None:
                found.append(plain(node))
    assert found in ([], found[:1], found[:1] * 2)


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc-", min_size=1), inner),
)


@given(TREES)
def test_what_pyyaml_writes_is_read_back_the_same(tree: Plain) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    # `safe_dump` names a value that it meets twice; ours has no such thing.
    node, problems = read_yaml(text.encode(), "a.yaml")
    if not {problem.code for problem in problems} & {"E114"}:
        assert problems == ()
        assert node is not None
        assert plain(node) == tree


@pytest.mark.parametrize(
    "unit",
    ["[", "{a: ", "- ", "? ", "[[", "- - ", "&a ", "!a ", "*a ", '"', "\t", "a: "],
)
def test_deep_or_endless_input_is_answered_at_once(unit: str) -> None:
    data = (unit * 200_000).encode()[:LARGEST]
    start = time.perf_counter()
    _, problems = read_yaml(data, "a.yaml")
    assert problems
    assert time.perf_counter() - start < 5  # not minutes
