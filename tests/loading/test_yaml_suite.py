"""The YAML test suite (https://github.com/yaml/yaml-test-suite) through our reader."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.loading.yaml_nodes import read_yaml
from generator.loading.yaml_tree import ListNode, Node, TextNode

SUITE = Path(__file__).parent.parent / "data" / "yaml-test-suite.json"
CASES: list[dict[str, Any]] = json.loads(SUITE.read_text(encoding="utf-8"))

# What we refuse though it is YAML: features by name, and what libyaml does not read itself.
OUTSIDE = {
    *("E101", "E104", "E110", "E114", "E115", "E117", "E118", "E119", "E120", "E123"),
}
DASHED_NAME = "2EBW-00"
"""A field named `-foo`, which here is a list's item without its space."""

# Invalid by YAML 1.2's rules of indentation, and read by both parsers in the one possible way.
LENIENT = {"9C9N-00", "QB6E-00", "S98Z-00"}


def data(node: Node) -> Any:
    """The same as PyYAML's BaseLoader gives: nothing is empty text there."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [data(item) for item in node.items]
    return {key.text: data(value) for key, value in node.entries}


def errors(case: dict[str, Any]) -> tuple[Node | None, set[str]]:
    node, problems = read_yaml(case["yaml"].encode(), "case.yaml")
    return node, {problem.code for problem in problems if problem.severity == "error"}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_invalid_cases_are_refused_and_valid_ones_mean_what_pyyaml_says(
    case: dict[str, Any],
) -> None:
    node, codes = errors(case)
    if case["fail"]:
        assert bool(codes) != (case["name"] in LENIENT)
        return
    try:
        documents = list(yaml.load_all(case["yaml"], Loader=yaml.BaseLoader))
    except yaml.YAMLError:
        return
    if codes:
        assert codes & OUTSIDE or case["name"] == DASHED_NAME
    else:
        assert node is not None
        assert documents == [data(node)]


def test_a_good_part_of_the_suite_lies_within_the_subset() -> None:
    read = [case for case in CASES if not case["fail"] and not errors(case)[1]]
    assert len(read) > 100
