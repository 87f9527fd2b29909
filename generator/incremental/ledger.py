"""The ledger: which pieces each answer was made of, and which answers each page read.

Everything is numbered, and rows of numbers are kept in arrays: the ledger of 10,000 pages is read
back in milliseconds, and what a changed piece touches is found by one walk through them.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.incremental.rows import Numbered, Rows
from generator.incremental.store import State, StateError
from generator.incremental.trace import (
    FIELD,
    Place,
    Read,
    Trace,
    answer_in,
    piece_of,
    place_of,
    spelled,
)

_END = "\0"
"""What ends a text; a name may have a line break, but no NUL."""


_NO_PAGE = ""
"""Stands for a route where what was read decided which pages there are."""


@dataclass(slots=True)
class PageEntry:
    """What a page was made of besides its reads, and why it was last made."""

    template: str
    output: str
    why: str


class Ledger:
    """Answers with their marks and pieces, pages with the answers that they read."""

    __slots__ = (
        "_answers",
        "_kept",
        "_made_of",
        "_marks",
        "_numbers",
        "_pieces",
        "_reads",
        "pages",
    )

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        """Take what an earlier ledger packed; without it, begin an empty one."""
        self._kept = kept = kept or {}
        self._pieces = Numbered(_texts(kept.get("pieces", b"")))
        self._answers = Numbered(_texts(kept.get("answers", b"")))
        self._marks = _texts(kept.get("marks", b""))
        self._made_of = Rows(*_arrays(kept, "made of"))
        self._numbers = Numbered(_texts(kept.get("routes", b"")))
        self._reads = Rows(*_arrays(kept, "reads"))
        self.pages: dict[str, PageEntry] = {}
        for line in _texts(kept.get("pages", b"")):
            route, template, output, why = line.split(FIELD, 3)
            self.pages[route] = PageEntry(template, output, why)

    def _answer(self, spelled: str) -> int:
        """Return the number of an answer, a new one without a mark if need be."""
        number = self._answers.number(spelled)
        if number == len(self._marks):
            self._marks.append("")
        return number

    def learn(self, place: Place, told: str, pieces: Iterable[str]) -> int:
        """Write down the mark of an answer and what it was made of; return its number."""
        number = self._answer(spelled(place))
        self._marks[number] = told
        self._made_of.put(number, self._pieces.all(pieces))
        return number

    def made(self, trace: Trace, why: str) -> None:
        """Write down what a page was made of; its reads must have been learnt."""
        self.pages[trace.route] = PageEntry(trace.template, trace.output, why)
        row = [self._answer(spelled(one.place)) for one in trace.reads]
        self._reads.put(self._numbers.number(trace.route), row)

    def listed(self, reads: Iterable[Read]) -> None:
        """Write down the answers that decided which pages there are; they must have been learnt."""
        row = [self._answer(spelled(one.place)) for one in reads]
        self._reads.put(self._numbers.number(_NO_PAGE), row)

    def add(self, other: Ledger) -> None:
        """Take over everything that another ledger says."""
        pieces = [self._pieces.number(one) for one in other._pieces.texts]
        answers = []
        for number, text in enumerate(other._answers.texts):
            mine = self._answer(text)
            answers.append(mine)
            if other._marks[number]:
                self._marks[mine] = other._marks[number]
                self._made_of.put(mine, [pieces[one] for one in other._made_of[number]])
        for route, page in other.pages.items():
            self.pages[route] = page
            number = other._numbers.number(route)
            row = [answers[one] for one in other._reads[number]]
            self._reads.put(self._numbers.number(route), row)

    def mark(self, place: Place) -> str | None:
        """Return the mark of an answer; None: it was not asked for."""
        number = self._answers.known(spelled(place))
        return None if number is None else self._marks[number] or None

    def touched(self, pieces: Collection[str]) -> dict[Place, str]:
        """Return the answers that were made of any of these pieces, with their marks."""
        numbers = {one for piece in pieces if (one := self._pieces.known(piece)) is not None}
        return {
            place_of(self._answers.texts[number]): self._marks[number]
            for number in sorted(self._made_of.touching(numbers))
            if self._marks[number]
        }

    def above(self, pieces: Collection[str]) -> dict[Place, str]:
        """Return the answers that were made of any of these pieces, or of such an answer."""
        found: dict[Place, str] = {}
        while pieces:
            more = {
                place: told for place, told in self.touched(pieces).items() if place not in found
            }
            found |= more
            pieces = [piece_of(place) for place in more]
        return found

    def unlike(self, mark: str) -> set[Place]:
        """Return the answers with another mark."""
        return {
            place_of(self._answers.texts[number])
            for number, told in enumerate(self._marks)
            if told and told != mark
        }

    def unlearn(self, places: Iterable[Place]) -> None:
        """Forget answers."""
        for place in places:
            number = self._answers.known(spelled(place))
            if number is not None:
                self._marks[number] = ""
                self._made_of.put(number, ())

    def readers(self, places: Iterable[Place]) -> dict[str, Place]:
        """Return the pages that read any of these answers, each with the first of them."""
        known = (self._answers.known(spelled(place)) for place in places)
        numbers = {one for one in known if one is not None}
        found = {}
        for page in self._reads.touching(numbers):
            first = next(one for one in self._reads[page] if one in numbers)
            found[self._numbers.texts[page]] = place_of(self._answers.texts[first])
        return found

    def reads(self, route: str) -> tuple[Read, ...]:
        """Return what a page read, in order."""
        number = self._numbers.known(route)
        row = () if number is None else self._reads[number]
        return tuple(Read(place_of(self._answers.texts[one]), self._marks[one]) for one in row)

    def made_of(self, place: Place) -> list[str]:
        """Return the pieces that an answer was made of, in no order."""
        number = self._answers.known(spelled(place))
        row = () if number is None else self._made_of[number]
        return [self._pieces.texts[one] for one in row]

    def drop(self, routes: Iterable[str]) -> None:
        """Forget pages, and the answers that no page reads any more."""
        for route in routes:
            del self.pages[route]
            self._reads.put(self._numbers.number(route), ())
        used: set[int] = set()
        waiting = {one for page in range(len(self._reads)) for one in self._reads[page]}
        while waiting:
            used |= waiting
            places = (answer_in(self._pieces.texts[one]) for one in self._parts(waiting))
            numbers = (self._answers.known(spelled(place)) for place in places if place)
            waiting = {one for one in numbers if one is not None} - used
        for number in range(len(self._marks)):
            if number not in used and self._marks[number]:
                self._marks[number] = ""
                self._made_of.put(number, ())

    def _parts(self, answers: Iterable[int]) -> set[int]:
        return {piece for answer in answers for piece in self._made_of[answer]}

    def packed(self) -> dict[str, bytes | None]:
        """Return everything as named bytes, but for those that are kept already."""
        now = dict(self._packed())
        changed = {name: data for name, data in now.items() if self._kept.get(name) != data}
        self._kept = now
        return {**changed}

    def _packed(self) -> Iterator[tuple[str, bytes]]:
        made_of, reads = self._made_of.packed(), self._reads.packed()
        yield "pieces", _lines(self._pieces.texts)
        yield "answers", _lines(self._answers.texts)
        yield "marks", _lines(self._marks)
        yield "made of: starts", made_of[0]
        yield "made of: items", made_of[1]
        yield "routes", _lines(self._numbers.texts)
        yield "reads: starts", reads[0]
        yield "reads: items", reads[1]
        yield (
            "pages",
            _lines(
                FIELD.join((route, page.template, page.output, page.why))
                for route, page in self.pages.items()
            ),
        )


def kept_ledger(state: State, part: str) -> Ledger:
    """Return the ledger that is kept in a part of the state, else an empty one.

    One that the last build of this process left is taken out of memory: what becomes of it while
    a build fails must not be believed afterwards. Raises `StateError` where some of it is lost.
    """
    made = state.made.pop(part, None)
    if isinstance(made, Ledger):
        return made
    parts = dict(state.rows(part))
    lost = Ledger().packed().keys() - parts.keys() if parts else ()
    if lost:
        raise StateError(f"the rows {', '.join(sorted(lost))} of {part} are lost")
    return Ledger(parts)


def _lines(texts: Iterable[str]) -> bytes:
    """Join texts; each has an end of its own, so that none and one empty one differ."""
    return "".join(f"{text}{_END}" for text in texts).encode("utf-8", "surrogatepass")


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogatepass").split(_END)[:-1]


def _arrays(kept: Mapping[str, bytes], name: str) -> tuple[array[int], array[int]]:
    starts, items = array("I"), array("I")
    starts.frombytes(kept.get(f"{name}: starts", b"\0" * starts.itemsize))
    items.frombytes(kept.get(f"{name}: items", b""))
    return starts, items
