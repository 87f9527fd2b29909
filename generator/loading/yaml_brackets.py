"""What goes wrong with lists and maps in brackets."""

from typing import Final

from generator.diagnostics.diagnostic import Diagnostic
from generator.loading.yaml_failure import Failure, Place
from generator.loading.yaml_quoting import field_of, quote_rest

_CLOSING: Final = {"[": "]", "{": "}"}


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
    opened: list[tuple[str, Place]] = []
    for number, line in enumerate(failure.lines):
        for column, char in enumerate(line):
            if char in _CLOSING:
                opened.append((char, Place(number, column)))
            elif char in _CLOSING.values() and opened:
                opened.pop()
    return _never_closed(failure, *opened[-1]) if opened else None


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
    """Whether the bracket is closed at all, by a count that takes no notice of quotes."""
    open_ = 0
    for number in range(failure.since.line, len(failure.lines)):
        start = failure.since.column if number == failure.since.line else 0
        for char in failure.lines[number][start:]:
            open_ += (char == opening) - (char == closing)
            if open_ == 0:
                return True
    return False


def after_bracket(failure: Failure) -> Diagnostic | None:
    """E109: words behind a closing bracket, as in `[[cnet]] says so`."""
    closed = failure.line[: failure.at.column].rstrip().endswith(("]", "}"))
    if not closed or not failure.says("expected key", "<block end>", "'-' indicator"):
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


BRACKET_RULES: Final = (brackets, after_bracket, stray_bracket, end_within_brackets)
