"""Quotations: in how many wordings one statement was printed, and how they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from unicodedata import normalize

from generator.graph.names import joined
from generator.model.statement import Statement

Segment = tuple[Literal["same", "leaves out", "adds"], str]
"""A stretch of words and how it stands to the fullest wording."""

COMPARED = 600
"""Longer quotations, in words, are only told apart: word by word would take too long to read."""

_TYPOGRAPHY = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{SOFT HYPHEN}": "",
        "\N{ZERO WIDTH SPACE}": "",
    }
)
_ELLIPSIS = re.compile(r"\[?(?:\.\s?){3,4}\]?|\[?\N{HORIZONTAL ELLIPSIS}\]?")
_OUTER = " \"'.,;:-!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a quotation.

    `text` is as the first of `sources` printed it, `language` a tag or "" for the site's own.
    `segments` compare it word by word with the fullest wording in the same language; `difference`
    says that in words ("leaves out “to change”"), "" for the fullest itself.
    """

    text: str
    language: str
    sources: tuple[str, ...]
    segments: tuple[Segment, ...]
    difference: str = ""


def wordings(statement: Statement) -> tuple[Wording, ...]:
    """Return every wording in which the reports of a statement quote it.

    The fullest of each language comes first, the rest in the order of the reports.
    White space, quotation marks, dashes, ellipses and outer punctuation make no wording of their
    own.
    """
    printed: dict[str, dict[tuple[str, ...], tuple[str, list[str]]]] = {}
    for report in statement.reports:
        words = _words(report.quote)
        if words:
            same = printed.setdefault(report.lang, {})
            compared = tuple(_bare(word) for word in words)
            same.setdefault(compared, (report.quote, []))[1].append(report.source)
    return tuple(
        wording for language in printed for wording in _against_fullest(language, printed[language])
    )


def _against_fullest(
    language: str, printed: dict[tuple[str, ...], tuple[str, list[str]]]
) -> list[Wording]:
    fullest = max(printed, key=lambda words: (len(words), len(printed[words][1])))
    full_words = _words(printed[fullest][0])
    found = []
    for words, (text, sources) in printed.items():
        segments = _segments(full_words, _words(text))
        found.append(
            Wording(
                text=text,
                language=language,
                sources=tuple(dict.fromkeys(sources)),
                segments=segments,
                difference="" if words == fullest else _in_words(segments),
            )
        )
    return sorted(found, key=lambda one: bool(one.difference))


def _words(text: str) -> list[str]:
    """Return the words as they are shown, without marks of omission and free-standing dashes."""
    plain = normalize("NFC", text).translate(_TYPOGRAPHY).replace("--", " ")
    words = _ELLIPSIS.sub(" ", plain).strip(_OUTER).split()
    return [word for word in words if _bare(word)]


def _bare(word: str) -> str:
    """Return a word without what newsrooms set to taste: capitals and punctuation."""
    return word.strip(_OUTER + "()[]").casefold()


def _segments(full: Sequence[str], words: Sequence[str]) -> tuple[Segment, ...]:
    """Compare two wordings word by word (Ratcliff and Obershelp's matching, as in difflib)."""
    left, right = [_bare(word) for word in full], [_bare(word) for word in words]
    if left == right:
        return (("same", " ".join(words)),)
    if max(len(left), len(right)) > COMPARED:
        return (("leaves out", " ".join(full)), ("adds", " ".join(words)))
    found: list[Segment] = []
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", " ".join(words[c:d])))
        if what in {"delete", "replace"}:
            found.append(("leaves out", " ".join(full[a:b])))
        if what in {"insert", "replace"}:
            found.append(("adds", " ".join(words[c:d])))
    return tuple(found)


def _in_words(segments: Sequence[Segment]) -> str:
    parts = []
    pending = ""
    for what, text in (*segments, ("same", "")):
        if what == "leaves out":
            pending = text
        elif what == "adds" and pending:
            parts.append(f"has {_quoted(text)} for {_quoted(pending)}")
            pending = ""
        else:
            if pending:
                parts.append(f"leaves out {_quoted(pending)}")
                pending = ""
            if what == "adds":
                parts.append(f"adds {_quoted(text)}")
    return joined(parts)


def _quoted(text: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
