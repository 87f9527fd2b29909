"""Reading a search index back, without the program that made it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any

SIGNATURE = b"pagefind_dcd"


def unpacked(data: bytes) -> bytes:
    """Return what is in a file of an index, without its signature."""
    told = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    assert told.startswith(SIGNATURE)
    return told.removeprefix(SIGNATURE)


def fragments(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return what an index holds of each page, by its address."""
    found = [
        json.loads(unpacked(data)) for name, data in files.items() if name.endswith(".pf_fragment")
    ]
    return {one["url"]: one for one in found}


def everything(files: Mapping[str, bytes]) -> bytes:
    """Return all that an index holds of pages and words, one after the other."""
    return b"\n".join(unpacked(data) for name, data in files.items() if ".pf_" in name)


def plain(data: bytes) -> Any:
    """Return what a file of an index holds, which is CBOR: numbers, texts, lists."""
    return _item(unpacked(data), 0)[0]


def _item(data: bytes, place: int) -> tuple[Any, int]:
    sort, number = divmod(data[place], 32)
    place += 1
    if number >= 24:
        content = place + 2 ** (number - 24)
        number, place = int.from_bytes(data[place:content]), content
    if sort == 3:
        return data[place : place + number].decode(), place + number
    if sort < 2:
        return -1 - number if sort else number, place
    items = []
    for _ in range(number):
        one, place = _item(data, place)
        items.append(one)
    return items, place
