"""What goes wrong with lists and maps in brackets."""

import re
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.diagnostics.span import Span, line_and_column
from generator.loading.yaml_failure import Failure, Place
from generator.loading.yaml_quoting import field_of, quote_rest, quoted

_CLOSING: Final = {"[": "]", "{": "}"}
_TOKEN: Final = re.compile(
    r"""(?<![^\s\[{,:])(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    r"|(?<![^\s\[{,])(?P<comment>#.*)|(?P<opening>[\[{])|(?P<closing>[\]}])"
)
"""What counts in a line of brackets: the parser takes a `#` right behind one for a comment."""


class Opened(NamedTuple):
    """A bracket that is open where the parser stopped; both places are counted in all the text.

    `hidden` is that of a comment that seems to hold its end, else 0.
    """

    char: str
    at: int
    hidden: int = 0


def _before(failure: Failure) -> str:
    return "\n".join((*failure.lines[: failure.at.line], failure.line[: failure.at.column]))


def _opened(before: str) -> list[Opened]:
    """The brackets that are open at the end of a text, the innermost last."""
    opened: list[Opened] = []
    for token in _TOKEN.finditer(before):
        if token["opening"]:
            opened.append(Opened(token["opening"], token.start()))
        elif opened and token["closing"]:
            opened.pop()
        elif opened and token["comment"] and _closes(token["comment"], opened[-1].char):
            opened[-1] = opened[-1]._replace(hidden=token.start())
    return opened


def _place(text: str, offset: int) -> Place:
    line, column = line_and_column(text, offset)
    return Place(line - 1, column - 1)


def hidden_end(failure: Failure) -> Diagnostic | None:
    """E106: the closing bracket stands behind a `#`, as in `[#1, #2]`."""
    if "flow" not in failure.context:
        return None
    before = _before(failure)
    for one in reversed(_opened(before)):
        if one.hidden:
            return _hidden(failure, one.char, _place(before, one.hidden))
    return None


def brackets(failure: Failure) -> Diagnostic | None:
    """E106, E113: a list or map in brackets that does not end as it should."""
    if not failure.context.endswith(("flow sequence", "flow mapping")):
        return None
    opening = failure.lines[failure.since.line][failure.since.column :][:1]
    closing = _CLOSING.get(opening, "]")
    if failure.char in ("]", "}") and failure.char != closing:
        return failure.diagnostic(
            "E113",
            f"`{opening}` is closed by `{failure.char}`",
            failure.stretch(failure.at, 1),
            f"expected `{closing}`",
            f"write `{closing}`",
        )
    if _balanced(failure, opening, closing):
        return failure.diagnostic(
            "E113",
            "two items within brackets without a comma between them",
            failure.word_at(failure.at),
            "a comma is missing before this",
            "put a comma there; text that holds a comma, a bracket or a quote goes into quotes",
        )
    return _never_closed(failure, opening, failure.since)


def end_within_brackets(failure: Failure) -> Diagnostic | None:
    """E106: the file ends behind an opening bracket, or behind a comma within brackets."""
    if not failure.context.endswith("flow node") or failure.char:
        return None
    before = _before(failure)
    opened = _opened(before)
    if not opened:
        return None
    return _never_closed(failure, opened[-1].char, _place(before, opened[-1].at))


def _closes(text: str, opening: str) -> bool:
    return text.count(_CLOSING[opening]) > text.count(opening)


def _hidden(failure: Failure, opening: str, at: Place) -> Diagnostic:
    line = failure.lines[at.line]
    return failure.diagnostic(
        "E106",
        f"a comment hides the `{_CLOSING[opening]}` that closes this",
        failure.stretch(at, len(line.rstrip()) - at.column),
        "a comment, because it begins with `#`",
        "if the `#` belongs to the text, put the text in quotes",
        fix=_with_hash_sign(failure, at),
    )


def _with_hash_sign(failure: Failure, at: Place) -> Fix | None:
    """Put the item of a list that holds a `#` in quotes; None where it may be more than text."""
    line = failure.lines[at.line]
    begun = re.search(r"[\[,]\s*([^\[\]{},:'\"]*)\Z", line[: at.column])
    ended = re.match(r"#\w[^\[\]{},:'\"#]*(?=[],])", line[at.column :])
    if begun is None or ended is None:
        return None
    first, last = begun.start(1), at.column + ended.end()
    text = line[first:last].rstrip()
    span = Span(at.line + 1, first + 1, at.line + 1, first + len(text) + 1)
    return Fix("put the text in quotes", (Edit(failure.file, span, quoted(text)),))


def _never_closed(failure: Failure, opening: str, at: Place) -> Diagnostic:
    closing = _CLOSING.get(opening, "]")
    return failure.diagnostic(
        "E106",
        f"a `{opening}` is opened and never closed",
        failure.stretch(at, 1),
        "opened here",
        f"put `{closing}` at the end of the list; if it is text, put the text in quotes",
    )


def _balanced(failure: Failure, opening: str, closing: str) -> bool:
    """Whether the bracket is closed at all."""
    open_ = 0
    first = failure.lines[failure.since.line][failure.since.column :]
    for token in _TOKEN.finditer("\n".join((first, *failure.lines[failure.since.line + 1 :]))):
        open_ += (token["opening"] == opening) - (token["closing"] == closing)
        if open_ == 0:
            return True
    return False


def after_bracket(failure: Failure) -> Diagnostic | None:
    """E109: words behind a closing bracket, as in `[[cnet]] says so`."""
    closed = failure.line[: failure.at.column].rstrip().endswith(("]", "}"))
    if not closed or not failure.goes_on:
        return None
    field = field_of(failure.line)
    fix = None
    if field is not None:
        fix = quote_rest(failure.lines, failure.at.line + 1, field.end() + 1, failure.file)
    return failure.diagnostic(
        "E109",
        "the text goes on after a closing bracket",
        failure.word_at(failure.at),
        "the bracket was closed before this",
        f"put the text in quotes:  {fix.edits[0].text}" if fix else "put the whole text in quotes",
        fix=fix,
    )


def stray_bracket(failure: Failure) -> Diagnostic | None:
    """E113: a closing bracket that was never opened."""
    if failure.char not in ("]", "}"):
        return None
    return failure.diagnostic(
        "E113",
        f"a `{failure.char}` that was never opened",
        failure.stretch(failure.at, 1),
        "nothing to close here",
        "remove it; if it belongs to the text, put the text in quotes",
    )


BRACKET_RULES: Final = (hidden_end, brackets, after_bracket, stray_bracket, end_within_brackets)
