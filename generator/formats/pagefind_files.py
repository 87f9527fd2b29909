"""The files of a search index as we publish them: always the same, and in small pieces.

Pagefind's head of an index is a list of version, pages, chunks of words, and filters; a chunk is a
list with a list of words, each with the pages that have it. All of it is CBOR (RFC 8949) behind a
signature, packed by gzip. What a word holds is left as it is.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

from generator.fingerprint import of_bytes

ENTRY = "pagefind-entry.json"
SIGNATURE = b"pagefind_dcd"
"""Begins what is in each file of an index, before it is packed."""

CHUNKS, FILTERS = 2, 3
"""Places in an index's head."""

PIECE = 20_000
"""Bytes of the words that a reader fetches for one of them, unpacked, where one alone has no more.

The program puts three times as much into a chunk, and so a query of several words had to fetch more
from the index of a large site than it may.
"""

NAME = 12
"""Letters of a piece's name that tell it from others."""

_TEXT, _LIST = 3, 4
"""Sorts of CBOR items."""


def settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index with its words in pieces, and in one order.

    The list of filters comes out of a hash map that is seeded anew each time. The head of the index
    that holds the list, and is named after its content, gets another name by it.
    The file with which readers begin comes last.
    """
    entry = json.loads(files.pop(ENTRY))
    for language in entry["languages"].values():
        head = gzip.decompress(files.pop(f"pagefind.{language['hash']}.pf_meta"))
        _, first = _header(head, len(SIGNATURE))
        spans = list(_spans(head, first, CHUNKS + 2))
        chunks, filters = (head[slice(*spans[place])] for place in (CHUNKS, FILTERS))
        packed = gzip.compress(
            head[: spans[CHUNKS][0]]
            + _in_pieces(chunks, files)
            + _list(sorted(_items(filters)))
            + head[spans[FILTERS][1] :],
            mtime=0,
        )
        language["hash"] = of_bytes(packed)
        files[f"pagefind.{language['hash']}.pf_meta"] = packed
    return {**files, ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()}


def _in_pieces(chunks: bytes, files: dict[str, bytes]) -> bytes:
    """Part the chunks of words among `files`; return the list of pieces: first word, last, name.

    A piece begins right behind the last word of the one before, not with its own first: the program
    fetches every piece that begins with what was asked if that lies between two pieces, as the
    beginning of a word may.
    """
    told, first = [], ""
    for chunk in _items(chunks):
        name = _text(list(_items(chunk))[2])
        held = gzip.decompress(files.pop(_file(name)))
        (words,) = _items(held[len(SIGNATURE) :])
        for piece in _pieces(words):
            packed = gzip.compress(SIGNATURE + _list([_list(piece)]), mtime=0)
            short = f"{name.partition('_')[0]}_{of_bytes(packed)[:NAME]}"
            files[_file(short)] = packed
            last = _text(next(_items(piece[-1])))
            told.append(_list([_packed(one) for one in (first, last, short)]))
            first = f"{last} "
    return _list(told)


def _pieces(words: bytes) -> Iterator[list[bytes]]:
    """Yield words, in order, as many at a time as fit a piece, or one that does not."""
    piece: list[bytes] = []
    for word in _items(words):
        if piece and sum(map(len, piece)) + len(word) > PIECE:
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _file(name: str) -> str:
    return f"index/{name}.pf_index"


def _items(data: bytes) -> Iterator[bytes]:
    """Yield the items of a list."""
    count, first = _header(data, 0)
    return (data[start:end] for start, end in _spans(data, first, count))


def _spans(data: bytes, place: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield where so many items that follow each other begin and end."""
    for _ in range(count):
        end = _end(data, place)
        yield place, end
        place = end


def _text(item: bytes) -> str:
    return item[_header(item, 0)[1] :].decode()


def _packed(text: str) -> bytes:
    data = text.encode()
    return _start(_TEXT, len(data)) + data


def _list(items: list[bytes]) -> bytes:
    return _start(_LIST, len(items)) + b"".join(items)


def _start(sort: int, number: int) -> bytes:
    """Return what a CBOR item begins with: its sort, and how much is in it."""
    if number < 24:
        return bytes([sort << 5 | number])
    size = next(size for size in range(4) if number < 1 << 8 * 2**size)
    return bytes([sort << 5 | 24 + size]) + number.to_bytes(2**size)


def _header(data: bytes, place: int) -> tuple[int, int]:
    """Return the number that a CBOR item begins with, and where its content is."""
    size = data[place] & 31
    if size < 24:
        return size, place + 1
    content = place + 1 + (1 << size - 24)
    return int.from_bytes(data[place + 1 : content]), content


def _end(data: bytes, place: int) -> int:
    """Return where a CBOR item ends: a number, a text, or a list of items."""
    number, content = _header(data, place)
    match data[place] >> 5:
        case 0 | 1:
            return content
        case 3:
            return content + number
        case 4:
            for _ in range(number):
                content = _end(data, content)
            return content
    raise ValueError("an item of a sort that no index has")
