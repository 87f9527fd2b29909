"""A template that fails while a page is made, as a diagnostic: one for all pages that it fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from generator.diagnostics.diagnostic import Diagnostic, Related
from generator.diagnostics.nearest import nearest
from generator.render.checks import complaint, no_template, not_valid
from generator.render.missing import ALONE, MissingError, parts_of
from generator.render.pinpoint import expression, whole_line, word
from generator.render.scene import Scene

FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    TypeError,
    ValueError,
)
"""What a template can raise by using a value or a filter in a wrong way, or by including itself."""


@dataclass(frozen=True, slots=True)
class Failure:
    """That a page could not be made: what is wrong with its template, and the page's address."""

    problem: Diagnostic
    route: str


def grouped(failures: Iterable[Failure]) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each place that failed, which says on how many pages it would.

    It tells of the first page by address, so that the same failures give the same text.
    """
    places: dict[object, list[Failure]] = defaultdict(list)
    for one in sorted(failures, key=lambda one: one.route):
        problem = one.problem
        at: object = problem.span or problem.message
        places[problem.code, problem.file, at].append(one)
    return tuple(_on_pages(group[0], len(group)) for group in places.values())


def _on_pages(first: Failure, pages: int) -> Diagnostic:
    where = f"on the page {first.route}"
    if pages > 1:
        where = f"would fail on {pages:,} pages, shown once; the first is {first.route}"
    return replace(first.problem, notes=(*first.problem.notes, where))


def problem_of(error: Exception, scene: Scene) -> Diagnostic:
    """Say what an error of `FAILURES` means that a template raised while making a page."""
    if isinstance(error, TemplateSyntaxError):
        return not_valid(error, scene.theme, scene.environment)
    if isinstance(error, TemplateNotFound):
        return no_template((str(error.name),), scene.theme, scene.template, scene.line)
    if isinstance(error, MissingError) and error.name is not None:
        return _with_surroundings(_not_there(error, error.name, scene), scene)
    return _with_surroundings(_failed(error, scene), scene)


def _not_there(error: MissingError, name: str | int, scene: Scene) -> Diagnostic:
    alone = error.owner is ALONE
    found = expression(scene.tree, scene.source, scene.line, name, of_another=not alone)
    span, written = found or (scene.spot, str(name))
    before = written[: max(written.rfind("."), written.rfind("["), 0)]
    choices = scene.names if alone else parts_of(error.owner)
    label, help_ = "not there", tuple[str, ...]()
    near = nearest(str(name), choices, 1)
    if near:
        help_ = (f"did you mean `{f'{before}.{near[0]}' if before else near[0]}`?",)
    if error.owner is None:
        label = f"`{before or 'this'}` is nothing here"
        help_ = ("ask first whether it is there: {% if … %}",)
    listed = "known here" if alone else f"{type(error.owner).__name__} has"
    return Diagnostic(
        code="E701",
        message=f"a template uses something that does not exist: `{written}`",
        file=scene.file,
        span=span,
        label=label,
        help=help_,
        notes=(f"{listed}: {', '.join(choices)}",) if choices else (),
    )


def _failed(error: Exception, scene: Scene) -> Diagnostic:
    said = str(error) or type(error).__name__
    message, at = f"a template failed: {said}", scene.filter
    help_ = "see what this line does with what the page gives it"
    if isinstance(error, RecursionError):
        message, at = "a template includes or calls itself without end", ""
        help_ = "take out the include or the call that leads back"
    elif scene.filter:
        message = f"the filter `{scene.filter}` can't use what it is given: {said}"
        does = scene.environment.filters[scene.filter].__doc__ or ""
        help_ = f"give it another value, or none; what it does: {does.partition(chr(10))[0]}"
    elif isinstance(error, TemplateRuntimeError):
        at, near = complaint(said, scene.environment)
        help_ = f"did you mean `{near}`?" if near else help_
    span = word(scene.source, scene.line, at) if at else None
    return Diagnostic(
        code="E701" if isinstance(error, MissingError) else "E706",
        message=message,
        file=scene.file,
        span=span or scene.spot,
        help=(help_,),
    )


def _with_surroundings(problem: Diagnostic, scene: Scene) -> Diagnostic:
    """Add the block, and the line of another template that led here."""
    notes = (f"in the block `{scene.block}`",) if scene.block else ()
    above, related = scene.above, problem.related
    if above is not None:
        span = whole_line(scene.theme.templates[above.template], above.line)
        file = scene.theme.origins[above.template]
        related = (*related, Related(file, span, "reached from here"))
    return replace(problem, notes=(*problem.notes, *notes), related=related)
