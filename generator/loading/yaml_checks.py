"""What is valid YAML and yet refused here: one function for each, from a place to a diagnostic."""

from typing import Any

from generator.diagnostics.diagnostic import Diagnostic, Related
from generator.diagnostics.span import Span
from generator.loading.yaml_quoting import quote_rest
from generator.loading.yaml_tree import TextNode


def span_of(event: Any) -> Span:
    """The place of a parser event, counted from 1."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def too_large(size: int, largest: int, file: str) -> Diagnostic:
    """A file that is not worth reading: no record comes near the limit."""
    return Diagnostic(
        code="E121",
        message=f"this file has {size:,} bytes; at most {largest:,} are read",
        file=file,
        help=("split it into several records",),
    )


def empty(file: str) -> Diagnostic:
    """Nothing but blank lines, comments or a `---`."""
    return Diagnostic(
        code="E120",
        message="this file is empty",
        file=file,
        span=Span(1, 1, 1, 1),
        label="nothing but blank lines or comments",
        help=("write the record's fields, or delete the file",),
    )


def too_deep(event: Any, deepest: int, file: str) -> Diagnostic:
    """More levels than any record has; it would also endanger the reader."""
    start = span_of(event)
    return Diagnostic(
        code="E122",
        message=f"lists and maps are nested more than {deepest} levels deep",
        file=file,
        span=Span(start.line, start.column, start.line, start.column + 1),
        label=f"level {deepest + 1} begins here",
        help=("remove levels",),
    )


def properties(event: Any, lines: list[str], file: str) -> list[Diagnostic]:
    """An anchor (`&name`) or a tag (`!name`) before a value."""
    found = []
    start = span_of(event)
    for mark, present, code, words in (
        ("&", event.anchor is not None, "E114", "an anchor"),
        ("!", event.tag is not None, "E115", "a tag"),
    ):
        if present:
            line = lines[start.line - 1]
            column = max(line.find(mark, start.column - 1), start.column - 1) + 1
            name = line[column - 1 :].split(maxsplit=1)[0]
            found.append(
                Diagnostic(
                    code=code,
                    message=f"{words} is not used in these files: `{name}`",
                    file=file,
                    span=Span(start.line, column, start.line, column + len(name)),
                    label=f"`{mark}` makes {words} of this word",
                    help=(f"remove `{name}`; if it belongs to the text, put the text in quotes",),
                )
            )
    return found


def alias(event: Any, lines: list[str], file: str) -> Diagnostic:
    """`*name`, which stands for what an anchor elsewhere has marked."""
    span = span_of(event)
    name = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    stands_for_something = any(f"&{name[1:]}" in line for line in lines)
    fix = None if stands_for_something else quote_rest(lines, span.line, span.column, file)
    return Diagnostic(
        code="E114",
        message=f"an alias is not used in these files: `{name}`",
        file=file,
        span=span,
        label="`*` makes this word stand for something else",
        help=("write the value itself; if `*` belongs to the text, put the text in quotes",),
        fix=fix,
    )


def directive(event: Any, lines: list[str], file: str) -> Diagnostic:
    """`%YAML` or `%TAG` before the document."""
    line = span_of(event).line
    width = len(lines[line - 1])
    return Diagnostic(
        code="E119",
        message="a YAML directive is not used in these files",
        file=file,
        span=Span(line, 1, line, width + 1),
        label="a line that begins with `%` speaks to the reader of the file",
        help=("remove this line",),
    )


def second_document(event: Any, file: str) -> Diagnostic:
    """A second `---`: one file holds one record."""
    span = span_of(event)
    return Diagnostic(
        code="E118",
        message="a second document begins in this file",
        file=file,
        span=Span(span.line, span.column, span.line, span.column + 3),
        label="what follows is not read",
        help=("put each record into a file of its own", "to draw a line in text, indent it"),
    )


def twice(first: TextNode, second: TextNode, file: str) -> Diagnostic:
    """The same key again; YAML itself would silently keep the last."""
    return Diagnostic(
        code="E104",
        message=f"the field `{second.text}` is given twice",
        file=file,
        span=second.span,
        label="again here",
        help=("keep one of them; several values go into one list",),
        related=(Related(file, first.span, "first given here"),),
    )


def merge_key(key: TextNode, file: str) -> Diagnostic:
    """`<<`, which would copy the fields of another map."""
    return Diagnostic(
        code="E116",
        message="a merge key is not used in these files: `<<`",
        file=file,
        span=key.span,
        label="would copy fields from elsewhere",
        help=("write the fields themselves",),
    )


def not_a_name(span: Span, file: str) -> Diagnostic:
    """A list or a map where a field's name belongs."""
    return Diagnostic(
        code="E117",
        message="the name of a field has to be plain text",
        file=file,
        span=span,
        label="a list or a map stands where a name belongs",
        help=("if the brackets belong to the text, put the text in quotes",),
    )


def no_name(key: TextNode, file: str) -> Diagnostic:
    """`: value`, a colon with nothing before it."""
    return Diagnostic(
        code="E110",
        message="a colon without a field's name before it",
        file=file,
        span=key.span,
        label="the name is missing here",
        help=("write the field's name before the colon",),
    )
