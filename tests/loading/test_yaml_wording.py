"""Each mistake in YAML has its code, its exact place, and words that an editor understands."""

import pytest

from generator.diagnostics.span import Span
from generator.loading.yaml_nodes import DEEPEST, LARGEST, MOST_PROBLEMS, read_yaml
from generator.loading.yaml_tree import plain
from tests.loading.decoding import pointed_at
from tests.loading.mistakes import mistakes, told_of

MISTAKES = mistakes()


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_named_and_pointed_at_with_what_to_do(text: str) -> None:
    """Once; `yaml_mistakes.txt` has the words."""
    told = told_of(text)
    assert told == MISTAKES[text]
    assert told.count("\n  here: ") == 1
    assert "\n  help: " in told


RAW_WORDING = (
    "mapping values",
    "block end",
    "expected",
    "simple key",
    "while ",
    "token",
    "node content",
    "scalar",
    "flow",
    "document start",
)


@pytest.mark.parametrize("text", MISTAKES)
def test_the_parsers_own_wording_is_never_shown(text: str) -> None:
    for problem in read_yaml(text.encode(), "a.yaml")[1]:
        said = " ".join((problem.message, *problem.help, *problem.notes))
        assert not [word for word in RAW_WORDING if word in said]


def test_what_no_rule_knows_is_still_said_plainly_and_in_place() -> None:
    node, (*_, problem) = read_yaml(b"...\n", "a.yaml")
    assert node is None
    assert (problem.code, problem.message) == ("E199", "this is not valid YAML")
    assert problem.span == Span(1, 1, 1, 4)


def test_a_surrogate_made_by_an_escape_is_refused(either_parser: type) -> None:
    _, (problem,) = read_yaml(b'a: "\\ud800"', "a.yaml")
    # libyaml refuses the escape itself, its twin makes the character.
    assert problem.code == ("E112" if "C" in either_parser.__name__ else "E123")


def test_all_problems_of_a_readable_file_are_reported_in_order() -> None:
    text = "a: &x b\nc: !y d\na: e\nf: *x\n<<: g\nh: \x07\n"
    node, problems = read_yaml(text.encode(), "a.yaml")
    assert [each.code for each in problems] == ["E114", "E115", "E104", "E114", "E116", "E123"]
    assert node is not None


def test_a_syntax_error_ends_a_file_and_keeps_what_was_found_before_it() -> None:
    node, problems = read_yaml(b"a: b\nc: !t d\ne: f: g\nh: !t i\n", "a.yaml")
    assert node is None
    assert [each.code for each in problems] == ["E115", "E102"]


def test_the_first_of_two_equal_names_stays_and_both_places_are_shown() -> None:
    node, (problem,) = read_yaml(b"a: b\nc: d\na: e\n", "a.yaml")
    assert node is not None
    assert [related.span.line for related in problem.related] == [1]


@pytest.mark.parametrize(
    ("data", "place", "note"),
    [
        (b"title: caf\xe9\n", "1:11", "the byte 0xE9 stands at offset 10"),
        (b"\xef\xbb\xbfa: b\r\nc: \x92\n", "2:4", "the byte 0x92 stands at offset 12"),
        ("é: \u6f22 ".encode() + b"\xff", "1:6", "the byte 0xFF stands at offset 8"),
        (b"a: \xed\xa0\x80", "1:4", "the byte 0xED stands at offset 3"),
        (b"\xff\xfea\0", "1:1", "it begins like UTF-16"),
    ],
)
def test_bytes_that_are_not_utf8_are_placed(data: bytes, place: str, note: str) -> None:
    node, (problem,) = read_yaml(data, "a.yaml")
    assert node is None
    assert problem.span is not None
    assert (problem.code, f"{problem.span.line}:{problem.span.column}") == ("E105", place)
    assert note in problem.notes


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_read() -> None:
    text = b"a: " + b"x" * (LARGEST - 3)
    assert read_yaml(text, "a.yaml")[1] == ()
    node, (problem,) = read_yaml(text + b"x", "a.yaml")
    assert (node, problem.code) == (None, "E121")


@pytest.mark.usefixtures("either_parser")
def test_forty_levels_are_read_and_forty_one_are_not() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    assert read_yaml(deepest.encode(), "a.yaml")[1] == ()
    node, (problem,) = read_yaml(f"[{deepest}]".encode(), "a.yaml")
    assert (node, problem.code) == (None, "E122")
    assert problem.span == Span(1, DEEPEST + 1, 1, DEEPEST + 2)
    assert problem.label == f"level {DEEPEST + 1} begins here"


def test_an_anchor_behind_a_tag_is_told_at_its_own_place() -> None:
    text = "a: !b &c d"
    _, problems = read_yaml(text.encode(), "a.yaml")
    told = [(one.code, one.span and pointed_at(text, one.span)) for one in problems]
    assert told == [("E115", "!b"), ("E114", "&c")]


@pytest.mark.parametrize("name", ["*b1", "&b1", "!b1"])
def test_what_is_not_used_is_called_by_its_name_alone(name: str) -> None:
    _, (problem,) = read_yaml(f"x: y\na: [c, {name} ]".encode(), "a.yaml")
    assert problem.message.endswith(f": `{name}`")
    assert problem.span == Span(2, 8, 2, 11)


@pytest.mark.parametrize("mistake", ["- *a\n", "- &a b\n", "- <<: c\n"])
def test_a_file_is_read_on_until_it_has_one_problem_too_many(mistake: str) -> None:
    node, problems = read_yaml((mistake * MOST_PROBLEMS + "- end").encode(), "a.yaml")
    assert len(problems) == MOST_PROBLEMS
    assert node is not None
    node, problems = read_yaml((mistake * (MOST_PROBLEMS + 1) + "- end").encode(), "a.yaml")
    assert len(problems) == MOST_PROBLEMS + 1
    assert node is None


def test_all_fields_are_kept_until_there_is_one_problem_too_many() -> None:
    node, problems = read_yaml(("a: b\n" * (MOST_PROBLEMS + 1) + "c: d").encode(), "a.yaml")
    assert len(problems) == MOST_PROBLEMS
    assert node is not None
    assert plain(node) == {"a": "b", "c": "d"}


def test_a_flood_of_problems_is_bounded() -> None:
    for text in ("a: b\n" * 5000, "- *a\n" * 5000, "- a\x07\n" * 5000, "a: b\n\tc\n" * 5000):
        _, problems = read_yaml(text.encode(), "a.yaml")
        assert 1 <= len(problems) <= MOST_PROBLEMS + 2
