"""Markdown that its parser would take too long over, or go too deep into: refused where it is read.

The parser takes quadratic time over the marks and the lines of one paragraph, and calls itself for
each list or quotation inside of another. No text that people read comes near these bounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 100_000
"""Characters of one text; a long read has some fifty thousand."""

MOST: Mapping[str, tuple[str, int]] = {
    "[": ("opening brackets", 400),
    "`": ("backticks", 400),
    "\\": ("backslashes", 1_000),
    "\n": ("lines", 1_000),
}
"""What one paragraph may hold of each: its name, and how many."""

DEEPEST = 40
"""Lists and quotations inside of each other."""

_LEVEL = 4
"""Blanks of indentation that make a level."""

_MARKERS = re.compile(r"^[ \t>]*(?:(?:[-*+>]|\d{1,9}\.)[ \t]+|>)+", re.MULTILINE)
_MARKER = re.compile(r"[-*+>]|\d\.")


def tangle(text: str) -> tuple[str, str] | None:
    """Return what is too much in a text for the parser, and what to do about it; None: nothing."""
    if len(text) > LONGEST:
        message = f"this text has {len(text):,} characters; at most {LONGEST:,} can be rendered"
        return message, "make several records of it"
    for paragraph in re.split(r"\n\s*\n", text):
        for mark, (name, most) in MOST.items():
            if (count := paragraph.count(mark)) > most:
                message = f"one paragraph has {count:,} {name}; at most {most:,} can be rendered"
                return message, "break the paragraph up with an empty line"
    deepest = max(map(_depth, _MARKERS.finditer(text)), default=0)
    if deepest > DEEPEST:
        message = f"lists and quotations are nested {deepest} levels deep; at most {DEEPEST} can be"
        return message, "remove levels"
    return None


def _depth(line: re.Match[str]) -> int:
    """Return how deep the markers at the beginning of a line lead at most."""
    before = line.group().expandtabs(_LEVEL)
    indent = len(before) - len(before.lstrip())
    return indent // _LEVEL + len(_MARKER.findall(before))
