"""What goes wrong within text: colons, quotes, backslashes, characters that YAML reserves."""

import re
from typing import Any, Final

from yaml.events import AliasEvent

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.loading import yaml_hazards as hazards
from generator.loading.yaml_failure import Failure, Place
from generator.loading.yaml_quoting import field_of, meant, quote_rest, quoted

_QUOTES: Final = ("'", '"')
_RESERVED: Final = {
    "@": "is reserved in YAML",
    "`": "is reserved in YAML",
    "%": "is reserved in YAML",
    "*": "begins an alias",
    "&": "begins an anchor",
    "!": "begins a tag",
    "|": "begins a block of lines",
    ">": "begins a block of folded lines",
    "?": "begins a complex name",
    ",": "parts the items of a list in brackets",
    ":": "parts a field's name from its value",
}


def tab(failure: Failure) -> Diagnostic | None:
    """E101: a tab among the spaces that a line begins with, or behind a dash."""
    indent = re.match(r" *(\t\s*)", failure.line)
    if indent is not None and failure.at.column <= indent.end():
        place, width = Place(failure.at.line, indent.start(1)), len(indent.group(1))
    elif failure.char == "\t" and failure.says("cannot start any token"):
        place, width = failure.at, 1
    else:
        return None
    return hazards.tab(failure.stretch(place, width), failure.file)


def unclosed_quote(failure: Failure) -> Diagnostic | None:
    """E103: the text in quotes runs to the end of the file, or into the next field."""
    start = _opening_quote(failure)
    if start is None:
        return None
    quote = failure.lines[start.line][start.column]
    rest = failure.lines[start.line][start.column + 1 :]
    fix = None
    if rest.strip() and quote not in rest and not re.search(r"\s#|\\$", rest):
        end = failure.stretch(Place(start.line, start.column + 1 + len(rest.rstrip())), 0)
        fix = Fix("close the quote", (Edit(failure.file, end, quote),))
    return failure.diagnostic(
        "E103",
        "a quote is opened and never closed",
        failure.stretch(start, 1),
        "opened here",
        f"put `{quote}` at the end of the text, or leave the first one out",
        fix=fix,
    )


def _opening_quote(failure: Failure) -> Place | None:
    if failure.says("end of stream", "document indicator", "document separator"):
        return failure.since
    style = getattr(failure.last, "style", None)
    if style not in _QUOTES or failure.last.end_mark.line != failure.at.line:
        return None
    start, end = failure.last.start_mark, failure.last.end_mark
    # Where a quote is left open the text swallows the next field up to that field's own quote.
    swallowed = (field_of(failure.lines[row]) for row in range(start.line + 1, end.line + 1))
    return Place(start.line, start.column) if any(swallowed) else None


def after_quote(failure: Failure) -> Diagnostic | None:
    """E109: words behind the closing quote, as in `'It's done'` or `"Best Buy" stops`."""
    start = _quote_before(failure)
    if start is None or not failure.goes_on:
        return None
    fix = quote_rest(failure.lines, start.line + 1, start.column + 1, failure.file)
    raw = failure.lines[start.line][start.column :].rstrip()
    hint = f"write  {quoted(meant(raw))}" if fix else "put the whole text in quotes"
    return failure.diagnostic(
        "E109",
        "the text goes on after its closing quote",
        failure.word_at(failure.at),
        "the quote was closed before this",
        hint,
        fix=fix,
    )


def _quote_before(failure: Failure) -> Place | None:
    """Where the text in quotes begins that has ended on this line.

    If a colon follows later, the text was taken for the name of a field.
    """
    last, since = failure.last, failure.since
    if getattr(last, "style", None) in _QUOTES and last.end_mark.line == failure.at.line:
        return Place(last.start_mark.line, last.start_mark.column)
    named = failure.lines[since.line][since.column :][:1] in _QUOTES
    return since if named and since.line == failure.at.line else None


