"""Markup in prose that is not published: told, with its place, and no false alarm."""

from __future__ import annotations

import pytest

from generator.graph.rules_of_prose import markup_findings
from generator.model.claim import Claim
from generator.model.prose import Page
from generator.model.record import Change


def found(text: str) -> list[str]:
    """Return the marks that are complained of in a page's body."""
    page = Page(id="about", file="about.yaml", title="About", body=text)
    told = list(markup_findings(page))
    assert {one.code for one in told} <= {"W606"}
    return [one.word for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some <b>bold</b> words", ["<b>"]),
        ('<div class="a">', ['<div class="a">']),
        ("a<br/>b", ["<br/>"]),
        ("closed</p>", ["</p>"]),
        ("<!-- a note -->", ["<!--"]),
        ("![a shelf](https://a.example/b.png)", ["![a shelf](https://a.example/b.png)"]),
        ("[press](javascript:alert)", ["](javascript:"]),
        ("[press](JavaScript:alert)", ["](JavaScript:"]),
        ("[press](data:text/html,x)", ["](data:"]),
        ("[press](//evil.example/)", ["](//"]),
        ("[press]( <ftp://a.example/>)", ["]( <ftp:"]),
        ("<b>and</b> ![x](y) [z](x:y)", ["<b>", "![x](y)", "](x:"]),
    ],
)
def test_what_is_not_published_is_told(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 3",
        "`<b>` and ``![x](y)``",
        "[a](https://a.example/) [b](http://b.example/) [c](mailto:c@d.example) [d](#e) [f](/g/)",
        "<https://a.example/>",
        "![[best-buy]]",
        "a <- b, x<y",
        "see: this (note: that)",
    ],
)
def test_what_is_published_is_not(text: str) -> None:
    assert found(text) == []


def test_every_markdown_of_a_record_is_looked_at() -> None:
    claim = Claim(
        id="a",
        file="a.yaml",
        title="<b>no Markdown</b>",
        subject=("x",),
        action="y",
        body="<i>",
        known=("fine", "<u>"),
        changes=(Change(date=None, kind="new", note="<s>"),),  # type: ignore[arg-type]
    )
    assert [one.path for one in markup_findings(claim)] == [
        ("changes", 0, "note"),
        ("known", 1),
        ("body",),
    ]
