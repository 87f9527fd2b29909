"""Typography: curved apostrophes in what readers see, and nowhere else."""

from __future__ import annotations

import pytest

from generator.render.typography import in_html, in_text

CURVED = "\N{RIGHT SINGLE QUOTATION MARK}"
"""Written `^` in the tables below."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can't", "can^t"),
        ("Best Buy's own", "Best Buy^s own"),
        ("the makers' phones", "the makers^ phones"),
        ("it's the firms' and ours", "it^s the firms^ and ours"),
        ("'quoted words'", "'quoted words'"),
        ("no quote at all", "no quote at all"),
    ],
)
def test_apostrophes_are_curved(text: str, expected: str) -> None:
    wanted = expected.replace("^", CURVED)
    assert in_text(text) == wanted
    assert in_html(f"<p>{text}</p>") == f"<p>{wanted}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/a/">CNET</a>\'s report', '<a href="/a/">CNET</a>^s report'),
        ("<em>a</em>'s <strong>b</strong>'s", "<em>a</em>^s <strong>b</strong>^s"),
        ("<p>'quoted'</p>", "<p>'quoted'</p>"),
        ("<a href=\"/a'b/\">it's</a>", '<a href="/a\'b/">it^s</a>'),
    ],
)
def test_tags_stay_as_they_are(html: str, expected: str) -> None:
    assert in_html(html) == expected.replace("^", CURVED)
