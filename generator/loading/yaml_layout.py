"""What goes wrong between texts: indentation, dashes, missing names."""

import re
from typing import Final

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix
from generator.loading.yaml_failure import Failure, Place
from generator.loading.yaml_quoting import field_of

_DASHED: Final = re.compile(r"\s*-(?=[^\s-])")
_BARE_DASH: Final = re.compile(r"((?: |- +)*)-\s*(?:#.*)?")
_NO_SPACE: Final = re.compile(r"\s*(?:- +)*([\w.-]+):(?=[^\s:/])")


def no_space_after_colon(failure: Failure) -> Diagnostic | None:
    """E110: `title:Best Buy`, which is one word to YAML, on this line or the one before."""
    for number in (failure.since.line, failure.line_above()):
        found = _NO_SPACE.match(failure.lines[number]) if number is not None else None
        if found is None or number is None or not _expects_name(failure):
            continue
        insert = failure.stretch(Place(number, found.end()), 0)
        return failure.diagnostic(
            "E110",
            f"a space is missing after `{found.group(1)}:`",
            failure.stretch(Place(number, found.end() - 1), 1),
            "a name ends with a colon and a space",
            "put a space after the colon",
            fix=Fix("put a space after the colon", (Edit(failure.file, insert, " "),)),
        )
    return None


def _expects_name(failure: Failure) -> bool:
    """Whether a name was due; a comment ends the text above it, and so the whole document."""
    return failure.says("expected ':'", "mapping values", "<document start>")


def dash_without_space(failure: Failure) -> Diagnostic | None:
    """E111: `-item` among the items of a list."""
    if not failure.goes_on and not failure.says("expected ':'"):
        return None
    place = failure.since if failure.says("expected ':'") else failure.at
    dashed = _DASHED.match(failure.lines[place.line])
    if dashed is None or dashed.end() <= place.column:
        return None
    insert = failure.stretch(Place(place.line, dashed.end()), 0)
    return failure.diagnostic(
        "E111",
        "a dash without a space does not make an item of a list",
        failure.stretch(Place(place.line, dashed.end() - 1), 1),
        "a space is missing after this dash",
        "write `- ` before each item; if it is text, put it in quotes",
        fix=Fix("put a space after the dash", (Edit(failure.file, insert, " "),)),
    )


def misplaced_dash(failure: Failure) -> Diagnostic | None:
    """E111: `field: - item`, or `- item` where a field was to come."""
    if failure.says("sequence entries"):
        field = field_of(failure.line)
        name = f"`{field.group(1)}`" if field else "its field"
        return failure.diagnostic(
            "E111",
            "a list can't begin on the line of its field",
            failure.stretch(failure.at, 1),
            "this dash would begin a list",
            f"put each item on a line of its own below {name}; if it is text, put it in quotes",
        )
    if failure.char == "-" and failure.says("node content"):
        return failure.diagnostic(
            "E111",
            "a dash stands within brackets",
            failure.stretch(failure.at, 1),
            "items within brackets have commas between them and no dashes",
            "close the bracket above, or write the list without brackets",
        )
    if failure.char != "-" or not failure.says("expected key", "<block end>"):
        return None
    return failure.diagnostic(
        "E111",
        "an item of a list stands where a field should",
        failure.stretch(failure.at, 1),
        "this dash would begin a list",
        "indent it like the items it belongs to, below a field that has no other value",
    )


def among_items(failure: Failure) -> Diagnostic | None:
    """E111: a line that stands in a column with items and is none."""
    in_list = failure.context.endswith(("block collection", "block sequence"))
    if not in_list or failure.at.column != failure.since.column:
        return None
    return failure.diagnostic(
        "E111",
        "a line among the items of a list does not begin with a dash",
        failure.word_at(failure.at),
        "stands where the next `- ` would",
        "to add an item, begin with `- `; to end the list, begin further left, like its field",
    )


def empty_item(failure: Failure) -> Diagnostic | None:
    """E111: a dash with nothing behind it, above a line that begins in the same column."""
    above = failure.line_above()
    dash = _BARE_DASH.fullmatch(failure.lines[above]) if above is not None else None
    if above is None or dash is None or not failure.says("node content"):
        return None
    if dash.end(1) != failure.at.column:
        return None
    return failure.diagnostic(
        "E111",
        "a dash has nothing behind it",
        failure.stretch(Place(above, dash.end(1)), 1),
        "an item of a list would begin here",
        "indent the lines of the item further than its dash; if there is none, take the dash out",
    )


