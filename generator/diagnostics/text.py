"""Diagnostics as text, in the manner of Rust's compiler: message, frame, help, note.

    error[E204]: no source has the id `cnet-2018-03-12`
      --> claims/best-buy.yaml:9:9
       |
     9 |   - id: cnet-2018-03-12
       |         ^^^^^^^^^^^^^^^ not found in sources/
       |
    help: did you mean `cnet-2018-03-21`?                                  [fixable]

Nothing of the content reaches the terminal unescaped, and no line grows beyond bounds.
"""

from collections.abc import Callable, Sequence

from generator.diagnostics.diagnostic import Diagnostic, Related, in_order
from generator.diagnostics.frame import Ink, frame, gutter_width
from generator.diagnostics.visible import visible

Lines = Callable[[str], Sequence[str]]
"""From a file's path to its lines as `span.source_lines` parts them; empty if it is gone."""

SHOWN = 50
"""Diagnostics shown of one run; all are counted."""

_SENTENCE = 300
_FIXABLE = "[fixable]"
_FIXABLE_COLUMN = 71


def report(
    diagnostics: Sequence[Diagnostic], lines: Lines, *, color: bool, shown: int = SHOWN
) -> str:
    """All diagnostics in order, a blank line between two, the text ending in a line break.

    Where there are more than `shown`, errors come before warnings in the choice of which to show.
    """
    severe_first = sorted(in_order(diagnostics), key=lambda each: each.severity)
    chosen = in_order(severe_first[:shown])
    parts = [render(diagnostic, lines, color=color) for diagnostic in chosen]
    if len(diagnostics) > len(chosen):
        parts.append(f"... and {len(diagnostics) - len(chosen):,} more, not shown\n")
    return "\n".join(parts)


def render(diagnostic: Diagnostic, lines: Lines, *, color: bool) -> str:
    """One diagnostic as text; every line ends in a line break."""
    ink = Ink(color)
    paint = ink.error if diagnostic.severity == "error" else ink.warning
    title = paint(f"{diagnostic.severity}[{diagnostic.code}]")
    out = [f"{title}{ink.strong(': ' + visible(diagnostic.message, _SENTENCE))}"]
    spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
    width = gutter_width(*spans)
    if diagnostic.file:
        place = _place(diagnostic, lines, width, ink)
        for related in diagnostic.related:
            place += _related(related, lines, width, ink)
        arrows = 1 + len(diagnostic.related)
        out += [*place, ink.gutter(f"{' ' * width} |")] if len(place) > arrows else place
    out += _advice(diagnostic, ink)
    return "".join(f"{line.rstrip()}\n" for line in out)


def summary(diagnostics: Sequence[Diagnostic], *, checked: int) -> str:
    """One line such as `4 errors, 1 warning in 4 files (6,912 checked)`."""
    errors = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    counts = (_count(errors, "error"), _count(len(diagnostics) - errors, "warning"))
    found = ", ".join(count for count in counts if not count.startswith("0 "))
    if not found:
        return f"No problems ({_count(checked, 'file')} checked)"
    files = len({diagnostic.file for diagnostic in diagnostics if diagnostic.file})
    where = f" in {_count(files, 'file')}" if files else ""
    return f"{found}{where} ({checked:,} checked)"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _place(diagnostic: Diagnostic, lines: Lines, width: int, ink: Ink) -> list[str]:
    span = diagnostic.span
    path = visible(diagnostic.file, _SENTENCE)
    arrow = ink.gutter(f"{' ' * width}-->")
    if span is None:
        return [f"{arrow} {path}"]
    paint = ink.error if diagnostic.severity == "error" else ink.warning
    rows = frame(
        lines(diagnostic.file),
        span,
        diagnostic.label,
        pointer="^",
        context=True,
        width=width,
    )
    return [f"{arrow} {path}:{span.line}:{span.column}", *_rows(rows, width, ink, paint)]


def _related(related: Related, lines: Lines, width: int, ink: Ink) -> list[str]:
    span = related.span
    rows = frame(lines(related.file), span, related.label, pointer="-", context=False, width=width)
    path = visible(related.file, _SENTENCE)
    arrow = ink.gutter(f"{' ' * width}:::")
    return [f"{arrow} {path}:{span.line}:{span.column}", *_rows(rows, width, ink, ink.gutter)]


def _rows(
    rows: Sequence[tuple[str, str, str]], width: int, ink: Ink, paint: Callable[[str], str]
) -> list[str]:
    if not rows:
        return []
    empty = ink.gutter(f"{' ' * width} |")
    body = [
        f"{ink.gutter(f'{number} |')} {text}"
        + (f"{_indent(under)}{paint(under.strip())}" if under else "")
        for number, text, under in rows
    ]
    return [empty, *body]


def _indent(under: str) -> str:
    return under[: len(under) - len(under.lstrip())]


def _advice(diagnostic: Diagnostic, ink: Ink) -> list[str]:
    out = []
    help_ = diagnostic.help
    if diagnostic.fix is not None and not help_:
        help_ = (diagnostic.fix.title,)
    for index, text in enumerate(help_):
        line = f"help: {visible(text, _SENTENCE)}"
        if index == 0 and diagnostic.fix is not None:
            line = f"{line.ljust(_FIXABLE_COLUMN - 2)}  {ink.good(_FIXABLE)}"
        out.append(line)
    out += [f"note: {visible(text, _SENTENCE)}" for text in diagnostic.notes]
    return out
