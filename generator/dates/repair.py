"""Near misses: the dates that an editor may have meant by a text that is none.

Works on the text alone and only proposes; what reads dates decides whether a proposal is one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.dates.values import MONTHS

_LONGEST: Final = 120
# Of a winter only the editor knows which of its two years was meant.
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}
_ENDS: Final = {"unknown": "", "..": "..", "open": "..", "now": "..", "present": ".."}
_SEPARATORS: Final = (" to ", " / ", "/", "..", " - ", "--", "-")

_NUMBERS: Final = re.compile(r"([0-9]{4})([-./ ])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_DIGITS: Final = re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})")
_TWO_FIRST: Final = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_DAY_NAME: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,? ([0-9]{4})")
_NAME_DAY: Final = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_NAME_YEAR: Final = re.compile(r"([a-z]+)\.?,?(?: of)? ([0-9]{4})")
_DECADE: Final = re.compile(r"(?:the )?([0-9]{3})(?:0'?s|[xu])")
_UNSPECIFIED: Final = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)(?:-(?:xx|uu))+")
_TIME: Final = re.compile(
    r"(.{6,24}?)(?:t|,? )([0-9]{1,2}):([0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
    r" ?\(?(z|utc|gmt)?(?:([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?\)?"
)
_HEDGED: Final = re.compile(
    r"(possibly |perhaps |maybe |\?)?(about |around |circa |ca?\.? ?|~)?(.+?) ?([~?%]*)"
)
_BEFORE: Final = re.compile(r"(?:by|until|till) (.+)")
_AFTER: Final = re.compile(r"(?:since|from|on or after)(?: at least)? (.+)")


def spellings(text: str) -> Iterator[str]:
    """What may have been meant, likeliest first, in the forms of the subset as far as possible."""
    if len(text) > _LONGEST:
        return
    plain = _plain(text)
    yield re.sub(r"(?<![0-9]) | (?![0-9])", "", plain).upper()
    if moment := _moment(plain):
        yield moment
    yield from _sets(plain)
    yield from _intervals(plain)
    if (before := _BEFORE.fullmatch(plain)) and (moment := _moment(before[1])):
        yield f"../{moment}"
    if (after := _AFTER.fullmatch(plain)) and (moment := _moment(after[1])):
        yield f"{moment}/.."


def _plain(text: str) -> str:
    """Lower case, single blanks, ASCII digits and hyphens, without quotation marks around it."""
    letters = (
        "-" if unicodedata.category(letter) == "Pd" else str(unicodedata.decimal(letter, letter))
        for letter in unicodedata.normalize("NFKC", text)
    )
    words = " ".join("".join(letters).lower().split()).strip("\"'`\u2018\u2019\u201c\u201d")
    return re.sub(r"(?<![./])[.,;]$", "", words)


def _sets(plain: str) -> Iterator[str]:
    inside = plain[1:-1] if plain.startswith("[") and plain.endswith("]") else plain
    moments = [_moment(part.strip()) for part in re.split(r" or |[,;|]", inside)]
    if all(moments):  # of one in brackets, whoever reads it says that a set needs two
        yield f"[{','.join(moment for moment in moments if moment)}]"


def _intervals(plain: str) -> Iterator[str]:
    between = plain.startswith("between ")
    ends = plain.removeprefix("between ").removeprefix("from ")
    for separator in (" and ",) if between else _SEPARATORS:
        start, found, end = ends.partition(separator)
        if not found:
            continue
        start, end = start.strip(), end.strip()
        first = _moment(start) or _like_the_end(start, _moment(end))
        last = _moment(end) or _like_the_start(_moment(start), end)
        left, right = first or _dateless(start, separator), last or _dateless(end, separator)
        if (first or last) and left is not None and right is not None:
            yield f"{left}/{right}"


def _dateless(end: str, separator: str) -> str | None:
    return "" if not end and "/" in separator else _ENDS.get(end)


def _like_the_end(start: str, end: str | None) -> str | None:
    """The start of "8 to 14 April 2018": its month and year stand at the end alone."""
    if end is None:
        return None
    if re.fullmatch(r"[0-9]{1,2}", start):
        return f"{end[:8]}{int(start):02}" if len(end) >= 10 else None
    return _moment(f"{start} {end[:4]}")


def _like_the_start(start: str | None, end: str) -> str | None:
    """The end of 2018-04-08/14, which in ISO 8601 leaves out what the start has said."""
    if start is None or not re.fullmatch(r"[0-9]{2}(-[0-9]{2})?", end):
        return None
    return start[: -len(end)] + end


def _moment(plain: str) -> str | None:
    hedged = _HEDGED.fullmatch(plain)
    if hedged is None:
        return None
    possibly, about, words, marks = hedged.groups()
    date = _date(words) or _timed(words)
    uncertain = bool(possibly) or "?" in marks or "%" in marks
    approximate = bool(about) or "~" in marks or "%" in marks
    mark = "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""
    return date and date + mark


def _timed(words: str) -> str | None:
    """A date and a clock; without an offset too, which the reader then asks for."""
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    date = _date(match[1])
    offset = f"{match[5]}{int(match[6]):02}:{match[7] or '00'}" if match[5] else ""
    return date and f"{date}T{int(match[2]):02}:{match[3]}{offset or ('Z' if match[4] else '')}"


def _date(words: str) -> str | None:
    if (match := _NUMBERS.fullmatch(words) or _DIGITS.fullmatch(words)) and int(match[3]) <= 12:
        return _numeric(match[1], int(match[3]), match[4])
    if match := _TWO_FIRST.fullmatch(words):
        return _without_a_name(int(match[1]), int(match[2]), match[3])
    if match := _DAY_NAME.fullmatch(words):
        return _numeric(match[3], _month(match[2]), match[1])
    if match := _NAME_DAY.fullmatch(words):
        return _numeric(match[3], _month(match[1]), match[2])
    if match := _NAME_YEAR.fullmatch(words):
        return _numeric(match[2], _SEASONS.get(match[1]) or _month(match[1]), None)
    if match := _DECADE.fullmatch(words):
        return f"{match[1]}X"
    if match := _UNSPECIFIED.fullmatch(words):
        return match[1]
    return words if re.fullmatch(r"[0-9]{4}", words) else None


def _numeric(year: str, month: int | None, day: str | None) -> str | None:
    if month is None:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _without_a_name(first: int, second: int, year: str) -> str | None:
    """21/3/2018 or 3/21/2018; of 4/3/2018 nobody but the editor knows which is the month."""
    if first == second or second > 12 >= first:
        return _numeric(year, first, str(second))
    return _numeric(year, second, str(first)) if first > 12 >= second else None


def _month(name: str) -> int | None:
    """The month of an English name, whole or cut to three letters or more."""
    for number, month in enumerate(MONTHS, start=1):
        if len(name) >= 3 and month.lower().startswith(name):
            return number
    return None
