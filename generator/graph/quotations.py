"""Quotations: in how many wordings one statement was printed, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.statement import Statement

Segment = tuple[Literal["same", "leaves out", "adds"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a quotation.

    `text` is as the first of `sources` printed it; `segments` compare it word by word with the
    fullest wording in the same language, `difference` says that in words ("leaves out “to change”"),
    "" for the fullest itself.
    """

    text: str
    language: str
    sources: tuple[str, ...]
    segments: tuple[Segment, ...]
    difference: str = ""


def wordings(statement: Statement) -> tuple[Wording, ...]:
    """Return every wording in which the reports of a statement quote it.

    The fullest of each language comes first, the rest in the order of the reports.
    White space, quotation marks, dashes, ellipses and outer punctuation make no wording of their own.
    """
    raise NotImplementedError
