"""What a YAML file says, and where."""

import pytest

from generator.diagnostics.span import Span
from generator.loading.written import Written
from generator.loading.yaml_nodes import read_yaml
from generator.loading.yaml_tree import ListNode, MapNode, Node, Plain, TextNode, plain

RECORD = """\
# a comment
title: Best Buy stops ordering
scope: {products: [phones, "tablets"], region: US}
unknowns:
  - The day of it
  - ''
body: |
  First line,
    second line.

  Last.

until:
reports:
- {source: cnet, quote: a b}
- source: idrop
  via: cnet
"""

pytestmark = pytest.mark.usefixtures("either_parser")


def read(text: str) -> Node:
    node, problems = read_yaml(text.encode(), "a.yaml")
    assert problems == ()
    assert node is not None
    return node


def cut(text: str, span: Span) -> str:
    """The stretch of the text that a span names."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def test_a_record_becomes_plain_text_lists_and_maps() -> None:
    assert plain(read(RECORD)) == {
        "title": "Best Buy stops ordering",
        "scope": {"products": ["phones", "tablets"], "region": "US"},
        "unknowns": ["The day of it", ""],
        "body": "First line,\n  second line.\n\nLast.\n",
        "until": None,
        "reports": [{"source": "cnet", "quote": "a b"}, {"source": "idrop", "via": "cnet"}],
    }


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "null",
        "~",
        "1.10",
        "007",
        "0x1F",
        "1_000",
        "12:30:45",
        "2018-02-30",
        ".inf",
        "=",
    ],
)
def test_every_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert plain(read(f"a: {text}")) == {"a": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:", None),
        ('a: ""', ""),
        ("a: []", []),
        ("a: [] #c", []),
        ("a: {}", {}),
        ("a: |\n  x", "x"),
        ("a: >-\n  x\n  y", "x y"),
        ("a: x\n  y", "x y"),
        ("--- \na: x\n...\n", "x"),
        ("a: 'it''s'", "it's"),
        ('a: "\\u00e9\\n"', "é\n"),
        ("a: http://x.org/y#z", "http://x.org/y#z"),
        ("a: x  # comment", "x"),
        ("a: C# and F#", "C# and F#"),
        ("a: '-'", "-"),
        ("a: -b", "-b"),
        ("a:\n  -1", "-1"),
        ("a:\n  -b c\n  -1", "-b c -1"),
        ("a:\n  b\n  -c", "b -c"),
        ("a: |\n  x\n  \ty\n", "x\n\ty\n"),
        ("? a\n: x", "x"),
    ],
)
def test_the_forms_of_a_value(text: str, expected: Plain) -> None:
    assert plain(read(text)) == {"a": expected}


def test_a_quoted_name_means_nothing_but_itself() -> None:
    assert plain(read("'<<': x")) == {"<<": "x"}


def test_plain_tells_text_without_quotes_from_all_other() -> None:
    node = read("- x\n- 'x'\n- \"x\"\n- |\n  x\n-")
    assert isinstance(node, ListNode)
    texts = [item for item in node.items if isinstance(item, TextNode)]
    assert [text.plain for text in texts] == [True, False, False, False, True]
    assert [text.nothing for text in texts] == [False, False, False, False, True]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=("bare", "bom"))
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=("lf", "crlf", "cr"))
def test_a_byte_order_mark_and_the_kind_of_line_ending_change_nothing(
    mark: bytes, ending: str
) -> None:
    data = mark + RECORD.replace("\n", ending).encode()
    assert read_yaml(data, "a.yaml") == read_yaml(RECORD.encode(), "a.yaml")


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), "title", "Best Buy stops ordering"),
        (("scope",), "scope", '{products: [phones, "tablets"], region: US}'),
        (("scope", "products"), "products", '[phones, "tablets"]'),
        (("scope", "products", 1), None, '"tablets"'),
        (("unknowns",), "unknowns", "- The day of it\n  - ''"),
        (("unknowns", 0), None, "The day of it"),
        (("body",), "body", "|\n  First line,\n    second line.\n\n  Last."),
        (("until",), "until", ""),
        (("reports", 1), None, "source: idrop\n  via: cnet"),
        (("reports", 1, "via"), "via", "cnet"),
    ],
)
def test_a_node_and_its_name_know_where_they_stand(
    path: tuple[str | int, ...], key: str | None, value: str
) -> None:
    reached = Written("a.yaml", read(RECORD), RECORD.encode()).reach(path)
    assert (reached.key and cut(RECORD, reached.key.span)) == key
    assert cut(RECORD, reached.node.span) == value


@pytest.mark.parametrize("behind", ["", "\n", "\n\n", "\n  \n", "\nb: c", "\n\nb: c\n"])
def test_a_block_ends_with_its_last_words(behind: str) -> None:
    written = Written("a.yaml", read(f"a: |\n  x\n  y{behind}"), b"")
    assert written.reach(("a",)).node.span == Span(1, 4, 3, 4)


def test_columns_count_characters_and_not_bytes() -> None:
    node = read("é漢: [😀, x]")
    assert isinstance(node, MapNode)
    assert Written("a.yaml", node, b"").reach(("é漢", 1)).node.span == Span(1, 9, 1, 10)
