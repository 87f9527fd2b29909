"""Drawing: a card as a PNG of 1200 by 630 pixels, which link previews show.

The image has two scales, from paper to ink and from paper to the colour of the status: sixteen
colours, so that it is drawn, packed and stored at a fraction of the cost of full colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageColor, ImageDraw
from PIL.PngImagePlugin import PngInfo

from generator.formats.cards.card import HEIGHT, WIDTH, Card
from generator.formats.cards.lettering import SANS, SERIF, Block, fitted, font, writable

PAPER, INK = "#fbf9f4", "#1b1a17"
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "settled": "#0b6340",
        "supported": "#0e5f6e",
        "single": "#7d4e00",
        "contested": "#7233a0",
        "weak": "#5a554b",
        "fallen": "#a01b16",
    }
)
"""Of each family of status, as in the theme's style sheet on light ground."""

_BARS: Mapping[str, tuple[Sequence[int], int, int]] = MappingProxyType(
    {
        "settled": ((0, 10), HEIGHT, 0),
        "supported": ((0, 5), HEIGHT, 0),
        "single": ((0, 10), 26, 13),
        "contested": ((0, 4, 8, 12), HEIGHT, 0),
        "weak": ((0, 9), 9, 10),
        "fallen": ((0, 10), HEIGHT, 0),
    }
)
"""The line beside what has a status: its edges in pairs, the length of a dash, and of a gap."""

_NEUTRAL, _HUED = 8, 7
"""Steps of the two scales after the paper, which is 0; those of the second follow the first."""
_SOFT = 6
"""The step of quiet words."""
_RUNS = 3
"""Z_RLE of zlib: flat ground is packed at half the cost, and alike by every version of it."""

_MARGIN = 64
_HEAD = 118
_FOOT = HEIGHT - 52
_INDENT = 40
_SMALL, _ROW = 30, 41
_LONG = 120
"""Characters of a title from which on it needs the room of a line of text."""


def write(card: Card) -> bytes:
    """Draw a card; the same card gives the same bytes.

    The words are in the PNG as text too (`iTXt` of PNG 11.3), so that files can be searched.
    """
    image = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    _masthead(pen, writable(card.site))
    left, top = _MARGIN, _HEAD + 34
    if card.family:
        _bar(pen, card.family)
        left += _INDENT
    title = writable(card.title)
    lines = 3 if len(title) < _LONG else 2
    foot = _below(pen, left, writable(card.text), writable(card.foot), lines)
    if label := writable(card.label):
        top += _label(image, label, card.family, (left, top))
    if title:
        block = fitted(title, SERIF, range(78, 30, -4), WIDTH - _MARGIN - left, foot - top)
        _write(pen, block, (left, top), _NEUTRAL, struck=card.struck)
    image.putpalette(_palette(COLOURS.get(card.family, INK)))
    told = PngInfo()
    told.add_itxt("Description", card.words)
    packed = BytesIO()
    image.save(packed, "PNG", pnginfo=told, bits=4, compress_type=_RUNS)
    return packed.getvalue()


def _masthead(pen: ImageDraw.ImageDraw, site: str) -> None:
    """Write the site's name over the double rule that stands at the head of every page."""
    if site:
        block = fitted(site, SERIF, range(36, 22, -2), WIDTH - 2 * _MARGIN, 42)
        _write(pen, block, (_MARGIN, _HEAD - 20 - block.height), _NEUTRAL)
    for top in (_HEAD - 8, _HEAD - 2):
        pen.rectangle((_MARGIN, top, WIDTH - _MARGIN - 1, top + 1), fill=_NEUTRAL)


def _label(image: Image.Image, label: str, family: str, place: tuple[int, int]) -> int:
    """Write a status after its shape, or quietly the kind of page; return the height."""
    if not family:
        ImageDraw.Draw(image).text(place, label, font=font(SANS, 32), fill=_SOFT)
        return 58
    shape = _shape(family)
    row = Image.new("L", (image.width - place[0], shape.height + 8))
    row.paste(shape)
    middle = (shape.width + 20, shape.height // 2)
    ImageDraw.Draw(row).text(middle, label, font=font(SERIF, 50), fill=_HUED, anchor="lm")
    image.paste(row.point(lambda step: step and step + _NEUTRAL), place)
    return 78


def _below(pen: ImageDraw.ImageDraw, left: int, text: str, foot: str, lines: int) -> int:
    """Write the text, in so many lines at most, and the last line; return where they begin."""
    top = _FOOT
    for words, level, most in ((foot, _SOFT, 1), (text, _NEUTRAL, lines)):
        if words:
            block = fitted(words, SANS, (_SMALL,), WIDTH - _MARGIN - left, most * _ROW)
            top -= block.height + 8
            _write(pen, block, (left, top + 8), level)
    return top - 20


def _write(
    pen: ImageDraw.ImageDraw,
    block: Block,
    place: tuple[int, int],
    level: int,
    *,
    struck: bool = False,
) -> None:
    """Write the lines of a block below each other, struck through if need be."""
    left, top = place
    for number, line in enumerate(block.lines):
        y = top + number * block.leading
        pen.text((left, y), line, font=block.font, fill=level)
        if struck:
            middle = y + round(block.leading * 0.6)
            pen.rectangle((left, middle, left + block.font.getlength(line), middle + 3), fill=level)


def _bar(pen: ImageDraw.ImageDraw, family: str) -> None:
    """Draw the line of a status beside all that it bears on."""
    edges, dash, gap = _BARS[family]
    for top in range(_HEAD + 34, _FOOT, dash + gap):
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            corner = (_MARGIN + right - 1, min(top + dash, _FOOT) - 1)
            pen.rectangle((_MARGIN + left, top, *corner), fill=_NEUTRAL + _HUED)


@cache
def _shape(family: str) -> Image.Image:
    """Return the shape of a status, as steps of the second scale."""
    with Image.open(Path(__file__).with_name(f"{family}.png")) as white:
        return white.convert("L").point(lambda light: round(light * _HUED / 255))


def _palette(colour: str) -> list[int]:
    """Return red, green and blue of every step of both scales."""
    paper = ImageColor.getrgb(PAPER)
    scales = [(INK, step / _NEUTRAL) for step in range(_NEUTRAL + 1)]
    scales += [(colour, step / _HUED) for step in range(1, _HUED + 1)]
    return [
        round(light + (dark - light) * part)
        for ink, part in scales
        for light, dark in zip(paper, ImageColor.getrgb(ink), strict=True)
    ]
