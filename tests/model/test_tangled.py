"""Markdown that can't be rendered in time is refused where it is read; what people write is not."""

from __future__ import annotations

import pytest

from generator.model.tangled import DEEPEST, LONGEST, MOST, tangle


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" * (LONGEST + 1), "this text has 100,001 characters; at most 100,000 can be rendered"),
        ("[" * 401, "one paragraph has 401 opening brackets; at most 400 can be rendered"),
        ("`a" * 401, "one paragraph has 401 backticks; at most 400 can be rendered"),
        ("\\" * 1001, "one paragraph has 1,001 backslashes; at most 1,000 can be rendered"),
        ("a\n" * 1001, "one paragraph has 1,001 lines; at most 1,000 can be rendered"),
        ("b\n\n" + "- " * 41 + "a", "lists and quotations are nested 41 levels deep; at most 40"),
        (">" * 41 + "a", "lists and quotations are nested 41 levels deep; at most 40"),
        ("> - " * 21 + "a", "lists and quotations are nested 42 levels deep; at most 40"),
        ("    " * 40 + "1. a", "lists and quotations are nested 41 levels deep; at most 40"),
        ("\t" * 40 + "* a", "lists and quotations are nested 41 levels deep; at most 40"),
    ],
)
def test_what_the_parser_can_t_take_is_told(text: str, message: str) -> None:
    """With the number, the bound, and a way out."""
    found = tangle(text)
    assert found is not None
    assert found[0].startswith(message)
    assert found[1]


@pytest.mark.parametrize(
    "text",
    [
        "a" * LONGEST,
        *(mark * most for mark, (_, most) in MOST.items()),
        "\n\n".join(["[" * 400, "`" * 400] * 9),
        "> " * DEEPEST + "a",
        "-" * 5_000,
        "a - b > c\n" * 999,
        "\n\n".join(["    " * 60 + "code"] * 9),
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 900,
    ],
)
def test_what_the_parser_can_take_is_let_through(text: str) -> None:
    """Up to the bounds, which are of one paragraph, and for prose of any other shape."""
    assert tangle(text) is None
