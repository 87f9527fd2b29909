"""Putting text in quotes: the repair for most of what goes wrong in YAML."""

import re

from generator.diagnostics.diagnostic import Edit, Fix
from generator.diagnostics.span import Span

_FIELD = re.compile(r"\s*(?:- +)*([\w.-]+) *:(?: +|$)")


def quoted(text: str) -> str:
    """The text as a YAML scalar in quotes that mean no more than they must."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def field_of(line: str) -> re.Match[str] | None:
    """The `field: ` that a line begins with: its name is group 1, its value starts at the end."""
    return _FIELD.match(line)


def meant(raw: str) -> str:
    """What an editor meant by text that already has quotes around it, though they don't work."""
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "'\"":
        return raw[1:-1]
    return raw


def quote_rest(lines: list[str], line: int, column: int, file: str) -> Fix | None:
    """Put all from that place (counted from 1) to the end of the line in quotes.

    `None` where that could swallow something else: a comment, the rest of a list in brackets, or
    text that goes on in the next line.
    """
    text = lines[line - 1]
    raw = text[column - 1 :].rstrip()
    before = text[: column - 1]
    if not raw or re.search(r"\s#", raw) or _in_brackets(before) or _goes_on(lines, line):
        return None
    span = Span(line, column, line, column + len(raw))
    return Fix("put the text in quotes", (Edit(file, span, quoted(meant(raw))),))


def _in_brackets(before: str) -> bool:
    return any(before.count(opening) > before.count(closing) for opening, closing in ("[]", "{}"))


def _goes_on(lines: list[str], line: int) -> bool:
    """Whether the next line that says anything is further right than what this line begins."""
    here = _indent(lines[line - 1])
    for following in lines[line:]:
        if following.strip() and not following.lstrip().startswith("#"):
            return len(following) - len(following.lstrip()) > here
    return False


def _indent(line: str) -> int:
    """The column, from 0, of a line's first word, behind the dashes of a list."""
    return len(line) - len(re.sub(r"^\s*(?:- +)*", "", line))
