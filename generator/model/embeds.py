"""Embeds: records shown inside of a story's prose, each on a line of its own.

    ![[best-buy-stops-ordering-huawei]]        a claim as a card
    ![[best-buy-on-huawei]]                    a statement as a quotation
    ![[huawei|timeline 2018-01/2018-03]]       what names an entity, in that time
    ![[huawei|availability 2018-03-22]]        who sold it on that day

The brackets are those of a link, so that an embed is checked, linked back and renamed like one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dates.edtf import DateError, Edtf, parse
from generator.model.references import LINK

WAYS = ("card", "timeline", "availability")

_LINE = re.compile(rf"^!{LINK.pattern}\s*$")


@dataclass(frozen=True, slots=True)
class Embed:
    """One embed: the record as it was written, how to show it, and for which time."""

    name: str
    way: str
    time: Edtf | None


class EmbedError(ValueError):
    """What stands after an embed's bar can't be read; the message says why."""


def parts(text: str) -> tuple[str | Embed, ...]:
    """Split Markdown into its prose and its embeds, in order; raises `EmbedError`."""
    found: list[str | Embed] = []
    lines: list[str] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            lines.append(line)
            continue
        _flush(lines, found)
        found.append(_embed(match["name"].strip(), (match["words"] or "").split()))
    _flush(lines, found)
    return tuple(found)


def _flush(lines: list[str], found: list[str | Embed]) -> None:
    text = "\n".join(lines).strip()
    if text:
        found.append(text)
    lines.clear()


def _embed(name: str, words: list[str]) -> Embed:
    if not words:
        return Embed(name, "card", None)
    way, *rest = words
    if way not in WAYS[1:] or len(rest) > 1:
        raise EmbedError(
            f"`{' '.join(words)}` is no way to show a record; write `timeline`, "
            "`timeline 2018-01/2018-03` or `availability 2018-03-22`"
        )
    try:
        time = parse(rest[0]) if rest else None
    except DateError as error:
        raise EmbedError(f"{error.message}; {error.help}") from None
    return Embed(name, way, time)
