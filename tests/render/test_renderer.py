"""The renderer: what a template reaches, and its failures as diagnostics with their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import Environment

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.render.renderer import Renderer
from generator.render.theme import Theme, load_theme
from tests.minisite import MiniSite


@dataclass(frozen=True, slots=True)
class Chrome:
    """The one thing that filters need to know."""

    base: str = "/"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a template sees."""

    view: Any
    chrome: Chrome = Chrome()


def _renderer(templates: Mapping[str, str]) -> Renderer:
    origins = {name: f"templates/{name}" for name in templates}
    return Renderer(Theme(templates=templates, origins=origins, blobs={}, addresses={}))


def _rendered(template: str, view: Any = None, **others: str) -> str:
    renderer = _renderer({"page.html": template, **others})
    data, problems = renderer.render("page.html", "/a/", Shown(view))
    assert problems == ()
    assert data is not None
    return data.decode()


def _failure(template: str, view: Any = None, **others: str) -> Diagnostic:
    renderer = _renderer({"page.html": template, **others})
    data, (failure,) = renderer.render("page.html", "/a/", Shown(view))
    assert data is None
    assert failure.route == "/a/"
    return failure.problem


def _place(problem: Diagnostic) -> str:
    line = problem.span.line if problem.span else ""
    return f"{problem.code} {problem.file}:{line}"


LAYOUT = {
    "claim.html": '{% extends "base.html" %}{% import "macros/words.html" as words %}',
    "year.html": '{% extends "base.html" %}',
    "base.html": '{% include "part.html" ignore missing %}',
    "macros/words.html": '{% from "macros/icons.html" import icon %}',
    "macros/icons.html": "{% macro icon() %}{% endmacro %}",
    "alone.html": "alone",
}


def _closures(**changes: str | None) -> dict[str, str]:
    told = {**LAYOUT, **{name.replace("__", "/") + ".html": text for name, text in changes.items()}}
    renderer = _renderer({name: text for name, text in told.items() if text is not None})
    return {name: renderer.closure(name) for name in ("claim.html", "year.html", "alone.html")}


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        ({"claim": "other"}, ["claim.html"]),
        ({"base": "other"}, ["claim.html", "year.html"]),
        ({"macros__words": "other"}, ["claim.html"]),
        ({"macros__icons": "other"}, ["claim.html"]),
        ({"macros__icons": None}, ["claim.html"]),
        ({"alone": "other"}, ["alone.html"]),
        ({"part": "now it is there"}, ["claim.html", "year.html"]),
        ({"part": ""}, ["claim.html", "year.html"]),
        ({"unrelated": "new"}, []),
    ],
    ids=str,
)
def test_a_closure_is_all_that_a_template_reaches(
    change: dict[str, str | None], changed: list[str]
) -> None:
    before, after = _closures(), _closures(**change)
    assert sorted(name for name in before if before[name] != after[name]) == changed


