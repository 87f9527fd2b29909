"""Letters: which texts the typefaces can write, and how a text is broken to fit a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

from PIL import ImageFont

SERIF, SANS = "literata-semibold.ttf", "inter-regular.ttf"
_LEADING = {SERIF: 1.16, SANS: 1.36}
"""Distance between base lines, in sizes of the letters."""

_LONGEST = 600
"""Characters of a text that are looked at; no box holds as many."""

_MORE = "\N{HORIZONTAL ELLIPSIS}"
_NO_LETTER = "\U0010ffff"
"""A character that no typeface has: what is drawn of it is the box that stands for the unknown."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text in one font, `leading` pixels apart."""

    font: ImageFont.FreeTypeFont
    lines: tuple[str, ...]
    leading: int

    @property
    def height(self) -> int:
        """Pixels from the top of the first line to the bottom of the last."""
        return len(self.lines) * self.leading


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a typeface at a size in pixels.

    The basic layout needs no library of the machine, so that letters stand alike everywhere.
    """
    place = str(Path(__file__).with_name(face))
    return ImageFont.truetype(place, size, layout_engine=ImageFont.Layout.BASIC)


def writable(text: str) -> str:
    """Return a text as it can be drawn, or "" where a typeface lacks one of its characters.

    A text is drawn whole or not at all: half a title could say something else, and boxes say
    nothing. Letters that must be joined or stacked are lacking too.
    """
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    plain = unicodedata.normalize("NFC", " ".join(seen.split()))
    return plain if all(map(_has_letter, plain)) else ""


@cache
def _has_letter(character: str) -> bool:
    if unicodedata.combining(character):
        return False
    return all(
        bytes(font(face, 32).getmask(character)) != bytes(font(face, 32).getmask(_NO_LETTER))
        for face in (SERIF, SANS)
    )


def fitted(text: str, face: str, sizes: Sequence[int], width: int, height: int) -> Block:
    """Set a text in the largest of some sizes at which it fits a box; in the smallest it is cut."""
    text = text[:_LONGEST]
    for size in sizes:
        lines = _broken(text, face, size, width)
        leading = round(size * _LEADING[face])
        if len(lines) * leading <= height:
            return Block(font(face, size), _balanced(lines, face, size, width), leading)
    shown = lines[: max(1, height // leading)]
    last = shown[-1]
    while last and _width(last + _MORE, face, size) > width:
        last = last[:-1]
    return Block(font(face, size), (*shown[:-1], last.rstrip(" ,;:.") + _MORE), leading)


def _balanced(lines: tuple[str, ...], face: str, size: int, width: int) -> tuple[str, ...]:
    """Make lines about as long as each other, and no more of them: none ends in a single word."""
    text, narrow = " ".join(lines), width // 2
    while width - narrow > size:
        tried = (narrow + width) // 2
        closer = _broken(text, face, size, tried)
        if len(closer) == len(lines):
            lines, width = closer, tried
        else:
            narrow = tried
    return lines


def _broken(text: str, face: str, size: int, width: int) -> tuple[str, ...]:
    """Break a text at spaces, and a word that is wider than a line anywhere."""
    space = _advance(" ", face, size)
    lines, room = [""], width
    for word in text.split(" "):
        needed = _width(word, face, size)
        if lines[-1] and space + needed <= room:
            lines[-1] += f" {word}"
            room -= space + needed
            continue
        if lines[-1]:
            lines.append("")
            room = width
        for character in word:
            advance = _advance(character, face, size)
            if advance > room:
                lines.append("")
                room = width
            lines[-1] += character
            room -= advance
    return tuple(lines)


def _width(text: str, face: str, size: int) -> int:
    return sum(_advance(one, face, size) for one in text)


@cache
def _advance(character: str, face: str, size: int) -> int:
    """Return how far a letter moves the pen; the basic layout knows no pairs of letters."""
    return ceil(font(face, size).getlength(character))
