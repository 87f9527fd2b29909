"""A made-up record of any size, the same for every generator that is measured.

`size` claims, a tenth as many entities, a fifth as many sources, over eight years; who is named in
a claim follows Zipf's law, so that a few entities have very long pages.
The same size gives the same corpus on every machine.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

FIRST_DAY = date(2018, 1, 1)
DAYS = 8 * 365
STATUSES = ("confirmed", "reported", "denied", "declined")
KINDS = {
    "shops": ("Shop", "Shops"),
    "carriers": ("Carrier", "Carriers"),
    "makers": ("Maker", "Makers"),
    "papers": ("Paper", "Papers"),
    "offices": ("Office", "Offices"),
}
_BEGIN = ("ba", "cor", "del", "fen", "gal", "hol", "jun", "kes", "lam", "mor", "nor", "pel")
_MIDDLE = ("a", "an", "e", "el", "i", "in", "o", "or", "u", "un")
_END = ("", "d", "k", "l", "m", "n", "r", "s", "t", "x")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that claims name."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article; it came out after all that it can be cited for."""

    id: str
    title: str
    url: str
    publisher: str
    published: date


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with one statement on it; `status` says how that bears on it."""

    id: str
    title: str
    happened: date
    status: str
    subjects: tuple[str, ...]
    sources: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything; `[[id]]` in summaries and bodies links to an entity."""

    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


class _Writer:
    """Makes words up."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  nothing secret: the same words every time
        self.words = [f"{a}{b}{c}" for a in _BEGIN for b in _MIDDLE for c in _END][::2]

    def title(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, k=length)).capitalize()

    def sentence(self) -> list[str]:
        words = self.chance.choices(self.words, k=self.chance.randrange(9, 19))
        words[0] = words[0].capitalize()
        return words

    def paragraph(self, names: list[str], weights: list[float]) -> str:
        told: list[str] = []
        for _ in range(self.chance.randrange(3, 6)):
            words = self.sentence()
            place, kind = self.chance.randrange(1, len(words) - 2), self.chance.random()
            if kind < 0.3:
                words[place] = f"**{words[place]} {self.chance.choice(self.words)}**"
            elif kind < 0.5:
                page = f"https://example.org/{self.chance.choice(self.words)}/{len(told)}"
                words[place] = f"[{words[place]}]({page})"
            elif kind < 0.85:
                words[place] = f"[[{self.somebody(names, weights)}]]"
            told.append(f"{' '.join(words)}.")
        return " ".join(told)

    def somebody(self, names: list[str], weights: list[float]) -> str:
        return names[bisect_left(weights, self.chance.random() * weights[-1])]

    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))


def corpus(size: int) -> Corpus:
    """Make the corpus of `size` claims."""
    writer = _Writer(size)
    entities = tuple(_entities(writer, max(size // 10, 5)))
    names = [one.id for one in entities]
    writer.chance.shuffle(names)
    weights = list(accumulate(1 / place for place in range(1, len(names) + 1)))
    sources = tuple(
        Source(
            id=f"source-{number:06}",
            title=writer.title(6),
            url=f"https://example.com/{number}",
            publisher=writer.chance.choice(names),
            published=FIRST_DAY + timedelta(days=DAYS + number % 365),
        )
        for number in range(max(size // 5, 3))
    )
    claims = tuple(_claims(writer, size, names, weights, [one.id for one in sources]))
    return Corpus(entities, sources, claims)


def _entities(writer: _Writer, count: int) -> Iterator[Entity]:
    kinds = list(KINDS)
    for number in range(count):
        first, *rest = (" ".join(writer.sentence()) for _ in range(2))
        yield Entity(
            id=f"{writer.chance.choice(writer.words)}-{number}",
            kind=kinds[number % len(kinds)],
            name=f"{writer.title(1)} {number}",
            aliases=(f"{writer.title(2)} {number}",),
            summary=f"**{first}.** {' '.join(rest)}.",
        )


def _claims(
    writer: _Writer, count: int, names: list[str], weights: list[float], sources: list[str]
) -> Iterator[Claim]:
    chance = writer.chance
    for number in range(count):
        subjects = [writer.somebody(names, weights) for _ in range(chance.choice((1, 2, 2, 3)))]
        cited = chance.choices(sources, k=chance.choice((1, 1, 2, 3)))
        paragraphs = (writer.paragraph(names, weights) for _ in range(chance.choice((2, 3))))
        yield Claim(
            id=f"claim-{number:06}",
            title=writer.title(chance.randrange(5, 10)),
            happened=writer.day(),
            status=chance.choice(STATUSES),
            subjects=tuple(dict.fromkeys(subjects)),
            sources=tuple(dict.fromkeys(cited)),
            body="\n\n".join(paragraphs),
        )