def colon(failure: Failure) -> Diagnostic | None:
    """E102: a colon and a space inside plain text, which would begin another value."""
    within = failure.says("',' or") and failure.char == ":"
    if not within and not failure.says("mapping values"):
        return None
    if failure.since.line != failure.at.line:
        return None
    field = field_of(failure.line)
    if field is not None and field.end(1) <= failure.at.column < field.end():
        return None
    if field is None and _continues(failure):
        return _colon_in_lines(failure)
    fix = None
    if field is not None and not within:
        fix = quote_rest(failure.lines, failure.at.line + 1, field.end() + 1, failure.file)
    what = f"the {field.group(1)}" if field is not None and not within else "the text"
    text = f":  {field.group(1)}: {fix.edits[0].text}" if fix is not None and field else ""
    return failure.diagnostic(
        "E102",
        "this line is not valid YAML: two values after one key",
        failure.stretch(failure.at, 1),
        "a colon and a space start a new value here",
        f"put {what} in quotes{text}",
        fix=fix,
    )


def _continues(failure: Failure) -> bool:
    """Whether this line goes on with the text of a line above."""
    style = getattr(failure.last, "value", None)
    return style is not None and failure.line_above() is not None


def _colon_in_lines(failure: Failure) -> Diagnostic:
    return failure.diagnostic(
        "E102",
        "this text runs over several lines and has a colon in it",
        failure.stretch(failure.at, 1),
        "a colon and a space start a new value here",
        "begin the text with `|` after the field's name, and indent all its lines below",
    )


def escape(failure: Failure) -> Diagnostic | None:
    """E112: a backslash in double quotes before a character that it can't escape."""
    if not failure.says("escape", "hexdec"):
        return None
    column = failure.line.rfind("\\", 0, failure.at.column + 1)
    if column < 0:
        return None
    place = Place(failure.at.line, column)
    insert = failure.stretch(Place(place.line, column + 1), 0)
    # With more than one on the line the others may be escapes that mean something.
    alone = failure.line.count("\\") == 1 and failure.says("unknown escape")
    return failure.diagnostic(
        "E112",
        "a backslash in double quotes that means nothing",
        failure.stretch(place, 2),
        "in double quotes a backslash begins an escape",
        "write the backslash twice, or use single quotes",
        fix=Fix("write the backslash twice", (Edit(failure.file, insert, "\\"),))
        if alone
        else None,
    )


def reserved(failure: Failure) -> Diagnostic | None:
    """E108: plain text that begins with a character that YAML keeps for itself."""
    if failure.says("cannot start any token", "mapping keys are not allowed", "node content"):
        place = failure.at
    elif re.search(r"an (alias|anchor)$|a tag$|a block scalar$", failure.context):
        place = failure.since
    elif isinstance(failure.last, AliasEvent) and failure.goes_on:
        start: Any = failure.last.start_mark
        place = Place(start.line, start.column)
    else:
        return None
    line = failure.lines[place.line]
    char = line[place.column : place.column + 1]
    if char == "%" and place.column == 0:
        return directive(failure)
    if char not in _RESERVED or (char == ":" and line[place.column + 1 :][:1] in ("", " ")):
        return None
    if (comment := hazards.hash_sign(line, place, failure.file, plain=False)) is not None:
        return comment
    fix = quote_rest(failure.lines, place.line + 1, place.column + 1, failure.file)
    name = "a backtick" if char == "`" else f"`{char}`"
    return failure.diagnostic(
        "E108",
        f"text without quotes can't begin with {name}",
        failure.stretch(place, 1),
        f"{name} {_RESERVED[char]}",
        f"put the text in quotes:  {fix.edits[0].text}" if fix else "put the text in quotes",
        fix=fix,
    )


def directive(failure: Failure) -> Diagnostic | None:
    """E119: a line with `%` at its very beginning."""
    number = failure.since.line
    if failure.says("<document start>"):
        number = failure.line_above() or 0
    if not failure.lines[number].startswith("%"):
        return None
    return failure.diagnostic(
        "E119",
        "a YAML directive is not used in these files",
        failure.stretch(Place(number, 0), len(failure.lines[number])),
        "a line that begins with `%` speaks to the reader of the file",
        "remove this line; if it belongs to a text, indent it",
    )


TEXT_RULES: Final = (
    tab,
    unclosed_quote,
    after_quote,
    colon,
    escape,
    directive,
    reserved,
)
