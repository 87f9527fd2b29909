"""A fix that a machine may make repairs the problem and changes nothing else."""

import pytest

from generator.diagnostics.diagnostic import Fix
from generator.loading.yaml_nodes import Plain, plain, read_yaml


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
    "text",
    [
        "a: b: c # a comment",
        "a: b: c\n  d",
        "a: [b: c: d]",
        'a: "C:\\path\\new"',
        "a: &b c\nd: *b",
        "a: @b\n  and more",
        'a: "b # c',
    ],
)
def test_where_more_than_one_thing_may_be_meant_no_fix_is_offered(text: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yaml")
    assert problems
    assert [problem.fix for problem in problems] == [None] * len(problems)
