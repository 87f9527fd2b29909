"""A template's failure: pointed at to the word, with what was meant, and told once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.render.failures import Failure, grouped
from generator.render.renderer import Renderer
from generator.render.theme import Theme
from tests.minisite import MiniSite


@dataclass(frozen=True)
class Card:
    """A value with fields, one computed, and parts that may be missing."""

    title: str = "Best Buy"
    sources: tuple[str, ...] = ("cnet",)
    note: None = None
    details: dict[str, str] = field(default_factory=lambda: {"channel": "online"})

    @property
    def label(self) -> str:
        """Something computed."""
        return self.title


@dataclass(frozen=True)
class Shown:
    """What a template sees."""

    view: Any
    chrome: str = ""


def failing(template: str, **others: str) -> tuple[Diagnostic, dict[str, str]]:
    """Return the problem of a page, and the templates by file."""
    templates = {"page.html": template, **{f"{name}.html": text for name, text in others.items()}}
    origins = {name: f"templates/{name}" for name in templates}
    renderer = Renderer(Theme(templates=templates, origins=origins, blobs={}, addresses={}))
    data, (failure,) = renderer.render("page.html", "/a/", Shown(Card()))
    assert data is None
    return failure.problem, {f"templates/{name}": text for name, text in templates.items()}


def pointed_at(problem: Diagnostic, files: dict[str, str]) -> str:
    """Return the very words that a problem points at."""
    assert problem.span is not None
    line = files[problem.file].split("\n")[problem.span.line - 1]
    return line[problem.span.column - 1 : problem.span.end_column - 1]


@pytest.mark.parametrize(
    ("template", "pointed", "help_"),
    [
        ("<p>{{ view.titel }}", "view.titel", "did you mean `view.title`?"),
        ("<p>{{ view.lable }}", "view.lable", "did you mean `view.label`?"),
        ("{% for s in view.sorces %}{% endfor %}", "view.sorces", "did you mean `view.sources`?"),
        ("{{ view.title }} {{ view . titel }}", "view . titel", "did you mean `view.title`?"),
        (
            "{{ view.details.chanel }}",
            "view.details.chanel",
            "did you mean `view.details.channel`?",
        ),
        ("{{ view['titel'] }}", "view['titel']", "did you mean `view.title`?"),
        ("{{ view.sources[3] }}", "view.sources[3]", ""),
        ("{{ (view or chrome).titel }}", ".titel", "did you mean `title`?"),
        ("{{ veiw.title }}", "veiw", "did you mean `view`?"),
        ("{% set words = 1 %}{{ wrods }}", "wrods", "did you mean `words`?"),
        ("{{ 'a' ~\n  view.titel }}", "view.titel", "did you mean `view.title`?"),
        ("{{ view.note.text }}", "view.note.text", "ask first whether it is there: {% if … %}"),
        ("{{ view.zzz }}", "view.zzz", ""),
        ("{{ view.title | cuont }}", "cuont", "did you mean `count`?"),
        ("{% fro x in view.sources %}{% endfor %}", "fro", "did you mean `for`?"),
        ("{% if view.title is defind %}{% endif %}", "defind", "did you mean `defined`?"),
        (
            "  {{ view.title | count }}",
            "count",
            "give it another value, or none; what it does: Write",
        ),
        ("  {{ 1 / 0 }}  ", "{{ 1 / 0 }}", "see what this line does with what the page gives it"),
        ("  {{ view.sources[1:] | first }}", "{{ view.sources[1:] | first }}", "see what this"),
        ('{% include "prat.html" %}', '"prat.html"', "did you mean `part.html`?"),
    ],
)
def test_a_failure_points_at_its_words_and_knows_what_was_meant(
    template: str, pointed: str, help_: str
) -> None:
    problem, files = failing(template, part="")
    assert pointed_at(problem, files) == pointed
    assert "".join(problem.help).startswith(help_)
    assert bool(problem.help) == bool(help_)


def test_what_could_have_been_asked_for_is_listed() -> None:
    problem, _ = failing("{{ view.zzz }}")
    assert problem.notes == ("Card has: title, sources, note, details, label",)
    problem, _ = failing("{% macro m(x) %}{% endmacro %}{{ zzz }}")
    assert problem.notes == ("known here: view, chrome, x, m",)


def test_the_block_and_the_line_above_are_named() -> None:
    base = "<body>\n{% block main %}{% endblock %}"
    problem, files = failing(
        '{% extends "base.html" %}\n{% import "words.html" as words %}\n'
        "{% block main %}\n  {{ words.show(view) }}\n{% endblock %}",
        base=base,
        words="{% macro show(card) %}\n<b>{{ card.titel }}</b>\n{% endmacro %}",
    )
    assert (problem.file, pointed_at(problem, files)) == ("templates/words.html", "card.titel")
    assert "in the block `main`" in problem.notes
    (above,) = problem.related
    assert (above.file, above.span.line, above.span.column) == ("templates/page.html", 4, 3)


def test_a_failure_before_the_first_line_is_one_of_the_page_s_template() -> None:
    problem, _ = failing("{{ [] | first ~ '' }}")
    assert (problem.code, problem.file, problem.span) == ("E701", "templates/page.html", None)


def test_a_template_without_end_says_so() -> None:
    problem, _ = failing('{% include "page.html" %}')
    assert (problem.code, problem.message) == (
        "E706",
        "a template includes or calls itself without end",
    )


def test_one_place_is_told_once_however_many_pages_it_fails() -> None:
    problem, _ = failing("{{ view.zzz }}")
    other, _ = failing("\n{{ view.zzz }}")
    routes = [f"/claims/{number}/" for number in range(227)]
    told = grouped([*(Failure(problem, route) for route in reversed(routes)), Failure(other, "/")])
    assert [one.notes[-1] for one in told] == [
        "on the page /",
        "would fail on 227 pages, shown once; the first is /claims/0/",
    ]
    assert grouped([]) == ()


def test_a_layout_that_fails_every_page_is_one_diagnostic_of_a_build(site: MiniSite) -> None:
    site.build()
    before = site.pages()
    site.write("templates/base.html", "<title>\n{{ chrome.titel }}")
    built = site.build()
    (problem,) = [one for one in built.diagnostics if one.severity == "error"]
    assert (problem.code, problem.file) == ("E701", "templates/base.html")
    assert problem.help == ("did you mean `chrome.title`?",)
    pages = sum(name.endswith(".html") and not name.startswith("embed/") for name in before)
    assert f"would fail on {pages} pages, shown once; the first is /" in problem.notes[-1]
    assert site.pages() == before
