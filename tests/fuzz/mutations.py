"""Input that was good, a little changed: bytes flipped, cut, doubled, spliced, words put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.fuzz.targets import KINDS
from tests.hostile.strings import NAUGHTY, OURS
from tests.loading.made import DATES
from tests.minisite import RECORDS, SETTINGS, text_of

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONGEST = 20_000
"""Bytes; longer input is only slower."""

WORDS = tuple(
    word.encode("utf-8", "surrogatepass")
    for word in (
        *(
            ": ",
            "- ",
            "\n",
            "\n  ",
            "#",
            "&a ",
            "*a",
            "!!",
            "<<: ",
            "? ",
            "|",
            ">-",
            "---\n",
            "...\n",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            '"',
            "\\",
            "\t",
            "%",
            "@",
            "`",
            "~",
            "\r\n",
            "\x00",
            "\ufeff",
        ),
        *("[[", "]]", "](", "![", "**", "_", "> ", "```", "|---|", "<", "</", "&#", "\x02", "\x03"),
        *(
            "2018-02-30",
            "201X",
            "T25:61",
            "+14:00",
            "/",
            "..",
            "[2018,",
            "~",
            "?",
            "%",
            "-0",
            "9" * 40,
        ),
        *("null", "yes", "0x1f", ".inf", "javascript:", "http://[", "xn--", "\u202e", "\ud800"),
    )
)


def seeds(target: str) -> list[bytes]:
    """Return good and evil input for a target to begin with."""
    hostile = [text.encode("utf-8", "surrogatepass") for text in (*OURS, *NAUGHTY)]
    if target == "date":
        return [str(one).encode() for one in DATES] + hostile[:60]
    if target == "settings":
        return [text_of(SETTINGS).encode(), (CONTENT / "site.yaml").read_bytes()]
    if target == "markdown":
        bodies = [str(one["body"]).encode() for one in RECORDS.values() if "body" in one]
        return bodies + hostile + [path.read_bytes() for path in CONTENT.glob("stories/*.yaml")]
    found = []
    for number, kind in enumerate(KINDS):
        mark = bytes([number])
        found += [mark + text_of(one).encode() for name, one in RECORDS.items() if kind in name]
        files = sorted(CONTENT.glob(f"{kind}/**/*.yaml"))[:40]
        found += [mark + path.read_bytes() for path in files]
    return found


def mutated(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Change input in a few places."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(_WAYS)(data, others, chance)
    return data[:LONGEST]


def _places(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((0, 1, 2, 8, 64, 512)))


def _cut(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _places(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _places(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50)) + data[end:]


def _put(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _places(data, chance)
    word = chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 41, 500))
    return data[:start] + word + data[chance.choice((start, end)) :]


def _flip(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _splice(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    start, end = _places(other, chance)
    place, _ = _places(data, chance)
    return data[:place] + other[start:end] + data[place:]


_WAYS: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _cut,
    _double,
    _put,
    _put,
    _flip,
    _splice,
)
