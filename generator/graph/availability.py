"""Who sells what: the words for it, and the values that its derivation is made of.

A claim bears on it through its action, which says what availability becomes (`state`) or what
somebody saw (`look`). Everything here is plain, so that pages can carry it over builds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.graph.ladder import STATUS_RULES

SILENCE = 90
"""Days after the last word on a state from which on it is only what was last known."""

FORESIGHT = 365
"""Days before a known end for which a shelf is said to have been "on sale until then".

The end tells that there was something to end, but not since when: years before it nobody knows.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the tables: the machine `word`, the `label` for readers, and what it means."""

    word: str
    label: str
    meaning: str

    @property
    def anchor(self) -> str:
        """The fragment of the method page at which the word stands."""
        return f"sale-{self.word}"


WORDS = (
    Word(
        "on-sale",
        "On sale",
        "The latest change that we know of put them on sale.",
    ),
    Word(
        "sell-through",
        "Remaining stock",
        "No new ones are ordered; what is left may still be sold.",
    ),
    Word("suspended", "Sale suspended", "The sale was halted, and not said to be over."),
    Word("off-sale", "No longer sold", "The latest change that we know of ended the sale."),
    Word(
        "cancelled",
        "Planned, never on sale",
        "A plan to sell them was given up before anything was sold.",
    ),
    Word("never", "Not offered", "Whoever decides about it keeps them out."),
    Word(
        "between",
        "Day of change not known",
        "The change falls between two days, and this day lies between them.",
    ),
    Word(
        "earlier",
        "On sale until a change",
        "They stopped being sold within the year that follows; since when they had been on sale is "
        "not known.",
    ),
    Word(
        "last-known",
        "Last known",
        f"No word for more than {SILENCE} days. The state stands as it was last known; whether it "
        "held on, nobody said.",
    ),
    Word(
        "ended",
        "Not known",
        "A state came to an end, by its own date or because somebody looked and found it "
        "otherwise. What followed is not known: not to be found is not to be off sale.",
    ),
    Word(
        "seen",
        "Seen on sale",
        "Somebody saw them, or says so, on one day. Nothing follows for the days before and after.",
    ),
    Word(
        "not-found",
        "Not found on sale",
        "Somebody looked and did not find them. That does not mean that the sale had ended.",
    ),
    Word(
        "expected",
        "Only expected",
        "Somebody said that it would come. Until more is known it stays an expectation, also when "
        "its day has passed.",
    ),
    Word(
        "differ",
        "accounts differ",
        "Two accounts of one day can't both be right as they stand. Neither wins.",
    ),
    Word(
        "no-record",
        "No record",
        "This record holds nothing for that day. That says nothing about the shelves.",
    ),
)
"""Every word of the tables; the first six are the states that an action can bring about."""

WORD: Mapping[str, Word] = {one.word: one for one in WORDS}

ON_SHELVES = frozenset({"on-sale", "sell-through"})
"""The states in which they can be seen on sale."""

OFF_SHELVES = frozenset({"suspended", "off-sale", "cancelled", "never"})
"""The states in which they can't."""

ENDING = frozenset({"suspended", "off-sale"})
"""The states that tell by themselves that something had been on sale before."""

FILLING = frozenset(
    {"confirmed", "observed", "corroborated", "stated", "reported", "unsourced", "disputed"}
)
"""Statuses with which a claim says how it is; `unsourced` and `disputed` are labelled so."""

EXPECTING = frozenset({"planned", "expected"})
"""Statuses with which a claim says how it will be."""

STRENGTH: Mapping[str, int] = {rule.word: place for place, rule in enumerate(STATUS_RULES)}
"""The place of a status on the ladder; a smaller number is stronger."""


Kind = Literal["change", "look", "expectation"]


@dataclass(frozen=True, slots=True, order=True)
class Shelf:
    """What exactly is sold: a product, a channel and a region, each empty where not said."""

    product: str = ""
    channel: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one claim says of a seller's shelves, as it stood at one time of knowing.

    `kind`: a `change` to the state `word`; a `look`, whose word is `present` or `absent`; an
    `expectation` of the state `word`.
    `earliest` to `latest` is when: for changes and looks no later than the first publication; for
    an expectation when it is due, `latest` with the width of an "about", None where not said.
    `public` is the day by which it was published for certain, None where nothing dated carries it.
    `after` is the claim that it comes after by the words of a source, `some` that it is said of
    some models alone, `every` of all.
    """

    claim: str
    kind: Kind
    word: str
    status: str
    shelves: tuple[Shelf, ...]
    earliest: date | None = None
    latest: date | None = None
    public: date | None = None
    some: bool = False
    every: bool = False
    after: str = ""

    @property
    def weak(self) -> bool:
        """Whether nobody who could know is known to say so."""
        return self.status == "unsourced"


@dataclass(frozen=True, slots=True)
class Account:
    """All that one claim ever said of a seller's shelves, by what was known when.

    `now` is its notices as of today's knowledge, `then` the same from each day on, first day first.
    """

    claim: str
    now: tuple[Notice, ...]
    then: tuple[tuple[date, tuple[Notice, ...]], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """All accounts of what a seller does with the goods of one maker, by claim."""

    maker: str
    accounts: tuple[Account, ...]


Lineage = Mapping[str, tuple[str, ...]]
"""Product → the products above it, nearest first."""


def known(accounts: tuple[Account, ...], known_on: date | None = None) -> tuple[Notice, ...]:
    """Return the notices as known now, or as they were known at the end of a day."""
    if known_on is None:
        return tuple(notice for one in accounts for notice in one.now)
    return tuple(notice for one in accounts for notice in _at(one, known_on))


def agrees(state: str, look: str) -> bool:
    """Whether what somebody saw goes with a state."""
    return state in (ON_SHELVES if look == "present" else OFF_SHELVES)


def _at(account: Account, day: date) -> tuple[Notice, ...]:
    found: tuple[Notice, ...] = ()
    for since, notices in account.then:
        if since > day:
            break
        found = notices
    return found
