"""What a YAML file says, and where."""

from typing import Literal

import pytest

from generator.diagnostics.span import Span
from generator.loading.yaml_nodes import (
    ListNode,
    MapNode,
    Node,
    Plain,
    TextNode,
    locate,
    plain,
    read_yaml,
)

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
        ("? a\n: x", "x"),
    ],
)
def test_the_forms_of_a_value(text: str, expected: Plain) -> None:
    assert plain(read(text)) == {"a": expected}


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
    ("path", "on", "expected"),
    [
        ((), "value", "title"),
        (("title",), "key", "title"),
        (("title",), "value", "Best Buy stops ordering"),
        (("scope",), "value", '{products: [phones, "tablets"], region: US}'),
        (("scope", "products"), "key", "products"),
        (("scope", "products", 1), "value", '"tablets"'),
        (("scope", "products", 1), "key", '"tablets"'),
        (("unknowns",), "value", "- The day of it\n  - ''"),
        (("unknowns", 0), "value", "The day of it"),
        (("body",), "value", "|\n  First line,\n    second line.\n\n  Last."),
        (("until",), "value", ""),
        (("reports", 1), "value", "source: idrop\n  via: cnet"),
        (("reports", 1, "via"), "value", "cnet"),
        # What is missing is shown at what would hold it.
        (("missing",), "key", "title"),
        (("scope", "missing"), "key", "scope"),
        (("reports", 0, "missing"), "value", "{source: cnet, quote: a b}"),
        (("reports", 7, "missing"), "key", "reports"),
        # Steps that a validator adds of its own are passed over.
        (("reports", "list[Report]", 1, "Report", "via"), "value", "cnet"),
    ],
)
def test_a_path_of_names_and_indices_is_located_in_the_file(
    path: tuple[str | int, ...], on: Literal["key", "value"], expected: str
) -> None:
    assert cut(RECORD, locate(read(RECORD), path, on)) == expected


def test_columns_count_characters_and_not_bytes() -> None:
    node = read("é漢: [😀, x]")
    assert isinstance(node, MapNode)
    assert locate(node, ("é漢", 1), "value") == Span(1, 9, 1, 10)
