"""The table of codes and the explanations beside it."""

import re
from importlib.resources import files

import pytest

from generator.diagnostics.codes import CODES
from generator.diagnostics.explanation import Explanation, explain, explanations
from generator.loading.yaml_nodes import read_yaml

EXPLAINED = explanations()
YAML_EXAMPLES = [each for each in EXPLAINED.values() if each.wrong and each.code.id[1] == "1"]


def test_codes_are_in_order_of_their_numbers_and_each_number_is_used_once() -> None:
    numbers = [int(code[1:]) for code in CODES]
    assert numbers == sorted(set(numbers))
    assert all(re.fullmatch(r"[EW][1-8]\d\d", code) for code in CODES)


def test_every_code_has_a_section_with_its_title_in_the_order_of_the_table() -> None:
    assert [each.code for each in EXPLAINED.values()] == list(CODES.values())
    assert all(each.text.endswith(".") for each in EXPLAINED.values())


def test_no_section_is_lost_by_the_pattern_that_reads_them() -> None:
    text = files("generator.diagnostics").joinpath("explanations.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## ([EW]\d+) (.*)$", text, re.MULTILINE)
    assert headings == [(code.id, code.title) for code in CODES.values()]


@pytest.mark.parametrize("example", YAML_EXAMPLES, ids=lambda each: each.code.id)
def test_each_example_of_wrong_yaml_has_its_problem(
    example: Explanation,
) -> None:
    wrong = {each.code for each in read_yaml(example.wrong.encode(), "example.yaml")[1]}
    assert example.code.id in wrong


def test_an_explanation_is_found_in_either_case_and_an_unknown_code_is_none() -> None:
    assert explain("e204") == EXPLAINED["E204"]
    assert explain("E000") is None


@pytest.mark.parametrize(
    "example", [each for each in EXPLAINED.values() if each.wrong], ids=lambda each: each.code.id
)
def test_the_right_example_of_each_code_can_be_read_and_differs_from_the_wrong_one(
    example: Explanation,
) -> None:
    assert read_yaml(example.right.encode(), "example.yaml")[1] == ()
    assert example.wrong != example.right
