"""Lists that may grow too long for one page.

Such a list is parted by year, month or letter: its first page leads to the parts, each of which has
a page of its own. A part that is longer than `lengths.LONGEST_PART` goes on on numbered pages, so
that no page is ever longer than `lengths.LONGEST_PAGE`, and an entry's page depends on the entries
of its part alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from generator import routes
from generator.dates.values import MONTHS
from generator.projections import lengths, letters
from generator.projections.cards import Link

T = TypeVar("T")
K = TypeVar("K", int, str, int | None)

Key: TypeAlias = int | str | None
"""What files an entry: a year, a month, or a letter; None is for what has no date."""

Numbers: TypeAlias = tuple[tuple[int | None, int], ...]
"""Years or months, each with how many entries; one may occur more than once."""

Letters: TypeAlias = tuple[tuple[str, int], ...]
"""Letters, each with how many entries a list has under it."""

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Part:
    """All entries of one key: `name` ends the address of its page, `label` is the key in words."""

    key: Key
    name: str
    label: str
    number: int

    @property
    def pages(self) -> int:
        """On how many pages it stands."""
        return -(-self.number // room()) or 1

    def page(self, number: int) -> str:
        """Return what ends the address of one of its pages, counted from 1."""
        return self.name if number == 1 else f"{self.name}/{number}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: which entries it shows, and where it leads.

    `whole`: the list fits on this page. Else a page without a `label` is the first, which shows
    nothing but the `parts` with their numbers of entries; on any other `label` says which it is
    ("2018", "2018, page 2 of 4"), and `part` is the one whose entries it shows.
    """

    route: str
    whole: bool
    label: str = ""
    part: Part | None = None
    number: int = 1
    parts: tuple[tuple[Link, int], ...] = ()
    previous: Link | None = None
    following: Link | None = None

    def titled(self, title: str) -> str:
        """Return the list's title as that of this page."""
        return f"{title}: {self.label}" if self.label else title

    def trail(self, list_: Link, *above: Link) -> tuple[Link, ...]:
        """Return the trail of this page, where `above` are the steps to the list."""
        return (*above, list_) if self.label else above

    def cut(self, entries: Sequence[T]) -> tuple[T, ...]:
        """Return those of its part's entries, or of the whole list's, that stand on this page."""
        if self.whole:
            return tuple(entries)
        if self.part is None:
            return ()
        first = (self.number - 1) * room()
        return tuple(entries[first : first + room()])

    def of(self, entries: Iterable[tuple[Key, T]]) -> tuple[T, ...]:
        """Return those of the list's entries, given with their keys, that stand on this page."""
        key = self.part.key if self.part else None
        return self.cut([one for where, one in entries if self.whole or where == key])


@dataclass(frozen=True, slots=True)
class Parted:
    """A list at the address `route`, with its parts in order of reading; `most` fit on one page.

    `falling`: the first page shows the last part first.
    """

    route: str
    parts: tuple[Part, ...]
    most: int
    falling: bool = False

    @property
    def whole(self) -> bool:
        """Whether one page is enough."""
        return sum(part.number for part in self.parts) <= self.most

    def names(self) -> tuple[str, ...]:
        """Return what ends the addresses of its pages; "" is the first and perhaps only one."""
        return ("", *(() if self.whole else (name for name, _, _ in self._pages())))

    def leaf(self, name: str) -> Leaf:
        """Return the page whose address ends in `name`."""
        if not name:
            shown = reversed(self.parts) if self.falling else self.parts
            links = tuple((self._link(part), part.number) for part in shown)
            return Leaf(self.route, self.whole, parts=() if self.whole else links)
        pages = list(self._pages())
        place = [one for one, _, _ in pages].index(name)
        _, part, number = pages[place]
        return Leaf(
            routes.part(self.route, name),
            whole=False,
            label=_label(part, number),
            part=part,
            number=number,
            previous=self._link(*pages[place - 1][1:]) if place else None,
            following=self._link(*pages[place + 1][1:]) if place + 1 < len(pages) else None,
        )

    def _pages(self) -> Iterator[tuple[str, Part, int]]:
        for part in self.parts:
            for number in range(1, part.pages + 1):
                yield part.page(number), part, number

    def _link(self, part: Part, number: int = 0) -> Link:
        """Return the link to a page of a part; 0 is its first, under the name of the part alone."""
        name = part.page(number or 1)
        return Link(
            route=routes.part(self.route, name),
            text=_label(part, number) if number else part.label,
        )


def room() -> int:
    """Return how many entries stand on a page of a list that has several."""
    return min(lengths.LONGEST_PART, lengths.LONGEST_PAGE)


def by_year(
    route: str, counts: Iterable[tuple[int | None, int]], *, most: int | None = None
) -> Parted:
    """Return a list that is parted by year, if it has more than `most` entries.

    The first page shows the newest year first, and last what has no date.
    """
    told = _totals(counts)
    years = sorted(told, key=lambda year: (year is not None, year or 0))
    parts = tuple(
        Part(
            year,
            UNDATED if year is None else f"{year:04}",
            "Date not known" if year is None else str(year),
            told[year],
        )
        for year in years
    )
    return Parted(route, parts, lengths.LONGEST_PAGE if most is None else most, falling=True)


def by_month(route: str, year: int, counts: Iterable[tuple[int | None, int]]) -> Parted:
    """Return a year's list that is parted by month; last comes what has none."""
    told = _totals(counts)
    parts = tuple(
        Part(
            month,
            UNDATED if month is None else f"{month:02}",
            f"{year}, month not known" if month is None else f"{MONTHS[month - 1]} {year}",
            told[month],
        )
        for month in sorted(told, key=lambda month: (month is None, month or 0))
    )
    return Parted(route, parts, lengths.LONGEST_PAGE)


def by_letter(
    route: str,
    counts: Iterable[tuple[str, int]],
    *,
    most: int | None = None,
    before: str = routes.LETTERS,
) -> Parted:
    """Return a list that is parted by letter, if it has more than `most` entries.

    `before` stands before letters in addresses.
    """
    told = _totals(counts)
    parts = tuple(
        Part(letter, f"{before}{letter}", letters.in_words(letter), told[letter])
        for letter in sorted(told, key=letters.place_of)
    )
    return Parted(route, parts, lengths.LONGEST_PAGE if most is None else most)


def _totals(counts: Iterable[tuple[K, int]]) -> Counter[K]:
    told: Counter[K] = Counter()
    for key, number in counts:
        told[key] += number
    return told


def _label(part: Part, number: int) -> str:
    return part.label if part.pages == 1 else f"{part.label}, page {number} of {part.pages}"
