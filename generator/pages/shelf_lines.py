"""What is known of some shelves, in readers' words: the lines of the availability tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import routes
from generator.dates.edtf import parse
from generator.dates.wording import in_words
from generator.graph.availability import EXPECTING, SILENCE, WORD, Notice, Shelf, known
from generator.graph.cells import Line
from generator.graph.ladder import RULES
from generator.graph.lines import lines
from generator.graph.names import joined
from generator.projections.availability import Selling
from generator.projections.cards import Link
from generator.projections.describe import capitalised


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One claim behind a line: words before the link, the link to the claim, words after it."""

    link: Link
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLine:
    """What is known of some shelves on one day.

    `of` names the shelves ("Mate 10 Pro, online"), empty where nothing narrower is named than the
    maker; `word` is the machine word, `label` that in words with what belongs to it; `family` says
    how it is drawn, "" without a shape; `rule` where the method page explains the word.
    """

    of: str
    word: str
    label: str
    family: str
    rule: str
    phrases: tuple[Phrase, ...]


def shelf_lines(
    told: Selling, maker: str, day: date, known_on: date | None = None
) -> tuple[ShelfLine, ...]:
    """Return what is known of a seller's shelves for one maker on a day, now or as known then."""
    offer = next((one for one in told.offers if one.maker == maker), None)
    if offer is None:
        return ()
    found = lines(known(offer.accounts, known_on), told.above, day)
    return tuple(_shown(told, line) for line in found)


def naming(told: Selling, notice: Notice) -> str:
    """Say what a claim tells and when: "Stops ordering, by 21 March 2018"."""
    claim = told.claims[notice.claim]
    if claim.when.words == "not known":
        return claim.action
    return f"{claim.action}, {claim.when.words}"


def goods_at(maker: str, sellers: Sequence[str]) -> str:
    """Say whose goods and where: "Huawei at Amazon and Newegg", "Huawei itself"."""
    others = joined([one for one in dict.fromkeys(sellers) if one != maker])
    own = f"{maker} itself" if maker in sellers else ""
    return " and ".join(part for part in (own, f"{maker} at {others}" if others else "") if part)


def claim_phrase(told: Selling, notice: Notice, within: str = "", after: str = "") -> Phrase:
    """Return one claim as a phrase, with how sure it is; `within` narrows it ("online")."""
    words, status = naming(told, notice), RULES[notice.status].label
    tail = f" ({within})" if within else ""
    ahead = notice.kind == "expectation"
    expected = status if notice.status in EXPECTING else f"Expected ({_lower(status)})"
    return Phrase(
        before=f"{expected}: " if ahead else "",
        link=Link(
            route=routes.claim(notice.claim),
            text=_lower(words) if ahead else words,
            kind="claim",
        ),
        after=f"{tail}.{after}" if ahead else f"{tail}. {status}.{after}",
    )


def shelves_in_words(told: Selling, shelves: Iterable[Shelf]) -> str:
    """Name shelves: "Mate 10 Pro, online"; "" for all of a maker's goods anywhere."""
    groups: dict[str, list[str]] = {}
    for shelf in shelves:
        channel, region = told.channels.get(shelf.channel), told.regions.get(shelf.region)
        where = [words for words in (channel and _lower(channel), region) if words]
        groups.setdefault(", ".join(where), []).append(told.products.get(shelf.product, ""))
    parts = []
    for place, products in groups.items():
        named = joined([one for one in products if one])
        parts.append(", ".join(part for part in (named, place) if part))
    return "; ".join(part for part in parts if part)


def between_in_words(first: date | None, last: date | None) -> str:
    """Say between which days something lies: "between 22 March 2018 and 22 May 2019"."""
    if first is None and last is None:
        return "on a day not known"
    start = first.isoformat() if first else ".."
    end = last.isoformat() if last else ".."
    return in_words(parse(start if start == end else f"{start}/{end}"), "event")


def _shown(told: Selling, line: Line) -> ShelfLine:
    return ShelfLine(
        of=capitalised(shelves_in_words(told, line.shelves)),
        word=line.word,
        label=_label(line),
        family=_family(line),
        rule=routes.method(WORD[line.word].anchor),
        phrases=tuple(_phrases(told, line)),
    )


def _label(line: Line) -> str:
    label = WORD[line.word].label
    if line.word == "last-known":
        label = f"{label}: {_lower(WORD[line.state].label)}"
    elif line.word in {"seen", "not-found"} and line.age and line.age > SILENCE:
        label = f"Last {_lower(label)}"
    return f"{label}, {WORD['differ'].label}" if line.against else label


def _family(line: Line) -> str:
    """Return how a line is drawn: by the status of what it rests on; "" where that is to come."""
    if line.against:
        return "contested"
    if line.word == "earlier":
        return ""
    if line.word == "ended":
        return "weak"
    notice = line.turn if line.word == "between" else line.decider or line.look or line.expected
    return RULES[notice.status].family if notice else "weak"


def _phrases(told: Selling, line: Line) -> Iterable[Phrase]:
    if line.decider:
        yield _phrase(told, line, line.decider)
    for one in line.against:
        yield _phrase(told, line, one, before="Against it: ")
    if line.word == "ended":
        until = f"Ended {between_in_words(*line.until)}"
        by = line.look or line.turn
        if by:
            yield _phrase(told, line, by, before=f"{until}: " if line.state else "")
    elif line.turn:
        when = between_in_words(*line.until)
        own = told.claims[line.turn.claim].when.words
        after = f" Some day {when}." if line.word == "between" and when != own else ""
        yield _phrase(told, line, line.turn, after=after)
    if line.look and line.word != "ended":
        yield _phrase(told, line, line.look)
    if line.expected:
        after = " The day passed; not known whether it happened." if line.passed else ""
        yield _phrase(told, line, line.expected, after=after)


def _phrase(
    told: Selling, line: Line, notice: Notice, *, before: str = "", after: str = ""
) -> Phrase:
    """Return one claim as a phrase; its scope is told where that is not the line's own."""
    own = set(line.shelves) & set(notice.shelves)
    scope = "" if own else shelves_in_words(told, notice.shelves)
    parts = [part for part in (scope, "some" if notice.some else "") if part]
    phrase = claim_phrase(told, notice, ", ".join(parts), after)
    return replace(phrase, before=f"{before}{phrase.before}")


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
