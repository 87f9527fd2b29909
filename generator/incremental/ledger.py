"""The ledger: which pieces each answer was made of, and which answers each page read.

Everything is numbered, and rows of numbers are kept in arrays: the ledger of 10,000 pages is read
back in milliseconds, and what a changed piece touches is found by one walk through them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.incremental.rows import Numbered, Rows, lines, texts
from generator.incremental.store import State
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

GENERATIONS = 24  # so many are kept before they become one

_NAMES = (
    *("pieces", "answers", "marks", "made of: starts", "made of: items"),
    *("routes", "reads: starts", "reads: items", "pages", "gone", "forgotten"),
)
_NO_PAGE = ""  # stands for a route where what was read decided which pages there are


@dataclass(slots=True)
class PageEntry:
    """What a page was made of besides its reads, and why it was last made."""

    template: str
    output: str
    why: str


class Ledger:
    """Answers with their marks and pieces, pages with the answers that they read."""

    __slots__ = (
        *("_answers", "_generation", "_made_of", "_marks", "_new_answers", "_new_pages"),
        *("_numbers", "_pieces", "_reads", "pages"),
    )

    def __init__(self, *generations: Mapping[str, bytes]) -> None:
        """Take what earlier ledgers packed; without it, begin an empty one."""
        kept: Mapping[str, bytes] = generations[0] if generations else {}
        self._pieces = Numbered(texts(kept.get("pieces", b"")))
        self._answers = Numbered(texts(kept.get("answers", b"")))
        self._marks = texts(kept.get("marks", b""))
        self._made_of = Rows.unpacked(kept.get("made of: starts"), kept.get("made of: items"))
        self._numbers = Numbered(texts(kept.get("routes", b"")))
        self._reads = Rows.unpacked(kept.get("reads: starts"), kept.get("reads: items"))
        self._generation = len(generations) - 1  # below zero, nothing is kept yet
        self._new_answers: set[int] = set()
        self._new_pages: set[str] = set()
        self.pages: dict[str, PageEntry] = {}
        for line in texts(kept.get("pages", b"")):
            route, template, output, why = line.split(FIELD, 3)
            self.pages[route] = PageEntry(template, output, why)
        for later in generations[1:]:
            self._lay_over(later)
        self._settle()

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
        self._new_answers.add(number)
        return number

    def made(self, trace: Trace, why: str) -> None:
        """Write down what a page was made of; its reads must have been learnt."""
        self.pages[trace.route] = PageEntry(trace.template, trace.output, why)
        self._put_reads(trace.route, trace.reads)

    def listed(self, reads: Iterable[Read]) -> None:
        """Write down the answers that decided which pages there are; they must have been learnt."""
        self._put_reads(_NO_PAGE, reads)

    def _put_reads(self, route: str, reads: Iterable[Read]) -> None:
        row = [self._answer(spelled(one.place)) for one in reads]
        self._reads.put(self._numbers.number(route), row)
        self._new_pages.add(route)

    def add(self, other: Ledger) -> None:
        """Take over everything that another ledger says, of which no page was dropped."""
        pieces = [self._pieces.number(one) for one in other._pieces.texts]
        answers = []
        for number, text in enumerate(other._answers.texts):
            mine = self._answer(text)
            answers.append(mine)
            if other._marks[number]:
                self._marks[mine] = other._marks[number]
                self._made_of.put(mine, [pieces[one] for one in other._made_of[number]])
                self._new_answers.add(mine)
        for number, route in enumerate(other._numbers.texts):
            if route != _NO_PAGE:
                self.pages[route] = other.pages[route]
            self._new_pages.add(route)
            row = [answers[one] for one in other._reads[number]]
            self._reads.put(self._numbers.number(route), row)

    def mark(self, place: Place) -> str | None:
        """Return the mark of an answer; None: it was not asked for."""
        number = self._answers.known(spelled(place))
        return None if number is None else self._marks[number] or None

    @property
    def empty(self) -> bool:
        """Whether nothing was ever learnt."""
        return not self._marks

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
                self._forget(number)

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
            self._put_reads(route, ())
        used: set[int] = set()
        waiting = {one for page in range(len(self._reads)) for one in self._reads[page]}
        while waiting:
            used |= waiting
            parts = {self._pieces.texts[one] for each in waiting for one in self._made_of[each]}
            numbers = (self._answers.known(spelled(one)) for one in map(answer_in, parts) if one)
            waiting = {one for one in numbers if one is not None} - used
        for number in range(len(self._marks)):
            if number not in used and self._marks[number]:
                self._forget(number)

    def _forget(self, number: int) -> None:
        self._marks[number] = ""
        self._made_of.put(number, ())
        self._new_answers.add(number)

    def turn_around(self) -> None:
        """Be ready to be asked again and again what pieces touch."""
        self._made_of.turn_around()
        self._reads.turn_around()

    def packed(self) -> dict[str, bytes | None]:
        """Return, as named bytes, a generation: a ledger to be laid over those before.

        It says what they don't say yet; many become one again.
        """
        if not (self._new_answers or self._new_pages):
            return {}
        many = 4 * len(self._new_answers) > len(self._marks)
        if many or self._generation + 1 == GENERATIONS:
            rows: dict[str, bytes | None] = dict.fromkeys(
                f"{older:02} {name}" for older in range(1, self._generation + 1) for name in _NAMES
            )
            rows |= {f"00 {name}": data for name, data in self.rows().items()}
            self._generation = 0
        else:
            self._generation += 1
            forgotten = [
                self._answers.texts[one] for one in self._new_answers if not self._marks[one]
            ]
            gone = self._new_pages - self.pages.keys() - {_NO_PAGE}
            told = self._news().rows(sorted(gone), sorted(forgotten))
            rows = {f"{self._generation:02} {name}": data for name, data in told.items()}
        self._settle()
        return rows

    def _news(self) -> Ledger:
        """Return what was learnt and made since it was packed last, as a ledger of its own."""
        news = Ledger()
        for number in sorted(self._new_answers):
            if self._marks[number]:
                mine = news._answer(self._answers.texts[number])
                news._marks[mine] = self._marks[number]
                parts = [self._pieces.texts[one] for one in self._made_of[number]]
                news._made_of.put(mine, news._pieces.all(parts))
        for route in sorted(self._new_pages):
            if route in self.pages or route == _NO_PAGE:
                row = self._reads[self._numbers.number(route)]
                mine = news._numbers.number(route)
                news._reads.put(mine, [news._answer(self._answers.texts[one]) for one in row])
            if route in self.pages:
                news.pages[route] = self.pages[route]
        return news

    def rows(self, gone: Iterable[str] = (), forgotten: Iterable[str] = ()) -> dict[str, bytes]:
        """Return everything as named bytes, and what a later generation takes back."""
        made_of, reads = self._made_of.packed(), self._reads.packed()
        entries = (
            FIELD.join((route, page.template, page.output, page.why))
            for route, page in self.pages.items()
        )
        told = (
            *(lines(self._pieces.texts), lines(self._answers.texts), lines(self._marks)),
            *(*made_of, lines(self._numbers.texts), *reads, lines(entries)),
            *(lines(gone), lines(forgotten)),
        )
        return dict(zip(_NAMES, told, strict=True))

    def _lay_over(self, kept: Mapping[str, bytes]) -> None:
        """Take over a later generation."""
        for route in texts(kept["gone"]):
            self.pages.pop(route, None)
            self._put_reads(route, ())
        self.unlearn(map(place_of, texts(kept["forgotten"])))
        self.add(Ledger(kept))

    def _settle(self) -> None:
        """Take all that is said for kept."""
        self._new_answers.clear()
        self._new_pages.clear()


def kept_ledger(state: State, part: str) -> Ledger:
    """Return the ledger that is kept in a part of the state; raises `StateError`.

    One that the last build of this process left is taken out of memory: what becomes of it while
    a build fails must not be believed afterwards.
    """
    made = state.made.pop(part, None)
    if isinstance(made, Ledger):
        return made
    state.miss_nothing(part)
    generations: dict[str, dict[str, bytes]] = {}
    for key, data in state.rows(part):
        generation, _, name = key.partition(" ")
        generations.setdefault(generation, {})[name] = data
    return Ledger(*generations.values())
