"""Pagefind: records become the files of a search index that a browser reads piece by piece.

The program is driven in its service mode: each message is JSON in base64 with a comma behind it,
and is answered by one like it. https://pagefind.app/
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

from generator.formats.pagefind_files import ENTRY, settled

DISTRIBUTION = "pagefind-bin"
_OURS = ("pagefind.js", "pagefind-worker.js", "wasm.")
"""What a page needs of the program's own files; the others are ways to show results."""

FAILED = "the search index could not be made"
_BLOCK = 1 << 20


class IndexingError(OSError):
    """The program could not be run, or failed; the message is one plain line for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What can be found: `text` is searched and must not be empty, and so is what stands beside it.

    `also` are other names of what the page is about, and of what it names, parted by line breaks.

    `filters` are words by which results can be chosen ("year:2018").
    """

    route: str
    title: str
    text: str
    date: str = ""
    also: str = ""
    filters: tuple[str, ...] = ()


@cache
def version() -> str:
    """Return the version of the program; empty where there is none for this machine."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return ""


def index_of(entries: Iterable[Entry], language: str) -> dict[str, bytes]:
    """Return the index of some entries: its files by name, in the order in which they may appear.

    The same entries in the same order give the same files. Raises `IndexingError`.
    """
    with _service() as asked:
        index = asked({"type": "NewIndex", "config": {}})["index_id"]
        for entry in entries:
            asked({"type": "AddRecord", "index_id": index, **_record(entry, language)})
        told = asked({"type": "GetFiles", "index_id": index})["files"]
    files = {one["path"]: b64decode(one["content"]) for one in told}
    return settled({name: files[name] for name in sorted(files) if _is_needed(name)})


def _record(entry: Entry, language: str) -> dict[str, object]:
    meta = {"title": entry.title, "date": entry.date, "also": entry.also}
    return {
        "url": entry.route,
        "content": entry.text,
        "language": language,
        "meta": {name: text for name, text in meta.items() if text},
        "filters": {one: ["yes"] for one in entry.filters},
        "sort": {},
    }


@contextmanager
def _service() -> Iterator[Callable[[dict[str, object]], Any]]:
    """Run the program; what the block gets sends it a request and returns the answer."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  there is none for some machines

        command = [get_executable(), "--service"]
        program = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603  as installed
    except (ImportError, OSError) as error:
        raise IndexingError(f"{FAILED}: Pagefind can't be started: {error}") from None
    try:
        yield partial(_asked, program)
    finally:
        program.kill()
        program.communicate()


def _asked(program: Popen[bytes], request: dict[str, object]) -> Any:
    message = json.dumps({"message_id": 1, "payload": request}).encode()
    try:
        answer = json.loads(b64decode(_exchanged(program, b64encode(message) + b",")))["payload"]
    except (OSError, EOFError, ValueError, LookupError, TypeError):
        raise IndexingError(f"{FAILED}: Pagefind stopped, or spoke nonsense") from None
    if answer["type"] == "Error":
        raise IndexingError(f"{FAILED}: Pagefind: {answer['message']}")
    return answer


def _exchanged(program: Popen[bytes], message: bytes) -> bytes:
    """Send a message; return the answer without the comma that ends it."""
    if program.stdin is None or program.stdout is None:
        raise TypeError("a program without pipes")
    program.stdin.write(message)
    program.stdin.flush()
    parts = [b""]
    while b"," not in parts[-1]:
        parts.append(program.stdout.read1(_BLOCK))  # type: ignore[attr-defined]
        if not parts[-1]:
            raise EOFError
    return b"".join(parts).partition(b",")[0]


def _is_needed(name: str) -> bool:
    return name.startswith(_OURS) or name == ENTRY or ".pf_" in name
