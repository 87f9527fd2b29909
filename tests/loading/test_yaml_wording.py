"""Each mistake in YAML has its code, its exact place, and words that an editor understands."""

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.loading.yaml_nodes import DEEPEST, LARGEST, MOST_PROBLEMS, read_yaml

# The file with its mistake; the code; where the pointer begins; the word or words it covers.
MISTAKES = [
    # Text.
    ("title: Best Buy: drops", "E102", "1:16", ":"),
    ("a: {note: b: c}", "E102", "1:12", ":"),
    ("- x: y: z", "E102", "1:7", ":"),
    ('a: "x": y', "E102", "1:7", ":"),
    ("body: some words\n  and more: yes", "E102", "2:11", ":"),
    ('a: "foo\nb: x', "E103", "1:4", '"'),
    ("a: 'foo\nb: 'bar'\n", "E103", "1:4", "'"),
    ('a: "foo\n---\n', "E103", "1:4", '"'),
    ('a: b\n"c', "E103", "2:1", '"'),
    ("a: @foo", "E108", "1:4", "@"),
    ("a: `foo`", "E108", "1:4", "`"),
    ("a: %5", "E108", "1:4", "%"),
    ("- @foo", "E108", "1:3", "@"),
    ("a: *very* much", "E108", "1:4", "*"),
    ("a: *https://x.org", "E108", "1:4", "*"),
    ("a: & so on", "E108", "1:4", "&"),
    ("a: !<", "E108", "1:4", "!"),
    ("a: > 5 percent", "E108", "1:4", ">"),
    ("a: | b", "E108", "1:4", "|"),
    ("a: ? b", "E108", "1:4", "?"),
    ("a: ,b", "E108", "1:4", ","),
    ("a: [:b]", "E108", "1:5", ":"),
    ("a: 'It's done'", "E109", "1:8", "s"),
    ('a: "Best Buy" stops', "E109", "1:15", "stops"),
    ("a: [[cnet]] says", "E109", "1:13", "says"),
    ("a: {b: c} d", "E109", "1:11", "d"),
    ("a:\n  - {b: c}d: e", "E109", "2:11", "d"),
    ('a: "C:\\path"', "E112", "1:7", "\\p"),
    ('a: "\\x1"', "E112", "1:5", "\\x"),
    ("title: Issue #5 of it", "W125", "1:14", "#5 of it"),
    ("title: #1 in the list", "W125", "1:8", "#1 in the list"),
    ('a: "b"#c', "E126", "1:7", "#c"),
    ("a: [b]#c", "E126", "1:7", "#c"),
    ("a: |#c\n  d", "E126", "1:5", "#c"),
    # Layout.
    ("a:\n\tb: c", "E101", "2:1", "\t"),
    ("a:\n  b: c\n\td: e", "E101", "3:1", "\t"),
    ("a:\n  -\tb: c", "E101", "2:4", "\t"),
    ("a: [\n\tb]", "E101", "2:1", "\t"),
    ('a: "b\n  \tc"', "E101", "2:3", "\t"),
    ("a:\n    b: c\n  d: e", "E107", "3:3", "d"),
    ("  a: b\nc: d", "E107", "2:1", "c"),
    ("a: b\n  c: d", "E107", "2:3", "c"),
    ('a: "b"\n  c: d', "E107", "2:3", "c"),
    ("a: |\n    b\n  c\nd: e", "E107", "3:3", "c"),
    ("a: |2\n x\n", "E107", "2:2", "x"),
    ("title:Foo\nb: c", "E110", "1:6", ":"),
    ("b: c\ntitle:Foo\nd: e", "E110", "2:6", ":"),
    ("a: b\nfoo bar\nc: d", "E110", "2:1", "foo bar"),
    ("a: b\nfoo", "E110", "2:1", "foo"),
    (": b", "E110", "1:1", ":"),
    ("foo\nbar\n---\n", "E118", "3:1", "---"),
    ("a: - b", "E111", "1:4", "-"),
    ("a: b\n- c", "E111", "2:1", "-"),
    ("a:\n  -b\n  -c", "E111", "2:3", "-"),
    ("a:\n  - b\n  -c", "E111", "3:3", "-"),
    ("a:\n  - b\n  c: d", "E111", "3:3", "c"),
    ("a: [-]", "E111", "1:5", "-"),
    ("a: [b,\n- c", "E111", "2:1", "-"),
    # Brackets.
    ("a: [b, c\nd: e", "E106", "1:4", "["),
    ("a: {b: c", "E106", "1:4", "{"),
    ("a: [b,\nc: [d]", "E106", "1:4", "["),
    ("a: [", "E106", "1:4", "["),
    ("a: [b,\n", "E106", "1:4", "["),
    ("a: [b, {\n\n", "E106", "1:8", "{"),
    ("a:\n  - [b]\n  - [\n# done\n", "E106", "3:5", "["),
    ("a: [b}", "E113", "1:6", "}"),
    ("a: ]", "E113", "1:4", "]"),
    ("a: b\n}", "E113", "2:1", "}"),
    ('a: ["b" "c"]', "E113", "1:9", '"'),
    ("a: [\n  {b: c}\n  {d: e}\n]", "E113", "3:3", "{"),
    # Valid YAML that is refused.
    ("a: b\nc: d\na: e", "E104", "3:1", "a"),
    ("a: {b: c, b: d}", "E104", "1:11", "b"),
    ("a: *b", "E114", "1:4", "*b"),
    ("a: &b c", "E114", "1:4", "&b"),
    ("a: &b [c]", "E114", "1:4", "&b"),
    ("a: !b c", "E115", "1:4", "!b"),
    ("a: !!seq [c]", "E115", "1:4", "!!seq"),
    ("! a", "E115", "1:1", "!"),
    ("<<: {a: b}", "E116", "1:1", "<<"),
    ("[a]: b", "E117", "1:1", "[a]"),
    ("? {a: b}\n: c", "E117", "1:3", "{a: b}"),
    ("a: {: b}", "E110", "1:5", ":"),
    ("a: b\n---\nc: d", "E118", "2:1", "---"),
    ("a: b\n...\nc: d", "E118", "3:1", "c"),
    ("%YAML 1.1\n---\na: b", "E119", "1:1", "%YAML 1.1"),
    ("%TAG ! x:\n---\na: b", "E119", "1:1", "%TAG ! x:"),
    ("%FOO\na: b", "E119", "1:1", "%FOO"),
    ("", "E120", "1:1", ""),
    ("# nothing\n\n", "E120", "1:1", ""),
    ("---\n", "E120", "1:1", ""),
    # Characters.
    ("a: b\x07c", "E123", "1:5", "\x07"),
    ("a: b\x00", "E123", "1:5", "\x00"),
    ("a: \ufffe", "E123", "1:4", "\ufffe"),
    ("a: \U0001ffff", "E123", "1:4", "\U0001ffff"),
    ("a: b\u2028c", "E123", "1:5", "\u2028"),
    ("a: b\x85c", "E123", "1:5", "\x85"),
    ("a: b\u202ec", "E124", "1:5", "\u202e"),
    ("a: b\u2066c", "E124", "1:5", "\u2066"),
    ('a: "\\u0007"', "E123", "1:4", '"\\u0007"'),
    ('a: "\\u202e"', "E124", "1:4", '"\\u202e"'),
]


def pointed_at(text: str, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    assert span is not None
    line = text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(("text", "code", "place", "word"), MISTAKES)
def test_a_mistake_is_named_and_pointed_at(text: str, code: str, place: str, word: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yaml")
    found = problems[0]
    assert found.span is not None
    assert (found.code, f"{found.span.line}:{found.span.column}") == (code, place)
    assert pointed_at(text, found) == word
    assert len(problems) == 1
    assert found.label
    assert found.help


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


@pytest.mark.parametrize("text", [text for text, *_ in MISTAKES])
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
    assert problem.span is not None
    assert problem.span.column == DEEPEST + 1


def test_a_flood_of_problems_is_bounded() -> None:
    for text in ("a: b\n" * 5000, "- *a\n" * 5000, "- a\x07\n" * 5000, "a: b\n\tc\n" * 5000):
        _, problems = read_yaml(text.encode(), "a.yaml")
        assert 1 <= len(problems) <= MOST_PROBLEMS + 2
