"""Filters: what templates can do to a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import Environment

from generator.projections.cards import Prose
from generator.render.filters import FILTERS


@dataclass(frozen=True, slots=True)
class Chrome:
    """What `url` and `markdown` read."""

    base: str


def _filtered(expression: str, value: Any = None, base: str = "/report/") -> str:
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    return environment.from_string(f"{{{{ {expression} }}}}").render(v=value, chrome=Chrome(base))


@pytest.mark.parametrize(
    ("route", "base", "expected"),
    [
        ("/claims/a/", "/", "/claims/a/"),
        ("/claims/a/", "/report/", "/report/claims/a/"),
        ("/", "/report/", "/report/"),
        ("/sources/a/#version-b", "/r/", "/r/sources/a/#version-b"),
        ("#updates", "/report/", "#updates"),
        ("https://example.org/a", "/report/", "https://example.org/a"),
        ("mailto:desk@example.org", "/report/", "mailto:desk@example.org"),
        ('/a"b', "/", "/a&#34;b"),
    ],
)
def test_url_puts_the_base_path_before_a_route(route: str, base: str, expected: str) -> None:
    assert _filtered("v | url", route, base) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (999, "999"), (5000, "5,000"), (1234567, "1,234,567")]
)
def test_count_parts_thousands(number: int, expected: str) -> None:
    assert _filtered("v | count", number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (5000, "5,000 articles")],
)
def test_plural_writes_a_number_with_its_noun(number: int, expected: str) -> None:
    assert _filtered("v | plural('article', 'articles')", number) == expected


def test_markdown_is_markup_with_links_below_the_base_path() -> None:
    prose = Prose(text="[[a]] & *b*", links=(("a", "/claims/a/", "A"),))
    assert _filtered("v | markdown", prose) == (
        '<p><a href="/report/claims/a/">A</a> &amp; <em>b</em></p>'
    )


def test_markdown_starts_headings_at_the_level_that_is_asked_for() -> None:
    prose = Prose(text="# One\n\n## Two")
    assert _filtered("v | markdown", prose) == "<h3>One</h3>\n<h4>Two</h4>"
    assert _filtered("v | markdown(2)", prose) == "<h2>One</h2>\n<h3>Two</h3>"