def no_name(failure: Failure) -> Diagnostic | None:
    """E110: a line without `field:`, or a colon without the field's name."""
    bare = not failure.line[: failure.at.column].strip(" -?") or failure.says("node content")
    awaited = failure.goes_on or failure.says("node content")
    if failure.char == ":" and bare and awaited:
        return failure.diagnostic(
            "E110",
            "a colon without a field's name before it",
            failure.stretch(failure.at, 1),
            "the name is missing here",
            "write the field's name before the colon",
        )
    outside = failure.says("<document start>") and not failure.line.startswith("...")
    comma = awaited and failure.char == "," and failure.starts_line
    unnamed = comma or failure.says("expected ':'") or (outside and not _levels(failure))
    if not unnamed:
        return None
    place = failure.since if failure.says("expected ':'") else failure.at
    width = len(failure.lines[place.line].rstrip()) - place.column
    return failure.diagnostic(
        "E110",
        "this line has no field",
        failure.stretch(place, max(width, 1)),
        "no `field:` here",
        "if it goes on with the text above, indent it further than the field's name",
        "if it is a field of its own, write its name, a colon and a space before it",
    )


def too_far_right(failure: Failure) -> Diagnostic | None:
    """E107: a field below a field that already has a value."""
    above = failure.line_above()
    if above is None or not failure.says("mapping values") or field_of(failure.line) is None:
        return None
    outer = field_of(failure.lines[above])
    name = f"`{outer.group(1)}`" if outer else "the line above"
    return failure.diagnostic(
        "E107",
        f"this field is indented further than {name}, which already has a value",
        failure.word_at(_first_word(failure)),
        "read as a part of the text above",
        f"to stand beside {name}, begin in the same column",
    )


def after_block(failure: Failure) -> Diagnostic | None:
    """E107: a line that is indented less than the first line of the block of text above it."""
    if getattr(failure.last, "style", None) not in ("|", ">") or not failure.goes_on:
        return None
    start = failure.last.start_mark.line + 1
    texts = [line for line in failure.lines[start : failure.at.line] if line.strip()]
    column = len(texts[0]) - len(texts[0].lstrip()) + 1 if texts else None
    begin = f"begin in column {column}" if column else "remove the number behind `|` or `>`"
    return failure.diagnostic(
        "E107",
        "this line is indented less than the block of text above it",
        failure.word_at(failure.at),
        f"begins in column {failure.at.column + 1}",
        f"to go on with that text, {begin}",
        "to begin a field, indent it like the field that the text belongs to",
    )


def indentation(failure: Failure) -> Diagnostic | None:
    """E107: a line that begins in a column where no line above it begins."""
    known = failure.goes_on or failure.says("<document start>")
    if not known or not failure.starts_line:
        return None
    levels = _levels(failure)
    if not levels or failure.at.column in dict(levels):
        return None
    return failure.diagnostic(
        "E107",
        "this line's indentation fits no line above it",
        failure.word_at(failure.at),
        f"begins in column {failure.at.column + 1}",
        *(f"to stand beside `{name}`, begin in column {column + 1}" for column, name in levels),
    )


def after_end(failure: Failure) -> Diagnostic | None:
    """E118: a line behind `...`, which ends a document."""
    above = failure.line_above()
    ended = above is not None and failure.lines[above].startswith("...")
    if not ended or not failure.says("<document start>"):
        return None
    return failure.diagnostic(
        "E118",
        "something follows the end of the record",
        failure.word_at(failure.at),
        "`...` above has ended it",
        "remove the line `...`",
    )


def _levels(failure: Failure) -> list[tuple[int, str]]:
    """The columns of the fields open above the place, the innermost first, three at most."""
    found: list[tuple[int, str]] = []
    for number in range(failure.at.line - 1, -1, -1):
        field = field_of(failure.lines[number])
        if field is not None and (not found or field.start(1) < found[-1][0]):
            found.append((field.start(1), field.group(1)))
    return found[:3]


def _first_word(failure: Failure) -> Place:
    line = failure.line
    return Place(failure.at.line, len(line) - len(line.lstrip()))


LAYOUT_RULES: Final = (
    after_end,
    no_space_after_colon,
    dash_without_space,
    misplaced_dash,
    among_items,
    empty_item,
    no_name,
    too_far_right,
    after_block,
    indentation,
)
