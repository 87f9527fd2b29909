"""Checks of one statement: who speaks, with which stance, and who reported it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.finding import Finding, RelatedPlace
from generator.model.statement import Report, Speaker, Statement

LONGEST_QUOTE = 600
"""Characters of a quotation: a few sentences. Beyond that it takes the article's place."""

_WAYS = ("who", "unnamed", "document", "looked", "own_words", "untraced")
_GOES_WITH = {"for": "who", "role": "who", "heads": "unnamed"}
_REPORTED_BY_THEMSELVES = frozenset({"own-words", "look", "document"})


def statement_findings(statement: Statement) -> Iterator[Finding]:
    """Yield what is wrong within one statement; without a speaker nothing else can be said."""
    ways = [name for name in _WAYS if getattr(statement.speaker, name)]
    if not ways:
        yield _nobody(statement.id)
        return
    yield from _one_speaker(statement.id, statement.speaker, ways)
    yield from _reported(statement)
    yield from _stances(statement)
    for position, report in enumerate(statement.reports):
        yield from _quote(statement.id, position, report)


def _nobody(record_id: str) -> Finding:
    return Finding(
        code="E202",
        record_id=record_id,
        path=("speaker",),
        on="key",
        message="`speaker` does not say who speaks",
        help=(f"add one of: {', '.join(_WAYS)}",),
    )


def _one_speaker(record_id: str, speaker: Speaker, ways: list[str]) -> Iterator[Finding]:
    for name in ways[1:]:
        yield Finding(
            code="E214",
            record_id=record_id,
            path=("speaker", name),
            on="key",
            message=f"a speaker is either `{ways[0]}` or `{name}`, not both",
            help=("where two spoke, write two statements",),
            related=(RelatedPlace(record_id, ("speaker", ways[0]), "the speaker"),),
        )
    for name, partner in _GOES_WITH.items():
        if getattr(speaker, "for_" if name == "for" else name) and partner not in ways:
            yield Finding(
                code="E214",
                record_id=record_id,
                path=("speaker", name),
                on="key",
                message=f"`{name}` goes with `{partner}`, not with `{ways[0]}`",
                help=(f"take `{name}` out, or write `{partner}`",),
            )


def _reported(statement: Statement) -> Iterator[Finding]:
    if not statement.reports and statement.speaker.way not in _REPORTED_BY_THEMSELVES:
        yield Finding(
            code="E303",
            record_id=statement.id,
            path=(),
            message=f"`{statement.id}` says nowhere who reported it",
            help=("name the source under `reports:`",),
        )


def _stances(statement: Statement) -> Iterator[Finding]:
    stances = list(dict.fromkeys(stance for stance, _ in statement.stances))
    if not stances:
        yield Finding(
            code="E314",
            record_id=statement.id,
            path=(),
            message=f"`{statement.id}` takes no stance on any claim or statement",
            help=("add `affirms:`, `denies:`, `comments:` or another stance, with ids of claims",),
        )
    for stance in stances if statement.speaker.looked else ():
        if stance != "affirms":
            yield Finding(
                code="E311",
                record_id=statement.id,
                path=(stance,),
                on="key",
                message=f"a look can't be what `{stance}` says; it can only affirm",
                help=("affirm a claim on what was seen, such as that it was absent",),
                related=(RelatedPlace(statement.id, ("speaker",), "a look"),),
            )


def _quote(record_id: str, position: int, report: Report) -> Iterator[Finding]:
    if len(report.quote) > LONGEST_QUOTE:
        yield Finding(
            code="W315",
            record_id=record_id,
            path=("reports", position, "quote"),
            message=f"this quotation has {len(report.quote):,} characters",
            help=("keep the sentence that matters, and say the rest in your own words",),
        )
