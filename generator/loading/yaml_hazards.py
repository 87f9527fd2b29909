"""Text that is not what it seems: hidden behind a `#`, made by an escape, indented by a tab.

The parser lets all of this pass; an editor would find out from the published page.
"""

import re
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span
from generator.loading.yaml_characters import describe, unfit
from generator.loading.yaml_checks import span_of

HIDING = re.compile(r"[ \t]#\w|\S#")
"""What a file has to hold to be worth a look by `hash_sign`."""

_ITEM = re.compile(r"\s*-[^\W\d]")
_TABBED = re.compile(r" *(\t\s*)(?=[^\s#])")
_HIDDEN = re.compile(r"[ \t]+(#\w.*)")
_CRAMPED = re.compile(r"(?:[|>][-+\d]*|,)?(#.*)")


def hash_sign(line: str, place: tuple[int, int], file: str, *, plain: bool) -> Diagnostic | None:
    """What a `#` does behind a value that ends at that line and column, both from 0.

    Behind text without quotes it may hide words (W125); without a space before it is no comment in
    YAML 1.2, and one in the parser (E126).
    """
    number, column = place
    if (found := _HIDDEN.match(line, column)) is not None and plain:
        code, message = "W125", "the rest of this line is a comment and will not be published"
        label = "a space and `#` begin a comment"
        help_ = [
            "if it belongs to the text, put the text in quotes",
            "if it is a comment, write a space after the `#`",
        ]
    elif (found := _CRAMPED.match(line, column)) is not None:
        code, message = "E126", "a comment without a space before its `#`"
        label = "text or comment?"
        help_ = ["put a space before the `#`; if it belongs to a text, put the text in quotes"]
    else:
        return None
    span = Span(number + 1, found.start(1) + 1, number + 1, found.end(1) + 1)
    return Diagnostic(
        code=code, message=message, file=file, span=span, label=label, help=tuple(help_)
    )


def escaped(event: Any, file: str) -> Diagnostic | None:
    """Text in double quotes that makes an unfit character by an escape."""
    character = unfit(event.value)
    if character is None:
        return None
    code, message = describe(character)
    return Diagnostic(
        code=code,
        message=message,
        file=file,
        span=span_of(event),
        label="written with a backslash in this text",
        help=("remove the escape",),
    )


def dash(event: Any, lines: list[str], file: str) -> Diagnostic | None:
    """`-item` on a line of its own: text to YAML, an item of a list to whoever wrote it."""
    start, end = event.start_mark, event.end_mark
    rows = range(start.line, end.line + 1)
    alone = event.value == "-"
    if not alone and not all(_ITEM.match(lines[row]) for row in rows if lines[row].strip()):
        return None
    edits = []
    for row in rows:
        if lines[row].strip():
            column = lines[row].index("-") + 2
            edits.append(Edit(file, Span(row + 1, column, row + 1, column), " "))
    first = start.column + 1
    return Diagnostic(
        code="E111",
        message="a dash without a space does not make an item of a list",
        file=file,
        span=Span(start.line + 1, first, start.line + 1, first + 1),
        label="a space is missing after this dash",
        help=("write `- ` before each item; if it is text, put it in quotes",),
        fix=None if alone else Fix("put a space after the dash", tuple(edits)),
    )


def tabs(lines: list[str], blocks: list[Span], file: str) -> list[Diagnostic]:
    """Lines that begin with a tab where the parser lets it pass: in brackets and in quotes.

    Within the blocks of `|` and `>` a tab is text.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        indent = _TABBED.match(line)
        if indent and not any(block.line < number <= block.end_line for block in blocks):
            found.append(tab(Span(number, indent.start(1) + 1, number, indent.end(1) + 1), file))
    return found


def tab(span: Span, file: str) -> Diagnostic:
    """A tab that an editor can't see and YAML does not allow."""
    return Diagnostic(
        code="E101",
        message="a tab is used for indentation",
        file=file,
        span=span,
        label="only spaces can stand here",
        help=("use two spaces for each level; most editors can do so when Tab is pressed",),
    )
