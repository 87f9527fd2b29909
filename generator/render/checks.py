"""What is wrong with the templates themselves, before any page is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment, TemplateSyntaxError

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.nearest import nearest
from generator.diagnostics.span import Span
from generator.render.compiling import references
from generator.render.pinpoint import chosen_template, whole_line, word
from generator.render.theme import Theme

_TAGS = (
    *("block", "endblock", "call", "endcall", "elif", "else", "extends", "filter", "endfilter"),
    *("for", "endfor", "from", "if", "endif", "import", "include", "macro", "endmacro", "raw"),
    *("endraw", "set", "endset", "with", "endwith"),
)


def template_problems(theme: Theme, environment: Environment) -> tuple[Diagnostic, ...]:
    """Return every template that is not valid, is missing, or can't be told by its name."""
    return tuple(
        problem
        for name in sorted(theme.templates)
        if name.endswith(".html")
        for problem in _problems_of(name, theme, environment)
    )


def _problems_of(name: str, theme: Theme, environment: Environment) -> Iterator[Diagnostic]:
    source, file = theme.templates[name], theme.origins[name]
    try:
        asked = references(source, name, file)
        environment.get_template(name)
    except TemplateSyntaxError as error:
        yield not_valid(error, theme, environment)
        return
    for one in asked:
        told = tuple(named for named in one.names if named is not None)
        if len(told) < len(one.names):
            yield Diagnostic(
                code="E705",
                message="a template is chosen by a computed name",
                file=file,
                span=chosen_template(source, one.line) or whole_line(source, one.line),
                label="no name that can be followed",
                help=('write the name out: {% include "part.html" %}',),
            )
        elif one.needed and not any(named in theme.templates for named in told):
            yield no_template(told, theme, name, one.line)


def not_valid(error: TemplateSyntaxError, theme: Theme, environment: Environment) -> Diagnostic:
    """Say where a template breaks Jinja's syntax, and which word may have been meant."""
    names = {file: name for name, file in theme.origins.items()}
    file = error.filename or ""
    source = theme.templates.get(names.get(file, ""), "")
    said = error.message or "it can't be read"
    told, near = complaint(said, environment)
    return Diagnostic(
        code="E702",
        message=f"this template is not valid: {said.rstrip('.')}",
        file=file,
        span=(word(source, error.lineno, told) if told else None)
        or whole_line(source, error.lineno),
        help=(f"did you mean `{near}`?",) if near else (),
    )


def complaint(said: str, environment: Environment) -> tuple[str, str]:
    """Return the word that a message of Jinja's complains of, and the one that may be meant.

    Both are "" where there is none.
    """
    found = re.search(r"got '([^']+)'", said) or re.search(r"'([^']+)'", said)
    if found is None:
        return "", ""
    known: Sequence[str] = ()
    if said.startswith("No filter named"):
        known = tuple(environment.filters)
    elif said.startswith("No test named"):
        known = tuple(environment.tests)
    elif said.startswith("Encountered unknown tag"):
        known = _TAGS
    return found[1], next(iter(nearest(found[1], known, 1)), "")


def no_template(names: Sequence[str], theme: Theme, asking: str, line: int) -> Diagnostic:
    """Say that none of some names is a template; `asking` is the template that wants it, or ""."""
    source = theme.templates.get(asking, "")
    span: Span | None = None
    if asking:
        span = chosen_template(source, line) or whole_line(source, line)
    pages = [name for name in theme.templates if name.endswith(".html")]
    near = nearest(names[0], pages, 1)
    return Diagnostic(
        code="E704",
        message=f"there is no template `{' or '.join(names)}`",
        file=theme.origins.get(asking, ""),
        span=span,
        label="not found" if asking else "",
        help=(f"did you mean `{near[0]}`?" if near else f"templates here: {', '.join(pages)}",),
    )
