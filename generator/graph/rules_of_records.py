"""Checks of one record alone: what its fields say together, whatever other records say.

They run on drafts too, and while other records have errors.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.finding import Finding, RelatedPlace
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Report, Speaker, Statement

LONGEST_QUOTE = 600
"""Characters of a quotation: a few sentences. Beyond that it takes the article's place."""

_WAYS = ("who", "unnamed", "document", "looked", "own_words", "untraced")
_GOES_WITH = {"for": "who", "role": "who", "heads": "unnamed"}


def record_findings(record: Record) -> Iterator[Finding]:
    """Yield what is wrong or doubtful within one record."""
    if isinstance(record, Statement):
        yield from _speaker(record.id, record.speaker)
        for position, report in enumerate(record.reports):
            yield from _quote(record.id, position, report)
    if isinstance(record, Source):
        yield from _versions(record)


def _speaker(record_id: str, speaker: Speaker) -> Iterator[Finding]:
    given = {
        name: value
        for name in (*_WAYS, "for", "role", "heads")
        if (value := getattr(speaker, "for_" if name == "for" else name))
    }
    ways = [name for name in _WAYS if name in given]
    if not ways:
        yield Finding(
            code="E202",
            record_id=record_id,
            path=("speaker",),
            on="key",
            message="`speaker` does not say who speaks",
            help=(f"add one of: {', '.join(_WAYS)}",),
        )
        return
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
        if name in given and partner not in given:
            yield Finding(
                code="E214",
                record_id=record_id,
                path=("speaker", name),
                on="key",
                message=f"`{name}` goes with `{partner}`, not with `{ways[0]}`",
                help=(f"take `{name}` out, or write `{partner}`",),
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


def _versions(source: Source) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for position, version in enumerate(source.versions):
        if version.id in first:
            there = RelatedPlace(source.id, ("versions", first[version.id], "id"), "the first")
            yield Finding(
                code="E205",
                record_id=source.id,
                path=("versions", position, "id"),
                message=f"two versions of `{source.id}` have the id `{version.id}`",
                label="the second",
                related=(there,),
            )
        first.setdefault(version.id, position)
