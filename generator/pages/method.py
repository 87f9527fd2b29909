"""The method page: every word that the site derives, what it means, and the rule behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import routes
from generator.graph.availability import WORDS
from generator.graph.chains import VERB_MEANINGS, VERBS
from generator.graph.contradictions import KINDS, MEANINGS
from generator.graph.evidence import WHY_NOT
from generator.graph.fallen import FALLS
from generator.graph.ladder import STATUS_RULES
from generator.graph.questions import QUESTIONS
from generator.graph.responses import ANSWERS
from generator.pages.layout import about, chrome
from generator.pages.shown import Asking, Page, Shown
from generator.projections.cards import Link, Prose
from generator.projections.entities import PARTS
from generator.projections.site import prose_facts
from generator.projections.stances import STANCE_TERMS
from generator.projections.statements import COUNTING
from generator.projections.status_words import claim_ids, claim_link, status_word


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """One status word; `anchor` is the fragment that a status links to ("status-reported")."""

    anchor: str
    word: str
    label: str
    family: str
    rule: str
    claims: int
    example: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """One other derived word: a stance, a response, a verb of reports, a kind of contradiction."""

    anchor: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """Derived words of one sort, under a heading; `intro` is what they have in common."""

    anchor: str
    heading: str
    intro: Prose | None
    terms: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """What `method.html` sees.

    `body` is the editor's prose; `statuses` in the order in which the rules are tried.
    """

    title: str
    body: Prose | None
    statuses: tuple[StatusEntry, ...]
    groups: tuple[TermGroup, ...]


INTROS = {
    "origins": (
        "An origin is somebody who knows at first hand, or whose word we cannot trace any further. "
        "Articles that repeat another article add none. The count is a range, because unnamed "
        "people may be the same person, or one of the named."
    ),
    "stances": "What a statement does with a claim.",
    "responses": "What a party that a claim names answered; the first that fits is shown first.",
    "verbs": "How an article stands to what it reports.",
    "parts": "What a source is among all the reports of this record.",
    "not-counted": "Voices that are shown but add no origin.",
    "contradictions": "Records that can't all be right. We show both sides and pick no winner.",
    "questions": "What the record itself shows to be missing.",
    "sale": (
        "What the tables of who sells what say of a shelf on a day. Each word rests on claims, and "
        "their status stands beside it. What is said of phones holds for each phone, unless it is "
        "said of some alone; what was seen of one phone was seen of phones. Silence about a shop "
        "says nothing of it."
    ),
    "fallen": "A document that is gone, or that its publisher takes back, and what rests on it.",
}


def page() -> Page:
    """Return the page that defines every derived word, from the definitions that derive them."""
    return Page(routes.METHOD, "method.html", view)


def view(ask: Asking) -> Shown:
    """Read what the method page shows: all of it is code's own, but for the words in front."""
    told = ask(prose_facts, "method")
    examples = _examples(ask)
    shown = MethodView(
        title="How we decide what counts",
        body=told.body if told else None,
        statuses=tuple(
            StatusEntry(
                anchor=rule.anchor,
                word=rule.word,
                label=rule.label,
                family=rule.family,
                rule=rule.definition,
                claims=number,
                example=example,
            )
            for rule in STATUS_RULES
            for number, example in (examples.get(rule.word, (0, None)),)
        ),
        groups=(
            _group("origins", "Counting origins", _numbered("counting", COUNTING)),
            _group(
                "stances",
                "Stances",
                ((one.anchor, one.label, one.definition) for one in STANCE_TERMS),
            ),
            _group(
                "responses",
                "Answers",
                ((one.anchor, one.label, one.definition) for one in ANSWERS),
            ),
            _group(
                "verbs",
                "Reports",
                ((f"verb-{one}", VERBS[one], VERB_MEANINGS[one]) for one in VERBS),
            ),
            _group("parts", "Sources", _numbered("part", PARTS)),
            _group("not-counted", "What does not count", _named("not", WHY_NOT)),
            _group(
                "contradictions",
                "Contradictions",
                ((f"contradiction-{one}", KINDS[one], MEANINGS[one]) for one in KINDS),
            ),
            _group("questions", "Open questions", _numbered("question", QUESTIONS)),
            _group(
                "sale",
                "Who sells what",
                ((one.anchor, one.label, one.meaning) for one in WORDS),
            ),
            _group("fallen", "Sources that fell", _numbered("fallen", FALLS)),
        ),
    )
    return Shown(
        chrome(
            ask,
            route=routes.METHOD,
            title="How we decide what counts",
            description="Every word that this site derives, what it means, and the rule behind it.",
            trail=about(ask, routes.METHOD),
            file=told.file if told else "",
        ),
        shown,
    )


def _examples(ask: Asking) -> dict[str, tuple[int, Link | None]]:
    """Return how many claims have each status that occurs, and the first of them by id."""
    found: dict[str, list[str]] = {}
    for ident in ask(claim_ids, ""):
        found.setdefault(ask(status_word, ident), []).append(ident)
    return {word: (len(ids), ask(claim_link, ids[0])) for word, ids in found.items()}


def _group(anchor: str, heading: str, terms: Iterable[tuple[str, str, str]]) -> TermGroup:
    return TermGroup(
        anchor=anchor,
        heading=heading,
        intro=Prose(text=INTROS[anchor]),
        terms=tuple(
            TermEntry(anchor=one, label=label, meaning=meaning) for one, label, meaning in terms
        ),
    )


def _named(prefix: str, words: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Terms whose wording is their whole meaning."""
    return ((f"{prefix}-{word}", word.replace("-", " "), text) for word, text in words.items())


def _numbered(prefix: str, words: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Terms with a sentence of meaning: the word before its first colon is the label."""
    for word, text in words.items():
        label, colon, meaning = text.partition(": ")
        yield (f"{prefix}-{word}", label if colon else word, meaning if colon else text)
