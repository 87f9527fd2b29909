"""A fix that a machine may make repairs the problem and changes nothing else."""

import pytest

from generator.diagnostics.diagnostic import Fix
from generator.loading.yaml_nodes import read_yaml
from generator.loading.yaml_quoting import quote_rest
from generator.loading.yaml_tree import Plain, plain


def applied(text: str, fix: Fix) -> str:
    """The text with the edits made, from the last to the first so that places stay true."""
    lines = text.split("\n")
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        row, span = edit.span.line - 1, edit.span
        assert span.line == span.end_line
        lines[row] = lines[row][: span.column - 1] + edit.text + lines[row][span.end_column - 1 :]
    return "\n".join(lines)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Best Buy: drops", {"title": "Best Buy: drops"}),
        ('a: say "x": y', {"a": 'say "x": y'}),
        ("a: it's: \\", {"a": "it's: \\"}),
        ('a: "foo\nb: c', {"a": "foo", "b": "c"}),
        ("a: 'It's done'", {"a": "It's done"}),
        ('a: "Best Buy" stops', {"a": '"Best Buy" stops'}),
        ("a: [[cnet]] says", {"a": "[[cnet]] says"}),
        ("a: [#1, b]\nc: d", {"a": ["#1", "b"], "c": "d"}),
        ("a: [b, #1]\nc: d", {"a": ["b", "#1"], "c": "d"}),
        ("a: [b , no #1 , c]\nd: e", {"a": ["b", "no #1", "c"], "d": "e"}),
        ("a: @x\nb: c", {"a": "@x", "b": "c"}),
        ("- `x`\n- y", ["`x`", "y"]),
        ("a: *very* much", {"a": "*very* much"}),
        ("a: *very", {"a": "*very"}),
        ("a: > 5", {"a": "> 5"}),
        ('a: "C:\\path"', {"a": "C:\\path"}),
        ("title:Foo\nb: c", {"title": "Foo", "b": "c"}),
        ("a:\n  -b\n  -c", {"a": ["b", "c"]}),
        ("a:\n  - b\n  -c", {"a": ["b", "c"]}),
        ("a: b\u2028c", {"a": "b c"}),
        ("a: b\u202ec", {"a": "bc"}),
        ("a: it\u0092s", {"a": "it\u2019s"}),
        ("a: b\x0bc", {"a": "b c"}),
        ("a: b\x07c", {"a": "bc"}),
    ],
)
def test_a_fixed_file_is_read_without_problems_and_says_what_was_meant(
    text: str, expected: Plain
) -> None:
    _, (problem,) = read_yaml(text.encode(), "a.yaml")
    assert problem.fix is not None
    node, problems = read_yaml(applied(text, problem.fix).encode(), "a.yaml")
    assert problems == ()
    assert node is not None
    assert plain(node) == expected


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("a: b", 4, '"b"'),
        ("a: b ", 4, '"b"'),
        ("a: 'b'", 4, '"b"'),
        ("a: 'b\"", 4, "'''b\"'"),
        ("a: '", 4, '"\'"'),
        ("a: b\nc: d", 4, '"b"'),
        ("a: b\n  # c\nd: e", 4, '"b"'),
        ("a: ", 4, None),
        ("a: b # c", 4, None),
        ("a: [b, c]", 8, None),
        ("a: [b]", 5, None),
        ("a: {b: c}", 8, None),
        ("a: [] b", 7, '"b"'),
        ("a: b\n\n  c", 4, None),
        ("a: b\n# c\n\n  d", 4, None),
        ("  - a: b\n    c: d", 8, '"b"'),
    ],
)
def test_text_is_put_in_quotes_where_that_swallows_nothing_else(
    text: str, column: int, expected: str | None
) -> None:
    fix = quote_rest(text.split("\n"), 1, column, "a.yaml")
    assert (fix and fix.edits[0].text) == expected


def test_a_fix_that_puts_text_in_quotes_shows_it() -> None:
    """Where there is none, the editor has to see to it."""
    _, (one,) = read_yaml(b"a: [[cnet]] says", "a.yaml")
    assert one.help == ('put the text in quotes:  "[[cnet]] says"',)
    _, (other,) = read_yaml(b"a: [[cnet]] says # so", "a.yaml")
    assert (other.help, other.fix) == (("put the whole text in quotes",), None)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c # a comment",
        "a: b: c\n  d",
        "a: [b: c: d]",
        'a: "C:\\path\\new"',
        "a: &b c\nd: *b",
        "a: @b\n  and more",
        'a: "b # c',
        "a: [-]",
        "a: [b, # 1]\nc: d",
        "a: {b: c, d#1: #1}",
    ],
)
def test_where_more_than_one_thing_may_be_meant_no_fix_is_offered(text: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yaml")
    assert problems
    assert [problem.fix for problem in problems] == [None] * len(problems)