def test_after_an_edit_of_a_theme_only_what_was_edited_is_parsed_and_compiled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By whichever renderer; and what was the same is rendered with what was edited."""
    done: list[str | None] = []
    parse, compile_ = Environment.parse, Environment.compile

    def noted(anew: Callable[..., Any]) -> Callable[..., Any]:
        def method(self: Environment, source: object, name: str, file: str) -> Any:
            done.append(name)
            return anew(self, source, name, file)

        return method

    monkeypatch.setattr(Environment, "parse", noted(parse))
    monkeypatch.setattr(Environment, "compile", noted(compile_))

    def page(part: str) -> bytes | None:
        done.clear()
        renderer = _renderer({"page.html": '{% include "part.html" %} at hand', "part.html": part})
        assert renderer.closure("page.html")
        assert renderer.problems() == ()
        return renderer.render("page.html", "/a/", Shown(None))[0]

    assert page("One thing") == b"One thing at hand"
    assert sorted(map(str, done)) == ["page.html", "page.html", "part.html", "part.html"]
    assert page("Another") == b"Another at hand"
    assert done == ["part.html", "part.html"]
    assert page("One thing") == b"One thing at hand"
    assert done == []


def test_templates_that_include_each_other_have_a_closure() -> None:
    renderer = _renderer({"a": '{% include "b" %}', "b": '{% include "a" %}'})
    assert renderer.closure("a") == renderer.closure("b")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("\n\n{{ view.nothing }}", "E701 templates/page.html:3"),
        ("{{ nothing }}", "E701 templates/page.html:1"),
        ("{% for one in nothing.at_all %}{% endfor %}", "E701 templates/page.html:1"),
        ("\n{% if nothing %}{% endif %}", "E701 templates/page.html:2"),
        ("\n{{ view | count }}", "E706 templates/page.html:2"),
        ("{{ view | url }}", "E706 templates/page.html:1"),
        ("{{ view | markdown }}", "E706 templates/page.html:1"),
        ("\n{{ 1 / 0 }}", "E706 templates/page.html:2"),
        ("{{ [] | first | length }}", "E701 templates/page.html:1"),
        ("{{ (1, 2) + 3 }}", "E706 templates/page.html:1"),
        ('{% include "page.html" %}', "E706 templates/page.html:1"),
        ('{% include "missing.html" %}', "E704 templates/page.html:1"),
        ('\n{% extends "child.html" %}', "E704 templates/page.html:2"),
        ("{% if %}", "E702 templates/page.html:1"),
        ("\n{{ view | nowhere }}", "E702 templates/page.html:2"),
    ],
)
def test_a_template_that_fails_is_a_diagnostic_at_its_line(template: str, expected: str) -> None:
    assert _place(_failure(template, view=None)) == expected


def test_a_failure_stands_in_the_innermost_template_and_names_the_one_above() -> None:
    problem = _failure(
        '{% include "part.html" %}', view=None, **{"part.html": "\n\n{{ view.title }}"}
    )
    assert _place(problem) == "E701 templates/part.html:3"
    assert [(one.file, one.span) for one in problem.related] == [
        ("templates/page.html", Span(1, 1, 1, 26))
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if %}", ["E702 templates/page.html:1"]),
        ("\n{% endfor %}", ["E702 templates/page.html:2"]),
        ("\n{{ 'a' | nowhere }}", ["E702 templates/page.html:2"]),
        ('\n{% include "missing.html" %}', ["E704 templates/page.html:2"]),
        ('{% extends "missing.html" %}', ["E704 templates/page.html:1"]),
        ('\n\n{% import "missing.html" as m %}', ["E704 templates/page.html:3"]),
        ('{% include ["missing.html", "neither.html"] %}', ["E704 templates/page.html:1"]),
        ('{% include ["missing.html", "base.html"] %}', []),
        ('{% include "missing.html" ignore missing %}', []),
        ('{% extends "base.html" %}', []),
        ("\n{% include view.template %}", ["E705 templates/page.html:2"]),
        ('{% extends "base" ~ ".html" %}', ["E705 templates/page.html:1"]),
        ("{% include view.name ignore missing %}", ["E705 templates/page.html:1"]),
        (
            '{% include "one.html" %}\n{% include "two.html" %}',
            ["E704 templates/page.html:1", "E704 templates/page.html:2"],
        ),
    ],
)
def test_templates_are_checked_before_any_page_is_made(template: str, expected: list[str]) -> None:
    renderer = _renderer({"page.html": template, "base.html": "base"})
    assert [_place(one) for one in renderer.problems()] == expected


def test_every_broken_template_is_told_in_one_run() -> None:
    renderer = _renderer({"b.html": "{% if %}", "a.html": "{{ x", "c.html": "fine"})
    assert [_place(one) for one in renderer.problems()] == [
        "E702 templates/a.html:1",
        "E702 templates/b.html:1",
    ]


@pytest.mark.parametrize("name", ["page.html", "page.xml", "page"])
def test_values_are_escaped_in_every_template(name: str) -> None:
    renderer = _renderer({name: "<p title='{{ view }}'>{{ view }}</p>"})
    data, _ = renderer.render(name, "/a/", Shown("<&\">'"))
    assert data == b"<p title='&lt;&amp;&#34;&gt;&#39;'>&lt;&amp;&#34;&gt;&#39;</p>"


def test_content_is_never_a_template() -> None:
    assert _rendered("{{ view }}", "{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"


def test_a_template_sees_its_view_and_nothing_of_the_machine() -> None:
    for name in ("request", "config", "self", "environment", "world", "graph"):
        assert _place(_failure(f"{{{{ {name}.anything }}}}")) == "E701 templates/page.html:1"


def test_the_default_theme_has_no_problems(site: MiniSite) -> None:
    theme, problems = load_theme(site.root)
    assert problems == ()
    assert Renderer(theme).problems() == ()
