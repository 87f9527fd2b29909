"""Numbered texts and rows of numbers: what a ledger is kept in."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

FEW = 40
"""Numbers up to which each is looked for on its own."""


class Numbered:
    """Texts by number and numbers by text."""

    __slots__ = ("_numbers", "texts")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.texts = list(texts)
        self._numbers = {text: number for number, text in enumerate(self.texts)}

    def number(self, text: str) -> int:
        """Return the number of a text, a new one if need be."""
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return number

    def all(self, texts: Iterable[str]) -> list[int]:
        """Return the numbers of texts, new ones if need be."""
        known = self._numbers
        found = []
        for text in texts:
            number = known.get(text)
            if number is None:
                number = known[text] = len(self.texts)
                self.texts.append(text)
            found.append(number)
        return found

    def known(self, text: str) -> int | None:
        """Return the number of a text, if it has one."""
        return self._numbers.get(text)


_END = "\0"
"""What ends a text that is kept; a name may have a line break, but no NUL."""


def lines(listed: Iterable[str]) -> bytes:
    """Join texts; each has an end of its own, so that none and one empty one differ."""
    return "".join(f"{text}{_END}" for text in listed).encode("utf-8", "surrogatepass")


def texts(data: bytes) -> list[str]:
    """Return the texts that `lines` joined."""
    return data.decode("utf-8", "surrogatepass").split(_END)[:-1]


class Rows:
    """Rows of numbers by number; the last one put at a place counts.

    Once turned around, they tell at once which of them hold a number.
    """

    __slots__ = ("_holders", "_items", "_put", "_starts")

    def __init__(self, starts: array[int] | None = None, items: array[int] | None = None) -> None:
        """Take where rows begin, and the end of the last, among all items."""
        self._starts = starts or array("I", [0])
        self._items = items or array("I")
        self._put: dict[int, array[int]] = {}
        self._holders: dict[int, array[int]] | None = None

    @staticmethod
    def unpacked(starts: bytes | None, items: bytes | None) -> Rows:
        """Return the rows that `packed` wrote; none of nothing."""
        told = array("I"), array("I")
        told[0].frombytes(starts or b"")
        told[1].frombytes(items or b"")
        return Rows(*told)

    def __len__(self) -> int:
        return max(len(self._starts) - 1, max(self._put, default=-1) + 1)

    def __getitem__(self, place: int) -> array[int]:
        if place in self._put:
            return self._put[place]
        if place + 1 >= len(self._starts):
            return array("I")
        return self._items[self._starts[place] : self._starts[place + 1]]

    def put(self, place: int, row: Iterable[int]) -> None:
        """Put a row at a place."""
        new = array("I", row)
        if self._holders is not None:
            before, after = set(self[place]), set(new)
            for number in before - after:
                self._holders[number].remove(place)
            for number in after - before:
                self._holders.setdefault(number, array("I")).append(place)
        self._put[place] = new

    def turn_around(self) -> None:
        """Learn which rows hold each number, for a process that will ask again and again."""
        if self._holders is None:
            holders: dict[int, array[int]] = {}
            for place in range(len(self)):
                for number in set(self[place]):
                    held = holders.get(number)
                    if held is None:
                        holders[number] = array("I", [place])
                    else:
                        held.append(place)
            self._holders = holders

    def touching(self, wanted: Collection[int]) -> set[int]:
        """Return the places of the rows that hold any of the wanted numbers."""
        if not wanted:
            return set()
        if self._holders is not None:
            return {place for number in wanted for place in self._holders.get(number, ())}
        starts = self._starts
        found = {bisect_right(starts, position) - 1 for position in self._positions(wanted)}
        found -= self._put.keys()
        return found | {
            place for place, row in self._put.items() if any(one in wanted for one in row)
        }

    def _positions(self, wanted: Collection[int]) -> Iterator[int]:
        """Yield where wanted numbers stand among all items; few are found as bytes, far faster."""
        if len(wanted) > FEW:
            yield from (place for place, item in enumerate(self._items) if item in wanted)
            return
        data, size = self._items.tobytes(), self._items.itemsize
        for number in wanted:
            sought = array("I", [number]).tobytes()
            position = data.find(sought)
            while position >= 0:
                if position % size == 0:
                    yield position // size
                position = data.find(sought, position + 1)

    def packed(self) -> tuple[bytes, bytes]:
        """Return the starts and the items as bytes; what was put is one with the rest now."""
        starts, items = array("I", [0]), array("I")
        done = 0
        for place in sorted(self._put):
            self._copy(done, place, starts, items)
            items.extend(self._put[place])
            starts.append(len(items))
            done = place + 1
        self._copy(done, len(self._starts) - 1, starts, items)
        self._starts, self._items = starts, items
        self._put.clear()
        return starts.tobytes(), items.tobytes()

    def _copy(self, first: int, last: int, starts: array[int], items: array[int]) -> None:
        """Append rows as they were read back; those beyond them are empty."""
        end = min(last, len(self._starts) - 1)
        if first < end:
            shift = len(items) - self._starts[first]
            items.extend(self._items[self._starts[first] : self._starts[end]])
            starts.extend(start + shift for start in self._starts[first + 1 : end + 1])
        starts.extend(len(items) for _ in range(max(first, end), last))
